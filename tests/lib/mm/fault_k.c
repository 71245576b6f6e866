// SPDX-License-Identifier: LGPL-2.1-or-later
/* Faults of every kind, outside uaccess. Kernel-side. */
#include <linux/bug.h>
#include <linux/kernel.h>

#include "fault_k.h"

const int k_load_line = __LINE__ + 4;

noinline int k_load(const void *from)
{
	return *(const volatile char *)from;
}

noinline void k_store(void *to)
{
	*(volatile char *)to = 1;
}

noinline void k_call(void *function)
{
	((void (*)(void))function)();
}

noinline int k_divide(int by)
{
	volatile int zero = by;

	return 7 / zero;
}

noinline void k_trap(void)
{
	asm volatile("ud2");
}

noinline void k_bug(void)
{
	BUG();
}

noinline int k_recurse(int depth)
{
	volatile char frame[4096];

	frame[depth % 4096] = 1;
	if (depth < 0)
		return 0;
	return k_recurse(depth + 1) + frame[0];
}
