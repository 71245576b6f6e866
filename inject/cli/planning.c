// SPDX-License-Identifier: LGPL-2.1-or-later
/* Parse the options that say what is planned and by whom it is run. Host-side. */
#define _GNU_SOURCE
#include <errno.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audit/pool.h"
#include "options.h"

static int refuse(const char *option, const char *seen, const char *expected)
{
	fprintf(stderr, "copyfault: --%s: \"%s\" seen, expected %s\n", option,
		seen, expected);
	return CF_EXIT_USAGE;
}

int cf_number_parse(const char *text, unsigned long *value)
{
	char *end;

	errno = 0;
	*value = strtoul(text, &end, 10);
	return *text >= '0' && *text <= '9' && !*end && !errno ? 0 : -EINVAL;
}

/* The index of a word among @names, from @first on; -1 is none of them. */
static int find_name(const char *word, const char *const *names, int first,
		     int count)
{
	for (int i = first; i < count; i++)
		if (!strcmp(word, names[i]))
			return i;
	return -1;
}

static int unknown_name(const char *option, const char *word,
			const char *const *names, int first, int count)
{
	struct cf_nearest nearest = { .word = word };

	fprintf(stderr, "copyfault: --%s: \"%s\" seen, expected", option, word);
	for (int i = first; i < count; i++) {
		cf_nearest_offer(&nearest, names[i]);
		fprintf(stderr, "%s %s", i > first ? "," : "", names[i]);
	}
	if (cf_nearest_get(&nearest)[0])
		fprintf(stderr, "; did you mean %s?",
			cf_nearest_get(&nearest));
	fprintf(stderr, "\n");
	return CF_EXIT_USAGE;
}

/* "a,b": a mask of 1 << index into @names. */
static int parse_names(const char *option, const char *text,
		       const char *const *names, int first, int count,
		       unsigned int *mask)
{
	char word[64];

	do {
		size_t size = strcspn(text, ",");
		int index;

		snprintf(word, sizeof(word), "%.*s", (int)size, text);
		index = find_name(word, names, first, count);
		if (index < 0)
			return unknown_name(option, word, names, first, count);
		*mask |= 1U << index;
		text += size;
	} while (*text++);
	return 0;
}

static int parse_jobs(const char *text, int *jobs)
{
	unsigned long value;

	if (cf_number_parse(text, &value) || !value || value > CF_JOBS_MAX)
		return refuse("jobs", text, "a number from 1 to 256");
	*jobs = value;
	return 0;
}

static int parse_offsets(const char *text, struct cf_offsets_rule *rule)
{
	const char *seen;

	if (!cf_offsets_parse(text, rule, &seen))
		return 0;
	return refuse("offsets", seen,
		      "all, edges, a number above 0, or a list such as 0,37,end-1");
}

static int leave_out(const char *text, unsigned int *axes)
{
	unsigned int mask = 0;
	int status = parse_names("without", text, cf_axis_names,
				 CF_AXIS_PLAIN + 1, CF_AXIS_COUNT, &mask);

	*axes &= ~mask;
	return status;
}

int cf_planning_take(struct cf_options *options, int option, const char *text)
{
	struct cf_plan_options *plan = &options->plan;

	switch (option) {
	case CF_OPT_JOBS:
		return parse_jobs(text, &options->jobs);
	case CF_OPT_OFFSETS:
		return parse_offsets(text, &plan->offsets);
	case CF_OPT_KINDS:
		plan->kinds = 0;
		return parse_names("kinds", text, cf_kind_names,
				   CF_KIND_NONE + 1, CF_KIND_COUNT,
				   &plan->kinds);
	case CF_OPT_WITH:
		return parse_names("with", text, cf_axis_names,
				   CF_AXIS_PLAIN + 1, CF_AXIS_COUNT,
				   &plan->axes);
	case CF_OPT_WITHOUT:
		return leave_out(text, &plan->axes);
	case CF_OPT_SITES:
		plan->sites = text;
		return *text ? 0 : refuse("sites", text,
					  "a glob over FUNCTION or FUNCTION/PRIMITIVE");
	case CF_OPT_SEED:
		return cf_number_parse(text, &plan->offsets.seed) ?
		       refuse("seed", text, "a number") : 0;
	case CF_OPT_SHARD:
		return cf_shard_parse(text, &options->shard) ?
		       refuse("shard", text, "I/N, such as 1/4 for the first of four") : 0;
	case CF_OPT_JOURNAL:
		options->journal = text;
		return *text ? 0 : refuse("journal", text, "a file");
	case CF_OPT_RESUME:
		options->is_resumed = 1;
		break;
	case CF_OPT_PARTIAL:
		options->is_partial = 1;
		break;
	case CF_OPT_PAIRS:
		plan->pairs = 1;
		break;
	}
	return 0;
}

int cf_planning_check(struct cf_options *options)
{
	struct cf_shard shard = { 0 };

	if (options->is_resumed && !options->journal)
		return refuse("resume", "", "--journal FILE beside it");
	if (!options->may_share)
		return 0;
	if (cf_shard_from_environment(&shard))
		return CF_EXIT_USAGE;
	if (shard.total && options->shard.total &&
	    (options->shard.total != shard.total ||
	     options->shard.index != shard.index))
		return refuse("shard", "another",
			      "the same as the environment says");
	if (shard.total)
		options->shard = shard;
	if (options->shard.total && options->plan.pairs)
		return refuse("pairs", "shard",
			      "one or the other: pairs follow from the runs of all shards");
	return 0;
}

void cf_planning_defaults(struct cf_options *options)
{
	cpu_set_t set;

	cf_plan_defaults(&options->plan);
	options->jobs = sched_getaffinity(0, sizeof(set), &set) ?
			1 : CPU_COUNT(&set);
	if (options->jobs > CF_JOBS_MAX)
		options->jobs = CF_JOBS_MAX;
}
