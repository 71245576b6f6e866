// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * The instructions of lib/arch at the edges of a page. Host-side.
 *
 *      XXXXXXXXXXXX|.................................|XXXXXXXXXXXX
 *                  ^ front          good             ^ edge
 *
 *   at the edge:   |....[ good bytes ]|XXX bad XXX|    every length, 0..n good
 *   at the front:  |XX[ bad ][ rest ]....|             nothing is good
 *   beyond:        ]|XX[ bad ]XX|                      nothing is good
 *
 * Before each call the memory around both sides is filled, afterwards all of
 * it is compared with a copy on which the reference has run: so is what must
 * not have been touched.
 */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cf_arch.h>
#include <cf_cpu.h>
#include <cf_mm.h>

#include "contract.h"
#include "lib/arch/generic/reference.h"

#define LENGTH_MAX 130
#define LENGTH_SHARP 40	/* enough to contradict a wrong routine */
#define AROUND 192	/* bytes watched, more than a length and an alignment */
#define ALIGNS 16

/* Pages between two bad ones. */
struct area {
	unsigned char *front, *edge;
};

static struct area user, other;
static unsigned char kernel[2 * AROUND] __attribute__((aligned(64)));

/* What is in memory, or should be. */
struct picture {
	unsigned char kernel[2 * AROUND];
	unsigned char front[AROUND], edge[AROUND];
	unsigned char other[AROUND];
};

static struct picture before, wanted, now;

static void make(struct area *area)
{
	unsigned long page = sysconf(_SC_PAGESIZE);
	char *at = mmap(NULL, 4 * page, PROT_NONE,
			MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (at == MAP_FAILED ||
	    mprotect(at + page, 2 * page, PROT_READ | PROT_WRITE)) {
		printf("not ok contract: no memory\n");
		exit(1);
	}
	area->front = (unsigned char *)at + page;
	area->edge = area->front + 2 * page;
}

static void fill(unsigned char *at, unsigned long n, unsigned int seed)
{
	for (unsigned long i = 0; i < n; i++)
		at[i] = 1 + (i * 7 + seed) % 255;
}

static void load(const struct picture *p)
{
	memcpy(kernel, p->kernel, sizeof(kernel));
	memcpy(user.front, p->front, AROUND);
	memcpy(user.edge - AROUND, p->edge, AROUND);
	memcpy(other.edge - AROUND, p->other, AROUND);
}

static void save(struct picture *p)
{
	memcpy(p->kernel, kernel, sizeof(kernel));
	memcpy(p->front, user.front, AROUND);
	memcpy(p->edge, user.edge - AROUND, AROUND);
	memcpy(p->other, other.edge - AROUND, AROUND);
}

static void set_up(void)
{
	make(&user);
	make(&other);
	fill(before.kernel, sizeof(before.kernel), 11);
	fill(before.front, AROUND, 77);
	fill(before.edge, AROUND, 133);
	fill(before.other, AROUND, 200);
}

/* One call: where, how much, and how much of it is there. */
struct call {
	const char *name;
	unsigned char *u;
	unsigned long align, n, good;
	long got, want;
	unsigned long taken;
};

/* The place in the picture for a user address, and it need not exist. */
static unsigned char *drawn(struct picture *p, unsigned char *u)
{
	static unsigned char nowhere[AROUND];

	if (u >= user.edge - AROUND && u < user.edge)
		return p->edge + (u - (user.edge - AROUND));
	if (u >= user.front && u < user.front + AROUND)
		return p->front + (u - user.front);
	return nowhere;
}

static void begin(struct call *call)
{
	load(&before);
	wanted = before;
	call->taken = cf_fault_counts.taken;
}

static void end(struct call *call, struct tally *tally)
{
	int must_fault = call->good < call->n;
	int did_fault = cf_fault_counts.taken != call->taken;
	const char *wrong = NULL;

	save(&now);
	if (call->got != call->want)
		wrong = "returned another value";
	else if (memcmp(now.kernel, wanted.kernel, sizeof(now.kernel)))
		wrong = "kernel memory differs";
	else if (memcmp(&now, &wanted, sizeof(now)))
		wrong = "user memory differs";
	else if (must_fault != did_fault)
		wrong = must_fault ? "no fault was taken" : "it faulted";
	tally->faults += must_fault && did_fault;
	contract_says(tally, wrong,
		      "%s: n %lu, good %lu, user %% 16 %lu, kernel %% 16 %lu, "
		      "returned %ld, expected %ld", call->name, call->n,
		      call->good, (unsigned long)call->u % 16, call->align,
		      call->got, call->want);
}

/* ---- one call of each routine ---- */

/* Draw a copy from @from to @to, and say what it returns. */
static long draw_copy(enum cf_reference_side side, const struct call *c,
		      unsigned char *to_drawn, const unsigned char *from_drawn,
		      const void *to, const void *from)
{
	struct cf_reach reach = cf_reference_reach(side, (unsigned long)to,
						   (unsigned long)from, c->n,
						   c->good);
	unsigned long k = c->good < c->n ? c->good : c->n;

	cf_reference_copy(to_drawn, from_drawn, reach.stored, reach.stored);
	/* Nothing but what the architecture documents may be given back. */
	if (reach.residue < c->n - k ||
	    reach.residue - (c->n - k) > CF_ARCH_COPY_SLACK)
		return -1;
	return reach.residue;
}

typedef void one_fn(const struct routines *r, struct call *call);

static void one_from(const struct routines *r, struct call *c)
{
	c->name = "copy_from_user";
	c->want = draw_copy(CF_REFERENCE_FROM, c,
			    wanted.kernel + AROUND + c->align,
			    drawn(&wanted, c->u),
			    kernel + AROUND + c->align, c->u);
	c->got = r->copy_from(kernel + AROUND + c->align, c->u, c->n);
}

static void one_to(const struct routines *r, struct call *c)
{
	c->name = "copy_to_user";
	c->want = draw_copy(CF_REFERENCE_TO, c, drawn(&wanted, c->u),
			    wanted.kernel + c->align, c->u,
			    kernel + c->align);
	c->got = r->copy_to(c->u, kernel + c->align, c->n);
}

/* The side that ends is the one that is read; the other has room. */
static void one_in_read(const struct routines *r, struct call *c)
{
	c->name = "copy_in_user, reading";
	c->want = draw_copy(CF_REFERENCE_IN_READ, c, wanted.other + c->align,
			    drawn(&wanted, c->u),
			    other.edge - AROUND + c->align, c->u);
	c->got = r->copy_in(other.edge - AROUND + c->align, c->u, c->n);
}

static void one_in_write(const struct routines *r, struct call *c)
{
	c->name = "copy_in_user, writing";
	c->want = draw_copy(CF_REFERENCE_IN_WRITE, c, drawn(&wanted, c->u),
			    wanted.other + c->align, c->u,
			    other.edge - AROUND + c->align);
	c->got = r->copy_in(c->u, other.edge - AROUND + c->align, c->n);
}

static void one_clear(const struct routines *r, struct call *c)
{
	unsigned long k = c->good < c->n ? c->good : c->n;
	unsigned long reach = r->clear_reach(c->n, k);

	c->name = "clear_user";
	c->want = cf_reference_clear(drawn(&wanted, c->u), c->n, reach);
	c->got = r->clear(c->u, c->n);
	/* Nothing but what the architecture documents may be given back. */
	if (reach > k || k - reach > CF_ARCH_CLEAR_SLACK ||
	    (k == c->n && reach != k))
		c->want = -1;
}

static int size_index(unsigned long n)
{
	return n == 1 ? 0 : n == 2 ? 1 : n == 4 ? 2 : 3;
}

static void one_get(const struct routines *r, struct call *c)
{
	c->name = "get_user";
	c->want = cf_reference_get(wanted.kernel + AROUND + c->align,
				   drawn(&wanted, c->u), c->n, c->good);
	c->got = r->get[size_index(c->n)](kernel + AROUND + c->align, c->u);
}

static void one_put(const struct routines *r, struct call *c)
{
	c->name = "put_user";
	c->want = cf_reference_put(drawn(&wanted, c->u),
				   wanted.kernel + c->align, c->n, c->good);
	c->got = r->put[size_index(c->n)](c->u, kernel + c->align);
}

/* ---- every place ---- */

static void at(one_fn *one, const struct routines *r, struct tally *tally,
	       struct call call)
{
	begin(&call);
	one(r, &call);
	end(&call, tally);
}

/* Every number of good bytes before the edge, and some calls that fit. */
static void at_edge(one_fn *one, const struct routines *r,
		    struct tally *tally, unsigned long n, unsigned long align)
{
	for (unsigned long good = 0; good <= n + ALIGNS; good++)
		at(one, r, tally, (struct call) {
			.u = user.edge - good, .align = align, .n = n,
			.good = good,
		});
}

/* Nothing is good: the first byte is before the front or beyond the edge. */
static void at_bad(one_fn *one, const struct routines *r, struct tally *tally,
		   unsigned long n, unsigned long align)
{
	for (unsigned long i = 1; i <= 2 * sizeof(long) + 1; i++) {
		at(one, r, tally, (struct call) {
			.u = user.front - i, .align = align, .n = n,
		});
		at(one, r, tally, (struct call) {
			.u = user.edge + i, .align = align, .n = n,
		});
	}
}

static void every_length(one_fn *one, const struct routines *r,
			 struct tally *tally, unsigned long aligns)
{
	unsigned long max = tally->is_quiet ? LENGTH_SHARP : LENGTH_MAX;

	for (unsigned long n = 0; n <= max; n++) {
		for (unsigned long a = 0; a < aligns; a++)
			at_edge(one, r, tally, n, a * (ALIGNS / aligns));
		at_bad(one, r, tally, n, n % ALIGNS);
	}
}

static void every_size(one_fn *one, const struct routines *r,
		       struct tally *tally)
{
	for (unsigned long n = 1; n <= 8; n *= 2)
		for (unsigned long a = 0; a < ALIGNS; a++) {
			at_edge(one, r, tally, n, a);
			at_bad(one, r, tally, n, a);
		}
}

/* All kernel alignments for the real ones; two show that it is sharp. */
void contract_arch(const struct routines *r, struct tally *tally)
{
	unsigned long aligns = tally->is_quiet ? 2 : ALIGNS;

	if (!user.front)
		set_up();
	for (int cpu = 0; cpu < CF_CPU_COUNT; cpu++) {
		cf_cpu_variant = cpu;
		every_length(one_clear, r, tally, 1);
		/* Copies that are exact are so in all variants. */
		if (cpu && !CF_ARCH_COPY_SLACK)
			continue;
		every_length(one_from, r, tally, aligns);
		every_length(one_to, r, tally, aligns);
		every_length(one_in_read, r, tally, 2);
		every_length(one_in_write, r, tally, 2);
	}
	cf_cpu_variant = 0;
	every_size(one_get, r, tally);
	every_size(one_put, r, tally);
}
