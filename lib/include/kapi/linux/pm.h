/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Power management. Kernel-side.
 * KAPI-STUB: omits it all: callbacks are accepted and never called.
 */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_PM_H
#define _LINUX_PM_H

#include <linux/types.h>

struct device;

typedef struct pm_message {
	int event;
} pm_message_t;

struct dev_pm_info {
	pm_message_t power_state;
	unsigned int can_wakeup : 1;
};

struct dev_pm_ops {
	int (*prepare)(struct device *dev);
	void (*complete)(struct device *dev);
	int (*suspend)(struct device *dev);
	int (*resume)(struct device *dev);
	int (*freeze)(struct device *dev);
	int (*thaw)(struct device *dev);
	int (*poweroff)(struct device *dev);
	int (*restore)(struct device *dev);
	int (*suspend_late)(struct device *dev);
	int (*resume_early)(struct device *dev);
	int (*suspend_noirq)(struct device *dev);
	int (*resume_noirq)(struct device *dev);
	int (*runtime_suspend)(struct device *dev);
	int (*runtime_resume)(struct device *dev);
	int (*runtime_idle)(struct device *dev);
};

#define pm_ptr(ptr) (ptr)
#define pm_sleep_ptr(ptr) (ptr)
#define SYSTEM_SLEEP_PM_OPS(suspend_, resume_)				\
	.suspend = suspend_, .resume = resume_, .freeze = suspend_,	\
	.thaw = resume_, .poweroff = suspend_, .restore = resume_,
#define SET_SYSTEM_SLEEP_PM_OPS(suspend_, resume_) \
	SYSTEM_SLEEP_PM_OPS(suspend_, resume_)
#define DEFINE_SIMPLE_DEV_PM_OPS(name, suspend_, resume_)		\
	const struct dev_pm_ops name = {				\
		SYSTEM_SLEEP_PM_OPS(suspend_, resume_)			\
	}
#define SIMPLE_DEV_PM_OPS(name, suspend_, resume_) \
	const struct dev_pm_ops name __attribute__((unused)) = {	\
		SYSTEM_SLEEP_PM_OPS(suspend_, resume_)			\
	}

#endif
