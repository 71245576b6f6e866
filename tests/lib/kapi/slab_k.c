// SPDX-License-Identifier: LGPL-2.1-or-later
/* The kernel heap, for check_slab.c. Kernel-side. */
#include <linux/mm.h>
#include <linux/slab.h>
#include <linux/uaccess.h>
#include <linux/vmalloc.h>

#include "slab_k.h"

void *slab_alloc(enum slab_how how, unsigned long size)
{
	switch (how) {
	case SLAB_KMALLOC:
		return kmalloc(size, GFP_KERNEL);
	case SLAB_KZALLOC:
		return kzalloc(size, GFP_KERNEL);
	case SLAB_VMALLOC:
		return vmalloc(size);
	case SLAB_KVMALLOC:
		return kvmalloc(size, GFP_KERNEL);
	case SLAB_PAGES:
		return (void *)__get_free_pages(GFP_KERNEL, size);
	}
	return NULL;
}

void slab_free(enum slab_how how, void *p, unsigned long size)
{
	if (how == SLAB_PAGES)
		free_pages((unsigned long)p, size);
	else if (how == SLAB_VMALLOC)
		vfree(p);
	else
		kvfree(p);
}

void *slab_realloc(void *p, unsigned long size)
{
	return krealloc(p, size, GFP_KERNEL);
}

unsigned long slab_ksize(const void *p)
{
	return ksize(p);
}

static char *object(void)
{
	return kmalloc(40, GFP_KERNEL);
}

/* The compiler would object to what these do on purpose. */
#define HIDDEN(p) ({ OPTIMIZER_HIDE_VAR(p); (p); })

void slab_free_twice(void *arg)
{
	char *p = object();

	kfree(p);
	kfree(HIDDEN(p));
}

void slab_free_inside(void *arg)
{
	char *p = object() + 16;

	kfree(HIDDEN(p));
}

void slab_free_foreign(void *arg)
{
	static char foreign[16];
	char *p = foreign;

	kfree(HIDDEN(p));
}

void slab_kfree_of_vmalloc(void *arg)
{
	char *p = vmalloc(40);

	kfree(HIDDEN(p));
}

void slab_write_past_end(void *arg)
{
	char *p = object();

	HIDDEN(p)[40] = 1;
	kfree(p);
}

/* The copy is not checked against the object's size, as copy_from_user() is. */
void slab_copy_past_end(void *arg)
{
	char *p = object();

	if (!raw_copy_from_user(p, (void __user *)arg, 40 + 16))
		kfree(p);
}

void slab_write_before(void *arg)
{
	char *p = object();

	HIDDEN(p)[-1] = 1;
	kfree(p);
}

/* It is seen when the object is to be used again, at the latest. */
void slab_write_after_free(void *arg)
{
	char *p = object(), *stale = p;

	kfree(p);
	HIDDEN(stale)[3] = 1;
	for (int i = 0; i < 100; i++)
		kfree(object());
}

void slab_cache_mixup(void *arg)
{
	struct kmem_cache *a = kmem_cache_create("a", 40, 0, 0, NULL);
	struct kmem_cache *b = kmem_cache_create("b", 40, 0, 0, NULL);

	kmem_cache_free(b, kmem_cache_alloc(a, GFP_KERNEL));
}

static int built;

static void construct(void *p)
{
	built++;
	*(int *)p = built;
}

int slab_cache_cycle(int objects)
{
	struct kmem_cache *cache;
	void *kept[8];
	int i;

	built = 0;
	cache = kmem_cache_create("cycle", 100, 64, 0, construct);
	for (i = 0; i < objects; i++) {
		kept[i] = kmem_cache_alloc(cache, GFP_KERNEL);
		if (!IS_ALIGNED((unsigned long)kept[i], 64))
			return -1;
	}
	while (i--)
		kmem_cache_free(cache, kept[i]);
	kmem_cache_destroy(cache);
	return built;
}

int slab_page_refs(void)
{
	struct page *page = alloc_page(GFP_KERNEL);
	int kept;

	get_page(page);
	__free_page(page);
	kept = page_count(page) == 1;
	put_page(page);
	return kept && page_count(page) == 0;
}
