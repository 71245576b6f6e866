// SPDX-License-Identifier: LGPL-2.1-or-later
/* The ISA bus. Kernel-side. */
#include <linux/errno.h>
#include <linux/isa.h>
#include <linux/kernel.h>
#include <linux/slab.h>

struct isa_card {
	struct device dev;
	struct isa_driver *driver;
	unsigned int id;
	struct isa_card *next;
};

static void card_release(struct device *dev)
{
	kfree(container_of(dev, struct isa_card, dev));
}

static struct isa_card *card_new(struct isa_driver *driver, unsigned int id)
{
	struct isa_card *card = kzalloc(sizeof(*card), GFP_KERNEL);

	if (!card)
		return NULL;
	device_initialize(&card->dev);
	card->dev.release = card_release;
	card->driver = driver;
	card->id = id;
	if (dev_set_name(&card->dev, "%s.%u", driver->driver.name, id) ||
	    device_add(&card->dev)) {
		put_device(&card->dev);
		return NULL;
	}
	return card;
}

static void card_remove(struct isa_card *card)
{
	if (card->dev.driver && card->driver->remove)
		card->driver->remove(&card->dev, card->id);
	device_unregister(&card->dev);
}

static bool card_probe(struct isa_card *card)
{
	struct isa_driver *driver = card->driver;

	if (driver->match && !driver->match(&card->dev, card->id))
		return false;
	card->dev.driver = &driver->driver;
	if (!driver->probe || !driver->probe(&card->dev, card->id))
		return true;
	card->dev.driver = NULL;
	return false;
}

/* -ENODEV when no card is there: a driver relies on it. */
int isa_register_driver(struct isa_driver *driver, unsigned int count)
{
	struct isa_card *card, *cards = NULL;

	for (unsigned int id = 0; id < count; id++) {
		card = card_new(driver, id);
		if (!card)
			break;
		if (!card_probe(card)) {
			card_remove(card);
			continue;
		}
		card->next = cards;
		cards = card;
	}
	driver->devices = cards ? &cards->dev : NULL;
	return cards ? 0 : -ENODEV;
}

void isa_unregister_driver(struct isa_driver *driver)
{
	struct isa_card *card = driver->devices ?
		container_of(driver->devices, struct isa_card, dev) : NULL;
	struct isa_card *next;

	for (; card; card = next) {
		next = card->next;
		card_remove(card);
	}
	driver->devices = NULL;
}
