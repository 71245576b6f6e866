/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The simulated user address space. Seen by both sides.
 *
 * A user address is a number in [cf_user_base, cf_task_size). Nothing is ever
 * mapped at that number; the byte it names lies cf_user_delta further on, in
 * the alias. So a driver that dereferences a __user pointer takes a fault that
 * no exception table entry repairs.
 */
#ifndef CF_MM_H
#define CF_MM_H

#define CF_PAGE_SHIFT 12
#define CF_PAGE_SIZE (1UL << CF_PAGE_SHIFT)

extern unsigned long cf_user_base;	/* first user address */
extern unsigned long cf_task_size;	/* first address past the user range */
extern unsigned long cf_user_delta;	/* alias address - user address */

/* VMA permissions, a mask. */
enum {
	CF_VM_READ = 1,
	CF_VM_WRITE = 2,
};

/**
 * cf_mm_map() - Map anonymous user memory, present and zeroed.
 * @addr: user address, page aligned; 0 lets the mm choose, with an unmapped
 *        page on both sides
 * @size: bytes; rounded up to pages
 * @perm: CF_VM_* mask; 0 is a mapping that nobody may touch (PROT_NONE)
 *
 * Return: the user address, or -EINVAL (22), -ENOMEM (12), -EEXIST (17), or,
 * without an MMU and when @perm does not allow writing, -ENOSYS (38), as a
 * negative long.
 */
long cf_mm_map(unsigned long addr, unsigned long size, int perm);

/** cf_mm_unmap() - Remove the mappings of a range. Return: R2. 0 or -EINVAL. */
int cf_mm_unmap(unsigned long addr, unsigned long size);

/** cf_mm_protect() - Change a mapped range's permissions. Return: R2. 0, -EINVAL, -ENOMEM when not mapped, -ENOSYS (38) without an MMU. */
int cf_mm_protect(unsigned long addr, unsigned long size, int perm);

/**
 * cf_mm_evict() - Make mapped pages absent: valid, but the next touch faults
 * and has them brought in. Contents are kept.
 *
 * Return: R2. 0, -EFAULT (14) when part of the range is not mapped, -ENOSYS
 * (38) without an MMU.
 */
int cf_mm_evict(unsigned long addr, unsigned long size);

/** cf_mm_is_present() - Is the page that holds @addr mapped and present? */
int cf_mm_is_present(unsigned long addr);

/**
 * cf_mm_hole_add() - From now on every copy that touches a byte of
 * [addr, addr + size) stops there, byte-exactly, as at a page edge. Without an
 * MMU access_ok() refuses it.
 *
 * Return: R2. 0, or -ENOSPC (28) when there are too many holes.
 */
int cf_mm_hole_add(unsigned long addr, unsigned long size);

/** cf_mm_holes_clear() - Map every hole back. */
void cf_mm_holes_clear(void);

/**
 * cf_user_ptr() - The bytes behind a user address, for test code and probes.
 * @addr: user address
 * @size: bytes that must be mapped and readable
 *
 * Brings absent pages in. What it returns is an alias: reads through it are no
 * user copies and never fault, and nor do writes where the mapping allows them.
 *
 * Return: R3. NULL when part of the range is not mapped.
 */
void *cf_user_ptr(unsigned long addr, unsigned long size);

/* Page faults since start: taken, and serviced by bringing a page in. */
struct cf_fault_counts {
	unsigned long taken;
	unsigned long serviced;
	unsigned long fixed_up;
};

extern struct cf_fault_counts cf_fault_counts;

#endif
