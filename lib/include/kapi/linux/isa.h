/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The ISA bus: as many cards as the driver says, each asked for. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_ISA_H
#define _LINUX_ISA_H

#include <linux/device.h>
#include <linux/module.h>

struct isa_driver {
	int (*match)(struct device *dev, unsigned int id);
	int (*probe)(struct device *dev, unsigned int id);
	void (*remove)(struct device *dev, unsigned int id);
	void (*shutdown)(struct device *dev, unsigned int id);
	int (*suspend)(struct device *dev, unsigned int id,
		       pm_message_t state);
	int (*resume)(struct device *dev, unsigned int id);
	struct device_driver driver;
	struct device *devices;
};

int isa_register_driver(struct isa_driver *driver, unsigned int count)
	__cfk(isa_register_driver);
void isa_unregister_driver(struct isa_driver *driver)
	__cfk(isa_unregister_driver);

#define module_isa_driver(drv, count)					\
	static int drv##_init(void)					\
	{								\
		return isa_register_driver(&(drv), count);		\
	}								\
	module_init(drv##_init)						\
	static void drv##_exit(void)					\
	{								\
		isa_unregister_driver(&(drv));				\
	}								\
	module_exit(drv##_exit)

#endif
