// SPDX-License-Identifier: LGPL-2.1-or-later
/* Read what is expected of a step. Host-side. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "fault/fault.h"
#include "scenario/script.h"

struct reading {
	struct cf_expect *expect;
	struct cf_names *names;
};

static int refuse_return(const struct cf_node *node)
{
	struct cf_nearest nearest = { .word = node->text };

	if (node->text && node->text[0] == '-' && node->text[1] == 'E') {
		char *word = node->text + 1;

		nearest.word = word;
		for (int i = 1; i < 134; i++)
			if (cf_errno_name(i))
				cf_nearest_offer(&nearest, cf_errno_name(i));
		return cf_tree_refuse(node, cf_nearest_get(&nearest),
				      "the name of an errno behind the -");
	}
	if (node->text) {
		cf_nearest_offer(&nearest, "ok");
		cf_nearest_offer(&nearest, "error");
		cf_nearest_offer(&nearest, "any");
	}
	return cf_tree_refuse(node, node->text ? cf_nearest_get(&nearest) : "",
			      "a return value: a number, -ENAME, ok, error or any");
}

static int take_return(const struct cf_node *node, void *to)
{
	struct cf_expect *expect = ((struct reading *)to)->expect;
	const char *text = node->text;

	if (node->kind != CF_NODE_SCALAR || node->is_quoted)
		return refuse_return(node);
	expect->ret = CF_RETURN_IS;
	if (!strcmp(text, "ok"))
		expect->ret = CF_RETURN_OK;
	else if (!strcmp(text, "error"))
		expect->ret = CF_RETURN_ERROR;
	else if (!strcmp(text, "any"))
		expect->ret = CF_RETURN_ANY;
	else if (text[0] == '-' && text[1] == 'E')
		expect->value = -cf_errno_read(text + 1);
	else if (cf_number_read(text, &expect->value))
		return refuse_return(node);
	if (text[0] == '-' && text[1] == 'E' && !expect->value)
		return refuse_return(node);
	return 0;
}

static int take_pos(const struct cf_node *node, void *to)
{
	struct cf_expect *expect = ((struct reading *)to)->expect;

	expect->pos_node = node;
	return cf_take_number(node, "a position", &expect->pos);
}

static int take_data(const struct cf_node *node, void *to)
{
	((struct reading *)to)->expect->data = node;
	return 0;
}

static int take_arg(const struct cf_node *node, void *to)
{
	struct reading *r = to;

	r->expect->arg = node;
	return cf_names_in(r->names, node);
}

static const struct cf_key keys[] = {
	{ "return", take_return, 0 },
	{ "pos", take_pos, 0 },
	{ "data", take_data, 0 },
	{ "arg", take_arg, 0 },
	{ NULL, NULL, 0 },
};

int cf_take_expect(const struct cf_node *node, struct cf_expect *expect,
		   struct cf_names *names)
{
	struct reading r = { .expect = expect, .names = names };

	*expect = (struct cf_expect) { .node = node };
	if (node->kind == CF_NODE_SCALAR)
		return take_return(node, &r);
	return cf_take_map(node, "an expectation", keys, &r);
}

int cf_names_in(struct cf_names *names, const struct cf_node *value)
{
	const struct cf_node *type;
	int error = 0;

	if (value->kind == CF_NODE_SCALAR)
		return value->is_quoted ? 0 :
		       cf_names_add(names, value, CF_NAME_MAYBE);
	type = cf_node_find(value, "user") ? cf_node_find(value, "type") : NULL;
	for (const struct cf_node *n = value->child; n && !error; n = n->next)
		error = n == type ? cf_names_add(names, n, CF_NAME_TYPE) :
				    cf_names_in(names, n);
	return error;
}
