/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Copies by string instructions on i386.
 *
 * unsigned long cf_string_DIRECTION(void *to, const void *from, size_t n)
 * unsigned long cf_plain_DIRECTION(void *to, const void *from, size_t n)
 *	in: the stack. In here: edi to, esi from, ecx what an instruction has
 *	left to do. out: eax residue. clobbers: ecx edx
 *
 * plain: words of 4 from the start on, then the rest in bytes. A word that
 * straddles into a bad page is not moved, so the residue is rounded up, by at
 * most 3; among the last bytes it is exact.
 * string: the target is brought to a border of 8 by bytes first. When it is the
 * target that faults, at a page's first byte, the residue is exact; when it is
 * the source, as above.
 *
 * One template, several directions: only the type of the table entry differs,
 * which tells the fault handler which side is the user's.
 */
#include <asm/extable.h>

	.section .note.GNU-stack, "", @progbits

/* The bytes before the border, of a copy of more than 7. */
.macro HEAD type:req
	cmp	$7, %ecx
	jbe	13f
	mov	%ecx, %edx
	mov	%edi, %ecx
	neg	%ecx
	and	$7, %ecx
	sub	%ecx, %edx
10:	rep movsb
	.section .fixup, "ax"
20:	lea	(%edx, %ecx), %eax
	jmp	14f
	.text
	_ASM_EXTABLE_TYPE 10b, 20b, \type
	mov	%edx, %ecx
.endm

.macro COPY name:req, type:req, aligned:req
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
	.if \aligned
	HEAD \type
	.endif
	mov	%ecx, %edx
	shr	$2, %ecx
	and	$3, %edx
11:	rep movsl
	.section .fixup, "ax"
21:	lea	(%edx, %ecx, 4), %eax
	jmp	14f
	.text
	_ASM_EXTABLE_TYPE 11b, 21b, \type
	mov	%edx, %ecx
13:	rep movsb
15:	mov	%ecx, %eax
	_ASM_EXTABLE_TYPE 13b, 15b, \type
14:	pop	%edi
	pop	%esi
	ret
	.size \name, . - \name
.endm

COPY cf_string_from_user, EX_TYPE_UREAD, 1
COPY cf_string_to_user, EX_TYPE_UWRITE, 1
COPY cf_string_in_user, EX_TYPE_UBOTH, 1
COPY cf_plain_from_user, EX_TYPE_UREAD, 0
COPY cf_plain_to_user, EX_TYPE_UWRITE, 0
COPY cf_plain_in_user, EX_TYPE_UBOTH, 0
