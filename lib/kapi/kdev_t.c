// SPDX-License-Identifier: LGPL-2.1-or-later
/* Device numbers as text. Kernel-side. */
#include <linux/kdev_t.h>
#include <linux/kernel.h>

int print_dev_t(char *buffer, dev_t dev)
{
	return sprintf(buffer, "%u:%u\n", MAJOR(dev), MINOR(dev));
}

char *format_dev_t(char *buffer, dev_t dev)
{
	sprintf(buffer, "%u:%u", MAJOR(dev), MINOR(dev));
	return buffer;
}
