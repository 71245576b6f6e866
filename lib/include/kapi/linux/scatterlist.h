/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Tables of pieces of memory. A struct page is the page itself (linux/gfp.h).
 * Kernel-side.
 *
 * KAPI-STUB: omits DMA mappings and chained tables: a table is one array.
 */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_SCATTERLIST_H
#define _LINUX_SCATTERLIST_H

#include <linux/bug.h>
#include <linux/mm.h>
#include <linux/string.h>
#include <linux/types.h>

/* The lowest bits of @page_link are flags: a page has room for them. */
#define SG_END 2UL
#define SG_FLAGS 3UL

struct scatterlist {
	unsigned long page_link;
	unsigned int offset;
	unsigned int length;
	dma_addr_t dma_address;
};

#define sg_is_last(sg) ((sg)->page_link & SG_END)
#define sg_dma_address(sg) ((sg)->dma_address)
#define sg_dma_len(sg) ((sg)->length)
#define for_each_sg(table, sg, nr, i) \
	for ((i) = 0, (sg) = (table); (i) < (nr); (i)++, (sg) = sg_next(sg))

static inline struct page *sg_page(struct scatterlist *sg)
{
	return (struct page *)(sg->page_link & ~SG_FLAGS);
}

static inline void sg_set_page(struct scatterlist *sg, struct page *page,
			       unsigned int len, unsigned int offset)
{
	BUG_ON((unsigned long)page & SG_FLAGS);
	sg->page_link = (sg->page_link & SG_FLAGS) | (unsigned long)page;
	sg->offset = offset;
	sg->length = len;
}

static inline void sg_set_buf(struct scatterlist *sg, const void *buf,
			      unsigned int len)
{
	sg_set_page(sg, virt_to_page(buf), len, offset_in_page(buf));
}

static inline void *sg_virt(struct scatterlist *sg)
{
	return page_address(sg_page(sg)) + sg->offset;
}

static inline struct scatterlist *sg_next(struct scatterlist *sg)
{
	return sg_is_last(sg) ? NULL : sg + 1;
}

static inline void sg_mark_end(struct scatterlist *sg)
{
	sg->page_link |= SG_END;
}

static inline void sg_unmark_end(struct scatterlist *sg)
{
	sg->page_link &= ~SG_END;
}

static inline void sg_init_table(struct scatterlist *table, unsigned int nr)
{
	memset(table, 0, sizeof(*table) * nr);
	sg_mark_end(&table[nr - 1]);
}

static inline void sg_init_one(struct scatterlist *sg, const void *buf,
			       unsigned int len)
{
	sg_init_table(sg, 1);
	sg_set_buf(sg, buf, len);
}

#endif
