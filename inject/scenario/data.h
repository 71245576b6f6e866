/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Bytes as a scenario writes them down. Host-side. */
#ifndef CF_DATA_H
#define CF_DATA_H

#include "scenario/read.h"

#define CF_DATA_MAX (1UL << 20)

/** struct cf_data - bytes; zero it before the first use */
struct cf_data {
	unsigned char *bytes;
	size_t size;
};

/**
 * cf_take_data() - Read data and put it behind what is there.
 *
 * A text stands for its letters, a list for one after the other, a map for what
 * data.def says.
 *
 * Return: as read.h has it. On failure @data is as far as it came.
 */
int cf_take_data(const struct cf_node *node, struct cf_data *data);

/** cf_data_is_map() - Could this map be data? Else it may be the fields of a struct. */
int cf_data_is_map(const struct cf_node *node);

/** cf_data_add() - Put bytes behind what is there. Return: R2. 0, -ENOMEM, -E2BIG. */
int cf_data_add(struct cf_data *data, const void *bytes, size_t size);

void cf_data_free(struct cf_data *data);

#endif
