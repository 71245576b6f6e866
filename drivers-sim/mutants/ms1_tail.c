// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * MS1 by poison: a table of fresh memory goes out with names that end early, and
 * what lies behind each was never written. Kernel-side. With -DTWIN: kcalloc().
 */
#include <linux/fs.h>
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uaccess.h>

#define PORTS 2

struct port {
	u32 number;
	char label[12];
	u64 bytes;
};

struct port_table {
	u32 count;
	u32 speed;
	struct port port[PORTS];
};

static ssize_t ports_read(struct file *file, char __user *ubuf, size_t count,
			  loff_t *ppos)
{
	struct port_table *table;
	ssize_t ret = -EFAULT;

#ifdef TWIN
	table = kcalloc(1, sizeof(*table), GFP_KERNEL);
#else
	table = kmalloc(sizeof(*table), GFP_KERNEL);
#endif
	if (!table)
		return -ENOMEM;
	table->count = PORTS;
	table->speed = 1000;
	for (int i = 0; i < PORTS; i++) {
		table->port[i].number = i;
		strcpy(table->port[i].label, i ? "uplink-east" : "console");
		table->port[i].bytes = 4096;
	}
	count = min(count, sizeof(*table));
	/* BUG MS1 */
	if (!copy_to_user(ubuf, table, count))
		ret = count;
	kfree(table);
	return ret;
}

static const struct file_operations ports_fops = {
	.owner = THIS_MODULE,
	.read = ports_read,
	.llseek = no_llseek,
};

static struct miscdevice ports = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "ports",
	.fops = &ports_fops,
};

module_misc_device(ports);
MODULE_LICENSE("GPL");
