/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * GPIO lines of National Semiconductor chips: the operations their drivers
 * share. Kernel-side.
 */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_NSC_GPIO_H
#define _LINUX_NSC_GPIO_H

#include <linux/types.h>

struct device;
struct file;
struct module;

struct nsc_gpio_ops {
	struct module *owner;
	u32 (*gpio_config)(unsigned int iminor, u32 mask, u32 bits);
	void (*gpio_dump)(struct nsc_gpio_ops *ops, unsigned int iminor);
	int (*gpio_get)(unsigned int iminor);
	void (*gpio_set)(unsigned int iminor, int state);
	void (*gpio_change)(unsigned int iminor);
	int (*gpio_current)(unsigned int iminor);
	struct device *dev;
};

/* Defined by the driver drivers/char/nsc_gpio.c itself. */
ssize_t nsc_gpio_write(struct file *file, const char __user *ubuf,
		       size_t len, loff_t *ppos);
ssize_t nsc_gpio_read(struct file *file, char __user *ubuf, size_t len,
		      loff_t *ppos);
void nsc_gpio_dump(struct nsc_gpio_ops *ops, unsigned int index);

#endif
