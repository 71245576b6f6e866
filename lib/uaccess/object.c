// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Hardened usercopy: the kernel side of a copy must lie in one object. Kernel-
 * side.
 *
 * The order is the kernel's: the address, the stack of the task, the heap,
 * program code. Objects of the heap have the size they were asked for; a kernel
 * that rounds sizes up would let the difference pass. Of an object of a
 * kmem_cache only the region that the cache was created with may be copied.
 * What is none of these is a variable, and passes.
 *
 * Under ASan nothing changes: the heap is ours, and a variable that ASan has
 * moved off the stack is no longer on it.
 *
 * Source: linux v6.1 mm/usercopy.c
 */
#include <linux/slab.h>
#include <linux/sprintf.h>
#include <linux/uaccess.h>

#include <cf_host.h>
#include <cf_oops.h>
#include <cf_state.h>

#include "../kapi/heap.h"
#include "access.h"

/*
 * Where the last pointer of no heap object lay, and that it is no code. Of each
 * host thread: a start of one and an end of another would excuse code.
 */
static __thread unsigned long plain_start, plain_end;

static void __noreturn usercopy_abort(const char *what, unsigned long offset,
			   unsigned long n, int to_user)
{
	char text[200];

	snprintf(text, sizeof(text),
		 "usercopy: kernel memory %s attempt detected %s %s (offset %lu, size %lu)",
		 to_user ? "exposure" : "overwrite", to_user ? "from" : "to",
		 what, offset, n);
	cf_oops_raise(CF_OOPS_BUG, text);
}

/* Configuration, not state: a restore keeps it. */
int cf_overflow_is_fatal;

bool cf_copy_overflow(unsigned long room, unsigned long n)
{
	char text[100];

	if (cf_overflow_is_fatal) {
		snprintf(text, sizeof(text),
			 "usercopy: buffer overflow detected (%lu < %lu)",
			 room, n);
		cf_oops_raise(CF_OOPS_BUG, text);
	}
	WARN(1, "Buffer overflow detected (%lu < %lu)!\n", room, n);
	return true;
}

/* The part of an object of a cache that user space may see. */
static void check_region(const struct heap_block *block, unsigned long offset,
			 unsigned long n, int to_user)
{
	struct cache_region region = cache_region(block->cache);
	char what[80];

	if (offset >= region.offset &&
	    offset - region.offset <= region.size &&
	    n <= region.size - (offset - region.offset))
		return;
	snprintf(what, sizeof(what), "SLUB object '%s'", region.name);
	usercopy_abort(what, offset, n, to_user);
}

/*
 * While page faults are disabled a kernel cannot look up vmalloc areas, and
 * lets everything in them pass.
 */
static void check_heap(unsigned long addr, unsigned long n, int to_user)
{
	struct heap_block *block = heap_block_around((void *)addr);
	char what[48];
	unsigned long offset;

	if (!block)	/* freed, or between objects: the guards will tell */
		return;
	offset = addr - (unsigned long)(block + 1);
	if (block->cache) {
		check_region(block, offset, n, to_user);
		return;
	}
	if (n <= block->size - offset ||
	    (block->kind == HEAP_VMALLOC && pagefault_disabled()))
		return;
	snprintf(what, sizeof(what), "%s %lu of %lu bytes",
		 block->kind == HEAP_VMALLOC ? "vmalloc area" : "object",
		 block->serial, block->size);
	usercopy_abort(what, offset, n, to_user);
}

static void check_code(unsigned long addr, unsigned long n, int to_user)
{
	unsigned long start, end;

	if (likely(addr >= plain_start && addr + n <= plain_end))
		return;
	if (cf_host_is_code(addr, &start, &end) ||
	    (addr + n > end && cf_host_is_code(addr + n - 1, &start, &end)))
		usercopy_abort("kernel text", addr - start, n, to_user);
	plain_start = start;
	plain_end = end;
}

void cf_check_object(const struct cf_site *site, const void *ptr,
		     unsigned long n, int to_user)
{
	unsigned long addr = (unsigned long)ptr;
	unsigned long heap, used;

	if (site->const_size || !n)
		return;
	if (addr + (n - 1) < addr)
		usercopy_abort("wrapped address", 0, addr + n, to_user);
	if (ZERO_OR_NULL_PTR(ptr))
		usercopy_abort("null address", addr, n, to_user);
	switch (cf_check_stack(addr, n)) {
	case CF_STACK_NOT:
		break;
	case CF_STACK_GOOD:
		return;
	case CF_STACK_BAD:
		usercopy_abort("process stack", 0, n, to_user);
	}
	cf_arena_range(&heap, &used);
	if (addr - heap < used)
		check_heap(addr, n, to_user);
	else
		check_code(addr, n, to_user);
}
