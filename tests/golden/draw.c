// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Draw calls at random: other lengths, faults and alignments than were
 * recorded. Host-side.
 */
#include <stdio.h>
#include <string.h>

#include "cf_mm.h"

#include "draw.h"

static unsigned long seed;

void draw_seed(unsigned long new_seed)
{
	seed = new_seed ? new_seed : 1;
}

unsigned long draw(unsigned long below)
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

/* Numbers that are nearly right, nearly too large or nearly too long. */
static void draw_text(struct law_case *c)
{
	static const char *const starts[] = {
		"", "", "", "-", "+", "0", "0x", "-0x", " ", "y", "N", "on",
		"OFF", "t", "18446744073709551", "-9223372036854775",
		"2147483", "-214748", "25", "-12", "6553", "-3276",
	};
	static const char alphabet[] = "00112345678899abfFxz\n -";
	const char *start = starts[draw(sizeof(starts) / sizeof(*starts))];
	static const char *const ends[] = { "", "", "", "\n", "\n\n", "\nx", " ", "x" };
	int digits = draw(8) ? draw(6) : draw(70), size;

	size = snprintf(c->text, TEXT_MAX, "%s", start);
	while (digits--)
		c->text[size++] = draw(6) ? "0123456789"[draw(10)] :
				  alphabet[draw(sizeof(alphabet) - 1)];
	size += snprintf(c->text + size, TEXT_MAX - size, "%s", ends[draw(8)]);
	c->text_size = size;
	c->base = (unsigned int[]) { 0, 10, 16, 8 }[draw(4)];
	if (c->op == GOLDEN_kstrtobool_from_user)
		c->base = draw(2);
	c->n = draw(3) ? (unsigned long)size : draw(TEXT_MAX);
}

void draw_shape(struct stage *s, enum golden_op op)
{
	struct law_case *c = &s->c;

	memset(s, 0, sizeof(*s));
	s->k = stage_kernel.buffer + 64 + draw(16);
	c->op = op;
	c->nul = c->nz = c->bad = -1;
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
	case SHAPE_TEXT:
		draw_text(c);
		break;
	default:
		break;
	}
}

unsigned long draw_good(const struct law_case *c)
{
	unsigned long n = c->segments ? c->seg_len[c->bad] : c->n;
	unsigned long past = c->nul >= 0 ? 950 : n + 4;

	return draw(past < 8200 ? past : 8200);
}

static void draw_edge(struct stage *s)
{
	struct law_case *c = &s->c;
	unsigned long good = draw_good(c);

	do	/* what is read behind a read-only edge is not laid out */
		s->kind = kinds[draw(sizeof(kinds) / sizeof(*kinds))];
	while (s->kind == KIND_readonly && stage_reads(c->op));
	s->pfd = s->kind == KIND_lazy && draw(2);
	c->u = stage_edge(s->kind) - good;
	stage_finish(s, good, 1);
}

static void draw_plain(struct stage *s)
{
	s->kind = KIND_none;
	s->c.u = stage_base(s->kind) + draw(16);
	stage_finish(s, 0, 0);
}

/* Nothing is ever mapped between the two halves of the address space. */
static void draw_nowhere(struct stage *s)
{
	unsigned long half = 1UL << 47;

	s->kind = KIND_noncanon;
	s->c.u = half + draw(-2 * half - 8193);
	stage_finish(s, 0, 1);
}

static void draw_huge(struct stage *s)
{
	unsigned long good = draw(4096);

	s->kind = KIND_hugelen;
	s->c.n = (1UL << 31) + draw(1UL << 40);
	s->c.u = stage_edge(s->kind) - good;
	stage_finish(s, good, 1);
}

static void draw_range(struct stage *s)
{
	s->kind = KIND_tsmax;
	s->c.n = draw(2) ? draw(1 << 20) : draw(cf_task_size + 9999);
	s->c.u = cf_task_size + 999 - (draw(3) ? draw(1 << 20) : s->c.n);
	stage_finish(s, 0, 1);
}

void draw_call(struct stage *s, enum golden_op op)
{
	int checks_size = op == GOLDEN_copy_from_user ||
			  op == GOLDEN_copy_to_user;

	draw_shape(s, op);
	if (op == GOLDEN_access_ok)
		draw_range(s);
	else if (checks_size && !draw(16))
		draw_huge(s);
	else if (!draw(8))
		draw_plain(s);
	else if (!draw(8))
		draw_nowhere(s);
	else
		draw_edge(s);
}
