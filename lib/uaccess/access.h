/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * One user access, run with everything that may happen to it. Kernel-side,
 * private to lib/uaccess.
 */
#ifndef CF_UACCESS_PRIVATE_H
#define CF_UACCESS_PRIVATE_H

#include <linux/compiler.h>
#include <cf_access.h>
#include <cf_arch.h>

#include "../mm/mm.h"
#include "context.h"
#include "window.h"

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

/*
 * Bytes of @n that the instructions store when @k are accessible. Those that
 * store words leave some out. @from: the kernel side, or NULL.
 */
typedef unsigned long cf_access_reach(const void *from, unsigned long n,
				      unsigned long k);

/** cf_access_run_words() - The same for instructions that may store less than is accessible. */
unsigned long cf_access_run_words(struct cf_access *access, cf_access_fn *fn,
				  cf_access_reach *reach);

/**
 * cf_access_now() - Where a byte of the running access is found now.
 * @u: its address, counted from what the cf_access_fn was given
 *
 * An absent page that was brought in moves an access from the fault window
 * to its true place. One instruction that loops goes there by itself; code of
 * several instructions asks before each.
 */
static inline unsigned long cf_access_now(unsigned long u)
{
	const struct cf_window *window = cf_context_now()->window;

	return window ? u + window->moved : u;
}

/**
 * cf_access_ask() - Without an MMU: is this access one to be refused?
 * @access: as for cf_access_run(); its range has been found good
 *
 * Return: 1 and the observer has been told of a refusal, or 0.
 */
int cf_access_ask(struct cf_access *access);

/** cf_access_refuse() - Tell the observer of an access that the range check refused. */
void cf_access_refuse(struct cf_site *site, enum cf_dir dir,
		      unsigned long uaddr, void *kaddr, unsigned long size);

/**
 * cf_check_object() - Hardened usercopy: does a copy stay in its object?
 * @to_user: the object is read, else written
 *
 * Looked at only when the size is no constant, as in the kernel. A violation
 * ends the run. Context: before the range check, so no fault can mask it.
 */
void cf_check_object(const struct cf_site *site, const void *ptr,
		     unsigned long n, int to_user);

enum cf_stack_place {
	CF_STACK_NOT,	/* no byte of it lies on the stack */
	CF_STACK_GOOD,	/* within one frame, or as far as frames are known */
	CF_STACK_BAD,	/* over a frame's end, or where no frame is */
};

/** cf_check_stack() - Where do @n bytes lie in the calling task's stack? */
enum cf_stack_place cf_check_stack(unsigned long addr, unsigned long n);

/** cf_fetched_note() - A copy has ended; what it brought from user space is remembered. */
void cf_fetched_note(const struct cf_access *access);

/** cf_fetched_forget() - A system call begins. */
void cf_fetched_forget(void);

/**
 * cf_fetched_open() - Is there a string from user space without a NUL?
 *
 * Return: bytes from @s on that copies have brought without a NUL among them,
 * while the byte behind them is none either; else 0.
 */
unsigned long cf_fetched_open(const char *s);

/** cf_complain() - Log a copy that may sleep where nobody may. */
void cf_complain(const struct cf_site *site) __attribute__((cold));

/**
 * cf_might_fault() - An access that may sleep: complain in atomic context.
 *
 * A copy may sleep until a page is there; in atomic context it must not, and
 * a kernel with DEBUG_ATOMIC_SLEEP says so. Disabled page faults make it safe.
 */
static inline void cf_might_fault(const struct cf_site *site)
{
	const struct cf_context *context = cf_context_now();

	if (unlikely(context->preempt | context->irq_disabled | context->rcu |
		     context->user_access))
		cf_complain(site);
}

/**
 * cf_section_check() - Complain of a copy inside user_access_begin().
 *
 * The section is closed by it. Seen by cf_might_fault(), and for the others
 * when an injector or a tracer is installed.
 */
void cf_section_check(const struct cf_site *site);

/* A word of the architecture. Return: R2, as the arch's loads. */
static inline long cf_get_word(unsigned long *word, const void *from)
{
	return sizeof(*word) == 8 ? cf_arch_get_8(word, from) :
				    cf_arch_get_4(word, from);
}

static inline int cf_is_special(void)
{
	return __builtin_expect(cf_uaccess_special, 0);
}

/* The range check: addr + size within the task's limit, without wrapping. */
static inline int cf_range_ok(unsigned long addr, unsigned long size)
{
	unsigned long limit = cf_context_now()->addr_limit;

	/* Without an MMU: what is not the machine's memory, too. */
	if (!CF_ARCH_HAS_MMU && limit != ~0UL &&
	    (addr < cf_user_base || cf_hole_find(addr, size) < size))
		return 0;
	return size <= limit && addr <= limit - size;
}

/** cf_range_ask() - cf_access_ask() for an access of which only this is known. */
int cf_range_ask(struct cf_site *site, enum cf_dir dir,
		 const void __user *user, void *kernel, unsigned long n);

/**
 * cf_range_refused() - The same refusal for every checked form.
 *
 * Nobody has copied anything then; the observer is told.
 */
static inline int cf_range_refused(struct cf_site *site, enum cf_dir dir,
				   const void __user *user, void *kernel,
				   unsigned long n)
{
	if (likely(cf_range_ok((unsigned long)user, n)))
		return CF_ARCH_HAS_MMU ? 0 :
			cf_range_ask(site, dir, user, kernel, n);
	if (n)
		cf_access_refuse(site, dir, (unsigned long)user, kernel, n);
	return 1;
}

#endif
