// SPDX-License-Identifier: LGPL-2.1-or-later
/* Messages about a device: "driver name: text". Kernel-side. */
#include <linux/device.h>
#include <linux/kernel.h>
#include <linux/printk.h>
#include <linux/stdarg.h>

#define TEXT_MAX 512

static void print(const char *level, const struct device *dev,
		  const char *fmt, __builtin_va_list args)
{
	char text[TEXT_MAX];

	vscnprintf(text, sizeof(text), fmt, args);
	if (!dev)
		printk("%s(NULL device *): %s", level, text);
	else
		printk("%s%s %s: %s", level, dev_driver_string(dev),
		       dev_name(dev), text);
}

void _dev_printk(const char *level, const struct device *dev,
		 const char *fmt, ...)
{
	__builtin_va_list args;

	__builtin_va_start(args, fmt);
	print(level, dev, fmt, args);
	__builtin_va_end(args);
}

int dev_err_probe(const struct device *dev, int err, const char *fmt, ...)
{
	__builtin_va_list args;

	__builtin_va_start(args, fmt);
	print(KERN_ERR, dev, fmt, args);
	__builtin_va_end(args);
	return err;
}
