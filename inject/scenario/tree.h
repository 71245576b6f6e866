/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * A YAML file as a tree whose every node knows where it stands. Host-side.
 *
 * Of YAML it takes what a scenario needs: one document of scalars, lists and
 * maps with scalar keys. Tags, anchors and aliases are refused, and so is a key
 * that comes twice.
 */
#ifndef CF_TREE_H
#define CF_TREE_H

#include <stddef.h>

enum cf_node_kind {
	CF_NODE_SCALAR,
	CF_NODE_LIST,
	CF_NODE_MAP,
};

/**
 * struct cf_node - a value
 * @file:   as it was named, for complaints; owned by the tree
 * @line:   1..
 * @column: 1..
 * @text:   of a scalar, with a NUL behind; NULL for the others
 * @length: of @text, which may hold NULs of its own
 * @is_quoted: it stood in quotes, so it is no number
 * @key:    in a map: the key's node
 * @child:  first entry of a list or map
 * @next:   entry behind this one
 */
struct cf_node {
	enum cf_node_kind kind;
	const char *file;
	unsigned int line;
	unsigned int column;
	char *text;
	size_t length;
	int is_quoted;
	struct cf_node *key;
	struct cf_node *child;
	struct cf_node *next;
};

/**
 * cf_tree_read() - Read a file, at most 4 MiB of it.
 *
 * Return: R3. NULL when it is not there or no such YAML, with a message.
 */
struct cf_node *cf_tree_read(const char *path);

/** cf_tree_parse() - The same of @size bytes of @text; @name is for complaints. */
struct cf_node *cf_tree_parse(const char *name, const char *text, size_t size);

void cf_tree_free(struct cf_node *tree);

/**
 * cf_tree_refuse() - Say what is wrong with a node, and where it stands.
 * @nearest: what may have been meant, or ""
 *
 *	scull.yaml:12:5: "raed" seen, expected a step (...); did you mean "read"?
 *
 * Return: -EINVAL, for the caller to pass on.
 */
int cf_tree_refuse(const struct cf_node *at, const char *nearest,
		   const char *expected, ...)
	__attribute__((format(printf, 3, 4)));

/** cf_tree_hush() - Complain to nobody from now on: for a fuzzer. */
void cf_tree_hush(void);

#endif
