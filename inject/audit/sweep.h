/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Run every run of a plan and judge it. Host-side.
 */
#ifndef CF_SWEEP_H
#define CF_SWEEP_H

#include <cf_module.h>
#include <cf_oops.h>

#include "assault.h"
#include "build.h"
#include "colours.h"
#include "fit.h"
#include "journal.h"
#include "oracle/oracle.h"
#include "plan.h"
#include "pool.h"
#include "races.h"
#include "shard.h"
#include "tally.h"

struct cf_watch;

/** struct cf_later - a chunk of which is known what came of it, but not what it is */
struct cf_later {
	unsigned long chunk;
	struct cf_tally tally;
	struct cf_later *next;
};

/**
 * struct cf_sweep - a driver under audit
 * @build:   built driver
 * @params:  module parameters, or NULL
 * @policy:  what the driver promises; NULL: nothing
 * @policy_file: it was read from, or NULL
 * @policy_option: the file that the user named, or NULL
 * @watch:   what runs show of a policy is noted there; NULL: nobody asks
 * @options: what is planned
 * @jobs:    workers, at least 1
 * @shard:   which part of the runs is made
 * @journal: that is written; fd -1 is none
 * @progress: print a line with the state of things, on a terminal
 * @is_replay: it makes one run, which is not of the plan
 * @fault:   of that run, @faults of them; 0: whatever was armed
 * @replay:  the fault of that run as the user wrote it, or NULL
 * @attack:  of that run, if it is one; NULL: it is not
 * @assault: what makes the attacks
 * @look:    called with @look_arg when the calls of a run are made, before
 *           anything is put away or judged; in the worker. NULL: nobody
 * @clean:   the run without a fault
 * @run:     the run under way; each worker has its own
 * @data:    what a clean read left in its buffer, by system call
 * @worlds:  what later calls see of a call that was not made, made, or odd
 * @colours: what depends on memory that nobody wrote
 * @known:   what of copies is no news
 * @slot:    of this worker
 * @total:   what came of the runs
 * @is_done: by chunk: it is in the total
 * @level_chunks: chunks of single faults, before those of pairs
 * @later:   chunks of pairs that a journal had, until pairs are planned
 * @resumed: runs that a journal had
 * @signal:  ended the runs before all were made; 0 when none did
 */
struct cf_sweep {
	const struct cf_build *build;
	const char *params;
	const struct cf_policy *policy;
	const char *policy_file;
	const char *policy_option;
	struct cf_watch *watch;
	struct cf_plan_options options;
	int jobs;
	struct cf_shard shard;
	struct cf_journal journal;
	int progress;
	int is_replay;
	struct cf_fault fault[CF_PLAN_FAULTS];
	int faults;
	const char *replay;
	const struct cf_attack *attack;
	void (*look)(void *arg);
	void *look_arg;
	struct cf_fit *fit;
	struct cf_module *module;
	struct cf_record *clean;
	struct cf_record *run;
	void *data[CF_OPS_MAX];
	struct cf_worlds worlds;
	struct cf_races races;
	struct cf_lock_order lock_order;
	struct cf_colours colours;
	struct cf_known known;
	struct cf_fields fields;
	struct cf_targets targets;
	struct cf_assault *assault;
	struct cf_plan plan;
	struct cf_slot *slot;
	struct cf_tally faultless;
	struct cf_tally total;
	unsigned char *is_done;
	unsigned long next_chunk;
	unsigned long level_chunks;
	unsigned long level_runs;
	struct cf_later *later;
	unsigned long resumed;
	int signal;
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

/**
 * cf_sweep_stage() - cf_sweep_prepare() for a workload that is there already.
 *
 * sweep->fit holds it. The two colours are not compared, and nothing is
 * planned.
 *
 * Context: after cf_boot().
 * Return: R2. As cf_sweep_prepare().
 */
int cf_sweep_stage(struct cf_sweep *sweep);

/**
 * cf_sweep_resume() - Keep a journal from now on.
 * @identity: see cf_journal_open(), as for the rest
 *
 * Return: R2. As cf_journal_open().
 */
int cf_sweep_resume(struct cf_sweep *sweep, const char *path,
		    const json_t *identity, int resume);

/** cf_sweep_share() - How many runs of the plan are its shard's. */
unsigned long cf_sweep_share(const struct cf_sweep *sweep);

/**
 * cf_sweep_run() - All runs of the shard that no journal has.
 *
 * SIGINT, SIGTERM and SIGHUP end it with sweep->signal set, no worker left and
 * the chunks that are done in total and journal; a second one ends the process.
 *
 * Return: R2. 0 or -errno.
 */
int cf_sweep_run(struct cf_sweep *sweep);

/** cf_sweep_attack() - If run number @run is an attack, which. Return: 1 it is. */
int cf_sweep_attack(const struct cf_sweep *sweep, unsigned long run,
		    struct cf_attack *attack);

/**
 * cf_sweep_one() - One run under some faults, or under whatever is armed.
 * @count: 0: faults were armed by the caller, or by libfiu, or sweep->attack
 *         is made
 * @in_process: not in a child, as the runs of a sweep are: for a debugger
 *
 * Its findings and its verdict are in the total.
 *
 * Return: R2. 0 or -errno.
 */
int cf_sweep_one(struct cf_sweep *sweep, const struct cf_fault *fault,
		 int count, int in_process);

#endif
