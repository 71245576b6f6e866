// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * The simulated user address space: VMAs and presence of pages. Where it lies
 * is layout.c's. Kernel-side.
 *
 * A mapped and present page is accessible in the alias with its VMA's
 * permissions; every other is not. Without an MMU all memory is accessible,
 * mapped or not.
 */
#include <cf_arch.h>
#include <cf_host.h>
#include <cf_state.h>

#include "mm.h"

#define EFAULT 14
#define ENOMEM 12
#define EEXIST 17
#define EINVAL 22
#define ENOSYS 38

#define VMAS_MAX 512
#define CF_VM_NONE 0
#define PAGES_MAX 65536		/* 256 MiB of user memory at one time */

unsigned int cf_uaccess_special;

/* Sorted by address, never overlapping. */
static struct cf_vma vmas[VMAS_MAX] __cf_state;
static int vma_count __cf_state;
/* Not marked: the snapshot copies only what VMAs use, see below. */
static unsigned char pages[PAGES_MAX];
/* A VMA or a page's presence is not as the snapshot has it. */
static int layout_changed;

/* Without an MMU all memory is there, and nothing is protected. */
static int host_perm(int perm)
{
	if (!CF_ARCH_HAS_MMU || perm & CF_VM_WRITE)
		return CF_HOST_READ | CF_HOST_WRITE;
	return perm & CF_VM_READ ? CF_HOST_READ : CF_HOST_NONE;
}

static unsigned long page_align(unsigned long size)
{
	return (size + CF_PAGE_SIZE - 1) & ~(CF_PAGE_SIZE - 1);
}

static int range_is_valid(unsigned long addr, unsigned long size)
{
	return !(addr & (CF_PAGE_SIZE - 1)) && size && size <= cf_user_size &&
	       addr >= cf_user_base && addr <= cf_task_size - size;
}

struct cf_vma *cf_vma_find(unsigned long addr)
{
	int low = 0, high = vma_count;

	while (low < high) {
		int middle = (low + high) / 2;

		if (vmas[middle].end > addr)
			high = middle;
		else
			low = middle + 1;
	}
	return low < vma_count ? &vmas[low] : (void *)0;
}

unsigned char *cf_page_state(const struct cf_vma *vma, unsigned long addr)
{
	return &pages[vma->page + ((addr - vma->start) >> CF_PAGE_SHIFT)];
}

int cf_page_populate(const struct cf_vma *vma, unsigned long addr)
{
	unsigned long page = addr & ~(CF_PAGE_SIZE - 1);

	layout_changed = 1;
	*cf_page_state(vma, page) |= CF_PAGE_PRESENT;
	return cf_host_protect(page + cf_user_delta, CF_PAGE_SIZE,
			       host_perm(vma->perm));
}

/* A run of page states that no VMA uses, first fit. */
static long pages_alloc(unsigned long count)
{
	unsigned long start = 0;

	for (int i = 0; i < vma_count; i++) {
		unsigned long size = vmas[i].end - vmas[i].start;
		unsigned long end = vmas[i].page + (size >> CF_PAGE_SHIFT);

		if (vmas[i].page < start + count && end > start) {
			start = end;
			i = -1;		/* look at all of them again */
		}
	}
	if (start + count > PAGES_MAX)
		return -ENOMEM;
	return start;
}

/* The lowest gap with an unmapped page on both sides. */
static unsigned long gap_find(unsigned long size)
{
	unsigned long addr = cf_user_base + CF_PAGE_SIZE;

	for (int i = 0; i < vma_count; i++) {
		if (addr + size + CF_PAGE_SIZE <= vmas[i].start)
			break;
		addr = vmas[i].end + CF_PAGE_SIZE;
	}
	return addr;
}

static void vma_insert(int index, struct cf_vma vma)
{
	layout_changed = 1;
	for (int i = vma_count; i > index; i--)
		vmas[i] = vmas[i - 1];
	vmas[index] = vma;
	vma_count++;
}

static void vma_delete(int index)
{
	layout_changed = 1;
	vma_count--;
	for (int i = index; i < vma_count; i++)
		vmas[i] = vmas[i + 1];
}

long cf_mm_map(unsigned long addr, unsigned long size, int perm)
{
	struct cf_vma *next;
	long page;

	if (!CF_ARCH_HAS_MMU && !(perm & CF_VM_WRITE))
		return -ENOSYS;
	size = page_align(size);
	if (!addr)
		addr = gap_find(size);
	if (!range_is_valid(addr, size))
		return -EINVAL;
	next = cf_vma_find(addr);
	if (next && next->start < addr + size)
		return -EEXIST;
	if (vma_count == VMAS_MAX)
		return -ENOMEM;
	page = pages_alloc(size >> CF_PAGE_SHIFT);
	if (page < 0)
		return page;
	if (cf_host_discard(addr + cf_user_delta, size) ||
	    cf_host_protect(addr + cf_user_delta, size, host_perm(perm)))
		return -ENOMEM;
	vma_insert(next ? next - vmas : vma_count, (struct cf_vma) {
		.start = addr, .end = addr + size, .perm = perm, .page = page,
	});
	__builtin_memset(&pages[page], CF_PAGE_PRESENT | CF_PAGE_DIRTY,
			 size >> CF_PAGE_SHIFT);
	return addr;
}

/* Make @addr a border between two VMAs, if a VMA spans it. */
static int vma_split(unsigned long addr)
{
	struct cf_vma *vma = cf_vma_find(addr);
	struct cf_vma upper;

	if (!vma || vma->start >= addr)
		return 0;
	if (vma_count == VMAS_MAX)
		return -ENOMEM;
	upper = *vma;
	upper.start = addr;
	upper.page += (addr - vma->start) >> CF_PAGE_SHIFT;
	vma->end = addr;
	vma_insert(vma - vmas + 1, upper);
	return 0;
}

static int range_split(unsigned long addr, unsigned long size)
{
	int error = vma_split(addr);

	return error ? error : vma_split(addr + size);
}

static int range_is_mapped(unsigned long addr, unsigned long size)
{
	unsigned long end = addr + size;

	while (addr < end) {
		struct cf_vma *vma = cf_vma_find(addr);

		if (!vma || vma->start > addr)
			return 0;
		addr = vma->end;
	}
	return 1;
}

int cf_mm_unmap(unsigned long addr, unsigned long size)
{
	struct cf_vma *vma;
	int error;

	size = page_align(size);
	if (!range_is_valid(addr, size))
		return -EINVAL;
	cf_pages_close();
	error = range_split(addr, size);
	if (error)
		return error;
	while ((vma = cf_vma_find(addr)) && vma->start < addr + size)
		vma_delete(vma - vmas);
	cf_holes_drop(addr, addr + size);
	cf_host_discard(addr + cf_user_delta, size);
	return cf_host_protect(addr + cf_user_delta, size,
			       host_perm(CF_VM_NONE));
}

/* Give a page the host protection that its state asks for. */
static int page_apply(const struct cf_vma *vma, unsigned long addr)
{
	int is_present = *cf_page_state(vma, addr) & CF_PAGE_PRESENT;

	return cf_host_protect(addr + cf_user_delta, CF_PAGE_SIZE,
			       is_present ? host_perm(vma->perm) :
					    CF_HOST_NONE);
}

static int vma_apply(const struct cf_vma *vma)
{
	for (unsigned long a = vma->start; a < vma->end; a += CF_PAGE_SIZE) {
		int error = page_apply(vma, a);

		if (error)
			return error;
	}
	return 0;
}

int cf_mm_protect(unsigned long addr, unsigned long size, int perm)
{
	int error;

	if (!CF_ARCH_HAS_MMU)
		return -ENOSYS;
	size = page_align(size);
	if (!range_is_valid(addr, size))
		return -EINVAL;
	if (!range_is_mapped(addr, size))
		return -ENOMEM;
	cf_pages_close();
	error = range_split(addr, size);
	for (struct cf_vma *vma = cf_vma_find(addr);
	     !error && vma < vmas + vma_count && vma->start < addr + size;
	     vma++) {
		layout_changed = 1;
		vma->perm = perm;
		error = vma_apply(vma);
	}
	return error;
}

int cf_mm_evict(unsigned long addr, unsigned long size)
{
	unsigned long end = page_align(addr + size);

	if (!CF_ARCH_HAS_MMU)
		return -ENOSYS;
	if (!cf_is_user(addr) || size > cf_task_size - addr)
		return -EFAULT;
	addr &= ~(CF_PAGE_SIZE - 1);
	if (!range_is_mapped(addr, end - addr))
		return -EFAULT;
	cf_pages_close();
	layout_changed = 1;
	for (unsigned long a = addr; a < end; a += CF_PAGE_SIZE)
		*cf_page_state(cf_vma_find(a), a) &= ~CF_PAGE_PRESENT;
	return cf_host_protect(addr + cf_user_delta, end - addr, CF_HOST_NONE);
}

int cf_mm_is_present(unsigned long addr)
{
	struct cf_vma *vma = cf_vma_find(addr);

	return vma && vma->start <= addr &&
	       (*cf_page_state(vma, addr) & CF_PAGE_PRESENT);
}

int cf_mm_touch(unsigned long addr, int perm)
{
	struct cf_vma *vma = cf_vma_find(addr);
	char c;

	if (!vma || vma->start > addr ||
	    !(vma->perm & (perm | CF_VM_WRITE)))
		return -EFAULT;
	cf_pages_close();
	if (!(*cf_page_state(vma, addr) & CF_PAGE_PRESENT) &&
	    cf_page_populate(vma, addr))
		return -EFAULT;
	/* The page of a file that was cut is there, but cannot be read. */
	return cf_arch_get_1(&c, (void *)(addr + cf_user_delta));
}

void cf_mm_dirty(unsigned long addr, unsigned long size)
{
	unsigned long end = addr + size;

	addr &= ~(CF_PAGE_SIZE - 1);
	while (addr < end) {
		struct cf_vma *vma = cf_vma_find(addr);

		if (!vma || vma->start >= end)
			return;
		if (addr < vma->start)
			addr = vma->start;
		for (; addr < end && addr < vma->end; addr += CF_PAGE_SIZE)
			*cf_page_state(vma, addr) |= CF_PAGE_DIRTY;
	}
}

/* Hand one page to the snapshot, accessible for as long as that takes. */
static void page_transfer(const struct cf_vma *vma, unsigned long addr,
			  cf_page_io *io)
{
	unsigned long alias = addr + cf_user_delta;
	int is_plain = (vma->perm & CF_VM_WRITE) &&
		       (*cf_page_state(vma, addr) & CF_PAGE_PRESENT);

	if (!is_plain)
		cf_host_protect(alias, CF_PAGE_SIZE,
				CF_HOST_READ | CF_HOST_WRITE);
	io(cf_page_state(vma, addr) - pages, alias);
	if (!is_plain)
		page_apply(vma, addr);
}

void *cf_user_ptr(unsigned long addr, unsigned long size)
{
	unsigned long page = addr & ~(CF_PAGE_SIZE - 1);

	if (!size)
		size = 1;
	if (!cf_is_user(addr) || size > cf_task_size - addr ||
	    !range_is_mapped(page, addr + size - page))
		return (void *)0;
	cf_pages_close();
	for (; page < addr + size; page += CF_PAGE_SIZE) {
		struct cf_vma *vma = cf_vma_find(page);

		if (!(vma->perm & (CF_VM_READ | CF_VM_WRITE)))
			return (void *)0;
		if (!(*cf_page_state(vma, page) & CF_PAGE_PRESENT))
			cf_page_populate(vma, page);
	}
	cf_mm_dirty(addr, size);
	return (void *)(addr + cf_user_delta);
}

void cf_mm_page_states(void **start, unsigned long *size)
{
	*start = pages;
	*size = 0;
	for (int i = 0; i < vma_count; i++) {
		unsigned long end = vmas[i].page +
			((vmas[i].end - vmas[i].start) >> CF_PAGE_SHIFT);

		if (end > *size)
			*size = end;
	}
}

/*
 * Rolling back. The metadata above is state, which the snapshot copies back as
 * a whole, between begin and end; contents and host protection follow
 * it here. As long as a run maps nothing and evicts nothing, only the pages it
 * wrote to are touched.
 */
void cf_mm_snapshot(cf_page_io *save)
{
	cf_pages_close();
	for (int i = 0; i < vma_count; i++) {
		const struct cf_vma *vma = &vmas[i];

		for (unsigned long a = vma->start; a < vma->end;
		     a += CF_PAGE_SIZE) {
			unsigned char *state = cf_page_state(vma, a);

			*state &= ~CF_PAGE_DIRTY;
			page_transfer(vma, a, save);
		}
	}
	layout_changed = 0;
	cf_special_set(CF_SPECIAL_SNAPSHOT, 1);
}

void cf_mm_rollback_begin(cf_page_io *load)
{
	cf_pages_close();
	for (int i = 0; i < vma_count; i++) {
		const struct cf_vma *vma = &vmas[i];

		if (layout_changed) {
			cf_host_protect(vma->start + cf_user_delta,
					vma->end - vma->start,
					host_perm(CF_VM_NONE));
			continue;
		}
		for (unsigned long a = vma->start; a < vma->end;
		     a += CF_PAGE_SIZE)
			if (*cf_page_state(vma, a) & CF_PAGE_DIRTY)
				page_transfer(vma, a, load);
	}
}

void cf_mm_rollback_end(cf_page_io *load)
{
	cf_holes_restored();
	if (!layout_changed)
		return;
	for (int i = 0; i < vma_count; i++) {
		const struct cf_vma *vma = &vmas[i];

		/* What protection a page has now says nothing: all is open. */
		cf_host_protect(vma->start + cf_user_delta,
				vma->end - vma->start,
				CF_HOST_READ | CF_HOST_WRITE);
		for (unsigned long a = vma->start; a < vma->end;
		     a += CF_PAGE_SIZE)
			load(cf_page_state(vma, a) - pages, a + cf_user_delta);
		vma_apply(vma);
	}
	layout_changed = 0;
}
