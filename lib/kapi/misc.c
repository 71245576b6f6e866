// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Miscellaneous devices: one major, a driver for each minor. Kernel-side.
 */
#include <linux/device.h>
#include <linux/err.h>
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <cf_state.h>

#include "vfs.h"

/* Minors for MISC_DYNAMIC_MINOR: from 127 down, then above the fixed ones. */
#define DYNAMIC_TOP 127
#define DYNAMIC_HIGH 256
#define DYNAMIC_END 512

static struct {
	struct list_head list;
	struct class *class;
} misc __cf_state = {
	.list = LIST_HEAD_INIT(misc.list),
};

static struct miscdevice *misc_find(int minor)
{
	struct miscdevice *device;

	list_for_each_entry(device, &misc.list, list)
		if (device->minor == minor)
			return device;
	return NULL;
}

const struct file_operations *cf_misc_fops(unsigned int minor)
{
	struct miscdevice *device = misc_find(minor);

	return device ? device->fops : NULL;
}

static int misc_open(struct inode *inode, struct file *file)
{
	struct miscdevice *device = misc_find(iminor(inode));
	const struct file_operations *fops;

	fops = device ? fops_get(device->fops) : NULL;
	if (!fops)
		return -ENODEV;
	/* A driver finds its device here, and may put something else. */
	file->private_data = device;
	replace_fops(file, fops);
	return fops->open ? fops->open(inode, file) : 0;
}

static const struct file_operations misc_fops = {
	.open = misc_open,
	.llseek = noop_llseek,
};

static int find_dynamic_minor(void)
{
	for (int minor = DYNAMIC_TOP; minor >= 0; minor--)
		if (!misc_find(minor))
			return minor;
	for (int minor = DYNAMIC_HIGH; minor < DYNAMIC_END; minor++)
		if (!misc_find(minor))
			return minor;
	return -EBUSY;
}

int misc_register(struct miscdevice *device)
{
	bool is_dynamic = device->minor == MISC_DYNAMIC_MINOR;
	int minor = is_dynamic ? find_dynamic_minor() : device->minor;
	const char *name = device->nodename ? device->nodename : device->name;

	INIT_LIST_HEAD(&device->list);
	if (minor < 0 || misc_find(minor))
		return -EBUSY;
	device->this_device =
		device_create_with_groups(misc.class, device->parent,
					  MKDEV(MISC_MAJOR, minor), device,
					  device->groups, "%s", name);
	if (IS_ERR(device->this_device))
		return PTR_ERR(device->this_device);
	device->minor = minor;
	list_add(&device->list, &misc.list);
	return 0;
}

/* Its return type before 4.3. */
int cf_misc_deregister_int(struct miscdevice *device)
	__cfk(misc_deregister_int);

int cf_misc_deregister_int(struct miscdevice *device)
{
	if (WARN_ON(list_empty(&device->list)))
		return -EINVAL;
	list_del_init(&device->list);
	device_destroy(misc.class, MKDEV(MISC_MAJOR, device->minor));
	if (device->minor <= DYNAMIC_TOP || device->minor >= DYNAMIC_HIGH)
		device->minor = MISC_DYNAMIC_MINOR;
	return 0;
}

void misc_deregister(struct miscdevice *device)
{
	cf_misc_deregister_int(device);
}

int cf_misc_boot(void)
{
	struct cf_node *node;
	int ret = __register_chrdev(MISC_MAJOR, 0, DYNAMIC_END, "misc",
				    &misc_fops);

	if (ret)
		return ret;
	node = cf_cdev_find(MKDEV(MISC_MAJOR, 0))->cf_node;
	node->is_hidden = true;
	misc.class = class_create(NULL, "misc");
	return PTR_ERR_OR_ZERO(misc.class);
}
