/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Devices, drivers, buses and classes: enough of the driver core that a probe
 * finds its device, device-managed resources go with it, and a device with a
 * number has a node in /dev. Kernel-side.
 */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_DEVICE_H
#define _LINUX_DEVICE_H

#include <linux/types.h>
#include <linux/version.h>
#include <linux/cf_label.h>
#include <linux/list.h>
#include <linux/kobject.h>
#include <linux/mutex.h>
#include <linux/spinlock.h>
#include <linux/dev_printk.h>
#include <linux/pm.h>
#include <linux/slab.h>
#include <linux/ioport.h>
#include <linux/export.h>
#include <linux/mod_devicetable.h>

struct bus_type;
struct class;
struct device;
struct device_driver;
struct device_node;
struct fwnode_handle;
struct module;

struct device_attribute {
	struct attribute attr;
	ssize_t (*show)(struct device *dev, struct device_attribute *attr,
			char *buf);
	ssize_t (*store)(struct device *dev, struct device_attribute *attr,
			 const char *buf, size_t count);
};

struct driver_attribute {
	struct attribute attr;
	ssize_t (*show)(struct device_driver *driver, char *buf);
	ssize_t (*store)(struct device_driver *driver, const char *buf,
			 size_t count);
};

struct class_attribute {
	struct attribute attr;
	ssize_t (*show)(struct class *class, struct class_attribute *attr,
			char *buf);
	ssize_t (*store)(struct class *class, struct class_attribute *attr,
			 const char *buf, size_t count);
};

struct class_attribute_string {
	struct class_attribute attr;
	char *str;
};

#define DEVICE_ATTR(name, mode, show, store) \
	struct device_attribute dev_attr_##name = \
		__ATTR(name, mode, show, store)
#define DEVICE_ATTR_RW(name) \
	struct device_attribute dev_attr_##name = __ATTR_RW(name)
#define DEVICE_ATTR_RO(name) \
	struct device_attribute dev_attr_##name = __ATTR_RO(name)
#define DEVICE_ATTR_WO(name) \
	struct device_attribute dev_attr_##name = __ATTR_WO(name)
#define DRIVER_ATTR_RW(name) \
	struct driver_attribute driver_attr_##name = __ATTR_RW(name)
#define DRIVER_ATTR_RO(name) \
	struct driver_attribute driver_attr_##name = __ATTR_RO(name)
#define CLASS_ATTR_RW(name) \
	struct class_attribute class_attr_##name = __ATTR_RW(name)
#define CLASS_ATTR_RO(name) \
	struct class_attribute class_attr_##name = __ATTR_RO(name)
#define CLASS_ATTR_WO(name) \
	struct class_attribute class_attr_##name = __ATTR_WO(name)

struct bus_type {
	const char *name;
	const char *dev_name;
	const struct attribute_group **bus_groups;
	const struct attribute_group **dev_groups;
	const struct attribute_group **drv_groups;
	int (*match)(struct device *dev, struct device_driver *drv);
	int (*uevent)(struct device *dev, void *env);
	int (*probe)(struct device *dev);
	void (*remove)(struct device *dev);
	void (*shutdown)(struct device *dev);
	const struct dev_pm_ops *pm;
	struct list_head cf_devices;
	struct list_head cf_drivers;
	bool cf_is_registered;
};

enum probe_type {
	PROBE_DEFAULT_STRATEGY,
	PROBE_PREFER_ASYNCHRONOUS,
	PROBE_FORCE_SYNCHRONOUS,
};

struct device_driver {
	const char *name;
	struct bus_type *bus;
	struct module *owner;
	const char *mod_name;
	bool suppress_bind_attrs;
	enum probe_type probe_type;
	const struct of_device_id *of_match_table;
	const struct acpi_device_id *acpi_match_table;
	int (*probe)(struct device *dev);
	int (*remove)(struct device *dev);
	void (*shutdown)(struct device *dev);
	const struct attribute_group **groups;
	const struct attribute_group **dev_groups;
	const struct dev_pm_ops *pm;
	struct list_head cf_list;
};

struct class {
	const char *name;
	struct module *owner;
	const struct attribute_group **class_groups;
	const struct attribute_group **dev_groups;
	int (*dev_uevent)(struct device *dev, void *env);
	char *(*devnode)(struct device *dev, umode_t *mode);
	void (*class_release)(struct class *class);
	void (*dev_release)(struct device *dev);
	const struct dev_pm_ops *pm;
	struct list_head cf_devices;
	bool cf_is_registered;
	bool cf_is_heap;
};

struct device_type {
	const char *name;
	const struct attribute_group **groups;
	char *(*devnode)(struct device *dev, umode_t *mode, kuid_t *uid,
			 kgid_t *gid);
	void (*release)(struct device *dev);
	const struct dev_pm_ops *pm;
};

struct device {
	struct kobject kobj;
	struct device *parent;
	const char *init_name;
	const struct device_type *type;
	struct bus_type *bus;
	struct device_driver *driver;
	void *platform_data;
	void *driver_data;
	struct mutex mutex;
	struct dev_pm_info power;
	u64 *dma_mask;
	u64 coherent_dma_mask;
	struct device_node *of_node;
	struct fwnode_handle *fwnode;
	int numa_node;
	dev_t devt;
	u32 id;
	spinlock_t devres_lock;
	struct list_head devres_head;
	struct class *class;
	const struct attribute_group **groups;
	void (*release)(struct device *dev);
	struct list_head cf_bus_list;
	struct list_head cf_class_list;
	struct list_head cf_children;
	struct list_head cf_sibling;
	struct cf_node *cf_node;
	bool cf_is_added;
};

#define kobj_to_dev(kobj_) container_of(kobj_, struct device, kobj)

static inline const char *dev_name(const struct device *dev)
{
	return dev->kobj.name ? dev->kobj.name : dev->init_name;
}

static inline void *dev_get_drvdata(const struct device *dev)
{
	return dev->driver_data;
}

static inline void dev_set_drvdata(struct device *dev, void *data)
{
	dev->driver_data = data;
}

static inline void *dev_get_platdata(const struct device *dev)
{
	return dev->platform_data;
}

static inline int dev_to_node(struct device *dev)
{
	return -1;
}

static inline void set_dev_node(struct device *dev, int node)
{
}

static inline bool device_is_registered(struct device *dev)
{
	return dev->cf_is_added;
}

static inline void device_lock(struct device *dev)
{
	mutex_lock(&dev->mutex);
}

static inline int device_trylock(struct device *dev)
{
	return mutex_trylock(&dev->mutex);
}

static inline void device_unlock(struct device *dev)
{
	mutex_unlock(&dev->mutex);
}

int dev_set_name(struct device *dev, const char *fmt, ...)
	__cfk(dev_set_name) __attribute__((format(printf, 2, 3)));
const char *dev_driver_string(const struct device *dev)
	__cfk(dev_driver_string);
void device_initialize(struct device *dev) __cfk(device_initialize);
int device_add(struct device *dev) __cfk(device_add);
void device_del(struct device *dev) __cfk(device_del);
int device_register(struct device *dev) __cfk(device_register);
void device_unregister(struct device *dev) __cfk(device_unregister);
struct device *get_device(struct device *dev) __cfk(get_device);
void put_device(struct device *dev) __cfk(put_device);
int device_for_each_child(struct device *parent, void *data,
			  int (*fn)(struct device *dev, void *data))
	__cfk(device_for_each_child);
struct device *device_find_child(struct device *parent, void *data,
				 int (*match)(struct device *dev, void *data))
	__cfk(device_find_child);
int device_create_file(struct device *dev,
		       const struct device_attribute *attr)
	__cfk(device_create_file);
void device_remove_file(struct device *dev,
			const struct device_attribute *attr)
	__cfk(device_remove_file);

static inline int device_create_bin_file(struct device *dev,
					 const struct bin_attribute *attr)
{
	return 0;
}

static inline void device_remove_bin_file(struct device *dev,
					  const struct bin_attribute *attr)
{
}

static inline int device_add_groups(struct device *dev,
				    const struct attribute_group **groups)
{
	return 0;
}

static inline int driver_create_file(struct device_driver *driver,
				     const struct driver_attribute *attr)
{
	return 0;
}

static inline void driver_remove_file(struct device_driver *driver,
				      const struct driver_attribute *attr)
{
}

/* Classes. */
struct class *cf_class_create(struct module *owner, const char *name);
void class_destroy(struct class *class) __cfk(class_destroy);
int class_register(struct class *class) __cfk(class_register);
void class_unregister(struct class *class) __cfk(class_unregister);
struct device *class_find_device(struct class *class, struct device *start,
				 const void *data,
				 int (*match)(struct device *dev,
					      const void *data))
	__cfk(class_find_device);
struct device *class_find_device_by_devt(struct class *class, dev_t devt)
	__cfk(class_find_device_by_devt);
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 4, 0)
#define class_create(owner, name) cf_class_create(owner, name)
#else
#define class_create(name) cf_class_create(THIS_MODULE, name)
#endif

static inline int class_create_file(struct class *class,
				    const struct class_attribute *attr)
{
	return 0;
}

static inline void class_remove_file(struct class *class,
				     const struct class_attribute *attr)
{
}

struct device *device_create(struct class *class, struct device *parent,
			     dev_t devt, void *drvdata, const char *fmt, ...)
	__cfk(device_create) __attribute__((format(printf, 5, 6)));
struct device *device_create_with_groups(struct class *class,
					 struct device *parent, dev_t devt,
					 void *drvdata,
					 const struct attribute_group **groups,
					 const char *fmt, ...)
	__cfk(device_create_with_groups) __attribute__((format(printf, 6, 7)));
void device_destroy(struct class *class, dev_t devt) __cfk(device_destroy);

/* 2.6: class devices before they were devices. */
#if LINUX_VERSION_CODE < KERNEL_VERSION(2, 6, 26)
#define class_device_create(class, parent, devt, device, ...) \
	device_create(class, device, devt, NULL, __VA_ARGS__)
#define class_device_destroy(class, devt) device_destroy(class, devt)
#endif

/* Buses and drivers. */
int bus_register(struct bus_type *bus) __cfk(bus_register);
void bus_unregister(struct bus_type *bus) __cfk(bus_unregister);
int driver_register(struct device_driver *driver) __cfk(driver_register);
void driver_unregister(struct device_driver *driver) __cfk(driver_unregister);
int driver_for_each_device(struct device_driver *driver, struct device *start,
			   void *data,
			   int (*fn)(struct device *dev, void *data))
	__cfk(driver_for_each_device);
int bus_for_each_dev(struct bus_type *bus, struct device *start, void *data,
		     int (*fn)(struct device *dev, void *data))
	__cfk(bus_for_each_dev);
struct device *root_device_register(const char *name)
	__cfk(root_device_register);
void root_device_unregister(struct device *dev)
	__cfk(root_device_unregister);

/* Resources that go away with the device. */
typedef void (*dr_release_t)(struct device *dev, void *res);
typedef int (*dr_match_t)(struct device *dev, void *res, void *match_data);

void *devres_alloc(dr_release_t release, size_t size, gfp_t gfp)
	__cfk(devres_alloc);
void devres_free(void *res) __cfk(devres_free);
void devres_add(struct device *dev, void *res) __cfk(devres_add);
void *devres_find(struct device *dev, dr_release_t release, dr_match_t match,
		  void *match_data) __cfk(devres_find);
int devres_release(struct device *dev, dr_release_t release,
		   dr_match_t match, void *match_data) __cfk(devres_release);
int devres_destroy(struct device *dev, dr_release_t release,
		   dr_match_t match, void *match_data) __cfk(devres_destroy);
int devres_release_all(struct device *dev);

void *devm_kmalloc(struct device *dev, size_t size, gfp_t gfp)
	__cfk(devm_kmalloc);
void devm_kfree(struct device *dev, const void *p) __cfk(devm_kfree);
char *devm_kstrdup(struct device *dev, const char *s, gfp_t gfp)
	__cfk(devm_kstrdup);
void *devm_kmemdup(struct device *dev, const void *src, size_t len, gfp_t gfp)
	__cfk(devm_kmemdup);
char *devm_kasprintf(struct device *dev, gfp_t gfp, const char *fmt, ...)
	__cfk(devm_kasprintf) __attribute__((format(printf, 3, 4)));
int devm_add_action(struct device *dev, void (*action)(void *), void *data)
	__cfk(devm_add_action);
void devm_remove_action(struct device *dev, void (*action)(void *),
			void *data) __cfk(devm_remove_action);

static inline void *devm_kzalloc(struct device *dev, size_t size, gfp_t gfp)
{
	return devm_kmalloc(dev, size, gfp | __GFP_ZERO);
}

static inline void *devm_kcalloc(struct device *dev, size_t n, size_t size,
				 gfp_t gfp)
{
	size_t bytes;

	if (__builtin_mul_overflow(n, size, &bytes))
		return NULL;
	return devm_kzalloc(dev, bytes, gfp);
}

static inline void *devm_kmalloc_array(struct device *dev, size_t n,
				       size_t size, gfp_t gfp)
{
	size_t bytes;

	if (__builtin_mul_overflow(n, size, &bytes))
		return NULL;
	return devm_kmalloc(dev, bytes, gfp);
}

static inline int devm_add_action_or_reset(struct device *dev,
					   void (*action)(void *), void *data)
{
	int ret = devm_add_action(dev, action, data);

	if (ret)
		action(data);
	return ret;
}

static inline int devm_device_add_group(struct device *dev,
					const struct attribute_group *group)
{
	return 0;
}

static inline int devm_device_add_groups(struct device *dev,
					 const struct attribute_group **groups)
{
	return 0;
}

#define module_driver(drv, register_, unregister_, ...)			\
	static int drv##_init(void)					\
	{								\
		return register_(&(drv), ##__VA_ARGS__);		\
	}								\
	module_init(drv##_init)						\
	static void drv##_exit(void)					\
	{								\
		unregister_(&(drv), ##__VA_ARGS__);			\
	}								\
	module_exit(drv##_exit)
#define builtin_driver(drv, register_, ...)				\
	static int drv##_init(void)					\
	{								\
		return register_(&(drv), ##__VA_ARGS__);		\
	}								\
	module_init(drv##_init)

#endif
