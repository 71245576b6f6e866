// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Read YAML into a tree, by libyaml. Host-side.
 *
 * libcyaml would load a schema without this code, but it names the line of the
 * token before an unknown key, and keeps no places for what is found out only
 * later: that a fault expression or an ioctl's name leads nowhere.
 */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "scenario/tree.h"

#define SIZE_MAX_FILE (4UL << 20)
#define DEPTH_MAX 24
#define NODES_MAX 200000

struct loader {
	yaml_parser_t parser;
	yaml_event_t event;
	const char *file;
	const char *text;
	size_t size;
	int depth;
	long nodes;
};

static int is_hushed;

void cf_tree_hush(void)
{
	is_hushed = 1;
}

/* ---- complaints ---- */

/* At most 60 letters of it, and none that would spoil a terminal. */
static void put_seen(const struct cf_node *at)
{
	if (at->kind == CF_NODE_LIST)
		fputs("a list seen", stderr);
	else if (at->kind == CF_NODE_MAP)
		fputs("a map seen", stderr);
	else if (!at->length)
		fputs("nothing seen", stderr);
	else {
		fputc('"', stderr);
		for (size_t i = 0; i < at->length && i < 60; i++)
			fputc((unsigned char)at->text[i] < ' ' ? '?' :
			      at->text[i], stderr);
		fputs(at->length > 60 ? "...\" seen" : "\" seen", stderr);
	}
}

int cf_tree_refuse(const struct cf_node *at, const char *nearest,
		   const char *expected, ...)
{
	va_list args;

	if (is_hushed)
		return -EINVAL;
	fprintf(stderr, "%s:%u:%u: ", at->file, at->line, at->column);
	put_seen(at);
	fputs(", expected ", stderr);
	va_start(args, expected);
	vfprintf(stderr, expected, args);
	va_end(args);
	if (nearest[0])
		fprintf(stderr, "; did you mean \"%s\"?", nearest);
	fputc('\n', stderr);
	return -EINVAL;
}

static void refuse_at(const struct loader *l, const yaml_mark_t *mark,
		      const char *what)
{
	if (!is_hushed)
		fprintf(stderr, "%s:%zu:%zu: %s\n", l->file, mark->line + 1,
			mark->column + 1, what);
}

/* Where a byte stands: a reader's error has no place but its offset. */
static yaml_mark_t mark_of(const struct loader *l, size_t offset)
{
	yaml_mark_t mark = { .index = offset };

	for (size_t i = 0; i < offset && i < l->size; i++) {
		mark.column = l->text[i] == '\n' ? 0 : mark.column + 1;
		mark.line += l->text[i] == '\n';
	}
	return mark;
}

/* What libyaml says, in its own words and at its own place. */
static void refuse_syntax(const struct loader *l)
{
	const yaml_parser_t *p = &l->parser;
	yaml_mark_t mark = p->error == YAML_READER_ERROR ?
			   mark_of(l, p->problem_offset) : p->problem_mark;
	char what[256];

	snprintf(what, sizeof(what), "no YAML: %s%s%s",
		 p->problem ? p->problem : "out of memory",
		 p->context ? ", " : "", p->context ? p->context : "");
	refuse_at(l, &mark, what);
}

/* ---- events to nodes ---- */

static int next_event(struct loader *l)
{
	yaml_event_delete(&l->event);
	if (yaml_parser_parse(&l->parser, &l->event))
		return 0;
	refuse_syntax(l);
	return -EINVAL;
}

void cf_tree_free(struct cf_node *tree)
{
	while (tree) {
		struct cf_node *next = tree->next;

		cf_tree_free(tree->key);
		cf_tree_free(tree->child);
		free(tree->text);
		free(tree);
		tree = next;
	}
}

static struct cf_node *new_node(struct loader *l, enum cf_node_kind kind)
{
	struct cf_node *node;

	if (++l->nodes > NODES_MAX) {
		refuse_at(l, &l->event.start_mark, "too long");
		return NULL;
	}
	node = calloc(1, sizeof(*node));
	if (!node)
		return NULL;
	node->kind = kind;
	node->file = l->file;
	node->line = l->event.start_mark.line + 1;
	node->column = l->event.start_mark.column + 1;
	return node;
}

static int is_plain(struct loader *l, const yaml_char_t *anchor,
		    const yaml_char_t *tag)
{
	if (!anchor && !tag)
		return 1;
	refuse_at(l, &l->event.start_mark, anchor ?
		  "an anchor seen, expected a value: write it out, or include a file" :
		  "a tag seen, expected a value without one");
	return 0;
}

static struct cf_node *scalar(struct loader *l)
{
	struct cf_node *node;

	if (!is_plain(l, l->event.data.scalar.anchor,
		      l->event.data.scalar.tag))
		return NULL;
	node = new_node(l, CF_NODE_SCALAR);
	if (!node)
		return NULL;
	node->length = l->event.data.scalar.length;
	node->is_quoted = l->event.data.scalar.style !=
			  YAML_PLAIN_SCALAR_STYLE;
	node->text = malloc(node->length + 1);
	if (!node->text) {
		free(node);
		return NULL;
	}
	memcpy(node->text, l->event.data.scalar.value, node->length);
	node->text[node->length] = '\0';
	return node;
}

static struct cf_node *value(struct loader *l);

static struct cf_node *list(struct loader *l)
{
	struct cf_node *node, **link;

	if (!is_plain(l, l->event.data.sequence_start.anchor,
		      l->event.data.sequence_start.tag))
		return NULL;
	node = new_node(l, CF_NODE_LIST);
	link = node ? &node->child : NULL;
	while (node && !next_event(l)) {
		if (l->event.type == YAML_SEQUENCE_END_EVENT)
			return node;
		*link = value(l);
		if (!*link)
			break;
		link = &(*link)->next;
	}
	cf_tree_free(node);
	return NULL;
}

static struct cf_node *key(struct loader *l, const struct cf_node *map)
{
	struct cf_node *node;

	if (l->event.type != YAML_SCALAR_EVENT) {
		refuse_at(l, &l->event.start_mark,
			  l->event.type == YAML_ALIAS_EVENT ?
			  "an alias seen, expected a word as the key" :
			  "a map or list seen, expected a word as the key");
		return NULL;
	}
	node = scalar(l);
	for (const struct cf_node *old = map->child; node && old;
	     old = old->next) {
		if (strcmp(old->key->text, node->text))
			continue;
		cf_tree_refuse(node, "", "each key once: it stands on line %u too",
			       old->key->line);
		cf_tree_free(node);
		return NULL;
	}
	return node;
}

static struct cf_node *map(struct loader *l)
{
	struct cf_node *node, *name, **link;

	if (!is_plain(l, l->event.data.mapping_start.anchor,
		      l->event.data.mapping_start.tag))
		return NULL;
	node = new_node(l, CF_NODE_MAP);
	link = node ? &node->child : NULL;
	while (node && !next_event(l)) {
		if (l->event.type == YAML_MAPPING_END_EVENT)
			return node;
		name = key(l, node);
		if (!name)
			break;
		*link = next_event(l) ? NULL : value(l);
		if (!*link) {
			cf_tree_free(name);
			break;
		}
		(*link)->key = name;
		link = &(*link)->next;
	}
	cf_tree_free(node);
	return NULL;
}

/* The event under way begins a value. */
static struct cf_node *value(struct loader *l)
{
	struct cf_node *node = NULL;

	if (++l->depth > DEPTH_MAX)
		refuse_at(l, &l->event.start_mark, "too deep");
	else if (l->event.type == YAML_SCALAR_EVENT)
		node = scalar(l);
	else if (l->event.type == YAML_SEQUENCE_START_EVENT)
		node = list(l);
	else if (l->event.type == YAML_MAPPING_START_EVENT)
		node = map(l);
	else
		refuse_at(l, &l->event.start_mark,
			  "an alias seen, expected a value: write it out, or include a file");
	l->depth--;
	return node;
}

/* Stream, document, value, and nothing behind it. */
static struct cf_node *document(struct loader *l)
{
	struct cf_node *node;

	if (next_event(l) || next_event(l))
		return NULL;
	if (l->event.type != YAML_DOCUMENT_START_EVENT) {
		refuse_at(l, &l->event.start_mark, "an empty file");
		return NULL;
	}
	node = next_event(l) ? NULL : value(l);
	if (!node)
		return NULL;
	if (!next_event(l) && !next_event(l)) {
		if (l->event.type == YAML_STREAM_END_EVENT)
			return node;
		refuse_at(l, &l->event.start_mark,
			  "a second document seen, expected one");
	}
	cf_tree_free(node);
	return NULL;
}

struct cf_node *cf_tree_parse(const char *name, const char *text, size_t size)
{
	struct loader l = { .file = name, .text = text, .size = size };
	struct cf_node *node;

	if (!yaml_parser_initialize(&l.parser))
		return NULL;
	yaml_parser_set_encoding(&l.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&l.parser, (const unsigned char *)text,
				     size);
	node = document(&l);
	yaml_event_delete(&l.event);
	yaml_parser_delete(&l.parser);
	return node;
}

struct cf_node *cf_tree_read(const char *path)
{
	FILE *file = fopen(path, "r");
	char *text = malloc(SIZE_MAX_FILE + 1);
	struct cf_node *node = NULL;
	size_t size = 0;

	if (file && text)
		size = fread(text, 1, SIZE_MAX_FILE + 1, file);
	if (!file || !text || ferror(file))
		fprintf(stderr, "%s: %s\n", path, strerror(errno));
	else if (size > SIZE_MAX_FILE)
		fprintf(stderr, "%s: longer than 4 MiB\n", path);
	else
		node = cf_tree_parse(path, text, size);
	if (file)
		fclose(file);
	free(text);
	return node;
}
