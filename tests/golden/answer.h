/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The answers of a line of golden data. Host-side. */
#ifndef TESTS_GOLDEN_ANSWER_H
#define TESTS_GOLDEN_ANSWER_H

#include <stdio.h>

#include "stage.h"

#define ANSWER_RUNS 64

/** answer_prefix() - Leading bytes that the call wrote as it should. */
unsigned long answer_prefix(const struct stage *s, const struct outcome *out);

/** answer_tail() - State of what follows the prefix. */
enum tail answer_tail(const struct outcome *out, unsigned long prefix);

/** answer_runs() - Runs of equal state: "C2Z6U5". */
void answer_runs(const struct outcome *out, char *text, size_t size);

/** answer_is_iter() - Do answers tell of an iterator? */
int answer_is_iter(enum shape shape);

/**
 * answer_print() - The fields from the return value on, without a newline.
 * @extra: last field of the question; what it asks is kept, answers are not
 */
void answer_print(FILE *to, const struct stage *s, const struct outcome *out,
		  const char *extra);

#endif
