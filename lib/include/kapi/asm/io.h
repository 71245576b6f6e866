/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Port and memory-mapped I/O. A port holds what was last written to it, or a
 * script (cf_port_script()) says what it answers; a mapped region is plain
 * memory, zeroed when first mapped. Kernel-side.
 */
#ifndef _KAPI_ASM_IO_H
#define _KAPI_ASM_IO_H

#include <linux/types.h>
#include <linux/version.h>
#include <linux/cf_label.h>
#include <cf_machine.h>

unsigned char inb(unsigned long port) __cfk(inb);
unsigned short inw(unsigned long port) __cfk(inw);
unsigned int inl(unsigned long port) __cfk(inl);
void outb(unsigned char value, unsigned long port) __cfk(outb);
void outw(unsigned short value, unsigned long port) __cfk(outw);
void outl(unsigned int value, unsigned long port) __cfk(outl);
void insb(unsigned long port, void *addr, unsigned long count) __cfk(insb);
void insw(unsigned long port, void *addr, unsigned long count) __cfk(insw);
void insl(unsigned long port, void *addr, unsigned long count) __cfk(insl);
void outsb(unsigned long port, const void *addr, unsigned long count)
	__cfk(outsb);
void outsw(unsigned long port, const void *addr, unsigned long count)
	__cfk(outsw);
void outsl(unsigned long port, const void *addr, unsigned long count)
	__cfk(outsl);

#define inb_p(port) inb(port)
#define inw_p(port) inw(port)
#define inl_p(port) inl(port)
#define outb_p(value, port) outb(value, port)
#define outw_p(value, port) outw(value, port)
#define outl_p(value, port) outl(value, port)

void __iomem *ioremap(resource_size_t addr, unsigned long size)
	__cfk(ioremap);
void iounmap(volatile void __iomem *addr) __cfk(iounmap);
void __iomem *ioport_map(unsigned long port, unsigned int count)
	__cfk(ioport_map);
void ioport_unmap(void __iomem *addr) __cfk(ioport_unmap);

#define ioremap_nocache(addr, size) ioremap(addr, size)
#define ioremap_wc(addr, size) ioremap(addr, size)
#define ioremap_wt(addr, size) ioremap(addr, size)
#define ioremap_cache(addr, size) ioremap(addr, size)
#define ioremap_uc(addr, size) ioremap(addr, size)
#define memremap(addr, size, flags) ((void __force *)ioremap(addr, size))
#define memunmap(addr) iounmap((void __iomem *)(addr))

#define CF_MMIO(suffix, type)						\
static inline type read##suffix(const volatile void __iomem *addr)	\
{									\
	return *(const volatile type __force *)addr;			\
}									\
static inline void write##suffix(type value, volatile void __iomem *addr) \
{									\
	*(volatile type __force *)addr = value;				\
}
CF_MMIO(b, u8)
CF_MMIO(w, u16)
CF_MMIO(l, u32)
CF_MMIO(q, u64)
#undef CF_MMIO

#define readb_relaxed(addr) readb(addr)
#define readw_relaxed(addr) readw(addr)
#define readl_relaxed(addr) readl(addr)
#define readq_relaxed(addr) readq(addr)
#define writeb_relaxed(value, addr) writeb(value, addr)
#define writew_relaxed(value, addr) writew(value, addr)
#define writel_relaxed(value, addr) writel(value, addr)
#define writeq_relaxed(value, addr) writeq(value, addr)
#define __raw_readb(addr) readb(addr)
#define __raw_readw(addr) readw(addr)
#define __raw_readl(addr) readl(addr)
#define __raw_writeb(value, addr) writeb(value, addr)
#define __raw_writew(value, addr) writew(value, addr)
#define __raw_writel(value, addr) writel(value, addr)
#define ioread8(addr) readb(addr)
#define ioread16(addr) readw(addr)
#define ioread32(addr) readl(addr)
#define iowrite8(value, addr) writeb(value, addr)
#define iowrite16(value, addr) writew(value, addr)
#define iowrite32(value, addr) writel(value, addr)

#define memcpy_fromio(to, from, n) \
	__builtin_memcpy(to, (const void __force *)(from), n)
#define memcpy_toio(to, from, n) \
	__builtin_memcpy((void __force *)(to), from, n)
#define memset_io(addr, value, n) \
	__builtin_memset((void __force *)(addr), value, n)

#define mmiowb() do { } while (0)
#define virt_to_phys(addr) ((phys_addr_t)(unsigned long)(addr))
#define phys_to_virt(addr) ((void *)(unsigned long)(addr))
#define virt_to_bus(addr) ((unsigned long)(addr))

#define IO_SPACE_LIMIT 0xffff

#endif
