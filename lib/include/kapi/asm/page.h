/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Page geometry. Kernel-side. */
#ifndef _ASM_PAGE_H
#define _ASM_PAGE_H

#define PAGE_SHIFT 12
#define PAGE_SIZE (1UL << PAGE_SHIFT)
#define PAGE_MASK (~(PAGE_SIZE - 1))

/*
 * No user accesses, despite the names: both sides are the kernel's mapping.
 * From 2.6 on a struct page is passed too, and ignored.
 */
#define clear_user_page(page, vaddr, ...) \
	((void)__builtin_memset(page, 0, PAGE_SIZE))
#define copy_user_page(to, from, vaddr, ...) \
	((void)__builtin_memcpy(to, from, PAGE_SIZE))

#endif
