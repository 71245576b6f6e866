/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Clear user memory on i386.
 *
 * unsigned long cf_arch_clear_user(void *to, unsigned long n)
 *	in: the stack. In here: edi to, ecx what an instruction has left to do.
 *	out: eax residue. clobbers: ecx edx
 *
 * Words of 4 counted from @to, then the rest in bytes. A word that straddles
 * into a bad page is not stored, so the residue is rounded up, by at most 3;
 * among the last bytes it is exact. It is always what is really not cleared.
 */
#include <asm/extable.h>

	.section .note.GNU-stack, "", @progbits
	.text
	.balign 16
	.globl cf_arch_clear_user
	.type cf_arch_clear_user, @function
cf_arch_clear_user:
	push	%edi
	mov	8(%esp), %edi
	mov	12(%esp), %edx
	xor	%eax, %eax
	mov	%edx, %ecx
	shr	$2, %ecx
	and	$3, %edx
1:	rep stosl
	.section .fixup, "ax"
2:	lea	(%edx, %ecx, 4), %eax
	jmp	4f
	.text
	_ASM_EXTABLE_TYPE 1b, 2b, EX_TYPE_UWRITE
	mov	%edx, %ecx
3:	rep stosb
5:	mov	%ecx, %eax
	_ASM_EXTABLE_TYPE 3b, 5b, EX_TYPE_UWRITE
4:	pop	%edi
	ret
	.size cf_arch_clear_user, . - cf_arch_clear_user
