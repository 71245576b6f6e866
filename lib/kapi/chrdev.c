// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Character devices: which numbers are whose, and what opening one means.
 * Kernel-side.
 */
#include <linux/cdev.h>
#include <linux/device.h>
#include <linux/err.h>
#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <cf_state.h>

#include "param.h"
#include "vfs.h"

/* Majors handed out on request: from the top of the low range down. */
#define MAJOR_DYN_FIRST 254
#define MAJOR_DYN_LAST 234
#define NAME_LEN 64

struct region {
	struct list_head list;
	dev_t first;
	unsigned int count;
	char name[NAME_LEN];
	struct cdev *cdev;	/* of __register_chrdev() */
};

static struct {
	struct list_head regions;
	struct list_head cdevs;
} chrdevs __cf_state = {
	.regions = LIST_HEAD_INIT(chrdevs.regions),
	.cdevs = LIST_HEAD_INIT(chrdevs.cdevs),
};

static bool overlaps(dev_t a, unsigned int a_count, dev_t b,
		     unsigned int b_count)
{
	return a < b + b_count && b < a + a_count;
}

static struct region *region_find(dev_t first, unsigned int count)
{
	struct region *region;

	list_for_each_entry(region, &chrdevs.regions, list)
		if (overlaps(region->first, region->count, first, count))
			return region;
	return NULL;
}

const char *cf_chrdev_region_name(dev_t dev)
{
	struct region *region = region_find(dev, 1);

	return region ? region->name : NULL;
}

static bool major_is_free(unsigned int major)
{
	return !region_find(MKDEV(major, 0), 1U << MINORBITS);
}

static int find_dynamic_major(void)
{
	for (int major = MAJOR_DYN_FIRST; major >= MAJOR_DYN_LAST; major--)
		if (major_is_free(major))
			return major;
	for (int major = CHRDEV_MAJOR_MAX - 1; major >= 384; major--)
		if (major_is_free(major))
			return major;
	return -EBUSY;
}

static struct region *region_add(dev_t first, unsigned int count,
				 const char *name)
{
	struct region *region;

	if (MAJOR(first) >= CHRDEV_MAJOR_MAX ||
	    count > MINORMASK + 1 - MINOR(first))
		return ERR_PTR(-EINVAL);
	if (region_find(first, count))
		return ERR_PTR(-EBUSY);
	region = kzalloc(sizeof(*region), GFP_KERNEL);
	if (!region)
		return ERR_PTR(-ENOMEM);
	region->first = first;
	region->count = count;
	strscpy(region->name, name, sizeof(region->name));
	list_add_tail(&region->list, &chrdevs.regions);
	return region;
}

static void region_remove(struct region *region)
{
	list_del(&region->list);
	kfree(region);
}

int register_chrdev_region(dev_t from, unsigned int count, const char *name)
{
	return PTR_ERR_OR_ZERO(region_add(from, count, name));
}

int alloc_chrdev_region(dev_t *dev, unsigned int baseminor,
			unsigned int count, const char *name)
{
	int major = find_dynamic_major();
	struct region *region;

	if (major < 0)
		return major;
	region = region_add(MKDEV(major, baseminor), count, name);
	if (IS_ERR(region))
		return PTR_ERR(region);
	*dev = region->first;
	return 0;
}

void unregister_chrdev_region(dev_t from, unsigned int count)
{
	struct region *region = region_find(from, count);

	if (region)
		region_remove(region);
}

static int add_own_cdev(struct region *region,
			const struct file_operations *fops)
{
	struct cdev *cdev = cdev_alloc();
	int ret;

	if (!cdev)
		return -ENOMEM;
	cdev->owner = fops->owner;
	cdev->ops = fops;
	ret = cdev_add(cdev, region->first, region->count);
	if (ret)
		kfree(cdev);
	else
		region->cdev = cdev;
	return ret;
}

int __register_chrdev(unsigned int major, unsigned int baseminor,
		      unsigned int count, const char *name,
		      const struct file_operations *fops)
{
	int chosen = major ? (int)major : find_dynamic_major();
	struct region *region;
	int ret;

	if (chosen < 0)
		return chosen;
	region = region_add(MKDEV(chosen, baseminor), count, name);
	if (IS_ERR(region))
		return PTR_ERR(region);
	ret = add_own_cdev(region, fops);
	if (ret) {
		region_remove(region);
		return ret;
	}
	return major ? 0 : chosen;
}

void __unregister_chrdev(unsigned int major, unsigned int baseminor,
			 unsigned int count, const char *name)
{
	struct region *region = region_find(MKDEV(major, baseminor), count);

	if (!region)
		return;
	if (region->cdev)
		cdev_del(region->cdev);
	region_remove(region);
}

void cdev_init(struct cdev *cdev, const struct file_operations *fops)
{
	memset(cdev, 0, sizeof(*cdev));
	INIT_LIST_HEAD(&cdev->list);
	INIT_LIST_HEAD(&cdev->cf_list);
	kobject_init(&cdev->kobj, NULL);
	cdev->ops = fops;
}

struct cdev *cdev_alloc(void)
{
	struct cdev *cdev = kzalloc(sizeof(*cdev), GFP_KERNEL);

	if (!cdev)
		return NULL;
	cdev_init(cdev, NULL);
	cdev->cf_is_dynamic = true;
	return cdev;
}

static struct cf_node *add_range_node(dev_t dev, unsigned int count)
{
	const char *name = cf_chrdev_region_name(dev);
	char path[NAME_LEN + 8];

	snprintf(path, sizeof(path), "/dev/%s", name ? name : "unnamed");
	return cf_node_add(CF_NODE_RANGE, path, dev, count);
}

int cdev_add(struct cdev *cdev, dev_t dev, unsigned int count)
{
	struct module *module = cf_module_loading();

	if (WARN_ON(dev == ~(dev_t)0))
		return -EBUSY;
	cdev->cf_node = add_range_node(dev, count);
	if (!cdev->cf_node)
		return -ENOMEM;
	cdev->cf_driver = module ? module->name : NULL;
	cdev->dev = dev;
	cdev->count = count;
	kobject_get(cdev->kobj.parent);
	list_add_tail(&cdev->cf_list, &chrdevs.cdevs);
	return 0;
}

/* The structure itself goes with its last reference, an open file's perhaps. */
void cdev_del(struct cdev *cdev)
{
	if (cdev->cf_node) {
		list_del_init(&cdev->cf_list);
		cf_node_remove(cdev->cf_node);
		cdev->cf_node = NULL;
	}
	cdev_put(cdev);
}

void cdev_put(struct cdev *cdev)
{
	struct kobject *parent = cdev->kobj.parent;
	bool is_dynamic = cdev->cf_is_dynamic;

	if (!refcount_dec_and_test(&cdev->kobj.kref.refcount))
		return;
	if (is_dynamic)
		kfree(cdev);
	kobject_put(parent);
}

void cdev_set_parent(struct cdev *cdev, struct kobject *kobj)
{
	cdev->kobj.parent = kobj;
}

int cdev_device_add(struct cdev *cdev, struct device *dev)
{
	int ret = 0;

	if (dev->devt) {
		cdev_set_parent(cdev, &dev->kobj);
		ret = cdev_add(cdev, dev->devt, 1);
		if (ret)
			return ret;
	}
	ret = device_add(dev);
	if (ret && dev->devt)
		cdev_del(cdev);
	return ret;
}

void cdev_device_del(struct cdev *cdev, struct device *dev)
{
	device_del(dev);
	if (dev->devt)
		cdev_del(cdev);
}

struct cdev *cf_cdev_find(dev_t dev)
{
	struct cdev *cdev;

	list_for_each_entry(cdev, &chrdevs.cdevs, cf_list)
		if (overlaps(cdev->dev, cdev->count, dev, 1))
			return cdev;
	return NULL;
}

/* The file becomes the driver's: its operations replace ours. */
static int chrdev_open(struct inode *inode, struct file *file)
{
	struct cdev *cdev = cf_cdev_find(inode->i_rdev);
	const struct file_operations *ops;
	int ret;

	if (!cdev)
		return -ENXIO;
	inode->i_cdev = cdev;
	ops = fops_get(cdev->ops);
	if (!ops)
		return -ENXIO;
	kref_get(&cdev->kobj.kref);
	file->f_op = ops;
	file->cf_cdev = cdev;
	ret = ops->open ? ops->open(inode, file) : 0;
	if (ret)
		cdev_put(cdev);
	return ret;
}

const struct file_operations cf_chrdev_fops = {
	.open = chrdev_open,
	.llseek = noop_llseek,
};
