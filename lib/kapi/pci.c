// SPDX-License-Identifier: LGPL-2.1-or-later
/* The PCI bus: cards, their configuration space, their drivers. Kernel-side. */
#include <linux/errno.h>
#include <linux/io.h>
#include <linux/kernel.h>
#include <linux/pci.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <cf_state.h>

static struct {
	struct pci_bus bus;
	unsigned int slots;
} pci __cf_state;

static bool id_matches(u32 wanted, u32 has)
{
	return wanted == (u32)PCI_ANY_ID || wanted == has;
}

const struct pci_device_id *pci_match_id(const struct pci_device_id *ids,
					 struct pci_dev *pdev)
{
	for (; ids && (ids->vendor || ids->subvendor || ids->class_mask);
	     ids++)
		if (id_matches(ids->vendor, pdev->vendor) &&
		    id_matches(ids->device, pdev->device) &&
		    id_matches(ids->subvendor, pdev->subsystem_vendor) &&
		    id_matches(ids->subdevice, pdev->subsystem_device) &&
		    !((ids->class ^ pdev->class) & ids->class_mask))
			return ids;
	return NULL;
}

static int pci_match(struct device *dev, struct device_driver *drv)
{
	return pci_match_id(to_pci_driver(drv)->id_table, to_pci_dev(dev)) !=
	       NULL;
}

static int pci_probe(struct device *dev)
{
	struct pci_driver *driver = to_pci_driver(dev->driver);
	struct pci_dev *pdev = to_pci_dev(dev);

	pdev->driver = driver;
	return driver->probe(pdev, pci_match_id(driver->id_table, pdev));
}

static void pci_remove(struct device *dev)
{
	struct pci_dev *pdev = to_pci_dev(dev);

	if (pdev->driver->remove)
		pdev->driver->remove(pdev);
	pdev->driver = NULL;
}

struct bus_type pci_bus_type __cf_state = {
	.name = "pci",
	.match = pci_match,
	.probe = pci_probe,
	.remove = pci_remove,
};

int __pci_register_driver(struct pci_driver *driver, struct module *owner,
			  const char *name)
{
	driver->driver.name = driver->name;
	driver->driver.bus = &pci_bus_type;
	driver->driver.owner = owner;
	return driver_register(&driver->driver);
}

void pci_unregister_driver(struct pci_driver *driver)
{
	driver_unregister(&driver->driver);
}

static void card_release(struct device *dev)
{
	kfree(to_pci_dev(dev));
}

int cf_pci_plug(unsigned int vendor, unsigned int device,
		unsigned long io_base, unsigned long io_size)
{
	struct pci_dev *pdev = kzalloc(sizeof(*pdev), GFP_KERNEL);
	int ret;

	if (!pdev)
		return -ENOMEM;
	device_initialize(&pdev->dev);
	pdev->dev.bus = &pci_bus_type;
	pdev->dev.release = card_release;
	pdev->bus = &pci.bus;
	pdev->devfn = PCI_DEVFN(pci.slots++, 0);
	pdev->vendor = vendor;
	pdev->device = device;
	pdev->irq = 10;
	if (io_base)
		pdev->resource[0] = (struct resource)
			DEFINE_RES_IO(io_base, io_size);
	pci_write_config_word(pdev, PCI_VENDOR_ID, vendor);
	pci_write_config_word(pdev, PCI_DEVICE_ID, device);
	ret = dev_set_name(&pdev->dev, "0000:00:%02x.0",
			   PCI_SLOT(pdev->devfn));
	if (!ret)
		ret = device_add(&pdev->dev);
	if (ret)
		put_device(&pdev->dev);
	return ret;
}

struct search {
	unsigned int vendor;
	unsigned int device;
	struct pci_dev *found;
};

static int is_wanted(struct device *dev, void *data)
{
	struct pci_dev *pdev = to_pci_dev(dev);
	struct search *search = data;

	if (!id_matches(search->vendor, pdev->vendor) ||
	    !id_matches(search->device, pdev->device))
		return 0;
	search->found = pci_dev_get(pdev);
	return 1;
}

/* Gives up the reference to @from, as the kernel does, so that it iterates. */
struct pci_dev *pci_get_device(unsigned int vendor, unsigned int device,
			       struct pci_dev *from)
{
	struct search search = { .vendor = vendor, .device = device };

	bus_for_each_dev(&pci_bus_type, from ? &from->dev : NULL, &search,
			 is_wanted);
	pci_dev_put(from);
	return search.found;
}

struct pci_dev *pci_get_class(unsigned int class, struct pci_dev *from)
{
	struct pci_dev *pdev = from;

	for_each_pci_dev(pdev)
		if (pdev->class == class)
			return pdev;
	return NULL;
}

struct pci_dev *pci_dev_get(struct pci_dev *pdev)
{
	if (pdev)
		get_device(&pdev->dev);
	return pdev;
}

void pci_dev_put(struct pci_dev *pdev)
{
	if (pdev)
		put_device(&pdev->dev);
}

int pci_enable_device(struct pci_dev *pdev)
{
	pdev->cf_enabled++;
	return 0;
}

void pci_disable_device(struct pci_dev *pdev)
{
	pdev->cf_enabled--;
}

static struct resource *root_of(const struct resource *res)
{
	return resource_type(res) == IORESOURCE_IO ? &ioport_resource :
						     &iomem_resource;
}

int pci_request_region(struct pci_dev *pdev, int bar, const char *name)
{
	struct resource *res = &pdev->resource[bar];

	if (!pci_resource_len(pdev, bar))
		return 0;
	return __request_region(root_of(res), res->start, resource_size(res),
				name, 0) ? 0 : -EBUSY;
}

void pci_release_region(struct pci_dev *pdev, int bar)
{
	struct resource *res = &pdev->resource[bar];

	if (pci_resource_len(pdev, bar))
		__release_region(root_of(res), res->start,
				 resource_size(res));
}

int pci_request_regions(struct pci_dev *pdev, const char *name)
{
	for (int bar = 0; bar < PCI_STD_NUM_BARS; bar++) {
		int ret = pci_request_region(pdev, bar, name);

		if (!ret)
			continue;
		while (bar--)
			pci_release_region(pdev, bar);
		return ret;
	}
	return 0;
}

void pci_release_regions(struct pci_dev *pdev)
{
	for (int bar = 0; bar < PCI_STD_NUM_BARS; bar++)
		pci_release_region(pdev, bar);
}

void __iomem *pci_ioremap_bar(struct pci_dev *pdev, int bar)
{
	struct resource *res = &pdev->resource[bar];

	if (resource_type(res) != IORESOURCE_MEM)
		return NULL;
	return ioremap(res->start, resource_size(res));
}

/* Little-endian, as the bus is; out of range reads as all ones. */
#define CONFIG_ACCESS(suffix, type)					\
int pci_read_config_##suffix(struct pci_dev *pdev, int where, type *value) \
{									\
	*value = (type)~0;						\
	if (where < 0 || where + sizeof(type) > sizeof(pdev->cf_config)) \
		return -EINVAL;						\
	memcpy(value, pdev->cf_config + where, sizeof(type));		\
	return 0;							\
}									\
int pci_write_config_##suffix(struct pci_dev *pdev, int where, type value) \
{									\
	if (where < 0 || where + sizeof(type) > sizeof(pdev->cf_config)) \
		return -EINVAL;						\
	memcpy(pdev->cf_config + where, &value, sizeof(type));		\
	return 0;							\
}

CONFIG_ACCESS(byte, u8)
CONFIG_ACCESS(word, u16)
CONFIG_ACCESS(dword, u32)

int cf_pci_poke(unsigned int vendor, unsigned int device, int where,
		unsigned char value)
{
	struct pci_dev *pdev = pci_get_device(vendor, device, NULL);
	int ret = pdev ? pci_write_config_byte(pdev, where, value) : -ENODEV;

	pci_dev_put(pdev);
	return ret;
}
