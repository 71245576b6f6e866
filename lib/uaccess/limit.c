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

int cf_range_ask(struct cf_site *site, enum cf_dir dir,
		 const void __user *user, void *kernel, unsigned long n)
{
	struct cf_access access = {
		.site = site, .dir = dir, .uaddr = (unsigned long)user,
		.kaddr = kernel, .size = n,
	};

	return cf_is_special() && n && cf_access_ask(&access);
}

static int is_unsafe(unsigned int prim)
{
	return prim == CF_PRIM_unsafe_get_user ||
	       prim == CF_PRIM_unsafe_put_user ||
	       prim == CF_PRIM_unsafe_copy_to_user ||
	       prim == CF_PRIM_unsafe_copy_from_user;
}

static void complain(const struct cf_site *site, const char *where)
{
	atomic_copies++;
	pr_err("BUG: user copy %s at %s:%u in %s\n", where, site->file,
	       site->line, site->function);
}

void cf_section_check(const struct cf_site *site)
{
	struct cf_context *context = cf_context();

	if (likely(!context->user_access) || is_unsafe(site->prim))
		return;
	context->user_access = 0;
	complain(site, "inside user_access_begin()");
}

void cf_complain(const struct cf_site *site)
{
	const struct cf_context *context = cf_context();

	cf_section_check(site);
	if ((context->preempt || context->irq_disabled || context->rcu) &&
	    !context->pagefault_disabled)
		complain(site, "in atomic context");
}

/* Said late: the handler of the fault has no log. */
void cf_access_settle(void)
{
	struct cf_context *context = cf_context();
	bool is_fixed = context->gp_fixed;

	context->gp_fixed = 0;
	WARN_ONCE(is_fixed,
		  "General protection fault in user access. Non-canonical address?\n");
}

unsigned long cf_atomic_copies(void)
{
	return atomic_copies;
}
