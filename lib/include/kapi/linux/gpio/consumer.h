/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* GPIO lines, as a driver uses them. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_GPIO_CONSUMER_H
#define _LINUX_GPIO_CONSUMER_H

#include <linux/cf_label.h>
#include <linux/types.h>

struct device;
struct gpio_desc;

enum gpiod_flags {
	GPIOD_ASIS = 0,
	GPIOD_IN = 1,
	GPIOD_OUT_LOW = 3,
	GPIOD_OUT_HIGH = 7,
	GPIOD_OUT_LOW_OPEN_DRAIN = 11,
	GPIOD_OUT_HIGH_OPEN_DRAIN = 15,
};

struct gpio_desc *__must_check
gpiod_get_index(struct device *dev, const char *con_id, unsigned int index,
		enum gpiod_flags flags) __cfk(gpiod_get_index);
struct gpio_desc *__must_check
devm_gpiod_get_index(struct device *dev, const char *con_id,
		     unsigned int index, enum gpiod_flags flags)
	__cfk(devm_gpiod_get_index);
void gpiod_put(struct gpio_desc *desc) __cfk(gpiod_put);
void devm_gpiod_put(struct device *dev, struct gpio_desc *desc)
	__cfk(devm_gpiod_put);

int gpiod_get_direction(struct gpio_desc *desc) __cfk(gpiod_get_direction);
int gpiod_direction_input(struct gpio_desc *desc)
	__cfk(gpiod_direction_input);
int gpiod_direction_output(struct gpio_desc *desc, int value)
	__cfk(gpiod_direction_output);
int gpiod_get_value(const struct gpio_desc *desc) __cfk(gpiod_get_value);
void gpiod_set_value(struct gpio_desc *desc, int value)
	__cfk(gpiod_set_value);
int gpiod_to_irq(const struct gpio_desc *desc) __cfk(gpiod_to_irq);

#define gpiod_get(dev, con_id, flags) gpiod_get_index(dev, con_id, 0, flags)
#define gpiod_get_optional gpiod_get
#define gpiod_get_index_optional gpiod_get_index
#define devm_gpiod_get(dev, con_id, flags) \
	devm_gpiod_get_index(dev, con_id, 0, flags)
#define devm_gpiod_get_optional devm_gpiod_get
#define devm_gpiod_get_index_optional devm_gpiod_get_index
#define gpiod_direction_output_raw gpiod_direction_output
#define gpiod_get_value_cansleep gpiod_get_value
#define gpiod_set_value_cansleep gpiod_set_value
#define gpiod_get_raw_value gpiod_get_value
#define gpiod_set_raw_value gpiod_set_value
#define gpiod_cansleep(desc) 0

#endif
