// SPDX-License-Identifier: LGPL-2.1-or-later
/* How wide the vectors of copy_fast.S are on this processor. Kernel-side. */
#include <cf_cpu.h>

int cf_copy_vector;

__attribute__((constructor(101))) static void look(void)
{
	__builtin_cpu_init();
	if (__builtin_cpu_supports("avx512f"))
		cf_copy_vector = 64;
	else if (__builtin_cpu_supports("avx"))
		cf_copy_vector = 32;
}
