/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The PCI bus. The simulated machine has no card until cf_pci_plug() puts one
 * in; its configuration space is 256 bytes of memory. Kernel-side.
 * KAPI-STUB: omits bridges, interrupts other than pdev->irq, and DMA.
 */
#include <linux/cf_umbrella.h>
#ifndef _KAPI_LINUX_PCI_H
#define _KAPI_LINUX_PCI_H

#include <linux/device.h>
#include <linux/interrupt.h>
#include <linux/io.h>
#include <linux/ioport.h>
#include <linux/mod_devicetable.h>
#include <linux/module.h>
#include <linux/pci_ids.h>
#include <cf_machine.h>

#define PCI_VENDOR_ID 0x00
#define PCI_DEVICE_ID 0x02
#define PCI_COMMAND 0x04
#define PCI_COMMAND_IO 0x1
#define PCI_COMMAND_MEMORY 0x2
#define PCI_COMMAND_MASTER 0x4
#define PCI_STATUS 0x06
#define PCI_REVISION_ID 0x08
#define PCI_BASE_ADDRESS_0 0x10
#define PCI_STD_NUM_BARS 6

#define PCI_DEVFN(slot, func) ((((slot) & 0x1f) << 3) | ((func) & 0x07))
#define PCI_SLOT(devfn) (((devfn) >> 3) & 0x1f)
#define PCI_FUNC(devfn) ((devfn) & 0x07)

struct pci_dev;

struct pci_bus {
	unsigned char number;
};

struct pci_dev {
	struct pci_bus *bus;
	unsigned int devfn;
	unsigned short vendor;
	unsigned short device;
	unsigned short subsystem_vendor;
	unsigned short subsystem_device;
	unsigned int class;
	u8 revision;
	unsigned int irq;
	struct resource resource[PCI_STD_NUM_BARS];
	struct device dev;
	struct pci_driver *driver;
	unsigned char cf_config[256];
	int cf_enabled;
};

struct pci_driver {
	const char *name;
	const struct pci_device_id *id_table;
	int (*probe)(struct pci_dev *pdev, const struct pci_device_id *id);
	void (*remove)(struct pci_dev *pdev);
	int (*suspend)(struct pci_dev *pdev, pm_message_t state);
	int (*resume)(struct pci_dev *pdev);
	void (*shutdown)(struct pci_dev *pdev);
	struct device_driver driver;
};

#define to_pci_dev(dev_) container_of(dev_, struct pci_dev, dev)
#define to_pci_driver(drv_) container_of(drv_, struct pci_driver, driver)

#define PCI_DEVICE(vend, dev)						\
	.vendor = (vend), .device = (dev),				\
	.subvendor = (u32)PCI_ANY_ID, .subdevice = (u32)PCI_ANY_ID
#define PCI_VDEVICE(vend, dev)						\
	.vendor = PCI_VENDOR_ID_##vend, .device = (dev),		\
	.subvendor = (u32)PCI_ANY_ID, .subdevice = (u32)PCI_ANY_ID, 0, 0
#define PCI_DEVICE_SUB(vend, dev, subvend, subdev)			\
	.vendor = (vend), .device = (dev),				\
	.subvendor = (subvend), .subdevice = (subdev)
#define DEFINE_PCI_DEVICE_TABLE(table) const struct pci_device_id table[]

extern struct bus_type pci_bus_type __cfk(pci_bus_type);

int __pci_register_driver(struct pci_driver *driver, struct module *owner,
			  const char *name) __cfk(__pci_register_driver);
#define pci_register_driver(driver) \
	__pci_register_driver(driver, THIS_MODULE, KBUILD_MODNAME)
void pci_unregister_driver(struct pci_driver *driver)
	__cfk(pci_unregister_driver);
const struct pci_device_id *pci_match_id(const struct pci_device_id *ids,
					 struct pci_dev *pdev)
	__cfk(pci_match_id);
struct pci_dev *pci_get_device(unsigned int vendor, unsigned int device,
			       struct pci_dev *from) __cfk(pci_get_device);
struct pci_dev *pci_get_class(unsigned int class, struct pci_dev *from)
	__cfk(pci_get_class);
struct pci_dev *pci_dev_get(struct pci_dev *pdev) __cfk(pci_dev_get);
void pci_dev_put(struct pci_dev *pdev) __cfk(pci_dev_put);
int pci_enable_device(struct pci_dev *pdev) __cfk(pci_enable_device);
void pci_disable_device(struct pci_dev *pdev) __cfk(pci_disable_device);
int pci_request_regions(struct pci_dev *pdev, const char *name)
	__cfk(pci_request_regions);
void pci_release_regions(struct pci_dev *pdev) __cfk(pci_release_regions);
int pci_request_region(struct pci_dev *pdev, int bar, const char *name)
	__cfk(pci_request_region);
void pci_release_region(struct pci_dev *pdev, int bar)
	__cfk(pci_release_region);
void __iomem *pci_ioremap_bar(struct pci_dev *pdev, int bar)
	__cfk(pci_ioremap_bar);

#define CF_PCI_CONFIG(suffix, type)					\
	int pci_read_config_##suffix(struct pci_dev *pdev, int where,	\
				     type *value)			\
		__cfk(pci_read_config_##suffix);			\
	int pci_write_config_##suffix(struct pci_dev *pdev, int where,	\
				      type value)			\
		__cfk(pci_write_config_##suffix)
CF_PCI_CONFIG(byte, u8);
CF_PCI_CONFIG(word, u16);
CF_PCI_CONFIG(dword, u32);

#define for_each_pci_dev(pdev) \
	while (((pdev) = pci_get_device(PCI_ANY_ID, PCI_ANY_ID, pdev)))

#define pci_resource_start(pdev, bar) ((pdev)->resource[bar].start)
#define pci_resource_end(pdev, bar) ((pdev)->resource[bar].end)
#define pci_resource_flags(pdev, bar) ((pdev)->resource[bar].flags)
#define pci_resource_len(pdev, bar)					\
	(pci_resource_end(pdev, bar) ?					\
	 pci_resource_end(pdev, bar) - pci_resource_start(pdev, bar) + 1 : 0)

static inline const char *pci_name(const struct pci_dev *pdev)
{
	return dev_name(&pdev->dev);
}

static inline void *pci_get_drvdata(struct pci_dev *pdev)
{
	return dev_get_drvdata(&pdev->dev);
}

static inline void pci_set_drvdata(struct pci_dev *pdev, void *data)
{
	dev_set_drvdata(&pdev->dev, data);
}

static inline void pci_set_master(struct pci_dev *pdev)
{
}

#define module_pci_driver(driver) \
	module_driver(driver, pci_register_driver, pci_unregister_driver)

#endif
