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

int cf_range_refused(struct cf_site *site, enum cf_dir dir,
		     const void __user *user, void *kernel, unsigned long n)
{
	struct cf_access access;

	if (unlikely(!cf_range_ok((unsigned long)user, n))) {
		if (n)
			cf_access_refuse(site, dir, (unsigned long)user,
					 kernel, n);
		return 1;
	}
	if (CF_ARCH_HAS_MMU || !cf_is_special() || !n)
		return 0;
	access = (struct cf_access) {
		.site = site, .dir = dir, .uaddr = (unsigned long)user,
		.kaddr = kernel, .size = n,
	};
	return cf_access_ask(&access);
}

/*
 * A copy may sleep until a page is there; in atomic context it must not, and
 * a kernel with DEBUG_ATOMIC_SLEEP says so. Disabled page faults make it safe.
 */
void cf_might_fault(struct cf_site *site)
{
	const struct cf_context *context = cf_context();

	if (likely(!context->preempt && !context->irq_disabled &&
		   !context->rcu) || context->pagefault_disabled)
		return;
	atomic_copies++;
	pr_err("BUG: user copy in atomic context at %s:%u in %s\n",
	       site->file, site->line, site->function);
}

unsigned long cf_atomic_copies(void)
{
	return atomic_copies;
}
