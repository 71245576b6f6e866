/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Calls at random, the same on every machine. Host-side. */
#ifndef TESTS_GOLDEN_DRAW_H
#define TESTS_GOLDEN_DRAW_H

#include "stage.h"

/** draw_seed() - What is drawn from now on. */
void draw_seed(unsigned long new_seed);

/** draw() - A number below @below. */
unsigned long draw(unsigned long below);

/** draw_shape() - Lengths and what else @op is told, but no address. */
void draw_shape(struct stage *s, enum golden_op op);

/** draw_good() - Accessible bytes, up to some past the end: no fault then. */
unsigned long draw_good(const struct law_case *c);

/** draw_call() - A call in front of a bad page. */
void draw_call(struct stage *s, enum golden_op op);

#endif
