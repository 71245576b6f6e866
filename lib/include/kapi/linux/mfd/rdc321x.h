/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the RDC321x south bridge hands to the drivers of its parts. Kernel-side. */
#ifndef _LINUX_MFD_RDC321X_H
#define _LINUX_MFD_RDC321X_H

#include <linux/pci.h>
#include <linux/types.h>

#define RDC321X_WDT_CTRL 0x44
#define RDC321X_GPIO_CTRL_REG1 0x48
#define RDC321X_GPIO_DATA_REG1 0x4c
#define RDC321X_GPIO_CTRL_REG2 0x84
#define RDC321X_GPIO_DATA_REG2 0x88

struct rdc321x_gpio_pdata {
	struct pci_dev *sb_pdev;
	unsigned int max_gpios;
};

struct rdc321x_wdt_pdata {
	struct pci_dev *sb_pdev;
};

#endif
