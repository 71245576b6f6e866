// SPDX-License-Identifier: LGPL-2.1-or-later
/* Who uses which I/O ports and memory regions. Kernel-side. */
#include <linux/device.h>
#include <linux/err.h>
#include <linux/errno.h>
#include <linux/io.h>
#include <linux/ioport.h>
#include <linux/slab.h>
#include <linux/kernel.h>
#include <cf_state.h>

struct resource ioport_resource __cf_state = {
	.name = "PCI IO",
	.end = IO_SPACE_LIMIT,
	.flags = IORESOURCE_IO,
};

struct resource iomem_resource __cf_state = {
	.name = "PCI mem",
	.end = ~(resource_size_t)0,
	.flags = IORESOURCE_MEM,
};

/* The child of @root in whose way @res would be, or NULL when it is placed. */
static struct resource *place(struct resource *root, struct resource *res)
{
	struct resource **link = &root->child;

	if (res->end < res->start || res->start < root->start ||
	    res->end > root->end)
		return root;
	while (*link && (*link)->end < res->start)
		link = &(*link)->sibling;
	if (*link && (*link)->start <= res->end)
		return *link;
	res->sibling = *link;
	res->parent = root;
	*link = res;
	return NULL;
}

int request_resource(struct resource *root, struct resource *res)
{
	return place(root, res) ? -EBUSY : 0;
}

int insert_resource(struct resource *parent, struct resource *res)
{
	return request_resource(parent, res);
}

int release_resource(struct resource *res)
{
	struct resource **link = res->parent ? &res->parent->child : NULL;

	for (; link && *link; link = &(*link)->sibling)
		if (*link == res) {
			*link = res->sibling;
			res->parent = NULL;
			return 0;
		}
	return -EINVAL;
}

struct resource *__request_region(struct resource *parent,
				  resource_size_t start, resource_size_t n,
				  const char *name, int flags)
{
	struct resource *res = kzalloc(sizeof(*res), GFP_KERNEL);

	if (!res)
		return NULL;
	res->start = start;
	res->end = start + n - 1;
	res->name = name;
	res->flags = resource_type(parent) | IORESOURCE_BUSY | flags;
	/* KAPI-STUB: omits the wait of IORESOURCE_MUXED: busy is busy. */
	if (place(parent, res)) {
		kfree(res);
		return NULL;
	}
	return res;
}

void __release_region(struct resource *parent, resource_size_t start,
		      resource_size_t n)
{
	struct resource *res;

	for (res = parent->child; res; res = res->sibling)
		if (res->start == start && res->end == start + n - 1 &&
		    (res->flags & IORESOURCE_BUSY)) {
			release_resource(res);
			kfree(res);
			return;
		}
	pr_warn("Trying to free nonexistent resource <%llx-%llx>\n",
		(unsigned long long)start,
		(unsigned long long)(start + n - 1));
}

int cf_check_region(struct resource *parent, resource_size_t start,
		    resource_size_t n) __cfk(__check_region);

int cf_check_region(struct resource *parent, resource_size_t start,
		    resource_size_t n)
{
	if (!__request_region(parent, start, n, "check-region", 0))
		return -EBUSY;
	__release_region(parent, start, n);
	return 0;
}

struct managed_region {
	struct resource *parent;
	resource_size_t start;
	resource_size_t n;
};

static void managed_release(struct device *dev, void *res)
{
	struct managed_region *region = res;

	__release_region(region->parent, region->start, region->n);
}

static int managed_match(struct device *dev, void *res, void *data)
{
	struct managed_region *region = res, *wanted = data;

	return region->parent == wanted->parent &&
	       region->start == wanted->start && region->n == wanted->n;
}

struct resource *__devm_request_region(struct device *dev,
				       struct resource *parent,
				       resource_size_t start,
				       resource_size_t n, const char *name)
{
	struct managed_region *region;
	struct resource *res;

	region = devres_alloc(managed_release, sizeof(*region), GFP_KERNEL);
	if (!region)
		return NULL;
	res = __request_region(parent, start, n, name, 0);
	if (!res) {
		devres_free(region);
		return NULL;
	}
	region->parent = parent;
	region->start = start;
	region->n = n;
	devres_add(dev, region);
	return res;
}

void __devm_release_region(struct device *dev, struct resource *parent,
			   resource_size_t start, resource_size_t n)
{
	struct managed_region wanted = { parent, start, n };

	devres_release(dev, managed_release, managed_match, &wanted);
}
