// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Does an object lie within one frame of the stack? Kernel-side.
 *
 * Each function keeps a pair at the top of its frame, its caller's frame
 * pointer and where it returns to. The pairs are a chain, and no object may
 * reach over one:
 *
 *   low                                                      high
 *   |unused|locals|fp,ip|locals.......|fp,ip|locals.....|fp,ip|
 *           this   \_____________________/ \________________/
 *                  ^ a copy may lie between two pairs
 *
 * Kernel-side code is compiled with frame pointers. Above it may be a host
 * program without: there the register holds anything. So a pair counts only
 * when its second half points into code; behind the last that does, all the
 * stack passes.
 *
 * Source: linux v6.1 mm/usercopy.c, arch/x86/include/asm/thread_info.h
 */
#include <cf_host.h>

#include "../kapi/sched.h"
#include "access.h"

struct pair {
	unsigned long caller;
	unsigned long ip;
};

static bool is_pair(unsigned long at, unsigned long high)
{
	unsigned long start, end;

	return at % sizeof(at) == 0 && high - at >= sizeof(struct pair) &&
	       cf_host_is_code(((const struct pair *)at)->ip, &start, &end);
}

static enum cf_stack_place walk(unsigned long at, unsigned long high,
				unsigned long addr, unsigned long n)
{
	unsigned long caller;

	for (; is_pair(at, high); at = caller) {
		if (addr + n <= at)
			return CF_STACK_GOOD;
		if (addr < at + sizeof(struct pair))
			return CF_STACK_BAD;
		caller = ((const struct pair *)at)->caller;
		if (caller <= at || caller >= high)
			break;
	}
	return CF_STACK_GOOD;
}

enum cf_stack_place cf_check_stack(unsigned long addr, unsigned long n)
{
	unsigned long here = (unsigned long)__builtin_frame_address(0);
	unsigned long low, high;

	task_stack_range(&low, &high);
	if (here - low >= high - low || addr + n <= low || addr >= high)
		return CF_STACK_NOT;
	if (addr < here || n > high - addr)
		return CF_STACK_BAD;
	return walk(here, high, addr, n);
}
