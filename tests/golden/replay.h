/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Compare calls with lines of golden data. Host-side. */
#ifndef TESTS_GOLDEN_REPLAY_H
#define TESTS_GOLDEN_REPLAY_H

#include <stdio.h>

#include "stage.h"

struct data {
	char *text;		/* ended by a NUL */
	const char **line;
	int lines;
};

struct tally {
	long vectors;
	long differences;
	long lines;		/* that have a vector among them */
	long lines_different;
};

/**
 * struct replay - what to do with each line
 * @fns:    the shim
 * @only:   this operation alone; GOLDEN_OPS: all
 * @law:    ask the law, not the shim
 * @part, @parts: every @parts-th line
 * @quiet:  print no differences
 */
struct replay {
	golden_fn *const *fns;
	enum golden_op only;
	int law;
	int part, parts;
	int quiet;
};

/** data_read() - Read what is not compressed. */
void data_read(struct data *data, FILE *from);

/** data_load() - Read a file, compressed or not. */
void data_load(struct data *data, const char *path);

/* One call that a line stands for, prepared. */
typedef void vector_visit_fn(void *arg, const struct vector *v,
			     struct stage *s);

/** vector_calls() - Visit every call that a line stands for. */
void vector_calls(const struct vector *v, vector_visit_fn *visit, void *arg);

/** replay_data() - Every line, each combination it stands for. */
void replay_data(const struct data *data, const struct replay *how,
		 struct tally *tally);

/** outcome_print() - For a message. */
void outcome_print(const char *who, const struct stage *s,
		   const struct outcome *out);

#endif
