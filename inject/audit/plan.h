/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* From a census to the runs of a sweep. Host-side. */
#ifndef CF_PLAN_H
#define CF_PLAN_H

#include "fault/fault.h"
#include "offsets.h"
#include "refetch.h"
#include "targets.h"
#include "trace/trace.h"
#include "workload.h"

#define CF_CHUNK_MAX 1024	/* runs of a chunk, at most */
#define CF_PLAN_FAULTS 2	/* of one run, at most */

enum cf_axis {
#define CF_AXIS(NAME, name, text) CF_AXIS_##NAME,
#include "axes.def"
	CF_AXIS_COUNT,
};

extern const char *const cf_axis_names[CF_AXIS_COUNT];

/**
 * struct cf_plan_options - what is planned
 * @kinds: mask of 1 << enum cf_kind
 * @axes:  mask of 1 << enum cf_axis that are asked for
 * @not_axes: mask of those that are not wanted
 * @sites: glob over function, or function/primitive; NULL is any
 * @workload: that of the census, for what guests can do; NULL: no guests
 * @pairs: plan a second fault in what only a first one reaches
 */
struct cf_plan_options {
	struct cf_offsets_rule offsets;
	unsigned int kinds;
	unsigned int axes;
	unsigned int not_axes;
	const char *sites;
	const struct cf_workload *workload;
	int pairs;
};

/** cf_plan_defaults() - Every offset of every kind at every site. */
void cf_plan_defaults(struct cf_plan_options *options);

/** cf_plan_axes() - Mask of the axes that are planned. */
unsigned int cf_plan_axes(const struct cf_plan_options *options);

/** cf_plan_wants() - Does the plan have this site in it? */
int cf_plan_wants(const struct cf_plan_options *options,
		  const struct cf_site *site);

/**
 * struct cf_plan - every run of a sweep, without a list of them
 *
 * A run is a number; cf_plan_faults() and cf_plan_attack() say what it does. Runs of one user copy
 * are neighbours: variant after variant in the order of axes.def, each at
 * rising offsets. A chunk is some neighbouring runs; a copy is divided among
 * chunks only when it has more runs than a chunk takes.
 *
 * What is in a plan follows from census and options alone, chunks included.
 */
struct cf_plan {
	const struct cf_plan_options *options;
	struct cf_plan_item {
		const struct cf_trace_entry *entry;	/* NULL: of an attack */
		const struct cf_target *target;
		long before;		/* run whose fault comes first, or -1 */
		unsigned long first;	/* number of its first run */
		unsigned long runs;
		unsigned long size;	/* bytes at which it can be stopped */
		unsigned int acts;	/* that a guest can do, and unplugging */
		struct cf_offsets offsets;
		struct cf_offsets again;	/* fetched before by the same call */
	} *item;
	unsigned long items;
	unsigned long copies;		/* items that are no attacks */
	unsigned long room;
	unsigned long runs;
	unsigned long attacks;		/* runs that are */
	unsigned long sampled;		/* copies not stopped at every byte */
	unsigned long left_out;		/* copies that options leave out */
	unsigned long *chunk;		/* first run of each, and plan->runs */
	unsigned long chunks;
};

/**
 * cf_plan_make() - Plan the sweep of a census.
 * @trace:   of a clean run; must outlive the plan
 * @options: too
 *
 * Return: R2. 0 or -ENOMEM.
 */
int cf_plan_make(struct cf_plan *plan, const struct cf_trace *trace,
		 const struct cf_plan_options *options);

/**
 * cf_plan_add() - Plan one user copy more, behind all others.
 * @entry:  must outlive the plan
 * @before: a run of one fault that must happen for the copy to be reached, or
 *          -1
 *
 * cf_plan_divide() must follow before any chunk is used.
 *
 * Return: R2. 0 or -ENOMEM.
 */
int cf_plan_add(struct cf_plan *plan, const struct cf_trace_entry *entry,
		long before);

/**
 * cf_plan_add_attacks() - Plan what can be done to the calls of the workload.
 * @targets: must outlive the plan
 *
 * cf_plan_divide() must follow.
 *
 * Return: R2. 0 or -ENOMEM.
 */
int cf_plan_add_attacks(struct cf_plan *plan, const struct cf_targets *targets);

/** cf_plan_divide() - Make chunks of the runs that are in none yet. Return: R2. 0 or -ENOMEM. */
int cf_plan_divide(struct cf_plan *plan);

/**
 * cf_plan_faults() - What run number @run injects. @run < plan->runs.
 * @fault: out, CF_PLAN_FAULTS of them
 *
 * Return: how many faults; none is an attack.
 */
int cf_plan_faults(const struct cf_plan *plan, unsigned long run,
		   struct cf_fault *fault);

/** cf_plan_attack() - If run number @run is an attack, which. Return: 1 it is. */
int cf_plan_attack(const struct cf_plan *plan, unsigned long run,
		   struct cf_attack *attack);

/** cf_plan_site() - The user copy that @run is about, or NULL. */
const struct cf_site *cf_plan_site(const struct cf_plan *plan,
				   unsigned long run);

/** cf_plan_item() - The user copy or the target that @run stops. */
const struct cf_plan_item *cf_plan_item(const struct cf_plan *plan,
					unsigned long run);

/** cf_plan_count() - How many runs inject a kind. */
unsigned long cf_plan_count(const struct cf_plan *plan, enum cf_kind kind);

#endif
