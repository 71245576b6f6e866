/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Hints to a leak detector that is not this one. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_KMEMLEAK_H
#define _LINUX_KMEMLEAK_H

#include <linux/slab.h>
#define kmemleak_ignore(ptr) do { } while (0)
#define kmemleak_not_leak(ptr) do { } while (0)
#define kmemleak_alloc(ptr, size, count, gfp) do { } while (0)
#define kmemleak_free(ptr) do { } while (0)

#endif
