// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Range and context checks of user accesses. Kernel-side.
 */
#include <linux/printk.h>
#include <linux/uaccess.h>

#include <cf_state.h>
#include <cf_syscall.h>

#include "access.h"

static unsigned long atomic_copies __cf_state;

bool cf_access_ok(const void __user *ptr, unsigned long size)
{
	return cf_range_ok((unsigned long)ptr, size);
}

void cf_complain(const struct cf_site *site)
{
	atomic_copies++;
	pr_err("BUG: user copy in atomic context at %s:%u in %s\n",
	       site->file, site->line, site->function);
}

unsigned long cf_atomic_copies(void)
{
	return atomic_copies;
}
