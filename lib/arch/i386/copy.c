// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Choose how a copy is made. What each way does at a fault is in its
 * instructions, copy_string.S and copy_blocks.S. Kernel-side.
 */
#include <cf_arch.h>
#include <cf_cpu.h>

#define BLOCK 64UL	/* shorter copies are not made in blocks */
#define BORDER 8UL	/* alignment that string moves are fast at */

typedef unsigned long copy_fn(void *to, const void *from, unsigned long n);

copy_fn cf_blocks_from_user, cf_blocks_to_user;
copy_fn cf_string_from_user, cf_string_to_user, cf_string_in_user;
copy_fn cf_plain_from_user, cf_plain_to_user, cf_plain_in_user;

static int is_in_blocks(unsigned long to, unsigned long from, unsigned long n)
{
	return cf_cpu_variant == CF_CPU_INTEL && n >= BLOCK &&
	       (to ^ from) % BORDER;
}

unsigned long cf_arch_copy_from_user(void *to, const void *from,
				     unsigned long n)
{
	if (cf_cpu_variant == CF_CPU_PLAIN)
		return cf_plain_from_user(to, from, n);
	if (is_in_blocks((unsigned long)to, (unsigned long)from, n))
		return cf_blocks_from_user(to, from, n);
	return cf_string_from_user(to, from, n);
}

unsigned long cf_arch_copy_to_user(void *to, const void *from,
				   unsigned long n)
{
	if (cf_cpu_variant == CF_CPU_PLAIN)
		return cf_plain_to_user(to, from, n);
	if (is_in_blocks((unsigned long)to, (unsigned long)from, n))
		return cf_blocks_to_user(to, from, n);
	return cf_string_to_user(to, from, n);
}

/* There is no quicker way. */
unsigned long cf_arch_copy_from_user_fast(void *to, const void *from,
					  unsigned long n)
	__attribute__((alias("cf_arch_copy_from_user")));
unsigned long cf_arch_copy_to_user_fast(void *to, const void *from,
					unsigned long n)
	__attribute__((alias("cf_arch_copy_to_user")));

/* Nothing on i386 has it: it came with 64-bit kernels. */
unsigned long cf_arch_copy_in_user(void *to, const void *from,
				   unsigned long n)
{
	if (cf_cpu_variant == CF_CPU_PLAIN)
		return cf_plain_in_user(to, from, n);
	return cf_string_in_user(to, from, n);
}

/* Whole words of 4 from the start on; the last bytes are moved singly. */
static unsigned long by_words(unsigned long n, unsigned long k)
{
	return k < (n & ~3UL) ? k & ~3UL : k;
}

unsigned long cf_arch_copy_reach(const void *from, unsigned long n,
				 unsigned long k)
{
	/* As far from a border as the user side, which ends at one. */
	unsigned long to = -k;

	if (cf_cpu_variant == CF_CPU_PLAIN ||
	    is_in_blocks(to, (unsigned long)from, n))
		return by_words(n, k);
	return k;
}

unsigned long cf_arch_clear_reach(unsigned long n, unsigned long k)
{
	return by_words(n, k);
}
