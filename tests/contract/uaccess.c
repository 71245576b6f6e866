// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * What lib/uaccess makes of the instructions, on the simulated address space:
 * zeroed tails, strings, and faults that an injector brings about at any byte.
 * Host-side.
 *
 *   EDGE        |....[ good bytes ]|    unmapped    |
 *   MIDCOPY     |....[ good bytes X rest ]....|     in the fault window
 *   NOTPRESENT  the same, and serviced: all must arrive, after the instruction
 *               was aimed at another address
 *   SERVICED    the same, and somebody else copies and faults meanwhile
 *   ABSENT      |....[ good bytes ]|[ rest ]  absent....|   serviced as well
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cf_access.h>
#include <cf_arch.h>
#include <cf_cpu.h>
#include <cf_mm.h>

#include "contract.h"
#include "lib/arch/generic/reference.h"

#define LENGTH_MAX 70
#define LENGTH_SHARP 20	/* enough to contradict a wrong routine */
#define ROOM 256		/* bytes watched on both sides */
#define PAGE CF_PAGE_SIZE
#define MIDDLE (PAGE / 2 - 5)	/* offset in the page, aligned to nothing */

enum mode {
	EDGE,
	MIDCOPY,
	NOTPRESENT,
	SERVICED,
	ABSENT,
	MODES,
};

static const char *const mode_names[MODES] = {
	"page end", "midcopy", "notpresent", "serviced", "absent page",
};

static unsigned long base;	/* two pages, the next is not mapped */
static unsigned long other;	/* a page for whoever acts meanwhile */
static unsigned char *alias;	/* where their bytes are */
static unsigned char kernel[ROOM] __attribute__((aligned(16)));
static unsigned char kernel_want[ROOM], kernel_fill[ROOM];
static unsigned char user_want[ROOM], user_fill[ROOM];
static struct cf_stop stop;

static void before(struct cf_access *access)
{
	access->stop = stop;
}

static const struct cf_access_ops ops = { .before = before };

/**
 * struct call - one call, and what is expected of it
 * @n:     bytes, or the most of a string
 * @good:  bytes before the fault; @n or more when all of them arrive
 * @first: offset of the user buffer in the two pages
 * @u:     the user buffer as it must become
 * @want:  what it returns
 */
struct call {
	enum cf_prim prim;
	enum mode mode;
	unsigned long n, good, first;
	unsigned char *u;
	long want;
};

static void set_up(void)
{
	long addr = cf_mm_map(0, 2 * PAGE, CF_VM_READ | CF_VM_WRITE);

	if (addr < 0) {
		printf("not ok contract: no user memory\n");
		exit(1);
	}
	base = addr;
	other = cf_mm_map(0, PAGE, CF_VM_READ | CF_VM_WRITE);
	alias = cf_user_ptr(base, 2 * PAGE);
	for (int i = 0; i < ROOM; i++) {
		kernel_fill[i] = 1 + (i * 11 + 3) % 255;
		user_fill[i] = 1 + (i * 7 + 101) % 255;
	}
}

/* The bytes that are watched begin before the buffer. */
static unsigned long watched(const struct call *c)
{
	unsigned long from = c->first > ROOM / 4 ? c->first - ROOM / 4 : 0;

	return from + ROOM > 2 * PAGE ? 2 * PAGE - ROOM : from;
}

static unsigned long first_of(enum mode mode, unsigned long good)
{
	switch (mode) {
	case EDGE:
		return 2 * PAGE - good;
	case ABSENT:
		return PAGE - good;
	case MIDCOPY:
	case NOTPRESENT:
	case SERVICED:
	case MODES:
		break;
	}
	return MIDDLE;
}

/* Nothing ends the access: what is absent is brought in, or no stop is set. */
static int all_is_good(const struct call *c)
{
	return c->mode == NOTPRESENT || c->mode == SERVICED ||
	       c->mode == ABSENT ||
	       (c->mode == MIDCOPY && c->good >= c->n);
}

/* ---- what is to be there afterwards ---- */

/* Where the instructions see the user buffer, within its page. */
static unsigned long seen_at(const struct call *c)
{
	return c->mode == MIDCOPY && c->good < c->n ? PAGE - c->good : c->first;
}

static void want_copy_from(struct call *c, unsigned long good, int zeroes)
{
	struct cf_reach reach = cf_reference_reach(CF_REFERENCE_FROM,
						   (unsigned long)kernel,
						   seen_at(c), c->n, good);

	cf_reference_copy(kernel_want, c->u, reach.stored, reach.stored);
	c->want = reach.residue;
	if (zeroes)
		memset(kernel_want + c->n - c->want, 0, c->want);
}

static void want_copy_to(struct call *c, unsigned long good)
{
	struct cf_reach reach = cf_reference_reach(CF_REFERENCE_TO, seen_at(c),
						   (unsigned long)kernel,
						   c->n, good);

	cf_reference_copy(c->u, kernel_want, reach.stored, reach.stored);
	c->want = reach.residue;
}

static unsigned long clear_reach(unsigned long n, unsigned long good)
{
	return cf_arch_clear_reach(n, good < n ? good : n);
}

/* Strings begin at a word of their own in a fault window. */
static unsigned long skip_of(const struct call *c)
{
	return seen_at(c) % sizeof(long);
}

static void want_of(struct call *c)
{
	unsigned long good = all_is_good(c) ? c->n + 64 : c->good;

	switch (c->prim) {
	case CF_PRIM_copy_from_user:
		want_copy_from(c, good, 1);
		break;
	case CF_PRIM_raw_copy_from_user:
		want_copy_from(c, good, 0);
		break;
	case CF_PRIM_copy_to_user:
		want_copy_to(c, good);
		break;
	case CF_PRIM_clear_user:
		c->want = cf_reference_clear(c->u, c->n,
					     clear_reach(c->n, good));
		break;
	case CF_PRIM_get_user:
		c->want = cf_reference_get(kernel_want, c->u, c->n, good);
		break;
	case CF_PRIM_put_user:
		c->want = cf_reference_put(c->u, kernel_want, c->n, good);
		break;
	case CF_PRIM_strncpy_from_user:
		c->want = cf_reference_strncpy(kernel_want, c->u, c->n, good);
		break;
	default:
		c->want = cf_reference_strnlen(c->u, c->n, good, skip_of(c));
		break;
	}
}

/* ---- one call ---- */

/* A NUL of a string goes to offset @nul of it; beyond the string: none. */
static void lay_out(struct call *c, unsigned long nul)
{
	unsigned long from = watched(c);

	memcpy(kernel, kernel_fill, ROOM);
	memcpy(kernel_want, kernel_fill, ROOM);
	memcpy(alias + from, user_fill, ROOM);
	if (c->first + nul < from + ROOM)
		alias[c->first + nul] = '\0';
	memcpy(user_want, alias + from, ROOM);
	c->u = user_want + (c->first - from);
}

/* Uses registers and stack as it likes, and takes a fault of its own. */
static void service(void *arg)
{
	unsigned char waste[ROOM];

	(void)arg;
	stop.kind = CF_KIND_NONE;
	memset(waste, 0x5a, sizeof(waste));
	cf_mm_evict(other, PAGE);
	contract_real.prim(CF_PRIM_copy_from_user, waste, other, ROOM);
}

static void arm(const struct call *c)
{
	stop = (struct cf_stop) { .kind = CF_KIND_NONE };
	if (c->mode == MIDCOPY || c->mode == NOTPRESENT || c->mode == SERVICED)
		stop = (struct cf_stop) {
			.kind = c->mode == MIDCOPY ? CF_KIND_MIDCOPY :
						     CF_KIND_NOTPRESENT,
			.at = c->good,
			.service = c->mode == SERVICED ? service : NULL,
		};
	if (c->mode == ABSENT)
		cf_mm_evict(base + PAGE, PAGE);
	cf_access_install(stop.kind ? &ops : NULL);
}

static void run(const struct routines *r, struct tally *tally, struct call c,
		unsigned long nul)
{
	unsigned long taken = cf_fault_counts.taken;
	const char *wrong = NULL;
	long got;

	c.first = first_of(c.mode, c.good);
	lay_out(&c, nul);
	want_of(&c);
	arm(&c);
	got = r->prim(c.prim, kernel, base + c.first, c.n);
	cf_access_install(NULL);
	cf_user_ptr(base, 2 * PAGE);
	if (got != c.want)
		wrong = "returned another value";
	else if (memcmp(kernel, kernel_want, ROOM))
		wrong = "kernel memory differs";
	else if (memcmp(alias + watched(&c), user_want, ROOM))
		wrong = "user memory differs";
	else if (c.good < c.n && nul >= c.n && cf_fault_counts.taken == taken)
		wrong = "no fault was taken";
	tally->faults += cf_fault_counts.taken != taken;
	contract_says(tally, wrong,
		      "%s, %s: n %lu, good %lu, NUL at %lu, returned %ld, "
		      "expected %ld", cf_prims[c.prim].name,
		      mode_names[c.mode], c.n, c.good, nul, got, c.want);
}

/* ---- every call ---- */

static void every_good(const struct routines *r, struct tally *tally,
		       enum cf_prim prim, unsigned long n, unsigned long nul)
{
	for (int mode = 0; mode < MODES; mode++)
		for (unsigned long good = 0; good <= n; good++)
			run(r, tally, (struct call) {
				.prim = prim, .mode = mode, .n = n,
				.good = good,
			}, nul);
}

static void copies(const struct routines *r, struct tally *tally)
{
	static const enum cf_prim prims[] = {
		CF_PRIM_copy_from_user, CF_PRIM_raw_copy_from_user,
		CF_PRIM_copy_to_user,
	};

	unsigned long max = tally->is_quiet ? LENGTH_SHARP : LENGTH_MAX;

	for (unsigned long n = 1; n <= max; n++) {
		for (int cpu = 0; cpu < CF_CPU_COUNT; cpu++) {
			cf_cpu_variant = cpu;
			every_good(r, tally, CF_PRIM_clear_user, n, ROOM);
			for (int i = 0; i < 3; i++)
				if (!cpu || CF_ARCH_COPY_SLACK > 0)
					every_good(r, tally, prims[i], n, ROOM);
		}
		cf_cpu_variant = 0;
	}
	for (unsigned long n = 1; n <= 8; n *= 2) {
		every_good(r, tally, CF_PRIM_get_user, n, ROOM);
		every_good(r, tally, CF_PRIM_put_user, n, ROOM);
	}
}

/* Up to three words, with a NUL at each place or none. */
static void strings(const struct routines *r, struct tally *tally)
{
	for (unsigned long n = 1; n <= 3 * sizeof(long); n++)
		for (unsigned long nul = 0; nul <= n; nul++) {
			every_good(r, tally, CF_PRIM_strncpy_from_user, n,
				   nul < n ? nul : ROOM);
			every_good(r, tally, CF_PRIM_strnlen_user, n,
				   nul < n ? nul : ROOM);
		}
}

void contract_uaccess(const struct routines *r, struct tally *tally)
{
	if (!base)
		set_up();
	copies(r, tally);
	strings(r, tally);
}
