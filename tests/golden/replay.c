// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Walk through golden data: every operation, kind and alignment that a line
 * stands for is a call, and everything the line says is compared. Host-side.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "replay.h"

#define SHOWN_MAX 20

/* ---- data ---- */

static void read_all(struct data *data, FILE *from)
{
	size_t size = 0, room = 1 << 24, got;

	data->text = malloc(room);
	while (data->text &&
	       (got = fread(data->text + size, 1, room - size - 1, from))) {
		size += got;
		if (room - size < 4096)
			data->text = realloc(data->text, room *= 2);
	}
	if (!data->text)
		vector_die("", "no memory");
	data->text[size] = '\0';
}

static void index_lines(struct data *data)
{
	int room = 0;

	for (const char *s = data->text; *s; s++)
		room += *s == '\n';
	data->line = malloc((room + 1) * sizeof(*data->line));
	if (!data->line)
		vector_die("", "no memory");
	for (const char *s = data->text; *s; s += strcspn(s, "\n") + 1)
		if (*s != '#' && strncmp(s, "op,", 3))
			data->line[data->lines++] = s;
}

void data_load(struct data *data, const char *path)
{
	char command[4096];
	FILE *pipe;

	memset(data, 0, sizeof(*data));
	snprintf(command, sizeof(command), "exec xz -dc '%s'", path);
	pipe = popen(command, "r");
	if (!pipe)
		vector_die(path, "cannot run xz");
	read_all(data, pipe);
	if (pclose(pipe) || !*data->text)
		vector_die(path, "xz failed");
	index_lines(data);
}

/* ---- what a line says ---- */

static unsigned long prefix_of(const struct stage *s,
			       const struct outcome *out)
{
	char is = s->shape == SHAPE_CLEAR || s->shape == SHAPE_ITER_ZERO ?
		  'Z' : 'C';
	unsigned long i = 0;

	if (s->shape == SHAPE_GET)
		return out->ret ? 0 : s->c.n;
	while (i < out->region && out->state[i] == is)
		i++;
	return i;
}

static enum tail tail_of(const struct outcome *out, unsigned long prefix)
{
	unsigned long i = prefix;

	if (i >= out->region)
		return TAIL_NONE;
	while (i < out->region && out->state[i] == out->state[prefix])
		i++;
	if (i < out->region || out->state[prefix] == 'X')
		return TAIL_MIXED;
	return out->state[prefix] == 'Z' ? TAIL_ZEROED : TAIL_UNTOUCHED;
}

/* "C2Z6U5": runs of equal state. */
static void runs_of(const struct outcome *out, char *text, size_t size)
{
	size_t used = 0;

	*text = '\0';
	for (unsigned long i = 0, run; i < out->region; i += run) {
		for (run = 1; i + run < out->region &&
			      out->state[i + run] == out->state[i];)
			run++;
		if (used < size)
			used += snprintf(text + used, size - used, "%c%lu",
					 out->state[i], run);
	}
}

static int is_iter(enum shape shape)
{
	return shape == SHAPE_ITER_TO || shape == SHAPE_ITER_FROM ||
	       shape == SHAPE_ITER_ZERO;
}

static int extras_match(const struct vector *v, const struct stage *s,
			const struct outcome *out)
{
	if (v->value && out->value != v->value)
		return 0;
	if (s->shape == SHAPE_STRNDUP && out->length != v->length)
		return 0;
	if ((s->shape == SHAPE_SIMPLE_READ || s->shape == SHAPE_SIMPLE_WRITE) &&
	    out->newpos != v->newpos)
		return 0;
	if (!is_iter(s->shape))
		return 1;
	return out->left == v->left && out->off == v->iter_off &&
	       out->segs == v->iter_segs && out->ret == v->sys;
}

static int matches(const struct vector *v, const struct stage *s,
		   const struct outcome *out)
{
	unsigned long prefix;
	char runs[64];

	if (v->norun || out->norun)
		return v->norun && out->norun && out->ret == v->sys;
	prefix = prefix_of(s, out);
	if (out->ret != v->ret || prefix != v->prefix ||
	    tail_of(out, prefix) != v->tail)
		return 0;
	if (*v->rle) {
		runs_of(out, runs, sizeof(runs));
		if (strcmp(runs, v->rle))
			return 0;
	}
	return extras_match(v, s, out);
}

/* ---- messages ---- */

void outcome_print(const char *who, const struct stage *s,
		   const struct outcome *out)
{
	char runs[64];

	runs_of(out, runs, sizeof(runs));
	printf("  %s: ret %ld%s, %s", who, out->ret,
	       out->norun ? " (not run)" : "", *runs ? runs : "-");
	if (s->shape == SHAPE_GET)
		printf(", value %d", out->value);
	if (s->shape == SHAPE_SIMPLE_READ || s->shape == SHAPE_SIMPLE_WRITE)
		printf(", newpos %lld", out->newpos);
	if (s->shape == SHAPE_STRNDUP)
		printf(", strlen %ld", out->length);
	if (is_iter(s->shape))
		printf(", left %ld, off %ld, segs %ld", out->left, out->off,
		       out->segs);
	printf("\n");
}

static void show(const struct vector *v, const struct stage *s,
		 const struct outcome *out, const struct replay *how)
{
	struct outcome owed;

	printf("%.*s\n  %s%s, %s, user ...%04lx, kernel ...%02lx%s\n",
	       v->text_len, v->text, op_names[s->c.op], s->pfd ? "@pfd" : "",
	       kind_names[s->kind], s->c.u & 0xffff,
	       (unsigned long)s->k % 64,
	       s->around ? ", touches what is around its target" : "");
	outcome_print(how->law ? "law" : "shim", s, out);
	law_apply(&s->c, &owed);
	outcome_print("law", s, &owed);
}

/* ---- walking ---- */

struct walk {
	const struct replay *how;
	const struct vector *v;
	struct tally *tally;
	int differs;
};

static void one_call(struct walk *w, int op, enum kind kind, unsigned long u,
		     int kalign)
{
	static struct outcome out;
	struct stage s;

	stage_set(&s, w->v, op, kind, u, kalign);
	if (w->how->law)
		law_apply(&s.c, &out);
	else
		stage_run(&s, w->how->fns[s.c.op], &out);
	w->tally->vectors++;
	if (matches(w->v, &s, &out) && !s.around)
		return;
	w->differs = 1;
	if (w->tally->differences++ < SHOWN_MAX && !w->how->quiet)
		show(w->v, &s, &out, w->how);
}

/* The copy grid has all 16 kernel alignments, the rest of the data four. */
static void each_kalign(struct walk *w, int op, enum kind kind,
			unsigned long u)
{
	static const int four[] = { 0, 1, 7, 8 };
	enum shape shape = op_shapes[w->v->op[op]];
	int is_grid = (shape == SHAPE_FROM || shape == SHAPE_TO) &&
		      kind != KIND_hole && kind != KIND_lazy &&
		      kind != KIND_tsmax;

	if (w->v->kalign != ANY)
		one_call(w, op, kind, u, w->v->kalign < 0 ? 0 : w->v->kalign);
	else if (is_grid && !w->how->quiet)
		for (int i = 0; i < 16; i++)
			one_call(w, op, kind, u, i);
	else
		for (int i = 0; i < 4; i++)
			one_call(w, op, kind, u, four[i]);
}

static void each_op(struct walk *w, int op)
{
	const struct vector *v = w->v;
	unsigned long u;

	if (w->how->only != GOLDEN_OPS && w->how->only != v->op[op])
		return;
	for (int k = 0; k < v->kinds; k++)
		for (int i = 0; stage_address(v, op_shapes[v->op[op]],
					      v->kind[k], i, &u); i++)
			each_kalign(w, op, v->kind[k], u);
}

void replay_data(const struct data *data, const struct replay *how,
		 struct tally *tally)
{
	struct vector v;
	struct walk w = { .how = how, .v = &v, .tally = tally };

	for (int i = how->part; i < data->lines; i += how->parts) {
		long before = tally->vectors;

		vector_parse(&v, data->line[i]);
		w.differs = 0;
		for (int op = 0; op < v.ops; op++)
			each_op(&w, op);
		tally->lines += tally->vectors > before;
		tally->lines_different += w.differs;
		if (tally->vectors == before && how->only == GOLDEN_OPS)
			vector_die(v.text, "a line that stands for no call");
	}
}
