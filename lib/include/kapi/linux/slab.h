/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The kernel heap. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_SLAB_H
#define _LINUX_SLAB_H

#include <linux/cf_label.h>
#include <linux/gfp.h>
#include <linux/overflow.h>
#include <linux/types.h>

#define SLAB_HWCACHE_ALIGN	0x00002000u
#define SLAB_CACHE_DMA		0x00004000u
#define SLAB_PANIC		0x00040000u
#define SLAB_TYPESAFE_BY_RCU	0x00080000u
#define SLAB_MEM_SPREAD		0x00100000u
#define SLAB_RECLAIM_ACCOUNT	0x00020000u
#define SLAB_ACCOUNT		0x04000000u
#define SLAB_POISON		0x00000800u
#define SLAB_RED_ZONE		0x00000400u
#define SLAB_CONSISTENCY_CHECKS	0x00000100u

#define ZERO_SIZE_PTR ((void *)16)
#define ZERO_OR_NULL_PTR(x) ((unsigned long)(x) <= (unsigned long)ZERO_SIZE_PTR)
#define KMALLOC_MAX_SIZE (4UL << 20)
#define KMALLOC_MAX_CACHE_SIZE 8192UL
#define KMALLOC_MIN_SIZE 8
#define ARCH_KMALLOC_MINALIGN 8
#define ARCH_SLAB_MINALIGN 8

struct kmem_cache;
#if LINUX_VERSION_CODE < KERNEL_VERSION(2, 6, 24)
typedef struct kmem_cache kmem_cache_t;
#endif

void *kmalloc(size_t size, gfp_t flags) __cfk(kmalloc) __malloc;
void *krealloc(const void *p, size_t size, gfp_t flags)
	__cfk(krealloc) __must_check;
void kfree(const void *p) __cfk(kfree);
void kfree_sensitive(const void *p) __cfk(kfree_sensitive);
size_t ksize(const void *p) __cfk(ksize);
void *kvmalloc(size_t size, gfp_t flags) __cfk(kvmalloc) __malloc;
void *kvrealloc(const void *p, size_t oldsize, size_t newsize, gfp_t flags)
	__cfk(kvrealloc);
void kvfree(const void *p) __cfk(kvfree);
void kvfree_sensitive(const void *p, size_t len) __cfk(kvfree_sensitive);
#define kzfree kfree_sensitive
#define kmalloc_size_roundup(size) (size)

/* Allocate on behalf of @caller, who is named when the object is leaked. */
void *cf_heap_alloc(size_t size, gfp_t flags, unsigned long caller);
#define kmalloc_track_caller(size, flags) \
	cf_heap_alloc(size, flags, (unsigned long)__builtin_return_address(0))
#define __kmalloc kmalloc
#define kmalloc_node(size, flags, node) kmalloc(size, flags)
#define kzalloc_node(size, flags, node) kzalloc(size, flags)
#define kvmalloc_node(size, flags, node) kvmalloc(size, flags)
#define kvzalloc_node(size, flags, node) kvzalloc(size, flags)

static __always_inline void *kzalloc(size_t size, gfp_t flags)
{
	return kmalloc(size, flags | __GFP_ZERO);
}

static __always_inline void *kmalloc_array(size_t n, size_t size, gfp_t flags)
{
	size_t bytes;

	if (unlikely(check_mul_overflow(n, size, &bytes)))
		return NULL;
	return kmalloc(bytes, flags);
}

static __always_inline void *kcalloc(size_t n, size_t size, gfp_t flags)
{
	return kmalloc_array(n, size, flags | __GFP_ZERO);
}

static __always_inline void *krealloc_array(void *p, size_t n, size_t size,
					    gfp_t flags)
{
	size_t bytes;

	if (unlikely(check_mul_overflow(n, size, &bytes)))
		return NULL;
	return krealloc(p, bytes, flags);
}

static __always_inline void *kvzalloc(size_t size, gfp_t flags)
{
	return kvmalloc(size, flags | __GFP_ZERO);
}

static __always_inline void *kvmalloc_array(size_t n, size_t size, gfp_t flags)
{
	size_t bytes;

	if (unlikely(check_mul_overflow(n, size, &bytes)))
		return NULL;
	return kvmalloc(bytes, flags);
}

static __always_inline void *kvcalloc(size_t n, size_t size, gfp_t flags)
{
	return kvmalloc_array(n, size, flags | __GFP_ZERO);
}

/*
 * What may be copied from and to user space of an object. Since 4.16 that is
 * nothing unless the cache was created with a region; before, all of it.
 */
struct kmem_cache *kmem_cache_create_usercopy(const char *name,
					      unsigned int size,
					      unsigned int align,
					      slab_flags_t flags,
					      unsigned int useroffset,
					      unsigned int usersize,
					      void (*ctor)(void *))
	__cfk(kmem_cache_create_usercopy);

static __always_inline struct kmem_cache *
cf_cache_create(const char *name, unsigned int size, unsigned int align,
		slab_flags_t flags, void (*ctor)(void *))
{
	bool is_whole = LINUX_VERSION_CODE < KERNEL_VERSION(4, 16, 0);

	return kmem_cache_create_usercopy(name, size, align, flags, 0,
					  is_whole ? size : 0, ctor);
}

#if LINUX_VERSION_CODE < KERNEL_VERSION(2, 6, 23)
/* The destructor argument of old was never used. */
#define kmem_cache_create(name, size, align, flags, ctor, ...) \
	cf_cache_create(name, size, align, flags, (void (*)(void *))(ctor))
#else
#define kmem_cache_create cf_cache_create
#endif
void kmem_cache_destroy(struct kmem_cache *cache) __cfk(kmem_cache_destroy);
void *kmem_cache_alloc(struct kmem_cache *cache, gfp_t flags)
	__cfk(kmem_cache_alloc);
void kmem_cache_free(struct kmem_cache *cache, void *p) __cfk(kmem_cache_free);
unsigned int kmem_cache_size(struct kmem_cache *cache) __cfk(kmem_cache_size);
int kmem_cache_shrink(struct kmem_cache *cache) __cfk(kmem_cache_shrink);
#define kmem_cache_alloc_node(cache, flags, node) kmem_cache_alloc(cache, flags)
#define KMEM_CACHE(tag, flags) \
	kmem_cache_create(#tag, sizeof(struct tag), __alignof__(struct tag), \
			  (flags), NULL)
#define KMEM_CACHE_USERCOPY(tag, flags, field)				\
	kmem_cache_create_usercopy(#tag, sizeof(struct tag),		\
		__alignof__(struct tag), (flags),			\
		offsetof(struct tag, field),				\
		sizeof_field(struct tag, field), NULL)

static __always_inline void *kmem_cache_zalloc(struct kmem_cache *cache,
					       gfp_t flags)
{
	return kmem_cache_alloc(cache, flags | __GFP_ZERO);
}


#endif
