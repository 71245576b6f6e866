// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * GPIO lines that hold what was driven on them; one nobody drives is low. Every
 * line that a driver asks for is there. Kernel-side.
 * KAPI-STUB: omits sharing: two gets of one line are two lines. Omits
 * interrupts of lines: gpiod_to_irq() is -ENXIO.
 */
#include <linux/device.h>
#include <linux/err.h>
#include <linux/errno.h>
#include <linux/gpio/consumer.h>
#include <linux/slab.h>

struct gpio_desc {
	int value;
	bool is_output;
};

static struct gpio_desc *start(struct gpio_desc *desc, enum gpiod_flags flags)
{
	if (!desc)
		return ERR_PTR(-ENOMEM);
	desc->is_output = (flags & GPIOD_OUT_LOW) == GPIOD_OUT_LOW;
	desc->value = (flags & GPIOD_OUT_HIGH) == GPIOD_OUT_HIGH;
	return desc;
}

struct gpio_desc *gpiod_get_index(struct device *dev, const char *con_id,
				  unsigned int index, enum gpiod_flags flags)
{
	return start(kzalloc(sizeof(struct gpio_desc), GFP_KERNEL), flags);
}

struct gpio_desc *devm_gpiod_get_index(struct device *dev, const char *con_id,
				       unsigned int index,
				       enum gpiod_flags flags)
{
	return start(devm_kzalloc(dev, sizeof(struct gpio_desc), GFP_KERNEL),
		     flags);
}

void gpiod_put(struct gpio_desc *desc)
{
	kfree(desc);
}

void devm_gpiod_put(struct device *dev, struct gpio_desc *desc)
{
	devm_kfree(dev, desc);
}

/* 1 is input, as in the kernel. */
int gpiod_get_direction(struct gpio_desc *desc)
{
	return !desc->is_output;
}

int gpiod_direction_input(struct gpio_desc *desc)
{
	desc->is_output = false;
	return 0;
}

int gpiod_direction_output(struct gpio_desc *desc, int value)
{
	desc->is_output = true;
	desc->value = value != 0;
	return 0;
}

/* A line that is optional and not there is NULL: reads 0, takes anything. */
int gpiod_get_value(const struct gpio_desc *desc)
{
	return desc ? desc->value : 0;
}

void gpiod_set_value(struct gpio_desc *desc, int value)
{
	if (desc)
		desc->value = value != 0;
}

int gpiod_to_irq(const struct gpio_desc *desc)
{
	return -ENXIO;
}
