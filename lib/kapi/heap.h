/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The arena and its blocks, for the allocators in lib/kapi. Kernel-side. */
#ifndef CF_KAPI_HEAP_H
#define CF_KAPI_HEAP_H

#include <linux/types.h>
#include <linux/gfp.h>

#define HEAP_FRONT 24		/* guard bytes; makes the header 96, or 64 */

enum heap_kind {
	HEAP_SLAB,		/* kmalloc, kmem_cache */
	HEAP_PAGES,		/* __get_free_pages and kmalloc of a page or more */
	HEAP_VMALLOC,
};

/**
 * struct heap_block - the header, just below the object
 * @magic:    HEAP_LIVE or HEAP_FREE, mixed with the address
 * @next, @prev: live: all live blocks in order of allocation; free: next only
 * @size:     bytes asked for
 * @room:     bytes from the object to the end of the block: a guard of at
 *            least HEAP_FRONT bytes follows the object
 * @caller:   return address of the allocation; of the free when free
 * @serial:   1.. in order of allocation
 * @cache:    kmem_cache that it belongs to, or NULL
 * @bin:      free list it goes back to
 * @kind:     enum heap_kind
 * @internal: of the simulated kernel itself: not counted, not reported
 * @refs:     get_page() beyond the first reference
 */
struct heap_block {
	unsigned long magic;
	struct heap_block *next, *prev;
	unsigned long size;
	unsigned long room;
	unsigned long caller;
	unsigned long serial;
	struct kmem_cache *cache;
	unsigned short bin;
	unsigned char kind;
	unsigned char internal;
	unsigned int refs;
	unsigned char front[HEAP_FRONT];
};

/** heap_boot() - Reserve the arena. Return: R2. 0 or -ENOMEM. */
int heap_boot(void);

/**
 * heap_alloc() - A new object, poisoned, or zeroed with __GFP_ZERO.
 * @align: 0, or a power of two up to the page size
 *
 * Return: R3. NULL when the arena is full.
 */
void *heap_alloc(size_t size, size_t align, gfp_t flags, enum heap_kind kind,
		 unsigned long caller);

/** heap_free() - Check its guards, poison it, and put it in quarantine. */
void heap_free(struct heap_block *block, unsigned long caller);

/**
 * heap_block_of() - The live block whose object begins at @p.
 * @what: who asks, for the oops when there is none: "kfree"
 */
struct heap_block *heap_block_of(const void *p, const char *what);

/** heap_block_around() - The live block with an object that holds @p, or NULL. */
struct heap_block *heap_block_around(const void *p);

/* What heap_block_around() found last: a driver copies by pieces. */
extern struct heap_block *cf_heap_around
	__attribute__((visibility("hidden")));

/* Threads share it; any of their blocks will do. */
static inline struct heap_block *heap_last(void)
{
	return __atomic_load_n(&cf_heap_around, __ATOMIC_RELAXED);
}

static inline void heap_last_set(struct heap_block *block)
{
	__atomic_store_n(&cf_heap_around, block, __ATOMIC_RELAXED);
}

/*
 * Do @n bytes lie in that block? Not said of an object of a kmem_cache, which
 * has rules of its own.
 */
static inline int heap_is_around(const void *p, unsigned long n)
{
	const struct heap_block *block = heap_last();
	unsigned long offset = (unsigned long)p - (unsigned long)(block + 1);

	return block && !block->cache && offset <= block->size &&
	       n <= block->size - offset;
}

/** cf_string_check() - End the run when an object of the heap ends before its string. */
void cf_string_check(const char *what, const char *s);

/** heap_oops() - End the run over a block. */
void heap_oops(const char *what, const void *p, const char *why,
	       const struct heap_block *block) __attribute__((noreturn));

/* What of an object of a cache may be copied from and to user space. */
struct cache_region {
	const char *name;
	unsigned int offset;
	unsigned int size;
};

struct cache_region cache_region(const struct kmem_cache *cache);

/** cache_forget() - An object of @cache is freed, by whatever name. */
void cache_forget(struct kmem_cache *cache);

/** heap_count() - Live objects that are not internal, and bytes in them. Return: serial of the last. */
unsigned long heap_count(unsigned long *objects, unsigned long *bytes);

#endif
