// SPDX-License-Identifier: LGPL-2.1-or-later
/* Bytes as a scenario writes them down. Host-side. */
#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "scenario/data.h"

#define PERIOD 251	/* a prime, as in audit/fill.c: no page is like another */

/* A map of data while it is read: its keys depend on each other. */
struct reading {
	const struct cf_node *node;
	struct cf_data *data;
	int kinds;		/* text, hex, pattern, fill, file: one of them */
	long long seed;
	long long size;
	int has_size;
	long long times;
};

int cf_data_add(struct cf_data *data, const void *bytes, size_t size)
{
	unsigned char *more;

	if (size > CF_DATA_MAX - data->size)
		return -E2BIG;
	more = realloc(data->bytes, data->size + size + 1);
	if (!more)
		return -ENOMEM;
	data->bytes = more;
	if (size)
		memcpy(more + data->size, bytes, size);
	data->size += size;
	return 0;
}

void cf_data_free(struct cf_data *data)
{
	free(data->bytes);
	*data = (struct cf_data) { NULL, 0 };
}

static int too_long(const struct cf_node *node, int error)
{
	return error == -E2BIG ?
	       cf_tree_refuse(node, "", "at most 1 MiB of data") : error;
}

static int add_repeated(const struct cf_node *node, struct cf_data *data,
			unsigned char (*byte)(size_t i, long long arg),
			long long arg, size_t size)
{
	size_t start = data->size;
	int error;

	if (size > CF_DATA_MAX - start)
		return too_long(node, -E2BIG);
	error = cf_data_add(data, NULL, 0);
	if (error)
		return error;
	data->bytes = realloc(data->bytes, start + size + 1);
	if (!data->bytes)
		return -ENOMEM;
	for (size_t i = 0; i < size; i++)
		data->bytes[start + i] = byte(i, arg);
	data->size += size;
	return 0;
}

static unsigned char pattern_byte(size_t i, long long seed)
{
	return (i + seed) % PERIOD + 1;
}

static unsigned char fill_byte(size_t i, long long fill)
{
	(void)i;
	return fill;
}

static int one_kind(const struct cf_node *node, struct reading *r)
{
	if (!r->kinds++)
		return 0;
	return cf_tree_refuse(node->key, "",
			      "one of text, hex, pattern, fill and file; a list of maps has several");
}

static int take_text(const struct cf_node *node, void *to)
{
	struct reading *r = to;

	if (one_kind(node, r))
		return -EINVAL;
	if (node->kind != CF_NODE_SCALAR)
		return cf_tree_refuse(node, "", "text");
	return too_long(node, cf_data_add(r->data, node->text, node->length));
}

static int hex_value(char c)
{
	if (isdigit((unsigned char)c))
		return c - '0';
	return isxdigit((unsigned char)c) ? (c | 32) - 'a' + 10 : -1;
}

static int take_hex(const struct cf_node *node, void *to)
{
	struct reading *r = to;
	const char *p = node->text;
	int error = one_kind(node, r);

	while (!error && p && *p) {
		unsigned char byte;

		if (*p == ' ' || *p == '\n') {
			p++;
			continue;
		}
		if (hex_value(p[0]) < 0 || hex_value(p[1]) < 0)
			break;
		byte = hex_value(p[0]) << 4 | hex_value(p[1]);
		error = too_long(node, cf_data_add(r->data, &byte, 1));
		p += 2;
	}
	if (error || (p && p == node->text + node->length))
		return error;
	return cf_tree_refuse(node, "", "pairs of hexadecimal digits");
}

static int take_seed(const struct cf_node *node, void *to)
{
	struct reading *r = to;

	return cf_take_range(node, "a seed", 0, PERIOD - 1, &r->seed);
}

static int take_size(const struct cf_node *node, void *to)
{
	struct reading *r = to;

	r->has_size = 1;
	return cf_take_range(node, "a size", 0, CF_DATA_MAX, &r->size);
}

static int take_pattern(const struct cf_node *node, void *to)
{
	struct reading *r = to;
	unsigned long size;

	if (one_kind(node, r) || cf_take_size(node, &size))
		return -EINVAL;
	return add_repeated(node, r->data, pattern_byte, r->seed, size);
}

static int take_fill(const struct cf_node *node, void *to)
{
	struct reading *r = to;
	long long byte;

	if (one_kind(node, r) || cf_take_range(node, "a byte", 0, 255, &byte))
		return -EINVAL;
	if (!r->has_size)
		return cf_tree_refuse(node, "", "the key size beside fill");
	return add_repeated(node, r->data, fill_byte, byte, r->size);
}

static int take_file(const struct cf_node *node, void *to)
{
	struct reading *r = to;
	const char *slash = strrchr(node->file, '/');
	char path[PATH_MAX], block[4096];
	const char *name;
	struct stat st;
	FILE *file;
	size_t n;
	int error;

	if (one_kind(node, r) || cf_take_string(node, "the name of a file", &name))
		return -EINVAL;
	snprintf(path, sizeof(path), "%.*s%s", slash && *name != '/' ?
		 (int)(slash - node->file + 1) : 0, node->file, name);
	/* A pipe or a terminal would wait for somebody. */
	file = stat(path, &st) || S_ISREG(st.st_mode) ? fopen(path, "r") : NULL;
	if (!file)
		return cf_tree_refuse(node, "", "a plain file that can be read");
	do {
		n = fread(block, 1, sizeof(block), file);
		error = cf_data_add(r->data, block, n);
	} while (n && !error);
	if (!error && ferror(file))
		error = cf_tree_refuse(node, "", "a file that can be read");
	fclose(file);
	return too_long(node, error);
}

/* What the map has given so far, again. */
static int repeat(struct reading *r, size_t start)
{
	size_t size = r->data->size - start;
	int error = 0;

	for (long long i = 1; i < r->times && !error; i++) {
		/* One copy at a time: the bytes may move when they grow. */
		unsigned char *copy = malloc(size + 1);

		if (!copy)
			return -ENOMEM;
		memcpy(copy, r->data->bytes + start, size);
		error = cf_data_add(r->data, copy, size);
		free(copy);
	}
	return too_long(r->node, error);
}

static int take_times(const struct cf_node *node, void *to)
{
	struct reading *r = to;

	return cf_take_range(node, "how many times", 0, CF_DATA_MAX, &r->times);
}

/* What others depend on comes first. */
static const struct cf_key keys[] = {
	{ "seed", take_seed, 0 },
	{ "size", take_size, 0 },
	{ "text", take_text, 0 },
	{ "hex", take_hex, 0 },
	{ "pattern", take_pattern, 0 },
	{ "fill", take_fill, 0 },
	{ "file", take_file, 0 },
	{ "times", take_times, 0 },
	{ NULL, NULL, 0 },
};

int cf_data_is_map(const struct cf_node *node)
{
	if (node->kind != CF_NODE_MAP)
		return 0;
	for (int i = 2; keys[i + 1].name; i++)
		if (cf_node_find(node, keys[i].name))
			return 1;
	return 0;
}

int cf_take_data(const struct cf_node *node, struct cf_data *data)
{
	struct reading r = { .node = node, .data = data, .times = 1 };
	size_t start = data->size;
	int error = cf_data_add(data, NULL, 0);

	if (error)
		return error;
	if (node->kind == CF_NODE_SCALAR)
		return too_long(node, cf_data_add(data, node->text,
						  node->length));
	if (node->kind == CF_NODE_MAP) {
		error = cf_take_map(node, "data", keys, &r);
		if (!error && !r.kinds)
			error = cf_tree_refuse(node, "",
					       "one of text, hex, pattern, fill and file");
		if (!error && !r.times)
			data->size = start;
		return error ? error : repeat(&r, start);
	}
	for (const struct cf_node *part = node->child; part && !error;
	     part = part->next)
		error = cf_take_data(part, data);
	return error;
}
