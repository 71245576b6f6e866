/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Watchdogs: the uapi part and the class API. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _KAPI_LINUX_WATCHDOG_H
#define _KAPI_LINUX_WATCHDOG_H

#include <linux/types.h>
#include <linux/bitops.h>
#include <linux/fs.h>
#include <linux/device.h>
#include <linux/notifier.h>
#include <uapi/linux/watchdog.h>

#define WATCHDOG_NOWAYOUT 0
#define WATCHDOG_NOWAYOUT_INIT_STATUS 0

struct watchdog_device;
struct watchdog_ops;

struct watchdog_ops {
	struct module *owner;
	int (*start)(struct watchdog_device *wdd);
	int (*stop)(struct watchdog_device *wdd);
	int (*ping)(struct watchdog_device *wdd);
	unsigned int (*status)(struct watchdog_device *wdd);
	int (*set_timeout)(struct watchdog_device *wdd, unsigned int timeout);
	int (*set_pretimeout)(struct watchdog_device *wdd,
			      unsigned int pretimeout);
	unsigned int (*get_timeleft)(struct watchdog_device *wdd);
	int (*restart)(struct watchdog_device *wdd, unsigned long action,
		       void *data);
	long (*ioctl)(struct watchdog_device *wdd, unsigned int cmd,
		      unsigned long arg);
};

#define WDOG_ACTIVE 0
#define WDOG_NO_WAY_OUT 1
#define WDOG_STOP_ON_REBOOT 2
#define WDOG_HW_RUNNING 3
#define WDOG_STOP_ON_UNREGISTER 4
#define WDOG_NO_PING_ON_SUSPEND 5

struct watchdog_device {
	int id;
	struct device *parent;
	const struct attribute_group **groups;
	const struct watchdog_info *info;
	const struct watchdog_ops *ops;
	unsigned int bootstatus;
	unsigned int timeout;
	unsigned int pretimeout;
	unsigned int min_timeout;
	unsigned int max_timeout;
	unsigned int min_hw_heartbeat_ms;
	unsigned int max_hw_heartbeat_ms;
	struct notifier_block reboot_nb;
	struct notifier_block restart_nb;
	void *driver_data;
	unsigned long status;
	struct list_head deferred;
};

static inline bool watchdog_active(struct watchdog_device *wdd)
{
	return test_bit(WDOG_ACTIVE, &wdd->status);
}

static inline bool watchdog_hw_running(struct watchdog_device *wdd)
{
	return test_bit(WDOG_HW_RUNNING, &wdd->status);
}

static inline void watchdog_set_nowayout(struct watchdog_device *wdd,
					 bool nowayout)
{
	if (nowayout)
		set_bit(WDOG_NO_WAY_OUT, &wdd->status);
}

static inline void watchdog_stop_on_reboot(struct watchdog_device *wdd)
{
	set_bit(WDOG_STOP_ON_REBOOT, &wdd->status);
}

static inline void watchdog_stop_on_unregister(struct watchdog_device *wdd)
{
	set_bit(WDOG_STOP_ON_UNREGISTER, &wdd->status);
}

static inline void watchdog_set_drvdata(struct watchdog_device *wdd,
					void *data)
{
	wdd->driver_data = data;
}

static inline void *watchdog_get_drvdata(struct watchdog_device *wdd)
{
	return wdd->driver_data;
}

static inline bool watchdog_timeout_invalid(struct watchdog_device *wdd,
					    unsigned int timeout)
{
	return timeout < wdd->min_timeout ||
	       (!wdd->max_hw_heartbeat_ms && wdd->max_timeout &&
		timeout > wdd->max_timeout);
}

#endif
