/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How an allocation may behave, and whole pages. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_GFP_H
#define _LINUX_GFP_H

#include <linux/cf_label.h>
#include <linux/types.h>

#define __GFP_DMA		0x01u
#define __GFP_HIGHMEM		0x02u
#define __GFP_DMA32		0x04u
#define __GFP_MOVABLE		0x08u
#define __GFP_RECLAIMABLE	0x10u
#define __GFP_HIGH		0x20u
#define __GFP_IO		0x40u
#define __GFP_FS		0x80u
#define __GFP_ZERO		0x100u
#define __GFP_ATOMIC		0x200u
#define __GFP_DIRECT_RECLAIM	0x400u
#define __GFP_KSWAPD_RECLAIM	0x800u
#define __GFP_RECLAIM		(__GFP_DIRECT_RECLAIM | __GFP_KSWAPD_RECLAIM)
#define __GFP_WRITE		0x1000u
#define __GFP_NOWARN		0x2000u
#define __GFP_RETRY_MAYFAIL	0x4000u
#define __GFP_NOFAIL		0x8000u
#define __GFP_NORETRY		0x10000u
#define __GFP_MEMALLOC		0x20000u
#define __GFP_COMP		0x40000u
#define __GFP_NOMEMALLOC	0x80000u
#define __GFP_HARDWALL		0x100000u
#define __GFP_THISNODE		0x200000u
#define __GFP_ACCOUNT		0x400000u
#define __GFP_REPEAT		__GFP_RETRY_MAYFAIL
#define __GFP_WAIT		__GFP_RECLAIM
#define __GFP_COLD		0u
/* An object of the simulated kernel itself: no driver can leak it. */
#define __GFP_CF_INTERNAL	0x80000000u

#define GFP_ATOMIC	(__GFP_HIGH | __GFP_ATOMIC | __GFP_KSWAPD_RECLAIM)
#define GFP_KERNEL	(__GFP_RECLAIM | __GFP_IO | __GFP_FS)
#define GFP_KERNEL_ACCOUNT (GFP_KERNEL | __GFP_ACCOUNT)
#define GFP_NOWAIT	__GFP_KSWAPD_RECLAIM
#define GFP_NOIO	__GFP_RECLAIM
#define GFP_NOFS	(__GFP_RECLAIM | __GFP_IO)
#define GFP_USER	(__GFP_RECLAIM | __GFP_IO | __GFP_FS | __GFP_HARDWALL)
#define GFP_DMA		__GFP_DMA
#define GFP_DMA32	__GFP_DMA32
#define GFP_HIGHUSER	(GFP_USER | __GFP_HIGHMEM)
#define GFP_BUFFER	GFP_NOIO

static inline bool gfpflags_allow_blocking(const gfp_t flags)
{
	return !!(flags & __GFP_DIRECT_RECLAIM);
}

/*
 * A page descriptor is the page: page_address() is a cast, and page + 1 is the
 * next page. So no member of the kernel's struct page can be named: a driver
 * that needs one does not compile, rather than read nonsense.
 */
struct page {
	unsigned char cf_byte[4096];
};

#define MAX_ORDER 11

unsigned long __get_free_pages(gfp_t gfp, unsigned int order)
	__cfk(__get_free_pages);
unsigned long get_zeroed_page(gfp_t gfp) __cfk(get_zeroed_page);
void free_pages(unsigned long addr, unsigned int order) __cfk(free_pages);
struct page *alloc_pages(gfp_t gfp, unsigned int order) __cfk(alloc_pages);
void __free_pages(struct page *page, unsigned int order) __cfk(__free_pages);
void *alloc_pages_exact(size_t size, gfp_t gfp) __cfk(alloc_pages_exact);
void free_pages_exact(void *virt, size_t size) __cfk(free_pages_exact);
#define alloc_page(gfp) alloc_pages(gfp, 0)
#define alloc_pages_node(nid, gfp, order) alloc_pages(gfp, order)
#define __get_free_page(gfp) __get_free_pages(gfp, 0)
#define __get_dma_pages(gfp, order) __get_free_pages((gfp) | GFP_DMA, order)
#define __free_page(page) __free_pages(page, 0)
#define free_page(addr) free_pages(addr, 0)
#if LINUX_VERSION_CODE < KERNEL_VERSION(2, 6, 0)
#define get_free_page get_zeroed_page
#endif

#endif
