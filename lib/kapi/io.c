// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * The simulated I/O space: 65536 ports that hold what was written to them, or
 * answer from a script, and memory regions that are plain memory. Kernel-side.
 *
 * Only ports that were written to are kept, in a hash: a run is undone by
 * copying this back, and no card has more than a few. KAPI-STUB: omits what is
 * written to a further port when PORTS_MAX others hold something.
 *
 * A port nobody has written to floats: it reads 0xff, as on a bus where no
 * card answers. A mapped region lasts as long as it is mapped; two mappings of
 * one address are the same memory.
 */
#include <linux/device.h>
#include <linux/err.h>
#include <linux/errno.h>
#include <linux/io.h>
#include <linux/kernel.h>
#include <linux/list.h>
#include <linux/slab.h>
#include <cf_state.h>

#include "syscall.h"

#define SCRIPTS_MAX 16
#define PORTS_MAX 1024		/* a power of two */

struct port_script {
	unsigned long port;
	unsigned int next;
	struct cf_port_script script;
};

struct mapping {
	struct list_head list;
	resource_size_t addr;
	unsigned long size;
	unsigned int users;
	void *memory;
};

static struct {
	struct {
		unsigned short port;
		unsigned char value;
		unsigned char is_written;
	} slot[PORTS_MAX];
	unsigned char floating;
	unsigned int script_count;
	struct port_script script[SCRIPTS_MAX];
	struct list_head mappings;
} io __cf_state = {
	.floating = 0xff,
	.mappings = LIST_HEAD_INIT(io.mappings),
};

static struct port_script *find_script(unsigned long port)
{
	for (unsigned int i = 0; i < io.script_count; i++)
		if (io.script[i].port == port)
			return &io.script[i];
	return NULL;
}

int cf_port_script(unsigned long port, const struct cf_port_script *script)
{
	struct port_script *slot = find_script(port);

	if (port > IO_SPACE_LIMIT)
		return -EINVAL;
	if (!script) {
		if (slot)
			*slot = io.script[--io.script_count];
		return 0;
	}
	if (!script->count || script->count > ARRAY_SIZE(script->value))
		return -EINVAL;
	if (!slot && io.script_count == SCRIPTS_MAX)
		return -ENOSPC;
	if (!slot)
		slot = &io.script[io.script_count++];
	slot->port = port;
	slot->next = 0;
	slot->script = *script;
	return 0;
}

void cf_port_float(unsigned char value)
{
	io.floating = value;
}

/* The slot of a port, or a free one for it; -1: all hold other ports. */
static int slot_of(unsigned long port)
{
	unsigned int at = port * 40503 % PORTS_MAX;

	for (unsigned int i = 0; i < PORTS_MAX; i++) {
		if (!io.slot[at].is_written || io.slot[at].port == port)
			return at;
		at = (at + 1) % PORTS_MAX;
	}
	return -1;
}

int cf_port_peek(unsigned long port)
{
	int slot = slot_of(port & IO_SPACE_LIMIT);

	return slot >= 0 && io.slot[slot].is_written ? io.slot[slot].value : -1;
}

unsigned char inb(unsigned long port)
{
	struct port_script *script = io.script_count ? find_script(port) :
						       NULL;

	int held;

	port &= IO_SPACE_LIMIT;
	if (script) {
		unsigned char value = script->script.value[script->next];

		if (script->next + 1 < script->script.count)
			script->next++;
		return value;
	}
	held = cf_port_peek(port);
	return held < 0 ? io.floating : held;
}

void outb(unsigned char value, unsigned long port)
{
	int slot;

	cf_effort_spend();
	port &= IO_SPACE_LIMIT;
	slot = slot_of(port);
	if (slot < 0)
		return;
	io.slot[slot].port = port;
	io.slot[slot].value = value;
	io.slot[slot].is_written = 1;
}

unsigned short inw(unsigned long port)
{
	return inb(port) | inb(port + 1) << 8;
}

unsigned int inl(unsigned long port)
{
	return inw(port) | (unsigned int)inw(port + 2) << 16;
}

void outw(unsigned short value, unsigned long port)
{
	outb(value, port);
	outb(value >> 8, port + 1);
}

void outl(unsigned int value, unsigned long port)
{
	outw(value, port);
	outw(value >> 16, port + 2);
}

#define STRING_IO(suffix, type)						\
void ins##suffix(unsigned long port, void *addr, unsigned long count)	\
{									\
	for (type *p = addr; count--; p++)				\
		*p = in##suffix(port);					\
}									\
void outs##suffix(unsigned long port, const void *addr,			\
		  unsigned long count)					\
{									\
	for (const type *p = addr; count--; p++)			\
		out##suffix(*p, port);					\
}

STRING_IO(b, unsigned char)
STRING_IO(w, unsigned short)
STRING_IO(l, unsigned int)

void __iomem *ioremap(resource_size_t addr, unsigned long size)
{
	struct mapping *map;

	if (!size)
		return NULL;
	list_for_each_entry(map, &io.mappings, list)
		if (addr >= map->addr && addr + size <= map->addr + map->size) {
			map->users++;
			return (void __iomem *)(map->memory +
						(addr - map->addr));
		}
	map = kzalloc(sizeof(*map), GFP_KERNEL);
	if (!map)
		return NULL;
	map->memory = kzalloc(size, GFP_KERNEL);
	if (!map->memory) {
		kfree(map);
		return NULL;
	}
	map->addr = addr;
	map->size = size;
	map->users = 1;
	list_add_tail(&map->list, &io.mappings);
	return (void __iomem *)map->memory;
}

void iounmap(volatile void __iomem *addr)
{
	unsigned long at = (unsigned long)addr;
	struct mapping *map;

	list_for_each_entry(map, &io.mappings, list) {
		if (at - (unsigned long)map->memory >= map->size)
			continue;
		if (--map->users)
			return;
		list_del(&map->list);
		kfree(map->memory);
		kfree(map);
		return;
	}
}

/* KAPI-STUB: omits ioread8() and the like on mapped ports: it refuses. */
void __iomem *ioport_map(unsigned long port, unsigned int count)
{
	return NULL;
}

void ioport_unmap(void __iomem *addr)
{
}

static void unmap_action(void *addr)
{
	iounmap((void __iomem *)addr);
}

void __iomem *devm_ioremap(struct device *dev, resource_size_t addr,
			   resource_size_t size)
{
	void __iomem *map = ioremap(addr, size);

	if (map && devm_add_action_or_reset(dev, unmap_action, (void *)map))
		return NULL;
	return map;
}

void devm_iounmap(struct device *dev, void __iomem *addr)
{
	devm_remove_action(dev, unmap_action, (void *)addr);
	iounmap(addr);
}

void __iomem *devm_ioremap_resource(struct device *dev,
				    const struct resource *res)
{
	void __iomem *map;

	if (!res || resource_type(res) != IORESOURCE_MEM)
		return (void __iomem *)ERR_PTR(-EINVAL);
	if (!devm_request_mem_region(dev, res->start, resource_size(res),
				     dev_name(dev)))
		return (void __iomem *)ERR_PTR(-EBUSY);
	map = devm_ioremap(dev, res->start, resource_size(res));
	return map ? map : (void __iomem *)ERR_PTR(-ENOMEM);
}
