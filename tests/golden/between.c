// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Random lengths, faults and alignments against the laws: what was recorded is
 * a grid, and a shim could have learned it by heart. Half of the calls stop at
 * a page edge, half where the injector says. Host-side.
 */
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "cf_access.h"
#include "cf_cpu.h"
#include "cf_mm.h"

#include "between.h"
#include "draw.h"
#include "replay.h"

#define SHOWN_MAX 20
#define SEED 0x9e3779b97f4a7c15UL

static int is_scalar(enum shape shape)
{
	return shape == SHAPE_GET || shape == SHAPE_PUT;
}

static int judge(const struct stage *s, const struct outcome *got, long *bad)
{
	static struct outcome owed;

	law_apply(&s->c, &owed);
	if (!outcome_differs(&owed, got) && !s->around)
		return 0;
	if ((*bad)++ < SHOWN_MAX) {
		printf("%s%s(u ...%04lx, n %lu, k ...%02lx) %s, %ld good%s, cpu %s\n",
		       op_names[s->c.op], s->pfd ? "@pfd" : "",
		       s->c.u & 0xffff, s->c.n, (unsigned long)s->k % 64,
		       kind_names[s->kind], (long)s->c.good,
		       s->around ? ", touches what is around its target" : "",
		       cf_cpu_names[s->c.cpu]);
		outcome_print("shim", s, got);
		outcome_print("law", s, &owed);
	}
	return 1;
}

/* ---- stopped by the injector ---- */

static struct cf_stop stop;

static void stop_it(struct cf_access *access)
{
	access->stop = stop;
}

static const struct cf_access_ops stopper = { .before = stop_it };

/*
 * Families that make one user access a call, so that a stop at byte K is the
 * same as K good bytes before a bad page. Those that read aligned words are
 * not among them: K is no page edge.
 */
static int stops_like_a_page(enum shape shape)
{
	return shape == SHAPE_FROM || shape == SHAPE_TO ||
	       shape == SHAPE_CLEAR || is_scalar(shape) ||
	       shape == SHAPE_SIMPLE_READ || shape == SHAPE_SIMPLE_WRITE ||
	       shape == SHAPE_DUP;
}

static void draw_stopped(struct stage *s, enum golden_op op)
{
	struct law_case *c = &s->c;
	unsigned long good;

	draw_shape(s, op);
	good = draw_good(c);
	s->kind = KIND_none;
	c->u = stage_edge(KIND_unmapped) - 3 * CF_PAGE_SIZE + draw(16);
	stop.kind = CF_KIND_MIDCOPY;
	stop.at = good;
	stage_finish(s, 0, 0);
	s->c.good = good;
}

static long injected(enum golden_op op, long calls, long *bad)
{
	static struct outcome out;
	struct stage s;
	long done;

	cf_access_install(&stopper);
	for (done = 0; done < calls; done++) {
		draw_stopped(&s, op);
		stage_run(&s, golden_fns[op], &out);
		judge(&s, &out, bad);
	}
	cf_access_install(NULL);
	return done;
}

static long natural(enum golden_op op, long calls, long *bad)
{
	static struct outcome out;
	struct stage s;
	long done;

	for (done = 0; done < calls; done++) {
		draw_call(&s, op);
		stage_run(&s, golden_fns[op], &out);
		judge(&s, &out, bad);
	}
	return done;
}

long between(long calls)
{
	long each = calls / GOLDEN_OPS / CF_CPU_COUNT / 2;
	long done = 0, bad = 0;

	draw_seed(SEED);
	for (int cpu = 0; cpu < CF_CPU_COUNT; cpu++)
		for (int op = 0; op < GOLDEN_OPS; op++) {
			cf_cpu_variant = cpu;
			if (op == GOLDEN_access_ok ||
			    op_shapes[op] == SHAPE_TEXT)
				continue;
			done += natural(op, each, &bad);
			if (stops_like_a_page(op_shapes[op]))
				done += injected(op, each, &bad);
		}
	cf_cpu_variant = CF_CPU_FSRM;
	printf("between: %ld random calls, %ld differences\n", done, bad);
	return bad;
}
