/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * One user access, run with everything that may happen to it. Kernel-side,
 * private to lib/uaccess.
 */
#ifndef CF_UACCESS_PRIVATE_H
#define CF_UACCESS_PRIVATE_H

#include <cf_access.h>
#include <cf_arch.h>
#include <cf_context.h>

#include "../mm/mm.h"

/*
 * The instructions of an access: @u is an alias or a window address.
 * Return: R1 residue; for WHOLE units size or 0.
 */
typedef unsigned long cf_access_fn(struct cf_access *access, unsigned long u,
				   void *k, unsigned long n);

/**
 * cf_access_run() - Run an access whose range has been checked.
 * @access: site, dir, unit, uaddr, kaddr, size are set; the rest is zero
 * @fn:     its instructions
 *
 * Return: R1 residue.
 */
unsigned long cf_access_run(struct cf_access *access, cf_access_fn *fn);

/** cf_access_refuse() - Tell the observer of an access that the range check refused. */
void cf_access_refuse(struct cf_site *site, enum cf_dir dir,
		      unsigned long uaddr, void *kaddr, unsigned long size);

/** cf_might_fault() - An access that may sleep: complain in atomic context. */
void cf_might_fault(struct cf_site *site);

static inline int cf_is_special(void)
{
	return __builtin_expect(cf_uaccess_special, 0);
}

/* The range check: addr + size within the task's limit, without wrapping. */
static inline int cf_range_ok(unsigned long addr, unsigned long size)
{
	unsigned long limit = cf_context()->addr_limit;

	return size <= limit && addr <= limit - size;
}

#endif
