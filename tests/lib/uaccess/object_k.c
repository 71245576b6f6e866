// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Copies of objects and of what is beside them. The compiler is kept from
 * seeing how large an object is: it would say so itself. Kernel-side.
 */
#include <linux/mm.h>
#include <linux/slab.h>
#include <linux/uaccess.h>
#include <linux/vmalloc.h>

#include "object_k.h"

#define HIDDEN(p) ({ void *hidden_ = (void *)(p);			\
	OPTIMIZER_HIDE_VAR(hidden_); hidden_; })

/* The residue is of no interest: the object is. */
static noinline void put(void *arg, const void *from, unsigned long n)
{
	OPTIMIZER_HIDE_VAR(n);
	if (copy_to_user(*(void __user **)arg, from, n))
		pr_info("short\n");
}

static noinline void get(void *arg, void *to, unsigned long n)
{
	OPTIMIZER_HIDE_VAR(n);
	if (copy_from_user(to, *(void __user **)arg, n))
		pr_info("short\n");
}

/* ---- the stack ---- */

void object_local(void *arg)
{
	char buf[64] = { };

	put(arg, HIDDEN(buf), sizeof(buf));
	get(arg, HIDDEN(buf), sizeof(buf));
}

static noinline void fill(void *arg, char *buf, unsigned long n)
{
	char own[32] = { };

	get(arg, HIDDEN(own), sizeof(own));
	get(arg, buf, n);
}

void object_callers_local(void *arg)
{
	char buf[64];

	fill(arg, HIDDEN(buf), sizeof(buf));
}

void object_over_frame(void *arg)
{
	char buf[64] = { };
	char *end = __builtin_frame_address(0);

	put(arg, HIDDEN(buf), 8);
	put(arg, HIDDEN(end - 16), 17);
}

static noinline void over(void *arg, char *end)
{
	get(arg, end - 8, 16);
}

void object_over_callers_frame(void *arg)
{
	over(arg, HIDDEN(__builtin_frame_address(0)));
	pr_info("not reached\n");	/* so that this is no tail call */
}

/* A frame whose function has returned: below all that is alive. */
void object_dead_frame(void *arg)
{
	char *here = __builtin_frame_address(0);

	put(arg, HIDDEN(here - 4096), 8);
}

/* Its stack ends somewhere above; one mebibyte is more than is left. */
void object_over_stack(void *arg)
{
	char *here = __builtin_frame_address(0);

	put(arg, HIDDEN(here - 64), 64UL << 20);
}

/* ---- the heap ---- */

void object_heap(void *arg)
{
	put(arg, kzalloc(100, GFP_KERNEL) + 50, 50);
}

/* A constant size is the compiler's to check, and it cannot see the heap. */
void object_const_size(void *arg)
{
	char *object = HIDDEN(kzalloc(100, GFP_KERNEL));

	if (copy_to_user(*(void __user **)arg, object + 99, 2))
		pr_info("short\n");
}

void object_over_heap(void *arg)
{
	put(arg, kzalloc(100, GFP_KERNEL) + 50, 51);
}

void object_zero_size(void *arg)
{
	put(arg, kmalloc(0, GFP_KERNEL), 1);
}

void object_null(void *arg)
{
	put(arg, HIDDEN(NULL), 1);
}

void object_wrapped(void *arg)
{
	put(arg, HIDDEN(-4L), 8);
}

void object_text(void *arg)
{
	put(arg, HIDDEN(put), 16);
}

/* Looked at before the range is: no fault hides it. */
void object_over_bad_user(void *arg)
{
	unsigned long user = -1UL;

	put(&user, kzalloc(100, GFP_KERNEL), 101);
}

/* ---- caches ---- */

struct visible {
	long secret;
	char shown[24];
	long also_secret;
};

static char *region_object(void)
{
	return kmem_cache_zalloc(kmem_cache_create_usercopy("region", 64, 0, 0,
							    16, 32, NULL),
				 GFP_KERNEL);
}

void object_cache(void *arg)
{
	put(arg, kmem_cache_zalloc(kmem_cache_create("plain", 64, 0, 0, NULL),
				   GFP_KERNEL), 1);
}

void object_region(void *arg)
{
	put(arg, region_object() + 16, 32);
	put(arg, region_object() + 47, 1);
}

void object_before_region(void *arg)
{
	put(arg, region_object() + 15, 2);
}

void object_behind_region(void *arg)
{
	put(arg, region_object() + 40, 9);
}

void object_struct_region(void *arg)
{
	struct kmem_cache *cache = KMEM_CACHE_USERCOPY(visible, 0, shown);
	struct visible *object = kmem_cache_zalloc(cache, GFP_KERNEL);

	put(arg, HIDDEN(object->shown), sizeof(object->shown));
	put(arg, HIDDEN(object->shown), sizeof(object->shown) + 1);
}

/* ---- pages ---- */

void object_two_pages(void *arg)
{
	put(arg, (void *)__get_free_pages(GFP_KERNEL, 1), 2 * PAGE_SIZE);
}

void object_over_page(void *arg)
{
	put(arg, (char *)__get_free_page(GFP_KERNEL) + 1, PAGE_SIZE);
}

void object_vmalloc(void *arg)
{
	put(arg, (char *)vzalloc(6000) + 5000, 1000);
}

void object_over_vmalloc(void *arg)
{
	put(arg, (char *)vzalloc(6000) + 5000, 1001);
}

/* With page faults disabled nobody can look the area up. */
void object_over_vmalloc_atomic(void *arg)
{
	unsigned long n = 1001;
	char *area = vzalloc(6000);

	OPTIMIZER_HIDE_VAR(n);
	pagefault_disable();
	if (__copy_to_user_inatomic(*(void __user **)arg, area + 5000, n))
		pr_info("short\n");
	pagefault_enable();
}
