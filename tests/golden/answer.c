// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * What a line of golden data says of a call: its answers, out of an outcome.
 * Host-side.
 */
#include <stdio.h>
#include <string.h>

#include "answer.h"

unsigned long answer_prefix(const struct stage *s, const struct outcome *out)
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

enum tail answer_tail(const struct outcome *out, unsigned long prefix)
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

void answer_runs(const struct outcome *out, char *text, size_t size)
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

int answer_is_iter(enum shape shape)
{
	return shape == SHAPE_ITER_TO || shape == SHAPE_ITER_FROM ||
	       shape == SHAPE_ITER_ZERO;
}

/* ---- as text ---- */

/* What is asked stands in the same field as the answers; it is kept. */
static int is_answer(const char *key, int len)
{
	static const char *const keys[] = {
		"rle", "val", "strlen", "num", "newpos", "left", "off", "segs", "sys",
	};

	for (unsigned int i = 0; i < sizeof(keys) / sizeof(*keys); i++)
		if (!strncmp(keys[i], key, len) && !keys[i][len])
			return 1;
	return 0;
}

static void print_question(FILE *to, const char *extra)
{
	for (int len; *extra && *extra != '\n'; extra += len) {
		len = strcspn(extra, ";\n") + 1;
		if (!is_answer(extra, strcspn(extra, "=\n")))
			fprintf(to, "%.*s", len, extra);
	}
}

static void print_iter(FILE *to, const struct outcome *out)
{
	if (!out->norun)
		fprintf(to, "left=%ld;off=%ld;segs=%ld;", out->left, out->off,
			out->segs);
	fprintf(to, "sys=%ld;", out->ret);
}

static void print_extra(FILE *to, const struct stage *s,
			const struct outcome *out, enum tail tail)
{
	static const char *const values[] = {
		"", "user", "zero", "initial", "other",
	};
	char runs[ANSWER_RUNS];

	if (tail == TAIL_MIXED) {
		answer_runs(out, runs, sizeof(runs));
		fprintf(to, "rle=%s;", runs);
	}
	if (s->shape == SHAPE_GET)
		fprintf(to, "val=%s;", values[out->value]);
	if (s->shape == SHAPE_STRNDUP)
		fprintf(to, "strlen=%ld;", out->length);
	if (s->shape == SHAPE_TEXT)
		fprintf(to, "num=%ld;", out->length);
	if (answer_is_iter(s->shape))
		print_iter(to, out);
}

void answer_print(FILE *to, const struct stage *s, const struct outcome *out,
		  const char *extra)
{
	unsigned long prefix = out->norun ? 0 : answer_prefix(s, out);
	enum tail tail = out->norun ? TAIL_NONE : answer_tail(out, prefix);

	if (out->norun)
		fputs("norun", to);
	else
		fprintf(to, "%ld", out->ret);
	fprintf(to, ",%lu,%s,", prefix, tail_names[tail]);
	print_extra(to, s, out, tail);
	print_question(to, extra);
	if (s->shape == SHAPE_SIMPLE_READ || s->shape == SHAPE_SIMPLE_WRITE)
		fprintf(to, "newpos=%lld;", out->newpos);
}
