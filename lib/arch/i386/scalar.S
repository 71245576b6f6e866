/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Single loads and stores of user memory on i386.
 *
 * long cf_arch_get_N(void *value, const void *from)	N = 1, 2, 4, 8
 *	in: the stack. In here: esi user address.
 *	out: eax 0, or -EFAULT with *value = 0. clobbers: ecx edx
 *	A load that straddles into a bad page loads nothing. 8 bytes are two
 *	loads, and nothing is stored in *value before both are made.
 *
 * long cf_arch_put_N(void *to, const void *value)
 *	in: the stack. In here: edi user address.
 *	out: eax 0, or -EFAULT. clobbers: ecx edx
 *	A store that straddles into a bad page stores nothing. 8 bytes are two
 *	stores, the low half first: it stays written when the second one faults.
 *
 * The user pointers are in esi and edi, where the fault handler aims them.
 */
#include <asm/extable.h>

	.section .note.GNU-stack, "", @progbits

#define EFAULT 14

.macro BEGIN name:req
	.text
	.balign 16
	.globl \name
	.type \name, @function
\name:
.endm

/* The kernel side: a fault of it is an oops. */
.macro KERNEL insn:vararg
9:	\insn
	_ASM_EXTABLE_TYPE 9b, 1f, EX_TYPE_NONE
.endm

/* The value is at ecx. */
.macro GET size:req, op:req, low:req
	BEGIN cf_arch_get_\size
	push	%esi
	mov	8(%esp), %ecx
	mov	12(%esp), %esi
0:	\op	(%esi), \low
	_ASM_EXTABLE_TYPE 0b, 3f, EX_TYPE_UREAD
	.if \size == 8
2:	movl	4(%esi), %edx
	_ASM_EXTABLE_TYPE 2b, 3f, EX_TYPE_UREAD
	KERNEL movl %edx, 4(%ecx)
	.endif
	KERNEL \op \low, (%ecx)
	xor	%eax, %eax
1:	pop	%esi
	ret
	.section .fixup, "ax"
3:	xor	%eax, %eax
	KERNEL \op \low, (%ecx)
	.if \size == 8
	KERNEL movl %eax, 4(%ecx)
	.endif
1:	mov	$-EFAULT, %eax
	pop	%esi
	ret
	.text
	.size cf_arch_get_\size, . - cf_arch_get_\size
.endm

.macro PUT size:req, op:req, low:req
	BEGIN cf_arch_put_\size
	push	%edi
	mov	8(%esp), %edi
	mov	12(%esp), %ecx
	KERNEL \op (%ecx), \low
	.if \size == 8
	KERNEL movl 4(%ecx), %edx
	.endif
0:	\op	\low, (%edi)
	_ASM_EXTABLE_TYPE 0b, 1f, EX_TYPE_UWRITE
	.if \size == 8
2:	movl	%edx, 4(%edi)
	_ASM_EXTABLE_TYPE 2b, 1f, EX_TYPE_UWRITE
	.endif
	xor	%eax, %eax
	pop	%edi
	ret
	.section .fixup, "ax"
1:	mov	$-EFAULT, %eax
	pop	%edi
	ret
	.text
	.size cf_arch_put_\size, . - cf_arch_put_\size
.endm

GET 1, movb, %al
GET 2, movw, %ax
GET 4, movl, %eax
GET 8, movl, %eax
PUT 1, movb, %al
PUT 2, movw, %ax
PUT 4, movl, %eax
PUT 8, movl, %eax
