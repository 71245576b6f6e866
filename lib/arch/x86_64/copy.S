/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The copy instructions of x86_64.
 *
 * unsigned long cf_arch_copy_from_user(void *to, const void *from, size_t n)
 * unsigned long cf_arch_copy_to_user(void *to, const void *from, size_t n)
 * unsigned long cf_arch_copy_in_user(void *to, const void *from, size_t n)
 *	in: rdi to, rsi from, rdx n. out: rax residue. clobbers: rcx rsi rdi
 *	rep movsb keeps rsi, rdi and rcx exact at every byte, so the residue
 *	of a fault is rcx: byte-exact, from registers, with one fault.
 *
 * One template, several directions: only the type of the table entry differs,
 * which tells the fault handler which side is the user's.
 */
#include <asm/extable.h>

	.section .note.GNU-stack, "", @progbits

.macro COPY name:req, type:req
	.text
	.balign 16
	.globl \name
	.type \name, @function
\name:
	mov	%rdx, %rcx
0:	rep movsb
	xor	%eax, %eax
	ret
	.size \name, . - \name

	.section .fixup, "ax"
1:	mov	%rcx, %rax
	ret
	.text
	_ASM_EXTABLE_TYPE 0b, 1b, \type
.endm

COPY cf_arch_copy_from_user, EX_TYPE_UREAD
COPY cf_arch_copy_to_user, EX_TYPE_UWRITE
COPY cf_arch_copy_in_user, EX_TYPE_UBOTH
