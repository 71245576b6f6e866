/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Run every run of a plan and judge it. Host-side.
 */
#ifndef CF_SWEEP_H
#define CF_SWEEP_H

#include <cf_module.h>
#include <cf_oops.h>

#include "build.h"
#include "fit.h"
#include "oracle/oracle.h"
#include "plan.h"
#include "pool.h"
#include "tally.h"

/**
 * struct cf_sweep - a driver under audit
 * @build:   built driver
 * @params:  module parameters, or NULL
 * @options: what is planned
 * @jobs:    workers, at least 1
 * @progress: print a line with the state of things, on a terminal
 * @clean:   the run without a fault
 * @run:     the run under way; each worker has its own
 * @data:    what a clean read left in its buffer, by system call
 * @slot:    of this worker
 * @total:   what came of the runs
 * @is_interrupted: a signal ended the runs before all were made
 */
struct cf_sweep {
	const struct cf_build *build;
	const char *params;
	struct cf_plan_options options;
	int jobs;
	int progress;
	struct cf_fit *fit;
	struct cf_module *module;
	struct cf_record *clean;
	struct cf_record *run;
	void *data[CF_OPS_MAX];
	struct cf_fields fields;
	struct cf_plan plan;
	struct cf_slot *slot;
	struct cf_tally total;
	unsigned long next_chunk;
	int is_interrupted;
	double seconds;
};

/**
 * cf_sweep_prepare() - Load the driver, fit a workload, take the census.
 *
 * Return: R2. 0; with a message on stderr: -EINVAL, the driver cannot be
 * audited; -ECANCELED, it crashes in its init; -ENOMEM.
 */
int cf_sweep_prepare(struct cf_sweep *sweep);

/** cf_sweep_run() - All runs of the plan. Return: R2. 0 or -errno, with a message. */
int cf_sweep_run(struct cf_sweep *sweep);

/**
 * cf_sweep_one() - One run under some faults, or under whatever is armed.
 * @count: 0: faults were armed by the caller, or by libfiu
 * @in_process: not in a child, as the runs of a sweep are: for a debugger
 *
 * Its findings and its verdict are in the total.
 *
 * Return: R2. 0 or -errno.
 */
int cf_sweep_one(struct cf_sweep *sweep, const struct cf_fault *fault,
		 int count, int in_process);

/** cf_sweep_is_dirty() - Is there a finding of severity 1 or 2? */
int cf_sweep_is_dirty(const struct cf_sweep *sweep);

#endif
