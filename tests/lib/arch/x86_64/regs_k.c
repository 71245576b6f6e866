// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * One user access with every register known, and what lies below the stack
 * pointer too. Kernel-side.
 *
 * void k_regs(unsigned long regs[K_REGS], const void *user)
 *	in: rdi, rsi. Loads all registers from @regs, the direction and carry
 *	flag set, reads 8 bytes at (rsi), and stores them all back, in the order
 *	of regs_k.h. A fault that is not serviced ends at the ud2.
 */
#include <asm/extable.h>
#include <linux/stringify.h>

#include "regs_k.h"

asm(".text\n"
    ".globl k_regs\n"
    ".type k_regs, @function\n"
    "k_regs:\n"
    "	push %rbp\n	push %rbx\n"
    "	push %r12\n	push %r13\n	push %r14\n	push %r15\n"
    "	push %rdi\n"
    "	mov %rdi, %rax\n"
    "	mov (%rax), %rbx\n	mov %rbx, -128(%rsp)\n	mov %rbx, -8(%rsp)\n"
    "	mov 8(%rax), %rbx\n	mov 16(%rax), %rcx\n"
    "	mov 24(%rax), %rdx\n	mov 32(%rax), %rdi\n"
    "	mov 40(%rax), %rbp\n	mov 48(%rax), %r8\n"
    "	mov 56(%rax), %r9\n	mov 64(%rax), %r10\n"
    "	mov 72(%rax), %r11\n	mov 80(%rax), %r12\n"
    "	mov 88(%rax), %r13\n	mov 96(%rax), %r14\n"
    "	mov 104(%rax), %r15\n"
    "	stc\n	std\n"
    "1:	mov (%rsi), %rax\n"
    "	mov (%rsp), %rsi\n"
    "	mov %rax, 112(%rsi)\n"
    "	mov %rbx, 8(%rsi)\n	mov %rcx, 16(%rsi)\n"
    "	mov %rdx, 24(%rsi)\n	mov %rdi, 32(%rsi)\n"
    "	mov %rbp, 40(%rsi)\n	mov %r8, 48(%rsi)\n"
    "	mov %r9, 56(%rsi)\n	mov %r10, 64(%rsi)\n"
    "	mov %r11, 72(%rsi)\n	mov %r12, 80(%rsi)\n"
    "	mov %r13, 88(%rsi)\n	mov %r14, 96(%rsi)\n"
    "	mov %r15, 104(%rsi)\n"
    "	mov -128(%rsp), %rbx\n	mov %rbx, (%rsi)\n"
    "	mov -8(%rsp), %rbx\n	mov %rbx, 120(%rsi)\n"
    "	pushf\n	pop %rbx\n	mov %rbx, 128(%rsi)\n"
    "	cld\n"
    "	pop %rdi\n"
    "	pop %r15\n	pop %r14\n	pop %r13\n	pop %r12\n"
    "	pop %rbx\n	pop %rbp\n"
    "	ret\n"
    "2:	ud2\n"
    ".size k_regs, . - k_regs\n"
    _ASM_EXTABLE_TYPE(1b, 2b, EX_TYPE_UREAD));
