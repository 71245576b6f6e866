/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Show a user access to the sanitizers, which do not see what assembly does:
 * before it, the kernel memory that it may touch; after it, what it has. The
 * user's side is not shown. Kernel-side, private to lib/uaccess.
 *
 * Source: linux v6.1 include/linux/instrumented.h
 */
#ifndef CF_INSTRUMENT_H
#define CF_INSTRUMENT_H

#include <cf_access.h>
#include <cf_sanitizer.h>

static inline void instrument_before(const struct cf_access *access)
{
	if (!cf_sanitizer || !access->kaddr)
		return;
	if (access->dir == CF_TO_USER)
		cf_sanitizer_reads(access->kaddr, access->size);
	else
		cf_sanitizer_writes(access->kaddr, access->size);
}

/* A load that fails stores 0: the whole value is known then too. */
static inline void instrument_after(const struct cf_access *access,
				    unsigned long residue)
{
	unsigned long n = access->size - residue;

	if (!cf_sanitizer || !access->kaddr)
		return;
	if (access->dir == CF_TO_USER)
		cf_sanitizer_has_read(access->kaddr, n);
	else if (access->unit == CF_UNIT_WHOLE)
		cf_sanitizer_has_written(access->kaddr, access->size);
	else
		cf_sanitizer_has_written(access->kaddr, n);
}

#endif
