/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Memory-mapped I/O: see asm/io.h. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_IO_H
#define _LINUX_IO_H

#include <linux/types.h>
#include <linux/ioport.h>
#include <asm/io.h>

void __iomem *devm_ioremap(struct device *dev, resource_size_t addr,
			   resource_size_t size) __cfk(devm_ioremap);
void devm_iounmap(struct device *dev, void __iomem *addr)
	__cfk(devm_iounmap);
void __iomem *devm_ioremap_resource(struct device *dev,
				    const struct resource *res)
	__cfk(devm_ioremap_resource);

#define devm_ioremap_nocache(dev, addr, size) devm_ioremap(dev, addr, size)

#endif
