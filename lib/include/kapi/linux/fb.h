/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * A frame buffer, as helpers of its drivers see it. Kernel-side.
 *
 * KAPI-STUB: omits registration and everything but the memory: a driver that
 * registers a frame buffer does not compile.
 */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_CF_FB_H
#define _LINUX_CF_FB_H

#include <linux/fs.h>
#include <linux/types.h>
#include <uapi/linux/fb.h>

struct fb_info;

struct fb_ops {
	struct module *owner;
	int (*fb_sync)(struct fb_info *info);
};

struct fb_info {
	struct fb_var_screeninfo var;
	struct fb_fix_screeninfo fix;
	const struct fb_ops *fbops;
	union {
		char __iomem *screen_base;
		char *screen_buffer;
	};
	unsigned long screen_size;
	void *par;
};

#endif
