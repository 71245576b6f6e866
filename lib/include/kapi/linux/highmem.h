/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* All kernel memory is always mapped here. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_HIGHMEM_H
#define _LINUX_HIGHMEM_H

#include <linux/mm.h>
#include <linux/string.h>

#define kmap(page) page_address(page)
#define kunmap(page) ((void)(page))
#define kmap_atomic(page) page_address(page)
#define kunmap_atomic(addr) ((void)(addr))
#define kmap_local_page(page) page_address(page)
#define kunmap_local(addr) ((void)(addr))
#define clear_page(p) memset(p, 0, PAGE_SIZE)
#define clear_highpage(page) clear_page(page_address(page))
#define copy_page(to, from) memcpy(to, from, PAGE_SIZE)

#endif
