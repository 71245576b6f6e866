// SPDX-License-Identifier: LGPL-2.1-or-later
/* Read the policy of a driver. What its knobs mean is oracle/policy.c's. Host-side. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "scenario/policy.h"
#include "scenario/read.h"

static int take_choice(const struct cf_node *node, enum cf_policy_knob knob,
		       unsigned char *choice)
{
	int index;

	if (cf_take_word(node, cf_knobs[knob].name, cf_knobs[knob].choice,
			 &index))
		return -EINVAL;
	*choice = index;
	return 0;
}

/* The choices of a map whose keys are knobs. */
static int take_choices(const struct cf_node *node, int per_op,
			unsigned char *choice)
{
	for (int knob = 0; knob < CF_POLICY_COUNT; knob++) {
		const struct cf_node *value =
			cf_node_find(node, cf_knobs[knob].name);

		if (!value)
			continue;
		if (per_op && !cf_knobs[knob].per_op)
			return cf_tree_refuse(value->key, "",
					      "a knob that one operation can have");
		if (take_choice(value, knob, &choice[knob]))
			return -EINVAL;
	}
	return 0;
}

static int take_nothing(const struct cf_node *node, void *to)
{
	(void)node;
	(void)to;
	return 0;
}

/* So that an unknown knob is refused; values are taken by take_choices(). */
static const struct cf_key knob_keys[] = {
#define CF_POLICY(NAME, name, per_op, text) { #name, take_nothing, 0 },
#include "oracle/policy.def"
	{ NULL, NULL, 0 },
};

static int take_op(const struct cf_node *node, struct cf_policy *policy)
{
	struct cf_policy_op *op = &policy->op[policy->ops];
	const char *name;

	if (policy->ops == CF_POLICY_OPS)
		return cf_tree_refuse(node->key, "", "at most %d operations",
				      CF_POLICY_OPS);
	if (cf_take_name(node->key, "an operation or an ioctl's name",
			 sizeof(op->name) - 1, &name) ||
	    cf_take_map(node, "an operation's policy", knob_keys, NULL))
		return -EINVAL;
	snprintf(op->name, sizeof(op->name), "%s", name);
	policy->ops++;
	return take_choices(node, 1, op->choice);
}

static int take_ops(const struct cf_node *node, void *to)
{
	int error = 0;

	if (node->kind != CF_NODE_MAP)
		return cf_tree_refuse(node, "", "a map of operations");
	for (const struct cf_node *op = node->child; op && !error;
	     op = op->next)
		error = take_op(op, to);
	return error;
}

static const struct cf_key keys[] = {
#define CF_POLICY(NAME, name, per_op, text) { #name, take_nothing, 0 },
#include "oracle/policy.def"
	{ "ops", take_ops, 0 },
	{ NULL, NULL, 0 },
};

int cf_take_policy(const struct cf_node *node, struct cf_policy *policy)
{
	int error = cf_take_map(node, "a policy", keys, policy);

	return error ? error : take_choices(node, 0, policy->choice);
}
