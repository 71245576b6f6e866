/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Read what the driver of a scenario file is. Private to scenario.c. Host-side. */
#ifndef CF_DRIVER_H
#define CF_DRIVER_H

#include "scenario/scenario.h"

/**
 * cf_scenario_beside() - A path that a file names, as it can be opened from here.
 * @node: where it is named
 *
 * Return: R3, owned by @file; NULL, with a message.
 */
const char *cf_scenario_beside(struct cf_scenario_file *file,
			       const struct cf_node *node, const char *name);

/* R2, as scenario/read.h has it; @to is a struct cf_scenario_file. */
int cf_take_driver(const struct cf_node *node, void *to);
int cf_take_era(const struct cf_node *node, struct cf_era *era);

#endif
