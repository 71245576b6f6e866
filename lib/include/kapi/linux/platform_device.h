/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Devices that no bus can find. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_PLATFORM_DEVICE_H
#define _LINUX_PLATFORM_DEVICE_H

#include <linux/device.h>
#include <linux/ioport.h>
#include <linux/mod_devicetable.h>
#include <linux/module.h>

#define PLATFORM_DEVID_NONE (-1)
#define PLATFORM_DEVID_AUTO (-2)

struct platform_device {
	const char *name;
	int id;
	bool id_auto;
	struct device dev;
	u64 platform_dma_mask;
	u32 num_resources;
	struct resource *resource;
	const struct platform_device_id *id_entry;
	bool cf_resource_is_heap;
};

struct platform_driver {
	int (*probe)(struct platform_device *pdev);
	int (*remove)(struct platform_device *pdev);
	void (*shutdown)(struct platform_device *pdev);
	int (*suspend)(struct platform_device *pdev, pm_message_t state);
	int (*resume)(struct platform_device *pdev);
	struct device_driver driver;
	const struct platform_device_id *id_table;
	bool prevent_deferred_probe;
};

#define to_platform_device(dev_) \
	container_of(dev_, struct platform_device, dev)
#define to_platform_driver(drv_) \
	container_of(drv_, struct platform_driver, driver)

extern struct bus_type platform_bus_type __cfk(platform_bus_type);

int __platform_driver_register(struct platform_driver *driver,
			       struct module *owner)
	__cfk(__platform_driver_register);
#define platform_driver_register(driver) \
	__platform_driver_register(driver, THIS_MODULE)
void platform_driver_unregister(struct platform_driver *driver)
	__cfk(platform_driver_unregister);
int __platform_driver_probe(struct platform_driver *driver,
			    int (*probe)(struct platform_device *pdev),
			    struct module *owner)
	__cfk(__platform_driver_probe);
#define platform_driver_probe(driver, probe) \
	__platform_driver_probe(driver, probe, THIS_MODULE)

struct platform_device *platform_device_alloc(const char *name, int id)
	__cfk(platform_device_alloc);
int platform_device_add(struct platform_device *pdev)
	__cfk(platform_device_add);
int platform_device_add_resources(struct platform_device *pdev,
				  const struct resource *res, unsigned int num)
	__cfk(platform_device_add_resources);
int platform_device_add_data(struct platform_device *pdev, const void *data,
			     size_t size) __cfk(platform_device_add_data);
void platform_device_del(struct platform_device *pdev)
	__cfk(platform_device_del);
void platform_device_put(struct platform_device *pdev)
	__cfk(platform_device_put);
int platform_device_register(struct platform_device *pdev)
	__cfk(platform_device_register);
void platform_device_unregister(struct platform_device *pdev)
	__cfk(platform_device_unregister);
struct platform_device *
platform_device_register_resndata(struct device *parent, const char *name,
				  int id, const struct resource *res,
				  unsigned int num, const void *data,
				  size_t size)
	__cfk(platform_device_register_resndata);

static inline struct platform_device *
platform_device_register_simple(const char *name, int id,
				const struct resource *res, unsigned int num)
{
	return platform_device_register_resndata(NULL, name, id, res, num,
						 NULL, 0);
}

static inline struct platform_device *
platform_device_register_data(struct device *parent, const char *name, int id,
			      const void *data, size_t size)
{
	return platform_device_register_resndata(parent, name, id, NULL, 0,
						 data, size);
}

struct resource *platform_get_resource(struct platform_device *pdev,
				       unsigned int type, unsigned int num)
	__cfk(platform_get_resource);
struct resource *platform_get_resource_byname(struct platform_device *pdev,
					      unsigned int type,
					      const char *name)
	__cfk(platform_get_resource_byname);
int platform_get_irq(struct platform_device *pdev, unsigned int num)
	__cfk(platform_get_irq);
int platform_get_irq_optional(struct platform_device *pdev, unsigned int num)
	__cfk(platform_get_irq_optional);
void __iomem *devm_platform_ioremap_resource(struct platform_device *pdev,
					     unsigned int index)
	__cfk(devm_platform_ioremap_resource);

static inline void *platform_get_drvdata(const struct platform_device *pdev)
{
	return dev_get_drvdata(&pdev->dev);
}

static inline void platform_set_drvdata(struct platform_device *pdev,
					void *data)
{
	dev_set_drvdata(&pdev->dev, data);
}

#define module_platform_driver(driver) \
	module_driver(driver, platform_driver_register, \
		      platform_driver_unregister)
#define builtin_platform_driver(driver) \
	builtin_driver(driver, platform_driver_register)
#define module_platform_driver_probe(driver, probe)			\
	static int driver##_init(void)					\
	{								\
		return platform_driver_probe(&(driver), probe);		\
	}								\
	module_init(driver##_init)					\
	static void driver##_exit(void)					\
	{								\
		platform_driver_unregister(&(driver));			\
	}								\
	module_exit(driver##_exit)

#endif
