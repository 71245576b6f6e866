/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The unrolled copy of i386: blocks of 64 bytes by moves of a register, for
 * sides that are aligned differently, where string moves are slow.
 *
 * unsigned long cf_blocks_from_user(void *to, const void *from, size_t n)
 * unsigned long cf_blocks_to_user(void *to, const void *from, size_t n)
 *	in: the stack. In here: edi to, esi from, ecx what is left from the
 *	block on. out: eax residue. clobbers: ecx edx
 *
 * Each move of a block has a table entry, and one fixup: all of the block
 * counts as not copied, though its first words may have been stored. The cache
 * line behind the block is read early when at least a word of it belongs to
 * the copy; a fault there gives up a block that could have been copied. So the
 * residue is rounded up by at most 67 bytes. What is left after the last block
 * is moved by words and then bytes, as in copy_string.S.
 */
#include <asm/extable.h>

	.section .note.GNU-stack, "", @progbits

/* An instruction that may fault; then the block is given back. */
.macro MAY_FAULT type:req, insn:vararg
7:	\insn
	_ASM_EXTABLE_TYPE 7b, 5f, \type
.endm

.macro COPY name:req, type:req
	.text
	.balign 16
	.globl \name
	.type \name, @function
\name:
	push	%esi
	push	%edi
	mov	12(%esp), %edi
	mov	16(%esp), %esi
	mov	20(%esp), %ecx
	cmp	$64, %ecx
	jb	2f
1:	MAY_FAULT \type, mov 32(%esi), %eax
	cmp	$68, %ecx
	jb	3f
	MAY_FAULT \type, mov 64(%esi), %eax
3:
	.irp at, 0, 8, 16, 24, 32, 40, 48, 56
	MAY_FAULT \type, mov \at(%esi), %eax
	MAY_FAULT \type, mov \at + 4(%esi), %edx
	MAY_FAULT \type, mov %eax, \at(%edi)
	MAY_FAULT \type, mov %edx, \at + 4(%edi)
	.endr
	add	$64, %esi
	add	$64, %edi
	sub	$64, %ecx
	cmp	$64, %ecx
	jae	1b
2:	mov	%ecx, %edx
	shr	$2, %ecx
	and	$3, %edx
4:	rep movsl
	.section .fixup, "ax"
6:	lea	(%edx, %ecx, 4), %eax
	jmp	8f
	.text
	_ASM_EXTABLE_TYPE 4b, 6b, \type
	mov	%edx, %ecx
9:	rep movsb
	_ASM_EXTABLE_TYPE 9b, 5f, \type
5:	mov	%ecx, %eax
8:	pop	%edi
	pop	%esi
	ret
	.size \name, . - \name
.endm

COPY cf_blocks_from_user, EX_TYPE_UREAD
COPY cf_blocks_to_user, EX_TYPE_UWRITE
