/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Pin pages of user memory, to reach them from a context that cannot fault.
 * A struct page is the page itself, here its alias. Kernel-side.
 *
 * KAPI-STUB: omits pages that outlive their mapping: a pinned page that is
 * unmapped is gone.
 */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_CF_GUP_H
#define _LINUX_CF_GUP_H

#include <linux/cf_label.h>
#include <linux/types.h>
#include <linux/version.h>

struct page;
struct vm_area_struct;

#define FOLL_WRITE	0x01
#define FOLL_TOUCH	0x02
#define FOLL_GET	0x04
#define FOLL_FORCE	0x10
#define FOLL_LONGTERM	0x10000

/**
 * cf_get_user_pages() - Bring in and hold pages of the task's memory.
 * @pages: out; may be NULL: brought in, not held
 *
 * Return: pages held, fewer than @nr when a later one is bad; -EFAULT when the
 * first is; 0 for @nr 0.
 */
long cf_get_user_pages(unsigned long start, unsigned long nr,
		       unsigned int flags, struct page **pages);

void unpin_user_page(struct page *page) __cfk(unpin_user_page);
void unpin_user_pages(struct page **pages, unsigned long nr)
	__cfk(unpin_user_pages);
void unpin_user_pages_dirty_lock(struct page **pages, unsigned long nr,
				 bool make_dirty)
	__cfk(unpin_user_pages_dirty_lock);

/** cf_pins() - References to user pages that nobody has dropped. */
long cf_pins(void);

/** cf_pin() - Add @count, which may be negative, if @page is a user page. Return: was it? */
bool cf_pin(const struct page *page, int count);

#define get_user_pages_fast(start, nr, flags, pages) \
	((int)cf_get_user_pages(start, nr, flags, pages))
#define pin_user_pages_fast(start, nr, flags, pages) \
	get_user_pages_fast(start, nr, flags, pages)
#define get_user_pages_unlocked(start, nr, pages, flags) \
	cf_get_user_pages(start, nr, flags, pages)
#define pin_user_pages_unlocked(start, nr, pages, flags) \
	cf_get_user_pages(start, nr, flags, pages)

#if LINUX_VERSION_CODE < KERNEL_VERSION(4, 6, 0)
#define get_user_pages(task, mm, start, nr, write, force, pages, vmas)	\
	((void)(task), (void)(mm), (void)(force), (void)(vmas),		\
	 cf_get_user_pages(start, nr, (write) ? FOLL_WRITE : 0, pages))
#elif LINUX_VERSION_CODE < KERNEL_VERSION(4, 9, 0)
#define get_user_pages(start, nr, write, force, pages, vmas)		\
	((void)(force), (void)(vmas),					\
	 cf_get_user_pages(start, nr, (write) ? FOLL_WRITE : 0, pages))
#elif LINUX_VERSION_CODE < KERNEL_VERSION(6, 5, 0)
#define get_user_pages(start, nr, flags, pages, vmas) \
	((void)(vmas), cf_get_user_pages(start, nr, flags, pages))
#define pin_user_pages get_user_pages
#else
#define get_user_pages(start, nr, flags, pages) \
	cf_get_user_pages(start, nr, flags, pages)
#define pin_user_pages get_user_pages
#endif

#endif
