/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The fast copies of x86_64: as fast as memcpy(), and as exact at a fault as
 * rep movsb (copy.S), with one fault. Beginning a rep movsb costs more than all
 * of a short copy, and to fault in one costs more than in a load.
 *
 * unsigned long cf_arch_copy_from_user_fast(void *to, const void *from, size_t n)
 * unsigned long cf_arch_copy_to_user_fast(void *to, const void *from, size_t n)
 *	in: rdi to, rsi from, rdx n. out: rax residue.
 *	clobbers: rcx rdx rsi rdi zmm0-3
 *
 * Memory comes and goes by pages, so the residue follows from the address:
 *
 *	up to 64 bytes: in one page all of them move or none. In two the first
 *	byte goes ahead, so that what faults later is the second page
 *	more: rsi, rdi and rdx are kept at the first byte not yet moved. The
 *	byte before it was moved, so that the rest of its page is there; what
 *	faults is the page behind
 *
 * Then the bytes up to that page are moved, by a call of the same code. What is
 * long and begins at a page end, or longer still, goes by rep movsb.
 *
 * Not for a copy that goes on elsewhere after a fault (notpresent in a fault
 * window), while others change what it reads: that one goes byte by byte.
 */
#include <asm/extable.h>

	.section .note.GNU-stack, "", @progbits

	.set PAGE, 4096
	.set SMALL, 64
	.set STRING, 8192	/* from here on rep movsb is as fast */

/*
 * Each load and each store has an entry: the type says which of them is the
 * user's, and a fault of the other is known for a bad kernel pointer.
 */
.macro MOVE insn:req, fixup:req
99:	\insn
	_ASM_EXTABLE_TYPE 99b, \fixup, DIRECTION
.endm

/* The first and the last bytes, which overlap. */
.macro ENDS op:req, size:req, first:req, last:req, fixup:req
	MOVE	"\op (%rsi), \first", \fixup
	MOVE	"\op -\size(%rsi, %rdx), \last", \fixup
	MOVE	"\op \first, (%rdi)", \fixup
	MOVE	"\op \last, -\size(%rdi, %rdx)", \fixup
	xor	%eax, %eax
	ret
.endm

/* @count vectors from the first byte not yet moved, and on behind them. */
.macro VECTORS count:req, size:req, op:req, reg:req, fixup:req
	.irp i, 0, 1, 2, 3
	.if \i < \count
	MOVE	"\op \i * \size(%rsi), %\reg\i", \fixup
	.endif
	.endr
	.irp i, 0, 1, 2, 3
	.if \i < \count
	MOVE	"\op %\reg\i, \i * \size(%rdi)", \fixup
	.endif
	.endr
	add	$\count * \size, %rsi
	add	$\count * \size, %rdi
	sub	$\count * \size, %rdx
.endm

/* More than @size bytes by vectors of that size. */
.macro LARGE name:req, user32:req, exact:req, size:req, op:req, reg:req
	mov	\user32, %eax
	and	$PAGE - 1, %eax
	cmp	$PAGE - \size, %eax
	ja	\exact\()@PLT
	/* A vector, of which so much counts that the next store is aligned. */
	mov	%edi, %ecx
	or	$-\size, %rcx
	neg	%rcx
	MOVE	"\op (%rsi), %\reg\()0", .Lnone_\name
	MOVE	"\op %\reg\()0, (%rdi)", .Lnone_\name
	add	%rcx, %rsi
	add	%rcx, %rdi
	sub	%rcx, %rdx
	cmp	$4 * \size, %rdx
	jbe	8f
	.balign 32
7:	VECTORS	4, \size, \op, \reg, .Lrest_\name
	cmp	$4 * \size, %rdx
	ja	7b
8:	cmp	$2 * \size, %edx
	jbe	9f
	VECTORS	2, \size, \op, \reg, .Lrest_\name
9:	cmp	$\size, %edx
	jbe	9f
	VECTORS	1, \size, \op, \reg, .Lrest_\name
9:	MOVE	"\op -\size(%rsi, %rdx), %\reg\()0", .Lrest_\name
	MOVE	"\op %\reg\()0, -\size(%rdi, %rdx)", .Lrest_\name
	vzeroupper
	xor	%eax, %eax
	ret
.endm

.macro COPY_FAST name:req, user:req, user32:req, exact:req
	.text
	.balign 64
	.globl \name
	.type \name, @function
\name:
	cmp	$SMALL, %rdx
	ja	.Llarge_\name
	lea	-1(\user, %rdx), %rax
	xor	\user, %rax
	cmp	$PAGE, %rax
	jae	7f
0:	cmp	$16, %edx
	jb	1f
	cmp	$32, %edx
	ja	4f
	ENDS	movups, 16, %xmm0, %xmm1, .Lsmall_\name
1:	cmp	$8, %edx
	jb	2f
	ENDS	movq, 8, %rax, %rcx, .Lsmall_\name
2:	cmp	$4, %edx
	jb	3f
	ENDS	movl, 4, %eax, %ecx, .Lsmall_\name
3:	cmp	$1, %edx
	jb	5f
	MOVE	"movzbl (%rsi), %eax", .Lsmall_\name
	je	6f
	MOVE	"movzwl -2(%rsi, %rdx), %ecx", .Lsmall_\name
	MOVE	"movb %al, (%rdi)", .Lsmall_\name
	MOVE	"movw %cx, -2(%rdi, %rdx)", .Lsmall_\name
5:	xor	%eax, %eax
	ret
6:	MOVE	"movb %al, (%rdi)", .Lsmall_\name
	jmp	5b
4:	MOVE	"movups (%rsi), %xmm0", .Lsmall_\name
	MOVE	"movups 16(%rsi), %xmm1", .Lsmall_\name
	MOVE	"movups -32(%rsi, %rdx), %xmm2", .Lsmall_\name
	MOVE	"movups -16(%rsi, %rdx), %xmm3", .Lsmall_\name
	MOVE	"movups %xmm0, (%rdi)", .Lsmall_\name
	MOVE	"movups %xmm1, 16(%rdi)", .Lsmall_\name
	MOVE	"movups %xmm2, -32(%rdi, %rdx)", .Lsmall_\name
	MOVE	"movups %xmm3, -16(%rdi, %rdx)", .Lsmall_\name
	xor	%eax, %eax
	ret
	/* It ends in another page: is the first one there? */
7:	test	%edx, %edx
	je	5b
	MOVE	"movzbl (%rsi), %eax", .Lnone_\name
	MOVE	"movb %al, (%rdi)", .Lnone_\name
	jmp	0b

.Llarge_\name:
	cmp	$STRING, %rdx
	jae	\exact\()@PLT
	mov	cf_copy_vector@GOTPCREL(%rip), %rax
	cmpl	$32, (%rax)
	jb	\exact\()@PLT
	ja	.Lwide_\name
	LARGE	\name, \user32, \exact, 32, vmovdqu, ymm
.Lwide_\name:
	LARGE	\name, \user32, \exact, 64, vmovdqu64, zmm
	.size \name, . - \name

	.section .fixup, "ax"
.Lnone_\name:
	mov	%rdx, %rax
	ret
	/* In one page: that page. In two: the second. */
.Lsmall_\name:
	mov	\user32, %ecx
	neg	%ecx
	and	$PAGE - 1, %ecx
	cmp	%rdx, %rcx
	jae	.Lnone_\name
	jmp	0f
.Lrest_\name:
	vzeroupper
	mov	\user32, %ecx
	neg	%ecx
	and	$PAGE - 1, %ecx
	cmp	%rdx, %rcx
	cmova	%rdx, %rcx
0:	sub	%rcx, %rdx
	push	%rdx
	mov	%rcx, %rdx
	call	\name\()@PLT
	pop	%rcx
	add	%rcx, %rax
	ret
	.text
.endm

.set DIRECTION, EX_TYPE_UREAD
COPY_FAST cf_arch_copy_from_user_fast, %rsi, %esi, cf_arch_copy_from_user
.set DIRECTION, EX_TYPE_UWRITE
COPY_FAST cf_arch_copy_to_user_fast, %rdi, %edi, cf_arch_copy_to_user
