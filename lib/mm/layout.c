// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Where the simulated user address space lies in the process. Kernel-side.
 *
 *   cf_user_base                cf_task_size
 *   |  numbers: nothing is mapped  |
 *             |                          cf_null_guard
 *             | + cf_user_delta          |XX|  alias: the bytes            |
 *             `------------------------->|  |..present..|XXabsentXX|......|
 *
 * Both stretches are reserved as inaccessible at boot, so that nothing of the
 * process can come to lie there. What is accessible of the alias is mm.c's.
 * Kernel pointers are ordinary process addresses, all of them above
 * cf_task_size, so that access_ok() is the kernel's arithmetic.
 *
 * Without an MMU there is no alias: the bytes are at their numbers, all of them
 * there and open, mapped or not, as the memory of such a machine is.
 */
#include <cf_host.h>
#include <cf_quirks.h>

#include "mm.h"

#define ENOMEM 12
#define MEMORY_SIZE (256UL << 20)	/* of a machine without an MMU */

unsigned long cf_user_base;
unsigned long cf_task_size;
unsigned long cf_user_delta;
unsigned long cf_user_size;
unsigned long cf_null_guard;

/*
 * Where the user range may lie, and how long it is. An ordinary process has
 * nothing below its executable; ASan keeps its shadow at the first of these,
 * TSan at the second. The last is for pointers of 32 bits, which hold none of
 * the others: it leaves room for the alias, the kernel heap and libraries.
 */
static const struct range {
	unsigned long long base, size;
} ranges[] = {
	{ 0x1000000000, 64ULL << 30 },
	{ 0x110000000000, 64ULL << 30 },
	{ 0x8000000000, 64ULL << 30 },
	{ 0x500000000000, 64ULL << 30 },
	{ 0x10000000, 256ULL << 20 },
};

static int reserve(const struct range *range)
{
	unsigned long base = range->base;
	unsigned long size = CF_ARCH_HAS_MMU ? range->size : MEMORY_SIZE;
	unsigned long guard = base + size;
	unsigned long alias = CF_ARCH_HAS_MMU ? guard + CF_PAGE_SIZE : base;
	int error;

	if (base != range->base || (unsigned long)range->size != range->size)
		return -ENOMEM;
	error = cf_host_reserve(base, size, CF_ARCH_HAS_MMU ? CF_HOST_NONE :
				CF_HOST_READ | CF_HOST_WRITE);
	if (error)
		return error;
	/* Guard page, alias, and a guard page behind its end. */
	error = cf_host_reserve(guard, (CF_ARCH_HAS_MMU ? size : 0) +
				2 * CF_PAGE_SIZE, CF_HOST_NONE);
	if (error)
		return error;
	cf_user_base = base;
	cf_user_size = size - CF_PAGE_SIZE;
	cf_task_size = base + cf_user_size;
	cf_null_guard = guard;
	cf_user_delta = alias - base;
	return 0;
}

int cf_mm_boot(void)
{
	int error = -ENOMEM;

	if (cf_user_base)
		return 0;
	for (unsigned int i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++) {
		error = reserve(&ranges[i]);
		if (!error)
			break;
	}
	return error;
}
