/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The ways in which an x86_64 processor clears user memory (cf_cpus.def).
 *
 * unsigned long cf_clear_bytes(void *to, unsigned long n)
 * unsigned long cf_clear_string(void *to, unsigned long n)
 * unsigned long cf_clear_loop(void *to, unsigned long n)
 *	in: rdi to, rsi n. out: rax residue. clobbers: rcx rdx rdi
 *
 * bytes: exact. The other two store words of 8 counted from @to, then the
 * rest in bytes. A word that straddles into a bad page is not stored, and the
 * fixup gives it back whole with all that follows: while words are left the
 * residue is rounded up, by at most 7; among the last bytes it is exact.
 */
#include <asm/extable.h>

	.section .note.GNU-stack, "", @progbits

.macro BEGIN name:req
	.text
	.balign 16
	.globl \name
	.type \name, @function
\name:
.endm

/* The bytes that are left, rcx of them; ends the function. */
.macro BYTES name:req
5:	rep stosb
6:	mov	%rcx, %rax
	ret
	.size \name, . - \name
	_ASM_EXTABLE_TYPE 5b, 6b, EX_TYPE_UWRITE
.endm

/* Words not stored in rcx, bytes behind them in rdx. */
.macro WORDS_FIXUP label:req
	.section .fixup, "ax"
\label:	lea	(%rdx, %rcx, 8), %rax
	ret
	.text
.endm

BEGIN cf_clear_bytes
	mov	%rsi, %rcx
	xor	%eax, %eax
	BYTES cf_clear_bytes

BEGIN cf_clear_string
	mov	%rsi, %rcx
	mov	%rsi, %rdx
	shr	$3, %rcx
	and	$7, %edx
	xor	%eax, %eax
0:	rep stosq
	WORDS_FIXUP 1
	_ASM_EXTABLE_TYPE 0b, 1b, EX_TYPE_UWRITE
	mov	%rdx, %rcx
	BYTES cf_clear_string

BEGIN cf_clear_loop
	mov	%rsi, %rcx
	mov	%rsi, %rdx
	shr	$3, %rcx
	and	$7, %edx
	xor	%eax, %eax
	test	%rcx, %rcx
	jz	3f
2:	movq	%rax, (%rdi)
	WORDS_FIXUP 4
	_ASM_EXTABLE_TYPE 2b, 4b, EX_TYPE_UWRITE
	add	$8, %rdi
	dec	%rcx
	jnz	2b
3:	mov	%rdx, %rcx
	BYTES cf_clear_loop
