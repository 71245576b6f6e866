/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Write golden data. Host-side. */
#ifndef TESTS_GOLDEN_RECORD_H
#define TESTS_GOLDEN_RECORD_H

#include <stdio.h>

#include "replay.h"

/** record_question() - A line for one call, its answers left open. */
void record_question(FILE *to, const struct stage *s);

/**
 * record_line() - Ask what a line asks, and write it with the answers got.
 * @fns: who is asked
 *
 * Where the calls that the line stands for disagree, each gets its own line.
 */
void record_line(FILE *to, const char *line, golden_fn *const *fns);

#endif
