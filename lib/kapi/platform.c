// SPDX-License-Identifier: LGPL-2.1-or-later
/* The platform bus: devices by name, with resources. Kernel-side. */
#include <linux/err.h>
#include <linux/errno.h>
#include <linux/io.h>
#include <linux/kernel.h>
#include <linux/platform_device.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <cf_state.h>

#include "bus.h"

static int platform_match(struct device *dev, struct device_driver *drv)
{
	struct platform_device *pdev = to_platform_device(dev);
	const struct platform_device_id *id =
		to_platform_driver(drv)->id_table;

	for (; id && id->name[0]; id++)
		if (!strcmp(id->name, pdev->name)) {
			pdev->id_entry = id;
			return 1;
		}
	return !strcmp(pdev->name, drv->name);
}

static int platform_probe(struct device *dev)
{
	struct platform_driver *driver = to_platform_driver(dev->driver);

	return driver->probe ? driver->probe(to_platform_device(dev)) :
			       -ENXIO;
}

static void platform_remove(struct device *dev)
{
	struct platform_driver *driver = to_platform_driver(dev->driver);

	if (driver->remove)
		driver->remove(to_platform_device(dev));
}

struct bus_type platform_bus_type __cf_state = {
	.name = "platform",
	.match = platform_match,
	.probe = platform_probe,
	.remove = platform_remove,
};

int __platform_driver_register(struct platform_driver *driver,
			       struct module *owner)
{
	driver->driver.owner = owner;
	driver->driver.bus = &platform_bus_type;
	return driver_register(&driver->driver);
}

void platform_driver_unregister(struct platform_driver *driver)
{
	driver_unregister(&driver->driver);
}

static int is_bound(struct device *dev, void *data)
{
	return 1;
}

static void plug(struct platform_driver *driver);

/* Only for devices that are there already, or are plugged for it now. */
int __platform_driver_probe(struct platform_driver *driver,
			    int (*probe)(struct platform_device *pdev),
			    struct module *owner)
{
	int ret;

	driver->probe = probe;
	ret = __platform_driver_register(driver, owner);
	if (ret)
		return ret;
	if (!driver_for_each_device(&driver->driver, NULL, NULL, is_bound))
		plug(driver);
	driver->probe = NULL;
	if (driver_for_each_device(&driver->driver, NULL, NULL, is_bound))
		return 0;
	platform_driver_unregister(driver);
	return -ENODEV;
}

/* ---- hardware that nobody plugged ---- */

/*
 * A simulated machine has no hardware of its own, and a driver that finds none
 * has nothing to show. So a platform driver that has found no device when its
 * module is loaded gets one, by its own name, with one resource of each sort.
 */
static void plug(struct platform_driver *driver)
{
	static const struct resource resources[] = {
		{ .start = 0xfe000000, .end = 0xfe000fff,
		  .flags = IORESOURCE_MEM },
		{ .start = 0x300, .end = 0x31f, .flags = IORESOURCE_IO },
		{ .start = 5, .end = 5, .flags = IORESOURCE_IRQ },
	};
	const struct platform_device_id *id = driver->id_table;

	platform_device_register_simple(id && id->name[0] ? id->name :
					driver->driver.name, -1, resources,
					ARRAY_SIZE(resources));
}

void cf_platform_plug_missing(const struct module *owner)
{
	struct device_driver *driver;

	if (!platform_bus_type.cf_is_registered)
		return;
	list_for_each_entry(driver, &platform_bus_type.cf_drivers, cf_list)
		if (driver->owner == owner &&
		    !driver_for_each_device(driver, NULL, NULL, is_bound))
			plug(to_platform_driver(driver));
}

static void platform_release(struct device *dev)
{
	struct platform_device *pdev = to_platform_device(dev);

	kfree(pdev->dev.platform_data);
	if (pdev->cf_resource_is_heap)
		kfree(pdev->resource);
	kfree(pdev->name);
	kfree(pdev);
}

struct platform_device *platform_device_alloc(const char *name, int id)
{
	struct platform_device *pdev = kzalloc(sizeof(*pdev), GFP_KERNEL);

	if (!pdev)
		return NULL;
	pdev->name = kstrdup(name, GFP_KERNEL);
	if (!pdev->name) {
		kfree(pdev);
		return NULL;
	}
	pdev->id = id;
	device_initialize(&pdev->dev);
	pdev->dev.release = platform_release;
	return pdev;
}

int platform_device_add_resources(struct platform_device *pdev,
				  const struct resource *res, unsigned int num)
{
	if (!num)
		return 0;
	pdev->resource = kmemdup(res, sizeof(*res) * num, GFP_KERNEL);
	if (!pdev->resource)
		return -ENOMEM;
	pdev->cf_resource_is_heap = true;
	pdev->num_resources = num;
	return 0;
}

int platform_device_add_data(struct platform_device *pdev, const void *data,
			     size_t size)
{
	void *copy;

	if (!data)
		return 0;
	copy = kmemdup(data, size, GFP_KERNEL);
	if (!copy)
		return -ENOMEM;
	kfree(pdev->dev.platform_data);
	pdev->dev.platform_data = copy;
	return 0;
}

int platform_device_add(struct platform_device *pdev)
{
	int ret;

	pdev->dev.bus = &platform_bus_type;
	if (pdev->id == PLATFORM_DEVID_NONE)
		ret = dev_set_name(&pdev->dev, "%s", pdev->name);
	else if (pdev->id == PLATFORM_DEVID_AUTO)
		ret = dev_set_name(&pdev->dev, "%s.0.auto", pdev->name);
	else
		ret = dev_set_name(&pdev->dev, "%s.%d", pdev->name, pdev->id);
	return ret ? ret : device_add(&pdev->dev);
}

void platform_device_del(struct platform_device *pdev)
{
	if (!IS_ERR_OR_NULL(pdev))
		device_del(&pdev->dev);
}

void platform_device_put(struct platform_device *pdev)
{
	if (!IS_ERR_OR_NULL(pdev))
		put_device(&pdev->dev);
}

int platform_device_register(struct platform_device *pdev)
{
	device_initialize(&pdev->dev);
	return platform_device_add(pdev);
}

void platform_device_unregister(struct platform_device *pdev)
{
	platform_device_del(pdev);
	platform_device_put(pdev);
}

struct platform_device *
platform_device_register_resndata(struct device *parent, const char *name,
				  int id, const struct resource *res,
				  unsigned int num, const void *data,
				  size_t size)
{
	struct platform_device *pdev = platform_device_alloc(name, id);
	int ret;

	if (!pdev)
		return ERR_PTR(-ENOMEM);
	pdev->dev.parent = parent;
	ret = platform_device_add_resources(pdev, res, num);
	if (!ret)
		ret = platform_device_add_data(pdev, data, size);
	if (!ret)
		ret = platform_device_add(pdev);
	if (!ret)
		return pdev;
	platform_device_put(pdev);
	return ERR_PTR(ret);
}

struct resource *platform_get_resource(struct platform_device *pdev,
				       unsigned int type, unsigned int num)
{
	for (u32 i = 0; i < pdev->num_resources; i++)
		if (resource_type(&pdev->resource[i]) == type && !num--)
			return &pdev->resource[i];
	return NULL;
}

struct resource *platform_get_resource_byname(struct platform_device *pdev,
					      unsigned int type,
					      const char *name)
{
	struct resource *res;

	for (u32 i = 0; i < pdev->num_resources; i++) {
		res = &pdev->resource[i];
		if (resource_type(res) == type && res->name &&
		    !strcmp(res->name, name))
			return res;
	}
	return NULL;
}

int platform_get_irq_optional(struct platform_device *pdev, unsigned int num)
{
	struct resource *res = platform_get_resource(pdev, IORESOURCE_IRQ,
						     num);

	return res ? (int)res->start : -ENXIO;
}

int platform_get_irq(struct platform_device *pdev, unsigned int num)
{
	int irq = platform_get_irq_optional(pdev, num);

	if (irq < 0)
		dev_err(&pdev->dev, "IRQ index %u not found\n", num);
	return irq;
}

void __iomem *devm_platform_ioremap_resource(struct platform_device *pdev,
					     unsigned int index)
{
	return devm_ioremap_resource(&pdev->dev,
				     platform_get_resource(pdev,
							   IORESOURCE_MEM,
							   index));
}
