/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Memory, seen from the kernel's side: pages of the heap, and what a driver
 * says about a mapping. Kernel-side.
 */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_MM_H
#define _LINUX_MM_H

#include <linux/bug.h>
#include <linux/cf_label.h>
#include <linux/gfp.h>
#include <linux/mm_types.h>
#include <linux/slab.h>
#include <linux/vmalloc.h>
#include <linux/cf_gup.h>
#include <asm/page.h>

#ifndef PAGE_ALIGN
#define PAGE_ALIGN(addr) ALIGN(addr, PAGE_SIZE)
#endif
#define PAGE_ALIGN_DOWN(addr) ALIGN_DOWN(addr, PAGE_SIZE)
#define PAGE_ALIGNED(addr) IS_ALIGNED((unsigned long)(addr), PAGE_SIZE)
#define offset_in_page(p) ((unsigned long)(p) & ~PAGE_MASK)
#define page_address(page) ((void *)(page))
#define lowmem_page_address(page) page_address(page)
#define page_to_virt(page) page_address(page)
#ifndef virt_to_page
#define virt_to_page(addr) \
	((struct page *)((unsigned long)(addr) & PAGE_MASK))
#endif
#define virt_to_head_page(addr) virt_to_page(addr)
#define page_to_pfn(page) ((unsigned long)(page) >> PAGE_SHIFT)
#define pfn_to_page(pfn) ((struct page *)((unsigned long)(pfn) << PAGE_SHIFT))
#define pfn_valid(pfn) 0
#ifndef virt_to_pfn
#define virt_to_pfn(addr) ((unsigned long)(addr) >> PAGE_SHIFT)
#endif
#define page_to_phys(page) ((phys_addr_t)(unsigned long)(page))
#define nth_page(page, n) ((page) + (n))

void get_page(struct page *page) __cfk(get_page);
void put_page(struct page *page) __cfk(put_page);
int cf_page_count(struct page *page) __cfk(page_count);
#define page_count(page) cf_page_count(page)
#define page_ref_count(page) cf_page_count(page)
#define SetPageReserved(page) ((void)(page))
#define ClearPageReserved(page) ((void)(page))
#define PageReserved(page) ((void)(page), 0)
#define mem_map_reserve(page) ((void)(page))
#define mem_map_unreserve(page) ((void)(page))
#define set_page_dirty_lock(page) ((void)(page), 0)

static inline int get_order(unsigned long size)
{
	return size <= PAGE_SIZE ? 0 : fls64((size - 1) >> PAGE_SHIFT);
}

/* KAPI-STUB: omits the mapping: nothing becomes reachable from user space. */
int remap_pfn_range(struct vm_area_struct *vma, unsigned long addr,
		    unsigned long pfn, unsigned long size, pgprot_t prot)
	__cfk(remap_pfn_range);
#define io_remap_pfn_range remap_pfn_range
int vm_iomap_memory(struct vm_area_struct *vma, phys_addr_t start,
		    unsigned long len) __cfk(vm_iomap_memory);
int vm_insert_page(struct vm_area_struct *vma, unsigned long addr,
		   struct page *page) __cfk(vm_insert_page);
int remap_vmalloc_range(struct vm_area_struct *vma, void *addr,
			unsigned long pgoff) __cfk(remap_vmalloc_range);

/**
 * vm_mmap() - Map user memory into the task that calls.
 * @file: KAPI-STUB: omits mappings of files: any is refused with -ENODEV
 * @prot: PROT_* mask
 * @flag: MAP_* mask; MAP_PRIVATE or MAP_SHARED is a must
 *
 * Pages are absent until touched, but with MAP_POPULATE or MAP_LOCKED.
 *
 * Return: the user address, or -EINVAL, -ENOMEM, -EEXIST, -ENODEV, -EPERM as
 * unsigned long, all of which lie above TASK_SIZE.
 */
unsigned long vm_mmap(struct file *file, unsigned long addr,
		      unsigned long len, unsigned long prot,
		      unsigned long flag, unsigned long offset)
	__cfk(vm_mmap);

/** vm_munmap() - Unmap a range. Return: 0, also when nothing was mapped, or -EINVAL, -ENOMEM. */
int vm_munmap(unsigned long start, size_t len) __cfk(vm_munmap);

static inline unsigned long vma_pages(const struct vm_area_struct *vma)
{
	return (vma->vm_end - vma->vm_start) >> PAGE_SHIFT;
}

#define page_cache_release(page) put_page(page)
#define totalram_pages() (256UL << (20 - PAGE_SHIFT))
#define high_memory ((void *)~0UL)

#endif
