// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * The LED class. Kernel-side.
 *
 * Nobody in the simulated machine lights a LED, so each one is a stimulus:
 * when every task sleeps it is set to a brightness it does not have, and its
 * driver may wake whoever waits for that.
 */
#include <linux/device.h>
#include <linux/errno.h>
#include <linux/leds.h>
#include <linux/slab.h>
#include <linux/workqueue.h>
#include <linux/cf_stimulus.h>

/* Off becomes full, everything else goes off. */
static void light(void *arg)
{
	struct led_classdev *led = arg;

	led_set_brightness(led, led->brightness ? LED_OFF :
						  led->max_brightness);
}

void led_set_brightness(struct led_classdev *led, unsigned int brightness)
{
	if (brightness > led->max_brightness)
		brightness = led->max_brightness;
	led->brightness = brightness;
	if (led->flags & LED_SUSPENDED)
		return;
	if (led->brightness_set)
		led->brightness_set(led, brightness);
	else if (led->brightness_set_blocking)
		schedule_work(&led->set_brightness_work);
}

/* The caller may be in an interrupt; what may sleep is a work. */
static void set_blocking(struct work_struct *work)
{
	struct led_classdev *led = container_of(work, struct led_classdev,
						set_brightness_work);

	led->brightness_set_blocking(led, led->brightness);
}

int led_classdev_register(struct device *parent, struct led_classdev *led)
{
	int ret;

	if (!led->max_brightness)
		led->max_brightness = LED_FULL;
	if (led->brightness_get)
		led->brightness = led->brightness_get(led);
	mutex_init(&led->led_access);
	INIT_LIST_HEAD(&led->node);
	INIT_WORK(&led->set_brightness_work, set_blocking);
	led->dev = parent;
	led->work_flags = 0;
	ret = cf_stimulus_register(light, led, "led");
	return ret == -ENOSPC ? -ENOMEM : ret;
}

/* As in the kernel, a LED goes dark when it goes away. */
void led_classdev_unregister(struct led_classdev *led)
{
	cf_stimulus_unregister(light, led);
	led->flags |= LED_UNREGISTERING;
	led_set_brightness(led, LED_OFF);
	flush_work(&led->set_brightness_work);
}

static void led_release(struct device *dev, void *res)
{
	led_classdev_unregister(*(struct led_classdev **)res);
}

static int led_match(struct device *dev, void *res, void *data)
{
	return *(struct led_classdev **)res == data;
}

int devm_led_classdev_register(struct device *parent,
			       struct led_classdev *led)
{
	struct led_classdev **res;
	int ret;

	res = devres_alloc(led_release, sizeof(*res), GFP_KERNEL);
	if (!res)
		return -ENOMEM;
	ret = led_classdev_register(parent, led);
	if (ret) {
		devres_free(res);
		return ret;
	}
	*res = led;
	devres_add(parent, res);
	return 0;
}

void devm_led_classdev_unregister(struct device *parent,
				  struct led_classdev *led)
{
	devres_release(parent, led_release, led_match, led);
}
