// SPDX-License-Identifier: LGPL-2.1-or-later
/* Policies: the knobs, and what they make of a finding. Host-side. */
#include <stdio.h>
#include <string.h>

#include "oracle.h"

const struct cf_knob cf_knobs[CF_POLICY_COUNT] = {
#define CF_POLICY(NAME, name_, per_op_, text_) \
	[CF_POLICY_##NAME].name = #name_, \
	[CF_POLICY_##NAME].per_op = per_op_, \
	[CF_POLICY_##NAME].text = text_,
#define CF_CHOICE(NAME, CHOICE, choice_, text_) \
	[CF_POLICY_##NAME].choice[CF_##NAME##_##CHOICE] = #choice_, \
	[CF_POLICY_##NAME].meaning[CF_##NAME##_##CHOICE] = text_,
#include "oracle/policy.def"
};

enum cf_policy_choice cf_policy_of(const struct cf_policy *policy,
				   enum cf_policy_knob knob, const char *op,
				   const char *ioctl)
{
	unsigned char choice = policy->choice[knob];

	for (int i = 0; i < policy->ops; i++) {
		unsigned char own = policy->op[i].choice[knob];

		if (own && ioctl[0] && !strcmp(policy->op[i].name, ioctl))
			return own;
		if (own && !strcmp(policy->op[i].name, op))
			choice = own;
	}
	return choice;
}

enum cf_policy_choice cf_case_policy(const struct cf_case *c,
				     enum cf_policy_knob knob)
{
	const struct cf_op *op = cf_case_op(c);

	return c->policy ? cf_policy_of(c->policy, knob, cf_op_name(op->type),
					op->name) : 0;
}

static void say(struct cf_finding *finding, const char *before,
		const char *knob, const char *after)
{
	size_t size = strlen(finding->expected);

	snprintf(finding->expected + size, sizeof(finding->expected) - size,
		 "; %s%s%s", before, knob, after);
}

static int severity_of(const struct cf_finding *finding)
{
	return finding->severity ? finding->severity :
				   cf_classes[finding->class].severity;
}

int cf_case_promised(const struct cf_case *c, struct cf_finding *finding,
		     enum cf_policy_knob knob, enum cf_policy_choice choice)
{
	char after[40];

	/* Who breaks one of two promises follows the other. */
	if (c->shown)
		c->shown[knob] = CF_POLICY_STRICT + CF_POLICY_LENIENT - choice;
	if (cf_case_policy(c, knob) != choice)
		return 0;
	if (severity_of(finding) > 2)
		finding->severity = 2;
	snprintf(after, sizeof(after), ": %s", cf_knobs[knob].choice[choice]);
	say(finding, "the policy says ", cf_knobs[knob].name, after);
	return 1;
}

int cf_case_may(const struct cf_case *c, struct cf_finding *finding,
		enum cf_policy_knob knob)
{
	if (c->shown)
		c->shown[knob] = CF_POLICY_LENIENT;
	if (cf_case_policy(c, knob) == CF_POLICY_LENIENT)
		return 1;
	if (!cf_case_promised(c, finding, knob, CF_POLICY_STRICT) &&
	    severity_of(finding) > 2)
		say(finding, "", cf_knobs[knob].name, " is not declared");
	return 0;
}
