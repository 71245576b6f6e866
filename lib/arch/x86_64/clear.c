// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Choose how user memory is cleared. What each way does at a fault is in its
 * instructions, clear.S. Kernel-side.
 */
#include <cf_arch.h>
#include <cf_cpu.h>

#define ERMS_BYTES 64	/* shorter than this is not worth a rep stosb */

unsigned long cf_clear_bytes(void *to, unsigned long n);
unsigned long cf_clear_string(void *to, unsigned long n);
unsigned long cf_clear_loop(void *to, unsigned long n);

unsigned long cf_arch_clear_user(void *to, unsigned long n)
{
	switch (cf_cpu_variant) {
	case CF_CPU_ERMS:
		if (n < ERMS_BYTES)
			return cf_clear_loop(to, n);
		return cf_clear_bytes(to, n);
	case CF_CPU_STRING:
		return cf_clear_string(to, n);
	case CF_CPU_UNROLLED:
		return cf_clear_loop(to, n);
	case CF_CPU_FSRM:
	case CF_CPU_COUNT:
		break;
	}
	return cf_clear_bytes(to, n);
}

unsigned long cf_arch_clear_reach(unsigned long n, unsigned long k)
{
	int by_words = cf_cpu_variant == CF_CPU_STRING ||
		       cf_cpu_variant == CF_CPU_UNROLLED ||
		       (cf_cpu_variant == CF_CPU_ERMS && n < ERMS_BYTES);

	return by_words && k < (n & ~7UL) ? k & ~7UL : k;
}
