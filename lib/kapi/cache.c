// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * kmem_cache: objects of one size, with a constructor. The constructor runs at
 * each allocation: it sees fresh memory, as it may in the kernel. Kernel-side.
 */
#include <linux/kernel.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <cf_mm.h>

#include "heap.h"

#define CALLER ((unsigned long)__builtin_return_address(0))

struct kmem_cache {
	const char *name;
	unsigned int size;
	unsigned int align;
	unsigned int useroffset;
	unsigned int usersize;
	unsigned long live;
	void (*ctor)(void *object);
};

struct kmem_cache *kmem_cache_create_usercopy(const char *name,
					      unsigned int size,
					      unsigned int align,
					      slab_flags_t flags,
					      unsigned int useroffset,
					      unsigned int usersize,
					      void (*ctor)(void *))
{
	struct kmem_cache *cache;

	might_sleep();
	if (!size || size > KMALLOC_MAX_SIZE)
		return NULL;
	/* A region that the object does not hold is none. */
	if (WARN_ON(useroffset > size || usersize > size - useroffset))
		useroffset = usersize = 0;
	/* Not internal: a cache that is never destroyed is a leak. */
	cache = heap_alloc(sizeof(*cache), 0, GFP_KERNEL | __GFP_ZERO,
			   HEAP_SLAB, CALLER);
	if (!cache) {
		if (flags & SLAB_PANIC)
			panic("cannot create slab cache %s", name);
		return NULL;
	}
	cache->name = name;
	cache->size = size;
	cache->align = flags & SLAB_HWCACHE_ALIGN && align < 64 ? 64 : align;
	cache->useroffset = useroffset;
	cache->usersize = usersize;
	cache->ctor = ctor;
	return cache;
}

struct cache_region cache_region(const struct kmem_cache *cache)
{
	return (struct cache_region) {
		.name = cache->name,
		.offset = cache->useroffset,
		.size = cache->usersize,
	};
}

void kmem_cache_destroy(struct kmem_cache *cache)
{
	if (!cache)
		return;
	might_sleep();
	if (cache->live)
		WARN(1, "kmem_cache_destroy %s: slab cache still has objects",
		     cache->name);
	heap_free(heap_block_of(cache, "kmem_cache_destroy"), CALLER);
}

void *kmem_cache_alloc(struct kmem_cache *cache, gfp_t flags)
{
	bool pages = cache->size >= CF_PAGE_SIZE;
	void *p;

	might_sleep_if(gfpflags_allow_blocking(flags));
	p = heap_alloc(cache->size, pages ? CF_PAGE_SIZE : cache->align, flags,
		       pages ? HEAP_PAGES : HEAP_SLAB, CALLER);
	if (!p)
		return NULL;
	((struct heap_block *)p - 1)->cache = cache;
	cache->live++;
	if (cache->ctor)
		cache->ctor(p);
	return p;
}

void cache_forget(struct kmem_cache *cache)
{
	cache->live--;
}

void kmem_cache_free(struct kmem_cache *cache, void *p)
{
	struct heap_block *block;

	if (!p)
		return;
	block = heap_block_of(p, "kmem_cache_free");
	if (block->cache != cache)
		heap_oops("kmem_cache_free", p, "not an object of this cache",
			  block);
	cache_forget(cache);
	heap_free(block, CALLER);
}

unsigned int kmem_cache_size(struct kmem_cache *cache)
{
	return cache->size;
}

/* Nothing is kept in reserve. */
int kmem_cache_shrink(struct kmem_cache *cache)
{
	return 0;
}
