/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What device.c asks of bus.c. Kernel-side. */
#ifndef CF_KAPI_BUS_H
#define CF_KAPI_BUS_H

struct device;

/* Find a driver for a new device. */
void cf_bus_add_device(struct device *dev);
/* Unbind it. */
void cf_bus_remove_device(struct device *dev);

struct module;

/** cf_platform_plug_missing() - Plug a device for each platform driver of @owner that has none. */
void cf_platform_plug_missing(const struct module *owner);

#endif
