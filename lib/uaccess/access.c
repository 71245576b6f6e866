// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Run one user access, stopped where the injector or a hole says. Kernel-side.
 *
 * How an access comes to stop at byte K, whatever pointer the driver passed:
 *
 *   user buffer     |0 ........ K ............ n|      true address, alias
 *                    \_________/
 *   fault window  |..[ K bytes ]|XXX guard XXX|        same copy, here
 *
 * The first K user bytes are put before the guard page and the very same copy
 * instructions run on them, for all n bytes: they fault at byte K, and the
 * fixup computes the residue. What is copied to the user goes to the true
 * place first and to the window again, so that at the moment of the fault the
 * user's first K bytes are as they would be. A copy of more than a window
 * runs its head at the true address and only the last window's worth here; a
 * string of more than a window is not stopped.
 *
 * If the true address itself faults before K, that fault comes first, as it
 * would in a machine: the access then runs at the true address alone, and the
 * injected stop has not fired.
 */
#include <linux/stddef.h>

#include <cf_host.h>
#include <cf_oops.h>

#include "access.h"
#include "instrument.h"
#include "window.h"

/* Nothing else can stop a copy there, and to copy on would be a quiet pass. */
#define NO_MMU								\
	"without an MMU only an efault can be injected, and only into a "	\
	"copy that checks its range; nothing stops the others"

static const struct cf_access_ops *installed;

const struct cf_prim_info cf_prims[CF_PRIM_COUNT] = {
#define CF_PRIM(name, dir, unit) { #name, CF_##dir, CF_UNIT_##unit },
	{ "", CF_FROM_USER, CF_UNIT_BYTES },
#include <cf_points.def>
#undef CF_PRIM
};

const char *const cf_kind_names[CF_KIND_COUNT] = {
	"",
#define CF_KIND(NAME, name, text) #name,
#include <cf_kinds.def>
#undef CF_KIND
};

const struct cf_access_ops *cf_access_install(const struct cf_access_ops *ops)
{
	const struct cf_access_ops *before = installed;

	installed = ops;
	cf_special_set(CF_SPECIAL_OPS, ops != (void *)0);
	return before;
}

/* What runs: the instructions, and how far they get. */
struct code {
	cf_access_fn *fn;
	cf_access_reach *reach;
};

/*
 * Put the @k user bytes from @at on at the end of the window; what the
 * instructions write goes to its true place now.
 */
static unsigned long window_fill(struct cf_access *access, unsigned long at,
				 unsigned long k, const struct code *code)
{
	unsigned long u = cf_user_alias(access->uaddr) + at;
	char *kernel = access->kaddr;

	if (access->dir == CF_FROM_USER)
		return cf_arch_copy_from_user_fast(
			(void *)(cf_window_get()->end - k), (void *)u, k);
	kernel = kernel ? kernel + at : kernel;
	if (code->reach)
		k = code->reach(kernel, access->size - at, k);
	return k ? code->fn(access, u, kernel, k) : 0;
}

/* The part of a stop at @stop that a window does not hold; words stay words. */
static unsigned long window_head(unsigned long stop)
{
	if (stop <= CF_WINDOW_SIZE)
		return 0;
	return (stop - CF_WINDOW_SIZE + 63) & ~63UL;
}

/*
 * Run the code so that it faults at byte @stop, 0 <= stop < size.
 * Return: R1 residue.
 */
static unsigned long run_to(struct cf_access *access, unsigned long stop,
			    const struct code *code)
{
	struct cf_window *window = cf_window_get();
	unsigned long u = cf_user_alias(access->uaddr);
	unsigned long n = access->size;
	char *k = access->kaddr;
	unsigned long head = window_head(stop);
	unsigned long tail = stop - head;

	if (head && (access->unit == CF_UNIT_STRING ||
		     code->fn(access, u, k, head)))
		return code->fn(access, u, k, n);
	if (window_fill(access, head, tail, code))
		return code->fn(access, u, k, n);
	window->distance = u + head - (window->end - tail);
	return code->fn(access, window->end - tail, k ? k + head : k,
			n - head);
}

static unsigned long stop_offset(const struct cf_access *access)
{
	unsigned long at = access->stop.at;

	if (access->stop.kind == CF_KIND_NONE || at >= access->size)
		return access->size;
	return at > access->stop.slack ? at - access->stop.slack : 0;
}

/* The address stays bad up to the end of its page. */
static void leave_hole(const struct cf_access *access)
{
	unsigned long start = access->uaddr + access->stop.at;
	unsigned long end = (start | (CF_PAGE_SIZE - 1)) + 1;

	if (end < access->uaddr + access->size)
		end = access->uaddr + access->size;
	cf_mm_hole_add(start, end - start);
}

/*
 * Without an MMU the range check is the one place where an access can be
 * stopped, so that is where the injector is asked.
 */
int cf_access_ask(struct cf_access *access)
{
	struct cf_context *context = cf_context();

	if (context->asked == access->site || !installed || !installed->before)
		return 0;
	access->unit = cf_prims[access->site->prim].unit;
	installed->before(access);
	if (access->stop.kind == CF_KIND_NONE) {
		context->asked = access->site;
		context->asked_cookie = access->cookie;
		return 0;
	}
	if (access->stop.kind != CF_KIND_EFAULT)
		cf_host_die(NO_MMU);
	if (access->stop.sticky)
		leave_hole(access);
	access->refused = 1;
	access->injected = 1;
	if (installed->after)
		installed->after(access);
	return 1;
}

static void ask(struct cf_access *access)
{
	struct cf_context *context = cf_context();

	if (context->asked == access->site) {
		access->cookie = context->asked_cookie;
		context->asked = NULL;
	} else if (installed && installed->before) {
		installed->before(access);
	}
	if (!CF_ARCH_HAS_MMU && access->stop.kind != CF_KIND_NONE)
		cf_host_die(NO_MMU);
}

static unsigned long run_special(struct cf_access *access,
				 const struct code *code)
{
	unsigned long stop, hole, residue;

	cf_fuel_burn();
	cf_section_check(access->site);
	cf_pages_close();
	if (access->dir == CF_TO_USER && cf_is_user(access->uaddr))
		cf_mm_dirty(access->uaddr, access->size);
	ask(access);
	if (!CF_ARCH_HAS_MMU)
		return code->fn(access, cf_user_alias(access->uaddr),
				access->kaddr, access->size);
	stop = stop_offset(access);
	hole = cf_hole_find(access->uaddr, access->size);
	if (stop == access->size && hole == access->size)
		return code->fn(access, cf_user_alias(access->uaddr),
				access->kaddr, access->size);
	cf_window_get()->is_natural = hole <= stop;
	cf_window_get()->moved = 0;
	residue = run_to(access, hole <= stop ? hole : stop, code);
	cf_window_get()->moved = 0;
	if (access->injected && access->stop.sticky)
		leave_hole(access);
	return residue;
}

unsigned long cf_access_run(struct cf_access *access, cf_access_fn *fn)
{
	return cf_access_run_words(access, fn, NULL);
}

unsigned long cf_access_run_words(struct cf_access *access, cf_access_fn *fn,
				  cf_access_reach *reach)
{
	const struct code code = { .fn = fn, .reach = reach };
	struct cf_context *context = cf_context();
	struct cf_access *outer = context->access;
	unsigned long residue;

	context->access = access;
	instrument_before(access);
	residue = run_special(access, &code);
	instrument_after(access, residue);
	context->access = outer;
	access->copied = access->size - residue;
	cf_fetched_note(access);
	if (installed && installed->after)
		installed->after(access);
	return residue;
}

void cf_access_refuse(struct cf_site *site, enum cf_dir dir,
		      unsigned long uaddr, void *kaddr, unsigned long size)
{
	struct cf_access access = {
		.site = site, .dir = dir, .uaddr = uaddr, .kaddr = kaddr,
		.size = size, .refused = 1,
	};

	cf_fuel_burn();
	if (installed && installed->after)
		installed->after(&access);
}
