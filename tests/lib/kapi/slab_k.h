/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The kernel heap, for a host-side check. Both sides: builtin types only. */
#ifndef TESTS_LIB_KAPI_SLAB_K_H
#define TESTS_LIB_KAPI_SLAB_K_H

enum slab_how {
	SLAB_KMALLOC,
	SLAB_KZALLOC,
	SLAB_VMALLOC,
	SLAB_KVMALLOC,
	SLAB_PAGES,		/* size is an order */
};

void *slab_alloc(enum slab_how how, unsigned long size);
void slab_free(enum slab_how how, void *p, unsigned long size);
void *slab_realloc(void *p, unsigned long size);
unsigned long slab_ksize(const void *p);

/* Each ends in an oops, as its name says. */
void slab_free_twice(void *arg);
void slab_free_inside(void *arg);
void slab_free_foreign(void *arg);
void slab_kfree_of_vmalloc(void *arg);
void slab_write_past_end(void *arg);
void slab_copy_past_end(void *arg);
void slab_write_before(void *arg);
void slab_write_after_free(void *arg);
void slab_cache_mixup(void *arg);

/** slab_cache_cycle() - Create, use and destroy a cache. Return: objects built by its constructor. */
int slab_cache_cycle(int objects);

/** slab_page_refs() - get_page() keeps a page that is freed. Return: 1 if it did. */
int slab_page_refs(void);

#endif
