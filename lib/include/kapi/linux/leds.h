/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * LEDs. Each registered LED is a stimulus too: when everybody sleeps,
 * something in the machine sets it to another brightness. Kernel-side.
 */
#include <linux/cf_umbrella.h>
#ifndef _KAPI_LINUX_LEDS_H
#define _KAPI_LINUX_LEDS_H

#include <linux/types.h>
#include <linux/cf_label.h>
#include <linux/device.h>
#include <linux/list.h>
#include <linux/mutex.h>
#include <linux/workqueue.h>

enum led_brightness {
	LED_OFF = 0,
	LED_ON = 1,
	LED_HALF = 127,
	LED_FULL = 255,
};

struct led_classdev;
struct led_trigger;

struct led_classdev {
	const char *name;
	unsigned int brightness;
	unsigned int max_brightness;
	int flags;
	unsigned long work_flags;
	void (*brightness_set)(struct led_classdev *led,
			       enum led_brightness brightness);
	int (*brightness_set_blocking)(struct led_classdev *led,
				       enum led_brightness brightness);
	enum led_brightness (*brightness_get)(struct led_classdev *led);
	int (*blink_set)(struct led_classdev *led, unsigned long *delay_on,
			 unsigned long *delay_off);
	struct device *dev;
	const struct attribute_group **groups;
	struct list_head node;
	const char *default_trigger;
	struct mutex led_access;
	struct work_struct set_brightness_work;
	void *trigger_data;
};

#define LED_SUSPENDED (1 << 0)
#define LED_UNREGISTERING (1 << 1)
#define LED_CORE_SUSPENDRESUME (1 << 16)

int led_classdev_register(struct device *parent, struct led_classdev *led)
	__cfk(led_classdev_register);
void led_classdev_unregister(struct led_classdev *led)
	__cfk(led_classdev_unregister);
int devm_led_classdev_register(struct device *parent,
			       struct led_classdev *led)
	__cfk(devm_led_classdev_register);
void devm_led_classdev_unregister(struct device *parent,
				  struct led_classdev *led)
	__cfk(devm_led_classdev_unregister);
void led_set_brightness(struct led_classdev *led, unsigned int brightness)
	__cfk(led_set_brightness);

static inline void *led_get_trigger_data(struct led_classdev *led)
{
	return led->trigger_data;
}

/* KAPI-STUB: omits triggers: registered ones never trigger anything. */
struct led_trigger {
	const char *name;
	int (*activate)(struct led_classdev *led);
	void (*deactivate)(struct led_classdev *led);
	const struct attribute_group **groups;
};

static inline int led_trigger_register(struct led_trigger *trigger)
{
	return 0;
}

static inline void led_trigger_unregister(struct led_trigger *trigger)
{
}

static inline void led_trigger_event(struct led_trigger *trigger,
				     enum led_brightness brightness)
{
}

#endif
