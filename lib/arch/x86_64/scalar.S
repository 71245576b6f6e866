/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Single loads and stores of user memory on x86_64, all or nothing.
 *
 * long cf_arch_get_N(void *value, const void *from)	N = 1, 2, 4, 8
 *	in: rdi where the value goes (kernel), rsi user address.
 *	out: rax 0, or -EFAULT with *value = 0. clobbers: rdx
 *	A load that straddles into a bad page loads nothing.
 *
 * long cf_arch_put_N(void *to, const void *value)
 *	in: rdi user address, rsi where the value is (kernel).
 *	out: rax 0, or -EFAULT and no byte written. clobbers: rdx
 */
#include <asm/extable.h>

	.section .note.GNU-stack, "", @progbits

#define EFAULT 14

.macro GET size:req, op:req, reg:req
	.text
	.balign 16
	.globl cf_arch_get_\size
	.type cf_arch_get_\size, @function
cf_arch_get_\size:
0:	\op	(%rsi), \reg
2:	\op	\reg, (%rdi)
	xor	%eax, %eax
	ret
	.section .fixup, "ax"
1:	xor	%edx, %edx
3:	\op	\reg, (%rdi)
	mov	$-EFAULT, %rax
	ret
	.text
	.size cf_arch_get_\size, . - cf_arch_get_\size
	_ASM_EXTABLE_TYPE 0b, 1b, EX_TYPE_UREAD
	_ASM_EXTABLE_TYPE 2b, 1b, EX_TYPE_NONE
	_ASM_EXTABLE_TYPE 3b, 1b, EX_TYPE_NONE
.endm

.macro PUT size:req, op:req, reg:req
	.text
	.balign 16
	.globl cf_arch_put_\size
	.type cf_arch_put_\size, @function
cf_arch_put_\size:
2:	\op	(%rsi), \reg
0:	\op	\reg, (%rdi)
	xor	%eax, %eax
	ret
	.section .fixup, "ax"
1:	mov	$-EFAULT, %rax
	ret
	.text
	.size cf_arch_put_\size, . - cf_arch_put_\size
	_ASM_EXTABLE_TYPE 0b, 1b, EX_TYPE_UWRITE
	_ASM_EXTABLE_TYPE 2b, 1b, EX_TYPE_NONE
.endm

GET 1, movb, %dl
GET 2, movw, %dx
GET 4, movl, %edx
GET 8, movq, %rdx
PUT 1, movb, %dl
PUT 2, movw, %dx
PUT 4, movl, %edx
PUT 8, movq, %rdx
