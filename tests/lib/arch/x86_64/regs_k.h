/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* One user access with every register known. Both sides. */
#ifndef TESTS_LIB_ARCH_X86_64_REGS_K_H
#define TESTS_LIB_ARCH_X86_64_REGS_K_H

/*
 * regs[0] is put 128 bytes below the stack pointer, and found there after;
 * then rbx rcx rdx rdi rbp r8..r15. Only after: what was loaded, what lay 8
 * bytes below the stack pointer (regs[0] too), the flags.
 */
enum {
	K_REG_RED_END = 0,
	K_REGS_KEPT = 14,
	K_REG_LOADED = 14,
	K_REG_RED_START = 15,
	K_REG_FLAGS = 16,
	K_REGS = 17,
};

#define K_FLAG_CARRY 0x001
#define K_FLAG_DIRECTION 0x400

void k_regs(unsigned long regs[K_REGS], const void *user);

#endif
