/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Run every run of a plan and judge it. Host-side.
 */
#ifndef CF_SWEEP_H
#define CF_SWEEP_H

#include <cf_module.h>
#include <cf_oops.h>

#include "build.h"
#include "colours.h"
#include "fit.h"
#include "oracle/oracle.h"
#include "plan.h"

#define CF_FINDINGS_MAX 256

enum cf_verdict {
#define CF_VERDICT(NAME, name, text) CF_VERDICT_##NAME,
#include "verdicts.def"
#undef CF_VERDICT
	CF_VERDICT_COUNT,
};

extern const char *const cf_verdict_names[CF_VERDICT_COUNT];

/**
 * struct cf_tally - what the workers write and the parent reads: shared memory
 * @current: number of the run under way
 * @op:      its system call under way, -1 for module exit
 * @is_judging: the call is over; what dies now is the harness
 * @next:    first run that has no verdict yet
 * @notes:   runs that passed with an S3 or S4 finding
 * @findings_lost: distinct findings for which there was no room
 */
struct cf_tally {
	volatile unsigned long current;
	volatile int op;
	volatile int is_judging;
	volatile unsigned long next;
	unsigned long verdict[CF_VERDICT_COUNT];
	unsigned long notes;
	struct cf_finding finding[CF_FINDINGS_MAX];
	unsigned int findings;
	unsigned long findings_lost;
	struct cf_oops oops;
	char oops_text[160];
};

/**
 * struct cf_sweep - a driver under audit
 * @build:  built driver
 * @params: module parameters, or NULL
 * @progress: print a line with the state of things, on a terminal
 */
struct cf_sweep {
	const struct cf_build *build;
	const char *params;
	int progress;
	struct cf_fit *fit;
	struct cf_module *module;
	struct cf_record *clean;
	struct cf_record *run;
	void *data[CF_OPS_MAX];
	struct cf_worlds worlds;
	struct cf_colours colours;
	struct cf_plan plan;
	struct cf_tally *tally;
	double seconds;
};

/**
 * cf_sweep_prepare() - Load the driver, fit a workload, take the census.
 *
 * Return: R2. 0; with a message on stderr: -EINVAL, the driver cannot be
 * audited; -ECANCELED, it crashes in its init; -ENOMEM.
 */
int cf_sweep_prepare(struct cf_sweep *sweep);

/**
 * cf_sweep_census() - Snapshot, clean run and plan of the workload in @sweep->fit.
 *
 * The last step of cf_sweep_prepare(); again for who has changed the workload.
 *
 * Return: R2. 0, -ENOMEM, or -EINVAL with a message on stderr.
 */
int cf_sweep_census(struct cf_sweep *sweep);

/** cf_sweep_run() - All runs of the plan. Return: R2. 0 or -errno, with a message. */
int cf_sweep_run(struct cf_sweep *sweep);

/**
 * cf_sweep_one() - One run under one fault, or under whatever is armed.
 * @fault: NULL: faults were armed by the caller, or by libfiu
 * @in_process: not in a child, as the runs of a sweep are: for a debugger
 *
 * Its findings and its verdict are in the tally.
 *
 * Return: R2. 0 or -errno.
 */
int cf_sweep_one(struct cf_sweep *sweep, const struct cf_fault *fault,
		 int in_process);

/** cf_sweep_is_dirty() - Is there a finding of severity 1 or 2? */
int cf_sweep_is_dirty(const struct cf_sweep *sweep);

/** cf_finding_is_proven() - Or only a coincidence so far? */
int cf_finding_is_proven(const struct cf_finding *finding);

#endif
