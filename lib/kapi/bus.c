// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Which driver gets which device. Kernel-side.
 * KAPI-STUB: omits deferred probing: -EPROBE_DEFER leaves the device alone.
 */
#include <linux/device.h>
#include <linux/errno.h>
#include <linux/module.h>

#include "bus.h"

int bus_register(struct bus_type *bus)
{
	INIT_LIST_HEAD(&bus->cf_devices);
	INIT_LIST_HEAD(&bus->cf_drivers);
	bus->cf_is_registered = true;
	return 0;
}

void bus_unregister(struct bus_type *bus)
{
	bus->cf_is_registered = false;
}

/* lib's own buses have static storage and need no registration. */
static void settle(struct bus_type *bus)
{
	if (!bus->cf_is_registered)
		bus_register(bus);
}

static int bind(struct device *dev, struct device_driver *driver)
{
	int ret = 0;

	dev->driver = driver;
	if (dev->bus->probe)
		ret = dev->bus->probe(dev);
	else if (driver->probe)
		ret = driver->probe(dev);
	if (ret) {
		devres_release_all(dev);
		dev->driver = NULL;
		dev_set_drvdata(dev, NULL);
	}
	return ret;
}

static bool try_bind(struct device *dev, struct device_driver *driver)
{
	if (dev->driver)
		return false;
	if (dev->bus->match && dev->bus->match(dev, driver) <= 0)
		return false;
	return !bind(dev, driver);
}

static void unbind(struct device *dev)
{
	struct device_driver *driver = dev->driver;

	if (!driver)
		return;
	if (dev->bus && dev->bus->remove)
		dev->bus->remove(dev);
	else if (driver->remove)
		driver->remove(dev);
	devres_release_all(dev);
	dev->driver = NULL;
	dev_set_drvdata(dev, NULL);
}

void cf_bus_add_device(struct device *dev)
{
	struct device_driver *driver;

	if (!dev->bus)
		return;
	settle(dev->bus);
	list_add_tail(&dev->cf_bus_list, &dev->bus->cf_devices);
	list_for_each_entry(driver, &dev->bus->cf_drivers, cf_list)
		if (try_bind(dev, driver))
			return;
}

void cf_bus_remove_device(struct device *dev)
{
	unbind(dev);
	list_del_init(&dev->cf_bus_list);
}

int cf_bus_unplug(struct bus_type *bus, const struct module *owner)
{
	struct device *dev, *next;
	int count = 0;

	settle(bus);
	list_for_each_entry_safe(dev, next, &bus->cf_devices, cf_bus_list) {
		if (!dev->driver || dev->driver->owner != owner)
			continue;
		unbind(dev);
		count++;
	}
	return count;
}

int driver_register(struct device_driver *driver)
{
	struct device *dev, *next;

	settle(driver->bus);
	list_add_tail(&driver->cf_list, &driver->bus->cf_drivers);
	list_for_each_entry_safe(dev, next, &driver->bus->cf_devices,
				 cf_bus_list)
		try_bind(dev, driver);
	return 0;
}

void driver_unregister(struct device_driver *driver)
{
	struct device *dev, *next;

	list_for_each_entry_safe(dev, next, &driver->bus->cf_devices,
				 cf_bus_list)
		if (dev->driver == driver)
			unbind(dev);
	list_del(&driver->cf_list);
}

int bus_for_each_dev(struct bus_type *bus, struct device *start, void *data,
		     int (*fn)(struct device *dev, void *data))
{
	struct device *dev, *next;
	bool is_past = !start;
	int ret = 0;

	settle(bus);
	list_for_each_entry_safe(dev, next, &bus->cf_devices, cf_bus_list) {
		if (is_past)
			ret = fn(dev, data);
		if (ret)
			return ret;
		is_past = is_past || dev == start;
	}
	return 0;
}

int driver_for_each_device(struct device_driver *driver, struct device *start,
			   void *data,
			   int (*fn)(struct device *dev, void *data))
{
	struct device *dev, *next;
	int ret;

	list_for_each_entry_safe(dev, next, &driver->bus->cf_devices,
				 cf_bus_list) {
		if (dev->driver != driver)
			continue;
		ret = fn(dev, data);
		if (ret)
			return ret;
	}
	return 0;
}
