// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Where the bytes of a vector are. Host-side.
 *
 *	|.....|........ GOOD pages ........|XXXX bad XXXX|
 *	      ^ u = edge - accessible      ^ edge
 *
 * Each kind has an area of its own, so that nothing is mapped between two
 * vectors. Beyond the end of a file is a real file, and a real SIGBUS.
 */
#define _GNU_SOURCE
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "cf_context.h"
#include "cf_cpu.h"
#include "cf_mm.h"

#include "stage.h"

#define GOOD 4		/* accessible pages before an edge */
#define BAD 4		/* and what is behind it */
#define SCRATCH 4	/* segments that are good, the iovec array */

static struct {
	unsigned long edge[KINDS];
	unsigned long plain;	/* all good */
	unsigned long scratch;
} areas;

struct stage_kernel stage_kernel __attribute__((aligned(4096)));

static void die(const char *what)
{
	fprintf(stderr, "golden: %s\n", what);
	exit(99);
}

static unsigned long map(unsigned long addr, unsigned long pages)
{
	long at = cf_mm_map(addr, pages * CF_PAGE_SIZE,
			    CF_VM_READ | CF_VM_WRITE);

	if (at <= 0)
		die("cannot map user memory");
	return at;
}

static unsigned long map_edge(void)
{
	return map(0, GOOD + BAD) + GOOD * CF_PAGE_SIZE;
}

static void map_file_end(unsigned long edge)
{
	int fd = memfd_create("eof", 0);

	if (fd < 0 || mmap((void *)(edge + cf_user_delta), BAD * CF_PAGE_SIZE,
			   PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, fd,
			   0) == MAP_FAILED)
		die("cannot map the end of a file");
}

void stage_boot(void)
{
	unsigned long good = GOOD * CF_PAGE_SIZE;

	areas.edge[KIND_unmapped] = map(0, GOOD) + good;
	areas.edge[KIND_hugelen] = areas.edge[KIND_unmapped];
	areas.edge[KIND_protnone] = map_edge();
	areas.edge[KIND_readonly] = map_edge();
	areas.edge[KIND_eof] = map_edge();
	areas.edge[KIND_lazy] = map_edge();
	areas.edge[KIND_tsmax] = map(cf_task_size - good, GOOD) + good;
	areas.edge[KIND_hole] = map(0, GOOD);
	areas.plain = map(0, GOOD + BAD);
	areas.scratch = map(0, SCRATCH);
	if (cf_mm_protect(areas.edge[KIND_protnone], BAD * CF_PAGE_SIZE, 0) ||
	    cf_mm_protect(areas.edge[KIND_readonly], BAD * CF_PAGE_SIZE,
			  CF_VM_READ))
		die("cannot protect user memory");
	map_file_end(areas.edge[KIND_eof]);
}

unsigned long stage_edge(enum kind kind)
{
	return areas.edge[kind];
}

/* ---- addresses ---- */

static const struct {
	enum kind kind;
	unsigned long u;
} special[] = {
	{ KIND_null, 0 }, { KIND_null, 1 }, { KIND_null, 4095 },
	{ KIND_noncanon, 1UL << 47 }, { KIND_noncanon, (1UL << 47) + 8 },
	{ KIND_noncanon, (1UL << 47) - 8 }, { KIND_noncanon, (1UL << 47) - 1 },
	{ KIND_noncanon, -(1UL << 47) - 8 }, { KIND_noncanon, 1UL << 63 },
	{ KIND_noncanon, 0x4141414141414141UL },
	{ KIND_wrap, -1UL }, { KIND_wrap, -8UL }, { KIND_wrap, -64UL },
	{ KIND_wrap, -4096UL },
	{ KIND_kunmapped, -(1UL << 47) },
	{ KIND_kunmapped, -(1UL << 47) + 4095 },
};

/* Kinds whose addresses are single ones: all that have the alignment. */
static int special_address(const struct vector *v, enum kind kind, int index,
			   unsigned long *u)
{
	for (unsigned int i = 0; i < sizeof(special) / sizeof(*special); i++) {
		*u = special[i].u;
		if (special[i].kind == kind &&
		    (v->ualign == ANY || *u % 16 == (unsigned int)v->ualign) &&
		    !index--)
			return 1;
	}
	return 0;
}

unsigned long stage_base(enum kind kind)
{
	if (kind == KIND_hole)
		return areas.edge[KIND_hole] - 16;
	if (kind == KIND_kmapped)
		return (unsigned long)stage_kernel.page + 8192;
	return areas.plain + CF_PAGE_SIZE;
}

int stage_address(const struct vector *v, enum shape shape, enum kind kind,
		  int index, unsigned long *u)
{
	int aligns = shape == SHAPE_STRUCT || shape == SHAPE_STRNLEN ? 8 : 16;

	if (v->has_at) {
		*u = v->at;
		return !index;
	}
	if (kind == KIND_null || kind == KIND_noncanon || kind == KIND_wrap ||
	    kind == KIND_kunmapped)
		return special_address(v, kind, index, u);
	/* Where all alignments agree, the bad page is the first. */
	if (v->ualign == ANY && v->has_off && areas.edge[kind] &&
	    kind != KIND_hole) {
		*u = areas.edge[kind] + index;
		return index < aligns;
	}
	if (v->has_off && areas.edge[kind] && kind != KIND_hole) {
		*u = areas.edge[kind] - v->off;
		return !index;
	}
	*u = stage_base(kind) + (v->ualign < 0 ? index : v->ualign);
	return v->ualign == ANY ? index < aligns : !index;
}

/* ---- from a line to a call ---- */

static int reads_user(enum shape shape)
{
	switch (shape) {
	case SHAPE_TO:
	case SHAPE_CLEAR:
	case SHAPE_PUT:
	case SHAPE_SIMPLE_READ:
	case SHAPE_ITER_TO:
	case SHAPE_ITER_ZERO:
		return 0;
	default:
		return 1;
	}
}

int stage_reads(enum golden_op op)
{
	return reads_user(op_shapes[op]) && op != GOLDEN_fault_in_writeable &&
	       op != GOLDEN_fault_in_safe_writeable;
}

static int writes_page(const struct stage *s)
{
	return !stage_reads(s->c.op);
}

/*
 * fault_in_safe_writeable() does not touch the page, so that no fault can be
 * disabled: it asks the mm for it.
 */
static int disables_faults(const struct stage *s)
{
	if (s->c.op == GOLDEN_fault_in_safe_writeable)
		return 0;
	return s->pfd || s->c.op == GOLDEN_copy_from_user_nmi ||
	       s->c.op == GOLDEN_copy_from_user_nofault ||
	       s->c.op == GOLDEN_copy_to_user_nofault;
}

/* Bytes before the edge, and those that are there all the same. */
static void set_access(struct stage *s, long off, int has_off)
{
	struct law_case *c = &s->c;
	unsigned long before = off > 0 ? off : 0;

	c->good = c->visible = has_off ? before : ULONG_MAX;
	switch (s->kind) {
	case KIND_lazy:
		c->visible = ULONG_MAX;
		if (!disables_faults(s))
			c->good = ULONG_MAX;
		break;
	case KIND_readonly:
		if (!writes_page(s))
			c->good = ULONG_MAX;
		break;
	case KIND_kmapped:
		c->mapped = 1;
		c->good = ULONG_MAX;
		c->visible = 0;
		break;
	case KIND_hole:
	case KIND_null:
	case KIND_noncanon:
	case KIND_wrap:
	case KIND_kunmapped:
		c->good = c->visible = 0;
		break;
	default:
		break;
	}
}

/* Good segments lie apart from each other, the bad one at its edge. */
static void set_segments(struct stage *s)
{
	struct cf_iovec {
		unsigned long base, len;
	} *uvec = (void *)(areas.scratch + cf_user_delta);
	struct law_case *c = &s->c;
	int count = c->segments ? c->segments : 1;

	for (int i = 0; i < count; i++) {
		c->seg_base[i] = areas.scratch + CF_PAGE_SIZE + i * 1024 + 32;
		if (i == c->bad || !c->segments)
			c->seg_base[i] = c->u;
		uvec[i].base = c->seg_base[i];
		uvec[i].len = c->seg_len[i];
	}
	s->call.uvec = areas.scratch;
	s->call.segments = c->segments;
	s->call.ask = c->ask;
}

void stage_finish(struct stage *s, long off, int has_off)
{
	struct law_case *c = &s->c;

	s->shape = op_shapes[c->op];
	c->limit = cf_task_size;
	c->cpu = cf_cpu_variant;
	set_access(s, off, has_off);
	s->call = (struct golden_call) {
		.u = c->u, .k = s->k, .n = c->n, .ksize = c->ksize,
		.pos = c->pos, .avail = c->avail, .base = c->base,
	};
	if (s->shape == SHAPE_ITER_TO || s->shape == SHAPE_ITER_FROM ||
	    s->shape == SHAPE_ITER_ZERO)
		set_segments(s);
}

void stage_set(struct stage *s, const struct vector *v, int op, enum kind kind,
	       unsigned long u, int kalign)
{
	*s = (struct stage) {
		.kind = kind, .pfd = v->pfd[op],
		.k = stage_kernel.buffer + 64 + kalign,
		.c = {
			.op = v->op[op], .u = u, .n = v->n, .nul = v->nul,
			.nz = v->nz, .ksize = v->ksize, .pos = v->pos,
			.avail = v->avail, .segments = v->segments,
			.bad = v->bad, .ask = v->ask,
			.text_size = v->text_size, .base = v->base,
			.seg_len = {
				v->seg_len[0], v->seg_len[1], v->seg_len[2],
			},
		},
	};
	memcpy(s->c.text, v->text, sizeof(v->text));
	stage_finish(s, v->off, v->has_off);
}
