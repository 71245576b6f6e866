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
#include "replay.h"

#define SHOWN_MAX 20
#define SEED 0x9e3779b97f4a7c15UL

static unsigned long seed = SEED;
static unsigned char buffer[REGION_MAX + 256] __attribute__((aligned(64)));

/* The same numbers on every machine. */
static unsigned long draw(unsigned long below)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return seed % below;
}

static unsigned long draw_length(void)
{
	switch (draw(8)) {
	case 0: return draw(16);
	case 1: return draw(8193);
	default: return draw(700);
	}
}

static const enum kind kinds[] = {
	KIND_unmapped, KIND_protnone, KIND_readonly, KIND_eof, KIND_tsmax,
	KIND_lazy,
};

static void draw_segments(struct law_case *c)
{
	c->segments = draw(4);
	c->n = 0;
	for (int i = 0; i < (c->segments ? c->segments : 1); i++)
		c->n += c->seg_len[i] = draw(300);
	c->bad = draw(c->segments ? c->segments : 1);
	c->ask = draw(3) ? c->n : draw(c->n + 8);
}

static void draw_shape(struct law_case *c)
{
	c->n = draw_length();
	switch (op_shapes[c->op]) {
	case SHAPE_GET:
	case SHAPE_PUT:
		c->n = 1UL << draw(4);
		break;
	case SHAPE_STRNCPY:
	case SHAPE_STRNLEN:
	case SHAPE_STRNDUP:
		c->n = draw(900);
		c->nul = draw(900);
		break;
	case SHAPE_STRUCT:
		c->n = draw(400);
		c->ksize = c->op == GOLDEN_check_zeroed_user ? 0 : draw(400);
		if (draw(2) && c->n > c->ksize)
			c->nz = c->ksize + draw(c->n - c->ksize);
		break;
	case SHAPE_SIMPLE_READ:
	case SHAPE_SIMPLE_WRITE:
		c->n = draw(600);
		c->avail = draw(600);
		c->pos = (long long)draw(620) - 3;
		break;
	case SHAPE_ITER_TO:
	case SHAPE_ITER_FROM:
	case SHAPE_ITER_ZERO:
		draw_segments(c);
		break;
	default:
		break;
	}
}

static int is_scalar(enum shape shape)
{
	return shape == SHAPE_GET || shape == SHAPE_PUT;
}

/* Up to some bytes past the end: no fault then. */
static unsigned long draw_good(const struct law_case *c)
{
	unsigned long n = c->segments ? c->seg_len[c->bad] : c->n;
	unsigned long past = c->nul >= 0 ? 950 : n + 4;

	return draw(past < 8200 ? past : 8200);
}

static void draw_call(struct stage *s, enum golden_op op)
{
	struct law_case *c = &s->c;
	unsigned long good;

	memset(s, 0, sizeof(*s));
	s->k = buffer + 64 + draw(16);
	c->op = op;
	c->nul = c->nz = c->bad = -1;
	draw_shape(c);
	good = draw_good(c);
	do	/* what is read behind a read-only edge is not laid out */
		s->kind = kinds[draw(sizeof(kinds) / sizeof(*kinds))];
	while (s->kind == KIND_readonly && stage_reads(op));
	s->pfd = s->kind == KIND_lazy && draw(2);
	c->u = stage_edge(s->kind) - good;
	stage_finish(s, good, 1);
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

	memset(s, 0, sizeof(*s));
	s->k = buffer + 64 + draw(16);
	c->op = op;
	c->nul = c->nz = c->bad = -1;
	draw_shape(c);
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

	seed = SEED;
	for (int cpu = 0; cpu < CF_CPU_COUNT; cpu++)
		for (int op = 0; op < GOLDEN_OPS; op++) {
			cf_cpu_variant = cpu;
			if (op == GOLDEN_access_ok)
				continue;
			done += natural(op, each, &bad);
			if (stops_like_a_page(op_shapes[op]))
				done += injected(op, each, &bad);
		}
	cf_cpu_variant = CF_CPU_FSRM;
	printf("between: %ld random calls, %ld differences\n", done, bad);
	return bad;
}
