/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Device numbers: 12 bits of major, 20 of minor. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_KDEV_T_H
#define _LINUX_KDEV_T_H

#include <linux/types.h>
#include <linux/version.h>
#include <linux/cf_label.h>

#define MINORBITS 20
#define MINORMASK ((1U << MINORBITS) - 1)
#define MAJOR(dev) ((unsigned int)((dev) >> MINORBITS))
#define MINOR(dev) ((unsigned int)((dev) & MINORMASK))
#define MKDEV(major, minor) (((major) << MINORBITS) | (minor))

char *format_dev_t(char *buffer, dev_t dev) __cfk(format_dev_t);
int print_dev_t(char *buffer, dev_t dev) __cfk(print_dev_t);

/* As user space sees a device number in struct stat. */
static inline u32 new_encode_dev(dev_t dev)
{
	unsigned int minor = MINOR(dev);

	return (minor & 0xff) | (MAJOR(dev) << 8) | ((minor & ~0xffU) << 12);
}

static inline dev_t new_decode_dev(u32 dev)
{
	return MKDEV((dev & 0xfff00) >> 8,
		     (dev & 0xff) | ((dev >> 12) & 0xfff00));
}

#if LINUX_VERSION_CODE < KERNEL_VERSION(2, 6, 0)
typedef dev_t kdev_t;
#define major(dev) MAJOR(dev)
#define minor(dev) MINOR(dev)
#endif

#endif
