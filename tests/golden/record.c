// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Write golden data: what was asked, and the answers. Whatever answers the
 * line had before is not looked at. Host-side.
 */
#include <string.h>

#include "cf_mm.h"

#include "answer.h"
#include "record.h"

#define ANSWER_MAX 512

/* ---- questions ---- */

static int is_at_edge(const struct stage *s)
{
	return stage_edge(s->kind) && s->kind != KIND_hole &&
	       s->shape != SHAPE_RANGE;
}

static void print_fields(FILE *to, const struct stage *s)
{
	fprintf(to, "%s%s,%ld,%lu,%lu,", op_names[s->c.op],
		s->pfd ? "@pfd" : "", (long)s->c.n, s->c.u % 16,
		(unsigned long)s->k % 16);
	if (s->kind == KIND_none)
		fputc('-', to);
	else if (is_at_edge(s))
		fprintf(to, "%ld", (long)(stage_edge(s->kind) - s->c.u));
	else
		fputc('0', to);
	fprintf(to, ",%s,", kind_names[s->kind]);
}

static void print_index(FILE *to, const char *name, long index)
{
	if (index < 0)
		fprintf(to, "%s=no;", name);
	else
		fprintf(to, "%s=%ld;", name, index);
}

static void print_iov(FILE *to, const struct law_case *c)
{
	fprintf(to, "ask=%lu;iov=%c", c->ask, c->segments ? 'v' : 'u');
	for (int i = 0; i < (c->segments ? c->segments : 1); i++)
		fprintf(to, "%s%lu", i ? "+" : "", c->seg_len[i]);
	fprintf(to, ";bad=%d;", c->bad);
}

static void print_text(FILE *to, const struct law_case *c)
{
	fprintf(to, "base=%u;text=", c->base);
	for (int i = 0; i < c->text_size; i++)
		fprintf(to, "%02x", (unsigned char)c->text[i]);
	fputc(';', to);
}

static void print_address(FILE *to, const struct stage *s)
{
	switch (s->kind) {
	case KIND_null:
	case KIND_noncanon:
	case KIND_wrap:
	case KIND_kunmapped:
		fprintf(to, "at=%lu;", s->c.u);
		return;
	default:
		break;
	}
	if (s->c.op == GOLDEN_access_ok)
		fprintf(to, "at=TSMAX%+ld;", (long)(s->c.u - cf_task_size));
}

static void print_extra(FILE *to, const struct stage *s)
{
	const struct law_case *c = &s->c;

	switch (s->shape) {
	case SHAPE_STRNCPY:
	case SHAPE_STRNLEN:
	case SHAPE_STRNDUP:
		print_index(to, "nul", c->nul);
		break;
	case SHAPE_STRUCT:
		fprintf(to, "ksize=%lu;", c->ksize);
		print_index(to, "nz", c->nz);
		break;
	case SHAPE_SIMPLE_READ:
	case SHAPE_SIMPLE_WRITE:
		fprintf(to, "pos=%lld;avail=%lu;", c->pos, c->avail);
		break;
	case SHAPE_ITER_TO:
	case SHAPE_ITER_FROM:
	case SHAPE_ITER_ZERO:
		print_iov(to, c);
		break;
	case SHAPE_TEXT:
		print_text(to, c);
		break;
	default:
		break;
	}
	print_address(to, s);
}

void record_question(FILE *to, const struct stage *s)
{
	print_fields(to, s);
	fputs("0,0,-,", to);
	print_extra(to, s);
	fputc('\n', to);
}

/* ---- answers ---- */

struct recording {
	golden_fn *const *fns;
	FILE *to;
	const char *extra;		/* last field of the line */
	FILE *memory;
	char answer[ANSWER_MAX], first[ANSWER_MAX];
	int is_split;
};

/* The sixth comma ends what is asked, the ninth what is answered. */
static const char *field(const char *line, int index)
{
	while (index--)
		line += strcspn(line, ",\n") + 1;
	return line;
}

static void ask(struct recording *r, struct stage *s, const char *extra)
{
	static struct outcome out;

	stage_run(s, r->fns[s->c.op], &out);
	if (s->around)
		vector_die(r->extra, "a call touched what is around its target");
	memset(r->answer, 0, sizeof(r->answer));
	rewind(r->memory);
	answer_print(r->memory, s, &out, extra);
	fflush(r->memory);
}

static void see_if_alike(void *arg, const struct vector *v, struct stage *s)
{
	struct recording *r = arg;

	(void)v;
	if (r->is_split)
		return;
	ask(r, s, r->extra);
	if (!*r->first)
		memcpy(r->first, r->answer, sizeof(r->first));
	r->is_split = strcmp(r->first, r->answer) != 0;
}

static void write_one(void *arg, const struct vector *v, struct stage *s)
{
	struct recording *r = arg;
	char extra[ANSWER_MAX] = "";
	FILE *memory = fmemopen(extra, sizeof(extra), "w");

	(void)v;
	if (!memory)
		vector_die(r->extra, "no memory");
	print_extra(memory, s);
	fclose(memory);
	ask(r, s, extra);
	print_fields(r->to, s);
	fprintf(r->to, "%s\n", r->answer);
}

void record_line(FILE *to, const char *line, golden_fn *const *fns)
{
	struct recording r = {
		.fns = fns, .to = to, .extra = field(line, 9),
	};
	struct vector v;

	r.memory = fmemopen(r.answer, sizeof(r.answer), "w");
	if (!r.memory)
		vector_die(line, "no memory");
	vector_parse(&v, line);
	vector_calls(&v, see_if_alike, &r);
	if (r.is_split)
		vector_calls(&v, write_one, &r);
	else
		fprintf(to, "%.*s%s\n", (int)(field(line, 6) - line), line,
			r.first);
	fclose(r.memory);
}
