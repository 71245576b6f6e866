// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Whole pages. A struct page is the page itself (linux/gfp.h). Kernel-side.
 */
#include <linux/kernel.h>
#include <linux/mm.h>
#include <linux/slab.h>
#include <cf_mm.h>

#include "heap.h"

#define CALLER ((unsigned long)__builtin_return_address(0))

static void *pages_alloc(size_t size, gfp_t gfp, unsigned long caller)
{
	might_sleep_if(gfpflags_allow_blocking(gfp));
	return heap_alloc(size, CF_PAGE_SIZE, gfp, HEAP_PAGES, caller);
}

static void *order_alloc(gfp_t gfp, unsigned int order, unsigned long caller)
{
	if (order >= MAX_ORDER)
		return NULL;
	return pages_alloc(CF_PAGE_SIZE << order, gfp, caller);
}

unsigned long __get_free_pages(gfp_t gfp, unsigned int order)
{
	return (unsigned long)order_alloc(gfp, order, CALLER);
}

unsigned long get_zeroed_page(gfp_t gfp)
{
	return (unsigned long)order_alloc(gfp | __GFP_ZERO, 0, CALLER);
}

struct page *alloc_pages(gfp_t gfp, unsigned int order)
{
	return order_alloc(gfp, order, CALLER);
}

void *alloc_pages_exact(size_t size, gfp_t gfp)
{
	return pages_alloc(PAGE_ALIGN(size), gfp, CALLER);
}

/* The last reference frees: get_page() may have added some. */
static void pages_put(struct heap_block *block, unsigned long caller)
{
	if (block->refs)
		block->refs--;
	else
		heap_free(block, caller);
}

static void pages_free(const void *p, size_t size, const char *what,
		       unsigned long caller)
{
	struct heap_block *block;

	if (!p)
		return;
	block = heap_block_of(p, what);
	if (block->kind != HEAP_PAGES)
		heap_oops(what, p, "it is not of the page allocator", block);
	if (block->size != size)
		heap_oops(what, p, "freed with another order", block);
	pages_put(block, caller);
}

void free_pages(unsigned long addr, unsigned int order)
{
	pages_free((void *)addr, CF_PAGE_SIZE << order, "free_pages", CALLER);
}

void __free_pages(struct page *page, unsigned int order)
{
	pages_free(page, CF_PAGE_SIZE << order, "__free_pages", CALLER);
}

void free_pages_exact(void *virt, size_t size)
{
	pages_free(virt, PAGE_ALIGN(size), "free_pages_exact", CALLER);
}

void get_page(struct page *page)
{
	struct heap_block *block;

	if (cf_pin(page, 1))
		return;
	block = heap_block_around(page);
	if (block)
		block->refs++;
}

void put_page(struct page *page)
{
	struct heap_block *block;

	if (cf_pin(page, -1))
		return;
	block = heap_block_around(page);
	if (!block)
		heap_oops("put_page", page, "no such page, or it is free",
			  NULL);
	pages_put(block, CALLER);
}

int cf_page_count(struct page *page)
{
	struct heap_block *block = heap_block_around(page);

	return block ? block->refs + 1 : 0;
}

/* ---- mappings, which only say that they were asked for ---- */

static int range_check(const struct vm_area_struct *vma, unsigned long addr,
		       unsigned long size)
{
	if (addr < vma->vm_start || size > vma->vm_end - addr)
		return -EINVAL;
	return 0;
}

int remap_pfn_range(struct vm_area_struct *vma, unsigned long addr,
		    unsigned long pfn, unsigned long size, pgprot_t prot)
{
	vma->vm_flags |= VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP;
	return range_check(vma, addr, PAGE_ALIGN(size));
}

int vm_iomap_memory(struct vm_area_struct *vma, phys_addr_t start,
		    unsigned long len)
{
	unsigned long pages = (offset_in_page(start) + len + PAGE_SIZE - 1) >>
		PAGE_SHIFT;

	if (start + len < start || vma->vm_pgoff > pages ||
	    vma_pages(vma) > pages - vma->vm_pgoff)
		return -EINVAL;
	return 0;
}

int vm_insert_page(struct vm_area_struct *vma, unsigned long addr,
		   struct page *page)
{
	return range_check(vma, addr, PAGE_SIZE);
}

int remap_vmalloc_range(struct vm_area_struct *vma, void *addr,
			unsigned long pgoff)
{
	unsigned long size = PAGE_ALIGN(ksize(addr));
	unsigned long want = vma->vm_end - vma->vm_start;

	if (pgoff > size >> PAGE_SHIFT ||
	    want > size - (pgoff << PAGE_SHIFT))
		return -EINVAL;
	return 0;
}
