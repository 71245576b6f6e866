/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Inside the simulated address space: what lib/mm and lib/uaccess share.
 * Kernel-side, private to lib.
 */
#ifndef CF_MM_PRIVATE_H
#define CF_MM_PRIVATE_H

#include <cf_mm.h>

/* Bytes of the user range, and of its alias. */
extern unsigned long cf_user_size __attribute__((visibility("hidden")));
/* A page that is never accessible; bad low user addresses are sent here. */
extern unsigned long cf_null_guard __attribute__((visibility("hidden")));

struct cf_vma {
	unsigned long start, end;	/* user addresses */
	int perm;			/* CF_VM_* mask */
	unsigned int page;		/* index of its first page's state */
};

/* State of a user page, a mask. */
enum {
	CF_PAGE_PRESENT = 1,
	CF_PAGE_DIRTY = 2,		/* written since the snapshot */
	CF_PAGE_OPEN = 4,		/* moved to its own number, see fault.c */
};

static inline int cf_is_user(unsigned long addr)
{
	return addr - cf_user_base < cf_user_size;
}

/*
 * Where the instructions find a user address: user addresses in the alias;
 * what lies below the user range nowhere; anything else, which only a driver
 * with KERNEL_DS or an unchecked copy gets past the range check, as it is.
 */
static inline unsigned long cf_user_alias(unsigned long addr)
{
	if (__builtin_expect(cf_is_user(addr), 1))
		return addr + cf_user_delta;
	if (addr < cf_task_size)
		return cf_null_guard;
	return addr;
}

/** cf_vma_find() - First VMA that ends above @addr, or NULL. Context: any, fault handler. */
struct cf_vma *cf_vma_find(unsigned long addr);

/** cf_page_state() - Of the page at @addr in @vma. */
unsigned char *cf_page_state(const struct cf_vma *vma, unsigned long addr);

/** cf_page_populate() - Make a mapped page present. Return: R2. 0 or -errno. Context: fault handler. */
int cf_page_populate(const struct cf_vma *vma, unsigned long addr);

/**
 * cf_mm_touch() - Bring the page of a user address in, without writing to it.
 * @perm: CF_VM_READ or CF_VM_WRITE, what is to be done to it
 *
 * Return: R2. 0, or -EFAULT (14): not mapped, not allowed, or cannot be read.
 */
int cf_mm_touch(unsigned long addr, int perm);

/** cf_mm_dirty() - Note that user bytes are about to be written. */
void cf_mm_dirty(unsigned long addr, unsigned long size);

/** cf_hole_find() - Offset of the first byte of [addr, addr+size) in a hole, or @size. */
unsigned long cf_hole_find(unsigned long addr, unsigned long size);

/** cf_holes_drop() - No byte of [start, end) is in a hole any more. */
void cf_holes_drop(unsigned long start, unsigned long end);

/** cf_holes_restored() - The holes were put back by a snapshot. */
void cf_holes_restored(void);

/** cf_page_open() - Move a page to its own number. Return: R2. 0 or -errno. Context: fault handler. */
int cf_page_open(const struct cf_vma *vma, unsigned long addr);

/** cf_page_close() - Move it back, if it is open. Return: 1 when it was. Context: fault handler. */
int cf_page_close(const struct cf_vma *vma, unsigned long addr);

/** cf_pages_close() - Move all of them back. */
void cf_pages_close(void);

/*
 * Reasons for a user copy to leave its fast path, a mask. Zero, and it is one
 * branch and the copy instructions.
 */
extern unsigned int cf_uaccess_special __attribute__((visibility("hidden")));
enum {
	CF_SPECIAL_OPS = 1,	/* an injector is installed */
	CF_SPECIAL_HOLES = 2,	/* the mm has holes */
	CF_SPECIAL_OPEN = 4,	/* pages lie at their own number */
	CF_SPECIAL_SNAPSHOT = 8,	/* writes must be noted */
	CF_SPECIAL_SANITIZER = 16,	/* a sanitizer wants to know */
};

static inline void cf_special_set(unsigned int bit, int on)
{
	if (on)
		cf_uaccess_special |= bit;
	else
		cf_uaccess_special &= ~bit;
}

/** cf_mm_boot() - Reserve the user range and its alias. Return: R2. 0 or -errno. */
int cf_mm_boot(void);

/*
 * For lib/host/snapshot.c: save or load one user page. @index numbers the
 * page's backup, @alias is where its bytes are.
 */
typedef void cf_page_io(unsigned int index, unsigned long alias);

/** cf_mm_page_states() - The states of all mapped pages, as one range. */
void cf_mm_page_states(void **start, unsigned long *size);

void cf_mm_snapshot(cf_page_io *save);
void cf_mm_rollback_begin(cf_page_io *load);
void cf_mm_rollback_end(cf_page_io *load);

#endif
