// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Walk through golden data: every operation, kind and alignment that a line
 * stands for is a call, and everything the line says is compared. Host-side.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "answer.h"
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

void data_read(struct data *data, FILE *from)
{
	memset(data, 0, sizeof(*data));
	read_all(data, from);
	index_lines(data);
}

void data_load(struct data *data, const char *path)
{
	char command[4096];
	FILE *pipe;

	snprintf(command, sizeof(command), "exec xz -dcf '%s'", path);
	pipe = popen(command, "r");
	if (!pipe)
		vector_die(path, "cannot run xz");
	data_read(data, pipe);
	if (pclose(pipe) || !*data->text)
		vector_die(path, "xz failed");
}

/* ---- what a line says ---- */

static int extras_match(const struct vector *v, const struct stage *s,
			const struct outcome *out)
{
	if (v->value && out->value != v->value)
		return 0;
	if (s->shape == SHAPE_STRNDUP && out->length != v->length)
		return 0;
	if (s->shape == SHAPE_TEXT && out->length != v->length)
		return 0;
	if ((s->shape == SHAPE_SIMPLE_READ || s->shape == SHAPE_SIMPLE_WRITE) &&
	    out->newpos != v->newpos)
		return 0;
	if (!answer_is_iter(s->shape))
		return 1;
	return out->left == v->left && out->off == v->iter_off &&
	       out->segs == v->iter_segs && out->ret == v->sys;
}

static int matches(const struct vector *v, const struct stage *s,
		   const struct outcome *out)
{
	unsigned long prefix;
	char runs[ANSWER_RUNS];

	if (v->norun || out->norun)
		return v->norun && out->norun && out->ret == v->sys;
	prefix = answer_prefix(s, out);
	if (out->ret != v->ret || prefix != v->prefix ||
	    answer_tail(out, prefix) != v->tail)
		return 0;
	if (*v->rle) {
		answer_runs(out, runs, sizeof(runs));
		if (strcmp(runs, v->rle))
			return 0;
	}
	return extras_match(v, s, out);
}

/* ---- messages ---- */

void outcome_print(const char *who, const struct stage *s,
		   const struct outcome *out)
{
	char runs[ANSWER_RUNS];

	answer_runs(out, runs, sizeof(runs));
	printf("  %s: ret %ld%s, %s", who, out->ret,
	       out->norun ? " (not run)" : "", *runs ? runs : "-");
	if (s->shape == SHAPE_GET)
		printf(", value %d", out->value);
	if (s->shape == SHAPE_SIMPLE_READ || s->shape == SHAPE_SIMPLE_WRITE)
		printf(", newpos %lld", out->newpos);
	if (s->shape == SHAPE_STRNDUP)
		printf(", strlen %ld", out->length);
	if (s->shape == SHAPE_TEXT)
		printf(", number %ld", out->length);
	if (answer_is_iter(s->shape))
		printf(", left %ld, off %ld, segs %ld", out->left, out->off,
		       out->segs);
	printf("\n");
}

static void show(const struct vector *v, const struct stage *s,
		 const struct outcome *out, const struct replay *how)
{
	struct outcome owed;

	printf("%.*s\n  %s%s, %s, user ...%04lx, kernel ...%02lx%s\n",
	       v->line_len, v->line, op_names[s->c.op], s->pfd ? "@pfd" : "",
	       kind_names[s->kind], s->c.u & 0xffff,
	       (unsigned long)s->k % 64,
	       s->around ? ", touches what is around its target" : "");
	outcome_print(how->law ? "law" : "shim", s, out);
	law_apply(&s->c, &owed);
	outcome_print("law", s, &owed);
}

/* ---- walking ---- */

struct walk {
	const struct vector *v;
	enum golden_op only;
	int few;		/* kernel alignments */
	vector_visit_fn *visit;
	void *arg;
};

static void one_call(const struct walk *w, int op, enum kind kind,
		     unsigned long u, int kalign)
{
	struct stage s;

	stage_set(&s, w->v, op, kind, u, kalign);
	w->visit(w->arg, w->v, &s);
}

/* The copy grid has all 16 kernel alignments, the rest of the data four. */
static void each_kalign(const struct walk *w, int op, enum kind kind,
			unsigned long u)
{
	static const int four[] = { 0, 1, 7, 8 };
	enum shape shape = op_shapes[w->v->op[op]];
	int is_grid = (shape == SHAPE_FROM || shape == SHAPE_TO) &&
		      kind != KIND_hole && kind != KIND_lazy &&
		      kind != KIND_tsmax;

	if (w->v->kalign != ANY)
		one_call(w, op, kind, u, w->v->kalign < 0 ? 0 : w->v->kalign);
	else if (is_grid && !w->few)
		for (int i = 0; i < 16; i++)
			one_call(w, op, kind, u, i);
	else
		for (int i = 0; i < 4; i++)
			one_call(w, op, kind, u, four[i]);
}

static void each_op(const struct walk *w, int op)
{
	const struct vector *v = w->v;
	unsigned long u;

	if (w->only != GOLDEN_OPS && w->only != v->op[op])
		return;
	for (int k = 0; k < v->kinds; k++)
		for (int i = 0; stage_address(v, op_shapes[v->op[op]],
					      v->kind[k], i, &u); i++)
			each_kalign(w, op, v->kind[k], u);
}

static void walk(const struct walk *w)
{
	for (int op = 0; op < w->v->ops; op++)
		each_op(w, op);
}

void vector_calls(const struct vector *v, vector_visit_fn *visit, void *arg)
{
	walk(&(struct walk) {
		.v = v, .only = GOLDEN_OPS, .visit = visit, .arg = arg,
	});
}

/* ---- comparing ---- */

struct comparison {
	const struct replay *how;
	struct tally *tally;
	int differs;
};

static void compare(void *arg, const struct vector *v, struct stage *s)
{
	static struct outcome out;
	struct comparison *c = arg;

	if (c->how->law)
		law_apply(&s->c, &out);
	else
		stage_run(s, c->how->fns[s->c.op], &out);
	c->tally->vectors++;
	if (matches(v, s, &out) && !s->around)
		return;
	c->differs = 1;
	if (c->tally->differences++ < SHOWN_MAX && !c->how->quiet)
		show(v, s, &out, c->how);
}

void replay_data(const struct data *data, const struct replay *how,
		 struct tally *tally)
{
	struct vector v;
	struct comparison c = { .how = how, .tally = tally };
	struct walk w = {
		.v = &v, .only = how->only, .few = how->quiet,
		.visit = compare, .arg = &c,
	};

	for (int i = how->part; i < data->lines; i += how->parts) {
		long before = tally->vectors;

		vector_parse(&v, data->line[i]);
		c.differs = 0;
		walk(&w);
		tally->lines += tally->vectors > before;
		tally->lines_different += c.differs;
		if (tally->vectors == before && how->only == GOLDEN_OPS)
			vector_die(v.line, "a line that stands for no call");
	}
}
