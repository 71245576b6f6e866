// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Devices and classes: registration, names in /dev, parents and children.
 * Binding to drivers is bus.c's business, resources devres.c's. Kernel-side.
 */
#include <linux/device.h>
#include <linux/err.h>
#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/kdev_t.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/string.h>

#include "bus.h"
#include "vfs.h"

static void device_release(struct kobject *kobj)
{
	struct device *dev = kobj_to_dev(kobj);

	devres_release_all(dev);
	if (dev->release)
		dev->release(dev);
	else if (dev->type && dev->type->release)
		dev->type->release(dev);
	else if (dev->class && dev->class->dev_release)
		dev->class->dev_release(dev);
}

static const struct kobj_type device_ktype = {
	.release = device_release,
};

void device_initialize(struct device *dev)
{
	kobject_init(&dev->kobj, &device_ktype);
	mutex_init(&dev->mutex);
	spin_lock_init(&dev->devres_lock);
	INIT_LIST_HEAD(&dev->devres_head);
	INIT_LIST_HEAD(&dev->cf_bus_list);
	INIT_LIST_HEAD(&dev->cf_class_list);
	INIT_LIST_HEAD(&dev->cf_children);
	INIT_LIST_HEAD(&dev->cf_sibling);
	dev->numa_node = -1;
}

int dev_set_name(struct device *dev, const char *fmt, ...)
{
	__builtin_va_list args;
	int ret;

	__builtin_va_start(args, fmt);
	ret = kobject_set_name_vargs(&dev->kobj, fmt, args);
	__builtin_va_end(args);
	return ret;
}

const char *dev_driver_string(const struct device *dev)
{
	if (dev->driver)
		return dev->driver->name;
	if (dev->bus)
		return dev->bus->name;
	return dev->class ? dev->class->name : "";
}

static int add_dev_node(struct device *dev)
{
	char *path;

	if (!MAJOR(dev->devt))
		return 0;
	path = kasprintf(GFP_KERNEL, "/dev/%s", dev_name(dev));
	if (!path)
		return -ENOMEM;
	/* A name may hold a '/' of another namespace as '!'. */
	strreplace(path, '!', '/');
	dev->cf_node = cf_node_add(CF_NODE_DEVICE, path, dev->devt, 1);
	kfree(path);
	return dev->cf_node ? 0 : -ENOMEM;
}

/* What a device without a name of its own is called. */
static int settle_name(struct device *dev)
{
	if (dev->init_name) {
		int ret = dev_set_name(dev, "%s", dev->init_name);

		dev->init_name = NULL;
		return ret;
	}
	if (!dev->kobj.name && dev->bus && dev->bus->dev_name)
		return dev_set_name(dev, "%s%u", dev->bus->dev_name, dev->id);
	return dev->kobj.name ? 0 : -EINVAL;
}

int device_add(struct device *dev)
{
	int ret = settle_name(dev);

	if (ret)
		return ret;
	ret = add_dev_node(dev);
	if (ret)
		return ret;
	if (dev->parent) {
		get_device(dev->parent);
		list_add_tail(&dev->cf_sibling, &dev->parent->cf_children);
	}
	if (dev->class)
		list_add_tail(&dev->cf_class_list, &dev->class->cf_devices);
	dev->cf_is_added = true;
	get_device(dev);
	cf_bus_add_device(dev);
	return 0;
}

void device_del(struct device *dev)
{
	if (!dev->cf_is_added)
		return;
	dev->cf_is_added = false;
	cf_bus_remove_device(dev);
	list_del_init(&dev->cf_class_list);
	if (dev->cf_node)
		cf_node_remove(dev->cf_node);
	dev->cf_node = NULL;
	devres_release_all(dev);
	if (dev->parent) {
		list_del_init(&dev->cf_sibling);
		put_device(dev->parent);
	}
	put_device(dev);
}

int device_register(struct device *dev)
{
	device_initialize(dev);
	return device_add(dev);
}

void device_unregister(struct device *dev)
{
	device_del(dev);
	put_device(dev);
}

struct device *get_device(struct device *dev)
{
	if (dev)
		kobject_get(&dev->kobj);
	return dev;
}

void put_device(struct device *dev)
{
	if (dev)
		kobject_put(&dev->kobj);
}

int device_for_each_child(struct device *parent, void *data,
			  int (*fn)(struct device *dev, void *data))
{
	struct device *child, *next;
	int ret;

	list_for_each_entry_safe(child, next, &parent->cf_children,
				 cf_sibling) {
		ret = fn(child, data);
		if (ret)
			return ret;
	}
	return 0;
}

struct device *device_find_child(struct device *parent, void *data,
				 int (*match)(struct device *dev, void *data))
{
	struct device *child;

	list_for_each_entry(child, &parent->cf_children, cf_sibling)
		if (match(child, data))
			return get_device(child);
	return NULL;
}

int device_create_file(struct device *dev,
		       const struct device_attribute *attr)
{
	return 0;
}

void device_remove_file(struct device *dev,
			const struct device_attribute *attr)
{
}

int class_register(struct class *class)
{
	INIT_LIST_HEAD(&class->cf_devices);
	class->cf_is_registered = true;
	return 0;
}

void class_unregister(struct class *class)
{
	class->cf_is_registered = false;
	if (class->class_release)
		class->class_release(class);
}

struct class *cf_class_create(struct module *owner, const char *name)
{
	struct class *class = kzalloc(sizeof(*class), GFP_KERNEL);

	if (!class)
		return ERR_PTR(-ENOMEM);
	class->name = name;
	class->owner = owner;
	class->cf_is_heap = true;
	class_register(class);
	return class;
}

void class_destroy(struct class *class)
{
	if (IS_ERR_OR_NULL(class))
		return;
	class_unregister(class);
	if (class->cf_is_heap)
		kfree(class);
}

struct device *class_find_device(struct class *class, struct device *start,
				 const void *data,
				 int (*match)(struct device *dev,
					      const void *data))
{
	bool is_past = !start;
	struct device *dev;

	list_for_each_entry(dev, &class->cf_devices, cf_class_list) {
		if (is_past && match(dev, data))
			return get_device(dev);
		is_past = is_past || dev == start;
	}
	return NULL;
}

static int match_devt(struct device *dev, const void *devt)
{
	return dev->devt == *(const dev_t *)devt;
}

struct device *class_find_device_by_devt(struct class *class, dev_t devt)
{
	return class_find_device(class, NULL, &devt, match_devt);
}

static void created_release(struct device *dev)
{
	kfree(dev);
}

static struct device *create(struct class *class, struct device *parent,
			     dev_t devt, void *drvdata,
			     const struct attribute_group **groups,
			     const char *fmt, __builtin_va_list args)
{
	struct device *dev;
	int ret;

	if (IS_ERR_OR_NULL(class))
		return ERR_PTR(-ENODEV);
	dev = kzalloc(sizeof(*dev), GFP_KERNEL);
	if (!dev)
		return ERR_PTR(-ENOMEM);
	device_initialize(dev);
	dev->devt = devt;
	dev->class = class;
	dev->parent = parent;
	dev->groups = groups;
	dev->release = created_release;
	dev_set_drvdata(dev, drvdata);
	ret = kobject_set_name_vargs(&dev->kobj, fmt, args);
	if (!ret)
		ret = device_add(dev);
	if (ret) {
		put_device(dev);
		return ERR_PTR(ret);
	}
	return dev;
}

struct device *device_create(struct class *class, struct device *parent,
			     dev_t devt, void *drvdata, const char *fmt, ...)
{
	__builtin_va_list args;
	struct device *dev;

	__builtin_va_start(args, fmt);
	dev = create(class, parent, devt, drvdata, NULL, fmt, args);
	__builtin_va_end(args);
	return dev;
}

struct device *device_create_with_groups(struct class *class,
					 struct device *parent, dev_t devt,
					 void *drvdata,
					 const struct attribute_group **groups,
					 const char *fmt, ...)
{
	__builtin_va_list args;
	struct device *dev;

	__builtin_va_start(args, fmt);
	dev = create(class, parent, devt, drvdata, groups, fmt, args);
	__builtin_va_end(args);
	return dev;
}

void device_destroy(struct class *class, dev_t devt)
{
	struct device *dev = class_find_device_by_devt(class, devt);

	if (!dev)
		return;
	put_device(dev);
	device_unregister(dev);
}

struct device *root_device_register(const char *name)
{
	struct device *dev = kzalloc(sizeof(*dev), GFP_KERNEL);
	int ret;

	if (!dev)
		return ERR_PTR(-ENOMEM);
	device_initialize(dev);
	dev->release = created_release;
	ret = dev_set_name(dev, "%s", name);
	if (!ret)
		ret = device_add(dev);
	if (ret) {
		put_device(dev);
		return ERR_PTR(ret);
	}
	return dev;
}

void root_device_unregister(struct device *dev)
{
	device_unregister(dev);
}
