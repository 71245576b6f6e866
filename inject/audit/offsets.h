/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* At which bytes a user copy is stopped. Host-side. */
#ifndef CF_OFFSETS_H
#define CF_OFFSETS_H

#include "fields.h"

#define CF_OFFSETS_ALL_MAX 4096UL	/* copies up to here: every byte */

enum cf_offsets_mode {
	CF_OFFSETS_ALL,		/* every byte; of long copies what lies at edges */
	CF_OFFSETS_EDGES,	/* what lies at edges */
	CF_OFFSETS_SOME,	/* a number of them, first and last among them */
	CF_OFFSETS_LIST,	/* these */
};

#define CF_OFFSETS_LIST_MAX 64

/**
 * struct cf_offsets_rule - how offsets are chosen
 * @count: of CF_OFFSETS_SOME; entries of @list
 * @list:  of CF_OFFSETS_LIST: bytes from the start, or with @from_end before
 *         the end
 * @seed:  of CF_OFFSETS_SOME
 * @text:  as the user wrote it
 * @fields: borders inside of structs, or NULL
 */
struct cf_offsets_rule {
	enum cf_offsets_mode mode;
	unsigned long count;
	struct {
		unsigned long at;
		int from_end;
	} list[CF_OFFSETS_LIST_MAX];
	unsigned long seed;
	const char *text;
	const struct cf_fields *fields;
};

/**
 * cf_offsets_parse() - Read "all", "edges", a number, or a list with commas.
 *
 * A list has numbers and "end-N" in it. One of a single entry ends in a comma.
 *
 * Return: R2. 0, or -EINVAL with *@seen at what is wrong.
 */
int cf_offsets_parse(const char *text, struct cf_offsets_rule *rule,
		     const char **seen);

/**
 * struct cf_offsets - those of a copy
 * @count: how many
 * @at:    rising; NULL: 0, 1, 2 ... @count - 1
 */
struct cf_offsets {
	unsigned long count;
	const unsigned long *at;
};

/**
 * cf_offsets_choose() - Where a copy of @size bytes at @uaddr is stopped.
 *
 * The same arguments give the same offsets. Copies that lie alike in their
 * pages share one list, which lasts as long as the process.
 *
 * Return: R2. 0 or -ENOMEM.
 */
int cf_offsets_choose(const struct cf_offsets_rule *rule, unsigned long uaddr,
		      unsigned long size, struct cf_offsets *offsets);

#endif
