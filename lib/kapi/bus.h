/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What device.c asks of bus.c. Kernel-side. */
#ifndef CF_KAPI_BUS_H
#define CF_KAPI_BUS_H

struct bus_type;
struct device;
struct module;

/* Find a driver for a new device. */
void cf_bus_add_device(struct device *dev);
/* Unbind it. */
void cf_bus_remove_device(struct device *dev);

/** cf_bus_unplug() - Unbind the devices that drivers of @owner have. Return: how many. */
int cf_bus_unplug(struct bus_type *bus, const struct module *owner);

/** cf_platform_plug_missing() - Plug a device for each platform driver of @owner that has none. */
void cf_platform_plug_missing(const struct module *owner);

#endif
