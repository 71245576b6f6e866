/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Kernel memory that need not be physically contiguous. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_VMALLOC_H
#define _LINUX_VMALLOC_H

#include <linux/cf_label.h>
#include <linux/gfp.h>
#include <linux/types.h>

void *vmalloc(unsigned long size) __cfk(vmalloc) __malloc;
void *vzalloc(unsigned long size) __cfk(vzalloc) __malloc;
void vfree(const void *addr) __cfk(vfree);
struct page *vmalloc_to_page(const void *addr) __cfk(vmalloc_to_page);
bool is_vmalloc_addr(const void *p) __cfk(is_vmalloc_addr);
#define vmalloc_user(size) vzalloc(size)
#define vmalloc_32(size) vmalloc(size)
#define vmalloc_32_user(size) vzalloc(size)
#define vmalloc_node(size, node) vmalloc(size)
#define vzalloc_node(size, node) vzalloc(size)
#define __vmalloc(size, gfp) cf_vmalloc_gfp(size, gfp)
#define vcalloc(n, size) vzalloc(array_size(n, size))
#define vmalloc_array(n, size) vmalloc(array_size(n, size))
void *cf_vmalloc_gfp(unsigned long size, gfp_t gfp);

#endif
