/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What drivers want of it: faulting user pages in. KAPI-STUB: omits the page
 * cache. Kernel-side.
 */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_PAGEMAP_H
#define _LINUX_PAGEMAP_H

#include <linux/fs.h>
#include <linux/gfp.h>
#include <linux/highmem.h>
#include <linux/list.h>
#include <linux/mm.h>
#include <linux/uaccess.h>
#include <linux/uio.h>

#endif
