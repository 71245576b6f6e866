/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Who uses which I/O ports and memory regions. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_IOPORT_H
#define _LINUX_IOPORT_H

#include <linux/types.h>
#include <linux/version.h>
#include <linux/cf_label.h>

struct device;

struct resource {
	resource_size_t start;
	resource_size_t end;
	const char *name;
	unsigned long flags;
	unsigned long desc;
	struct resource *parent, *sibling, *child;
};

#define IORESOURCE_BITS 0x000000ff
#define IORESOURCE_TYPE_BITS 0x00001f00
#define IORESOURCE_IO 0x00000100
#define IORESOURCE_MEM 0x00000200
#define IORESOURCE_REG 0x00000300
#define IORESOURCE_IRQ 0x00000400
#define IORESOURCE_DMA 0x00000800
#define IORESOURCE_BUS 0x00001000
#define IORESOURCE_PREFETCH 0x00002000
#define IORESOURCE_READONLY 0x00004000
#define IORESOURCE_MUXED 0x00400000
#define IORESOURCE_EXCLUSIVE 0x08000000
#define IORESOURCE_DISABLED 0x10000000
#define IORESOURCE_BUSY 0x80000000UL

#define DEFINE_RES_NAMED(start_, size_, name_, flags_)			\
	{								\
		.start = (start_),					\
		.end = (start_) + (size_) - 1,				\
		.name = (name_),					\
		.flags = (flags_),					\
	}
#define DEFINE_RES_IO(start, size) \
	DEFINE_RES_NAMED(start, size, NULL, IORESOURCE_IO)
#define DEFINE_RES_IO_NAMED(start, size, name) \
	DEFINE_RES_NAMED(start, size, name, IORESOURCE_IO)
#define DEFINE_RES_MEM(start, size) \
	DEFINE_RES_NAMED(start, size, NULL, IORESOURCE_MEM)
#define DEFINE_RES_MEM_NAMED(start, size, name) \
	DEFINE_RES_NAMED(start, size, name, IORESOURCE_MEM)
#define DEFINE_RES_IRQ(irq) DEFINE_RES_NAMED(irq, 1, NULL, IORESOURCE_IRQ)

extern struct resource ioport_resource __cfk(ioport_resource);
extern struct resource iomem_resource __cfk(iomem_resource);

static inline resource_size_t resource_size(const struct resource *res)
{
	return res->end - res->start + 1;
}

static inline unsigned long resource_type(const struct resource *res)
{
	return res->flags & IORESOURCE_TYPE_BITS;
}

int request_resource(struct resource *root, struct resource *res)
	__cfk(request_resource);
int insert_resource(struct resource *parent, struct resource *res)
	__cfk(insert_resource);
int release_resource(struct resource *res) __cfk(release_resource);
struct resource *__request_region(struct resource *parent,
				  resource_size_t start, resource_size_t n,
				  const char *name, int flags)
	__cfk(__request_region);
void __release_region(struct resource *parent, resource_size_t start,
		      resource_size_t n) __cfk(__release_region);
struct resource *__devm_request_region(struct device *dev,
				       struct resource *parent,
				       resource_size_t start,
				       resource_size_t n, const char *name)
	__cfk(__devm_request_region);
void __devm_release_region(struct device *dev, struct resource *parent,
			   resource_size_t start, resource_size_t n)
	__cfk(__devm_release_region);

#define request_region(start, n, name) \
	__request_region(&ioport_resource, start, n, name, 0)
#define request_muxed_region(start, n, name) \
	__request_region(&ioport_resource, start, n, name, IORESOURCE_MUXED)
#define request_mem_region(start, n, name) \
	__request_region(&iomem_resource, start, n, name, 0)
#define request_mem_region_exclusive(start, n, name) \
	request_mem_region(start, n, name)
#define release_region(start, n) \
	__release_region(&ioport_resource, start, n)
#define release_mem_region(start, n) \
	__release_region(&iomem_resource, start, n)
#define devm_request_region(dev, start, n, name) \
	__devm_request_region(dev, &ioport_resource, start, n, name)
#define devm_request_mem_region(dev, start, n, name) \
	__devm_request_region(dev, &iomem_resource, start, n, name)
#define devm_release_region(dev, start, n) \
	__devm_release_region(dev, &ioport_resource, start, n)
#define devm_release_mem_region(dev, start, n) \
	__devm_release_region(dev, &iomem_resource, start, n)

#if LINUX_VERSION_CODE < KERNEL_VERSION(3, 15, 0)
int __check_region(struct resource *parent, resource_size_t start,
		   resource_size_t n) __cfk(__check_region);
#define check_region(start, n) __check_region(&ioport_resource, start, n)
#endif

#endif
