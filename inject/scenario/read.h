/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Take values out of a tree, strictly: what does not fit is refused with its
 * place, what was seen, what was expected and the nearest valid word. Host-side.
 *
 * All functions that return int are R2: 0, or -EINVAL with a complaint, or
 * -ENOMEM.
 */
#ifndef CF_READ_H
#define CF_READ_H

#include "scenario/tree.h"

/**
 * struct cf_key - a key that a map may have
 * @name:  of the key
 * @take:  called with its value
 * @must:  the map is refused without it
 */
struct cf_key {
	const char *name;
	int (*take)(const struct cf_node *value, void *to);
	int must;
};

/**
 * cf_take_map() - Call @take for each key of a map.
 * @what: the thing that the map describes, for complaints
 * @keys: ended by a row without a name
 *
 * In the order of @keys, not of the map, so that a later one may rely on an
 * earlier one.
 */
int cf_take_map(const struct cf_node *node, const char *what,
		const struct cf_key *keys, void *to);

/** cf_node_find() - The value of a key of a map, or NULL. */
const struct cf_node *cf_node_find(const struct cf_node *map, const char *key);

int cf_take_string(const struct cf_node *node, const char *what,
		   const char **out);

/** cf_take_number() - "37", "-1", "0x25", "4k". */
int cf_take_number(const struct cf_node *node, const char *what,
		   long long *out);

/** cf_take_range() - The same, in @low..@high. */
int cf_take_range(const struct cf_node *node, const char *what, long long low,
		  long long high, long long *out);

/** cf_take_size() - In 0..1 MiB: bytes that are moved at once. */
int cf_take_size(const struct cf_node *node, unsigned long *out);

/**
 * cf_take_word() - One of several.
 * @words: ended by NULL
 * @out:   out, its index
 */
int cf_take_word(const struct cf_node *node, const char *what,
		 const char *const *words, int *out);

/** cf_take_name() - Letters, digits, _ and -, at most @max of them. */
int cf_take_name(const struct cf_node *node, const char *what, size_t max,
		 const char **out);

/** cf_number_read() - What cf_take_number() reads. Return: R2. 0 or -EINVAL, silent. */
int cf_number_read(const char *text, long long *out);

/** cf_errno_read() - "EFAULT" to 14. Return: 0 when there is none. */
int cf_errno_read(const char *name);

/** cf_errno_name() - 14 to "EFAULT", or NULL. */
const char *cf_errno_name(int number);

#endif
