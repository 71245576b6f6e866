// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * copyfault policy infer: the policy that a driver was seen to follow in a
 * sweep, as YAML to paste. Host-side.
 *
 * A lenient promise is one that the driver may use, and need not: once seen, it
 * is what can be declared. A driver that returns a count here and an error
 * there follows neither promise, and both places are named.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "audit/sweep.h"
#include "audit/token.h"
#include "audit/watch.h"
#include "audit/worker.h"
#include "options.h"

typedef const struct cf_seen_choice choices_of[CF_POLICY_CHOICES];

/* What the calls of one name showed: "read", or an ioctl. */
static void gather(const struct cf_sweep *sweep, const char *name, int knob,
		   struct cf_seen_choice sum[CF_POLICY_CHOICES])
{
	const struct cf_workload *workload = &sweep->fit->workload;

	memset(sum, 0, CF_POLICY_CHOICES * sizeof(*sum));
	for (int i = 0; i < workload->count; i++) {
		const struct cf_op *op = &workload->op[i];

		if (name && strcmp(op->name[0] ? op->name :
				   cf_op_name(op->type), name))
			continue;
		for (int j = 0; j < CF_POLICY_CHOICES; j++) {
			const struct cf_seen_choice *seen =
				&sweep->watch->seen[i][knob][j];

			sum[j].runs += seen->runs;
			if (seen->first && (!sum[j].first ||
					    seen->first < sum[j].first))
				sum[j].first = seen->first;
		}
	}
}

static void put_example(const struct cf_sweep *sweep,
			const struct cf_seen_choice *seen)
{
	struct cf_fault fault[CF_PLAN_FAULTS];
	char text[CF_PLAN_FAULTS * CF_FAULT_TEXT_MAX];
	int count = cf_plan_faults(&sweep->plan, seen->first - 1, fault);

	if (count && !cf_faults_format(fault, count, text, sizeof(text)))
		printf(", as in %s", text);
}

static void put_seen(const struct cf_sweep *sweep, int knob, int choice,
		     const struct cf_seen_choice *seen, int with_example)
{
	printf("%s in %lu %s%s", cf_knobs[knob].choice[choice], seen->runs,
	       knob == CF_POLICY_POSITION ? "call" : "run",
	       seen->runs == 1 ? "" : "s");
	if (with_example)
		put_example(sweep, seen);
}

/* Of these two, none lets the driver do what it wants. */
static int is_either(int knob)
{
	return knob == CF_POLICY_SHORT || knob == CF_POLICY_POSITION;
}

static void put_knob(const struct cf_sweep *sweep, const char *indent,
		     int knob, choices_of sum)
{
	const struct cf_seen_choice *strict = &sum[CF_POLICY_STRICT];
	const struct cf_seen_choice *lenient = &sum[CF_POLICY_LENIENT];
	int has_both = strict->runs && lenient->runs;
	int choice = lenient->runs ? CF_POLICY_LENIENT : CF_POLICY_STRICT;
	int with_example = has_both && knob != CF_POLICY_POSITION;

	if (!strict->runs && !lenient->runs) {
		printf("%s# %s: could not be seen\n", indent,
		       cf_knobs[knob].name);
		return;
	}
	printf("%s%s: %s  # ", indent, cf_knobs[knob].name,
	       cf_knobs[knob].choice[has_both && is_either(knob) ? 0 : choice]);
	if (has_both && is_either(knob))
		printf("contradiction: ");
	put_seen(sweep, knob, choice, &sum[choice], with_example);
	if (has_both) {
		printf("; ");
		put_seen(sweep, knob, CF_POLICY_STRICT, strict, with_example);
	}
	printf("\n");
}

/* The name of a call that a fault stopped, first of that name; else NULL. */
static const char *name_of(const struct cf_sweep *sweep, int index)
{
	const struct cf_workload *workload = &sweep->fit->workload;
	const struct cf_op *op = &workload->op[index];

	if (!sweep->clean->op[index].accesses || op->type == CF_OP_INSMOD ||
	    op->type == CF_OP_RMMOD)
		return NULL;
	for (int i = 0; i < index; i++)
		if (sweep->clean->op[i].accesses &&
		    workload->op[i].type == op->type &&
		    !strcmp(workload->op[i].name, op->name))
			return NULL;
	return op->name[0] ? op->name : cf_op_name(op->type);
}

/* Knobs that say something about this sort of call. */
static int is_about(const struct cf_op *op, int knob)
{
	int moves = cf_op_moves(op->type);

	switch (knob) {
	case CF_POLICY_SHORT:
	case CF_POLICY_DATA:
		return moves >= 0;
	case CF_POLICY_STATE:
		return moves != CF_TO_USER;
	case CF_POLICY_COPY_OUT:
		return moves < 0;
	}
	return cf_knobs[knob].per_op;
}

static int can_declare(const struct cf_sweep *sweep, int index)
{
	struct cf_seen_choice sum[CF_POLICY_CHOICES];

	for (int knob = 0; knob < CF_POLICY_COUNT; knob++) {
		gather(sweep, name_of(sweep, index), knob, sum);
		if (is_about(&sweep->fit->workload.op[index], knob) &&
		    (sum[CF_POLICY_STRICT].runs || sum[CF_POLICY_LENIENT].runs))
			return 1;
	}
	return 0;
}

/* With nothing to declare, all of it is a comment, or it would be no map. */
static void put_op(const struct cf_sweep *sweep, int index, const char *name)
{
	struct cf_seen_choice sum[CF_POLICY_CHOICES];
	const struct cf_op *op = &sweep->fit->workload.op[index];
	int seen = can_declare(sweep, index);

	printf("    %s%s:\n", seen ? "" : "# ", name);
	for (int knob = 0; knob < CF_POLICY_COUNT; knob++) {
		if (!is_about(op, knob))
			continue;
		gather(sweep, name, knob, sum);
		put_knob(sweep, seen ? "      " : "    #   ", knob, sum);
	}
}

static void put_policy(const struct cf_sweep *sweep)
{
	struct cf_seen_choice sum[CF_POLICY_CHOICES];
	int any = 0;

	for (int i = 0; i < sweep->fit->workload.count; i++)
		any |= name_of(sweep, i) && can_declare(sweep, i);
	printf("# %s was seen to follow this in %lu runs.\npolicy:\n",
	       sweep->build->source[0], cf_tally_runs(&sweep->total));
	gather(sweep, NULL, CF_POLICY_POSITION, sum);
	put_knob(sweep, "  ", CF_POLICY_POSITION, sum);
	printf("  ops:%s\n", any ? "" : " {}");
	for (int i = 0; i < sweep->fit->workload.count; i++)
		if (name_of(sweep, i))
			put_op(sweep, i, name_of(sweep, i));
}

static int infer(struct cf_options *options)
{
	struct cf_sweep sweep = {
		.build = &options->build, .params = options->params,
		.options = options->plan, .jobs = options->jobs,
		.watch = cf_shared_new(sizeof(struct cf_watch)),
	};
	int status = sweep.watch ? cf_exit_status(cf_sweep_prepare(&sweep)) :
				   CF_EXIT_HARNESS;

	if (status)
		return status;
	if (!sweep.plan.runs) {
		fprintf(stderr, "%s: no user copy was reached: nothing could be seen\n",
			sweep.build->source[0]);
		return CF_EXIT_USAGE;
	}
	cf_watch_clean(sweep.watch, &sweep.fit->workload, sweep.clean);
	status = cf_exit_status(cf_sweep_run(&sweep));
	if (!status && sweep.signal)
		return 128 + sweep.signal;
	if (!status)
		put_policy(&sweep);
	return status;
}

int cf_command_policy(int argc, char **argv)
{
	static struct cf_options options;
	int status;

	if (argc < 2 || (strcmp(argv[1], "infer") && argv[1][0] != '-')) {
		fprintf(stderr, "copyfault policy: \"%s\" seen, expected infer\n",
			argc < 2 ? "" : argv[1]);
		return CF_EXIT_USAGE;
	}
	if (!strcmp(argv[1], "infer")) {
		argv[1] = argv[0];
		argc--;
		argv++;
	}
	status = cf_options_parse(&options, argc, argv, 1);
	if (!status && options.fault) {
		fprintf(stderr, "copyfault policy: \"%s\" seen, expected no fault expression here\n",
			options.fault);
		status = CF_EXIT_USAGE;
	}
	if (!status)
		status = cf_options_build(&options);
	if (!status)
		status = infer(&options);
	return status < 0 ? 0 : status;
}
