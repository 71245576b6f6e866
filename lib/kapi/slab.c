// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * kmalloc and its relatives: limits, who is to blame for a leak, and when an
 * allocation may sleep. Memory itself is heap.c's business. Kernel-side.
 */
#include <linux/kernel.h>
#include <linux/list.h>
#include <linux/mm.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/vmalloc.h>
#include <cf_mm.h>
#include <cf_oops.h>
#include <cf_state.h>

#include "heap.h"

#define CALLER ((unsigned long)__builtin_return_address(0))
#define KVMALLOC_MAX (64UL << 20)

static bool is_nothing(const void *p)
{
	return ZERO_OR_NULL_PTR(p);
}

void *cf_heap_alloc(size_t size, gfp_t flags, unsigned long caller)
{
	bool pages = size >= CF_PAGE_SIZE;

	might_sleep_if(gfpflags_allow_blocking(flags));
	if (!size)
		return ZERO_SIZE_PTR;
	if (size > KMALLOC_MAX_SIZE) {
		if (!(flags & __GFP_NOWARN))
			pr_warn("kmalloc of %zu bytes: more than %lu\n", size,
				KMALLOC_MAX_SIZE);
		return NULL;
	}
	return heap_alloc(size, pages ? CF_PAGE_SIZE : 0, flags,
			  pages ? HEAP_PAGES : HEAP_SLAB, caller);
}

void *kmalloc(size_t size, gfp_t flags)
{
	return cf_heap_alloc(size, flags, CALLER);
}

static void free_by(const void *p, unsigned long caller)
{
	struct heap_block *block;

	if (is_nothing(p))
		return;
	block = heap_block_of(p, "kfree");
	if (block->kind == HEAP_VMALLOC)
		heap_oops("kfree", p, "it came from vmalloc", block);
	if (block->cache)
		cache_forget(block->cache);
	heap_free(block, caller);
}

void kfree(const void *p)
{
	free_by(p, CALLER);
}

void kfree_const(const void *p)
{
	free_by(p, CALLER);
}

void kfree_sensitive(const void *p)
{
	if (!is_nothing(p))
		memzero_explicit((void *)p, ksize(p));
	free_by(p, CALLER);
}

size_t ksize(const void *p)
{
	return is_nothing(p) ? 0 : heap_block_of(p, "ksize")->size;
}

static void *realloc_by(const void *p, size_t size, gfp_t flags,
			unsigned long caller)
{
	void *grown;

	if (!size) {
		free_by(p, caller);
		return ZERO_SIZE_PTR;
	}
	grown = cf_heap_alloc(size, flags, caller);
	if (!grown || is_nothing(p))
		return grown;
	memcpy(grown, p, min(size, ksize(p)));
	free_by(p, caller);
	return grown;
}

void *krealloc(const void *p, size_t size, gfp_t flags)
{
	return realloc_by(p, size, flags, CALLER);
}

/* ---- copies of what is there ---- */

static void *dup_by(const void *from, size_t n, size_t room, gfp_t gfp,
		    unsigned long caller)
{
	char *p = cf_heap_alloc(room, gfp, caller);

	if (is_nothing(p))
		return p;
	memcpy(p, from, n);
	if (room > n)
		p[n] = '\0';
	return p;
}

void *kmemdup(const void *from, size_t n, gfp_t gfp)
{
	return dup_by(from, n, n, gfp, CALLER);
}

char *kmemdup_nul(const char *s, size_t n, gfp_t gfp)
{
	return s ? dup_by(s, n, n + 1, gfp, CALLER) : NULL;
}

char *kstrdup(const char *s, gfp_t gfp)
{
	return s ? dup_by(s, strlen(s), strlen(s) + 1, gfp, CALLER) : NULL;
}

const char *kstrdup_const(const char *s, gfp_t gfp)
{
	return s ? dup_by(s, strlen(s), strlen(s) + 1, gfp, CALLER) : NULL;
}

char *kstrndup(const char *s, size_t max, gfp_t gfp)
{
	size_t n;

	if (!s)
		return NULL;
	n = strnlen(s, max);
	return dup_by(s, n, n + 1, gfp, CALLER);
}

char *kvasprintf(gfp_t gfp, const char *fmt, va_list args)
{
	unsigned long caller = CALLER;
	va_list again;
	int n;
	char *p;

	va_copy(again, args);
	n = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	p = cf_heap_alloc(n + 1, gfp, caller);
	if (p)
		vsnprintf(p, n + 1, fmt, args);
	return p;
}

char *kasprintf(gfp_t gfp, const char *fmt, ...)
{
	unsigned long caller = CALLER;
	va_list args;
	char *p;
	int n;

	va_start(args, fmt);
	n = vsnprintf(NULL, 0, fmt, args);
	va_end(args);
	p = cf_heap_alloc(n + 1, gfp, caller);
	if (!p)
		return NULL;
	va_start(args, fmt);
	vsnprintf(p, n + 1, fmt, args);
	va_end(args);
	return p;
}

/* ---- not necessarily contiguous ---- */

static void *vmalloc_by(unsigned long size, gfp_t gfp, unsigned long caller)
{
	might_sleep_if(gfpflags_allow_blocking(gfp));
	if (!size || size > KVMALLOC_MAX) {
		if (!(gfp & __GFP_NOWARN))
			pr_warn("vmalloc of %lu bytes fails\n", size);
		return NULL;
	}
	return heap_alloc(size, CF_PAGE_SIZE, gfp, HEAP_VMALLOC, caller);
}

void *vmalloc(unsigned long size)
{
	return vmalloc_by(size, GFP_KERNEL, CALLER);
}

void *vzalloc(unsigned long size)
{
	return vmalloc_by(size, GFP_KERNEL | __GFP_ZERO, CALLER);
}

void *cf_vmalloc_gfp(unsigned long size, gfp_t gfp)
{
	return vmalloc_by(size, gfp, CALLER);
}

void vfree(const void *p)
{
	struct heap_block *block;

	if (!p)
		return;
	block = heap_block_of(p, "vfree");
	if (block->kind != HEAP_VMALLOC)
		heap_oops("vfree", p, "it did not come from vmalloc", block);
	heap_free(block, CALLER);
}

bool is_vmalloc_addr(const void *p)
{
	struct heap_block *block = heap_block_around(p);

	return block && block->kind == HEAP_VMALLOC;
}

struct page *vmalloc_to_page(const void *p)
{
	return virt_to_page(p);
}

static void *kvmalloc_by(size_t size, gfp_t flags, unsigned long caller)
{
	if (size <= KMALLOC_MAX_SIZE)
		return cf_heap_alloc(size, flags, caller);
	return vmalloc_by(size, flags, caller);
}

void *kvmalloc(size_t size, gfp_t flags)
{
	return kvmalloc_by(size, flags, CALLER);
}

static void kvfree_by(const void *p, unsigned long caller)
{
	if (!is_nothing(p))
		heap_free(heap_block_of(p, "kvfree"), caller);
}

void kvfree(const void *p)
{
	kvfree_by(p, CALLER);
}

void kvfree_sensitive(const void *p, size_t len)
{
	if (!is_nothing(p))
		memzero_explicit((void *)p, len);
	kvfree_by(p, CALLER);
}

void *kvrealloc(const void *p, size_t oldsize, size_t newsize, gfp_t flags)
{
	void *grown;

	if (oldsize >= newsize)
		return (void *)p;
	grown = kvmalloc_by(newsize, flags, CALLER);
	if (!grown)
		return NULL;
	memcpy(grown, p, oldsize);
	kvfree_by(p, CALLER);
	return grown;
}

void *kvmemdup(const void *from, size_t n, gfp_t gfp)
{
	void *p = kvmalloc_by(n, gfp, CALLER);

	if (!is_nothing(p))
		memcpy(p, from, n);
	return p;
}
