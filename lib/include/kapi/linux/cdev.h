/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Character devices. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_CDEV_H
#define _LINUX_CDEV_H

#include <linux/fs.h>
#include <linux/kobject.h>
#include <linux/kdev_t.h>
#include <linux/list.h>

struct device;

struct cdev {
	struct kobject kobj;
	struct module *owner;
	const struct file_operations *ops;
	struct list_head list;
	dev_t dev;
	unsigned int count;
	struct list_head cf_list;
	struct cf_node *cf_node;
	const char *cf_driver;
	bool cf_is_dynamic;
};

void cdev_init(struct cdev *cdev, const struct file_operations *fops)
	__cfk(cdev_init);
struct cdev *cdev_alloc(void) __cfk(cdev_alloc);
int cdev_add(struct cdev *cdev, dev_t dev, unsigned int count)
	__cfk(cdev_add);
void cdev_del(struct cdev *cdev) __cfk(cdev_del);
void cdev_put(struct cdev *cdev) __cfk(cdev_put);
void cdev_set_parent(struct cdev *cdev, struct kobject *kobj)
	__cfk(cdev_set_parent);
int cdev_device_add(struct cdev *cdev, struct device *dev)
	__cfk(cdev_device_add);
void cdev_device_del(struct cdev *cdev, struct device *dev)
	__cfk(cdev_device_del);

#endif
