/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Have the compiler say what constants of a driver's source are. Host-side. */
#ifndef CF_EVALUATE_H
#define CF_EVALUATE_H

#include "build.h"

/** struct cf_expression - @text, and what it is when it @is_known */
struct cf_expression {
	const char *text;
	unsigned long long value;
	int is_known;
};

/**
 * cf_evaluate() - Evaluate expressions at the end of a source of @build.
 *
 * What is no integer constant there stays unknown.
 *
 * Return: R2. 0, -EIO (files or the compiler failed), -EINVAL (it refuses more
 * than these expressions).
 */
int cf_evaluate(const struct cf_build *build, const char *source,
		struct cf_expression *list, int count);

#endif
