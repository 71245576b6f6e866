// SPDX-License-Identifier: LGPL-2.1-or-later
/* Take values out of a tree, strictly. Host-side. */
#define _GNU_SOURCE	/* strerrorname_np() */
#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fault/fault.h"
#include "scenario/read.h"

#define ERRNO_MAX 133
#define TRANSFER_MAX (1L << 20)

const struct cf_node *cf_node_find(const struct cf_node *map, const char *key)
{
	const struct cf_node *entry;

	if (map->kind != CF_NODE_MAP)
		return NULL;
	for (entry = map->child; entry; entry = entry->next)
		if (!strcmp(entry->key->text, key))
			return entry;
	return NULL;
}

/* "a, b or c", as far as there is room. */
static void list_keys(const struct cf_key *keys, char *list, size_t size)
{
	size_t n = 0;

	for (int i = 0; keys[i].name && n < size; i++)
		n += snprintf(list + n, size - n, "%s%s",
			      !i ? "" : keys[i + 1].name ? ", " : " or ",
			      keys[i].name);
}

static int check_key(const struct cf_node *key, const char *what,
		     const struct cf_key *keys)
{
	struct cf_nearest nearest = { .word = key->text };
	char list[400];

	for (int i = 0; keys[i].name; i++) {
		if (!strcmp(keys[i].name, key->text))
			return 0;
		cf_nearest_offer(&nearest, keys[i].name);
	}
	list_keys(keys, list, sizeof(list));
	return cf_tree_refuse(key, cf_nearest_get(&nearest),
			      "a key of %s (%s)", what, list);
}

int cf_take_map(const struct cf_node *node, const char *what,
		const struct cf_key *keys, void *to)
{
	char list[400];
	int error = 0;

	list_keys(keys, list, sizeof(list));
	if (node->kind != CF_NODE_MAP)
		return cf_tree_refuse(node, "", "%s: a map with %s", what,
				      list);
	for (const struct cf_node *entry = node->child; entry;
	     entry = entry->next)
		if (check_key(entry->key, what, keys))
			return -EINVAL;
	for (; keys->name && !error; keys++) {
		const struct cf_node *value = cf_node_find(node, keys->name);

		if (value)
			error = keys->take(value, to);
		else if (keys->must)
			error = cf_tree_refuse(node, "",
					       "the key %s, which %s needs",
					       keys->name, what);
	}
	return error;
}

int cf_take_string(const struct cf_node *node, const char *what,
		   const char **out)
{
	if (node->kind != CF_NODE_SCALAR || !node->length ||
	    strlen(node->text) != node->length)
		return cf_tree_refuse(node, "", "%s", what);
	*out = node->text;
	return 0;
}

int cf_number_read(const char *text, long long *out)
{
	const char *digits = text + (*text == '-');
	int base = digits[0] == '0' && (digits[1] | 32) == 'x' ? 16 : 10;
	char *end;

	if (!isxdigit((unsigned char)*digits))
		return -EINVAL;
	errno = 0;
	/* All of 64 bits: 0xffffffffffffffff is what a driver calls -1. */
	if (base == 16 && *text != '-')
		*out = (long long)strtoull(text, &end, base);
	else
		*out = strtoll(text, &end, base);
	if (base == 10 && *end == 'k') {
		if (__builtin_mul_overflow(*out, 1024, out))
			return -EINVAL;
		end++;
	}
	return errno || *end ? -EINVAL : 0;
}

int cf_take_number(const struct cf_node *node, const char *what,
		   long long *out)
{
	if (node->kind == CF_NODE_SCALAR && !node->is_quoted &&
	    strlen(node->text) == node->length &&
	    !cf_number_read(node->text, out))
		return 0;
	return cf_tree_refuse(node, "", "%s: a number such as 37, 0x25 or 4k",
			      what);
}

int cf_take_range(const struct cf_node *node, const char *what, long long low,
		  long long high, long long *out)
{
	int error = cf_take_number(node, what, out);

	if (!error && (*out < low || *out > high))
		error = cf_tree_refuse(node, "", "%s from %lld to %lld", what,
				       low, high);
	return error;
}

int cf_take_size(const struct cf_node *node, unsigned long *out)
{
	long long size = 0;
	int error = cf_take_range(node, "a count of bytes", 0, TRANSFER_MAX,
				  &size);

	*out = size;
	return error;
}

int cf_take_word(const struct cf_node *node, const char *what,
		 const char *const *words, int *out)
{
	struct cf_nearest nearest = { .word = node->text };
	char list[256];
	size_t n = 0;

	for (int i = 0; words[i]; i++) {
		if (node->kind == CF_NODE_SCALAR &&
		    !strcmp(words[i], node->text)) {
			*out = i;
			return 0;
		}
		if (node->text)
			cf_nearest_offer(&nearest, words[i]);
		if (n < sizeof(list))
			n += snprintf(list + n, sizeof(list) - n, "%s%s",
				      !i ? "" : words[i + 1] ? ", " : " or ",
				      words[i]);
	}
	return cf_tree_refuse(node, node->text ? cf_nearest_get(&nearest) : "",
			      "%s (%s)", what, list);
}

int cf_take_name(const struct cf_node *node, const char *what, size_t max,
		 const char **out)
{
	const char *p = node->text;

	if (node->kind == CF_NODE_SCALAR && node->length &&
	    node->length <= max) {
		while (isalnum((unsigned char)*p) || *p == '_' || *p == '-')
			p++;
		if (p == node->text + node->length) {
			*out = node->text;
			return 0;
		}
	}
	return cf_tree_refuse(node, "",
			      "%s: up to %zu letters, digits, _ and -", what,
			      max);
}

/* EWOULDBLOCK and the like have another name with the same number. */
static const struct {
	const char *name;
	int number;
} aliases[] = {
	{ "EWOULDBLOCK", EWOULDBLOCK },
	{ "EDEADLOCK", EDEADLOCK },
	{ "ENOTSUPP", 524 },	/* the kernel's own; some drivers let it out */
};

int cf_errno_read(const char *name)
{
	for (int i = 1; i <= ERRNO_MAX; i++) {
		const char *known = strerrorname_np(i);

		if (known && !strcmp(known, name))
			return i;
	}
	for (size_t i = 0; i < sizeof(aliases) / sizeof(aliases[0]); i++)
		if (!strcmp(aliases[i].name, name))
			return aliases[i].number;
	return 0;
}

const char *cf_errno_name(int number)
{
	return number > 0 ? strerrorname_np(number) : NULL;
}
