/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Oracles: each judges one promise of a driver, by what was returned, what
 * moved, and what a run without the fault did. Host-side.
 */
#ifndef CF_ORACLE_H
#define CF_ORACLE_H

#include <cf_mm.h>

#include "audit/assault.h"
#include "audit/worlds.h"
#include "fault/fault.h"
#include "finding.h"
#include "policy.h"

/**
 * struct cf_case - a run to be judged
 * @clean: the same workload without a fault
 * @run:   with it
 * @hit:   the access that was stopped, in run's trace; its operation has
 *         returned. In the clean run: the last of a call
 * @data:  per operation: what a clean read left in its buffer, or NULL
 * @worlds: looking at @run; NULL when none were made
 * @fault:  that did it; NULL: not one that can be armed again
 * @assault: that was made; NULL: none was. @run is not translated yet, and @hit
 *          may be no access
 * @change: what became of a byte of user memory during the access @hit, which
 *          was not stopped; NULL: it was
 * @races: looking at @run, when a guest entered the device meanwhile
 * @policy: what the driver promises; NULL: nothing
 * @shown: out, by enum cf_policy_knob: the choice that the run shows the driver
 *         to follow, as far as oracles notice; NULL: nobody wants to know
 * @order: of the clean run: a circle of locks; its @site is NULL when there is none
 */
struct cf_case {
	const struct cf_workload *workload;
	const struct cf_record *clean;
	const struct cf_record *run;
	const struct cf_trace_entry *hit;
	void *const *data;
	const struct cf_worlds *worlds;
	const struct cf_fault *fault;
	const struct cf_fault_action *change;
	const struct cf_assault *assault;
	const struct cf_races *races;
	const struct cf_policy *policy;
	unsigned char *shown;
	const struct cf_lock_order *order;
};

/** struct cf_defeat - an attack that the driver did not survive */
struct cf_defeat {
	const struct cf_attack *attack;
	const struct cf_placed *placed;
	const struct cf_oops *oops;
};

struct cf_races;
struct cf_stain;

/**
 * What an oracle judges: a run with a fault or a call of the clean run, @hit
 * being its last access; an oops; or a stain (audit/colours.h).
 * @finding: out: class, relation, observed, expected, detail; the rest is the
 *           caller's
 *
 * Return: 1 the promise was broken, 0 it was kept or does not apply.
 */
typedef int cf_oracle_run_fn(const struct cf_case *c, struct cf_finding *finding);
typedef cf_oracle_run_fn cf_oracle_change_fn;
typedef cf_oracle_run_fn cf_oracle_any_fn;
typedef cf_oracle_run_fn cf_oracle_clean_fn;
typedef cf_oracle_run_fn cf_oracle_attack_fn;
typedef int cf_oracle_defeat_fn(const struct cf_defeat *defeat,
				struct cf_finding *finding);
typedef cf_oracle_run_fn cf_oracle_race_fn;
typedef int cf_oracle_death_fn(const struct cf_oops *oops,
			       struct cf_finding *finding);
typedef int cf_oracle_stain_fn(const struct cf_stain *stain,
			       struct cf_finding *finding);

/** enum cf_oracle_kind - what an oracle is about, see oracles.def */
enum cf_oracle_kind {
	CF_JUDGES_run,
	CF_JUDGES_change,
	CF_JUDGES_any,
	CF_JUDGES_clean,
	CF_JUDGES_attack,
	CF_JUDGES_defeat,
	CF_JUDGES_race,
	CF_JUDGES_death,
	CF_JUDGES_stain,
};

/** struct cf_oracle - a row of oracles.def; @kind tells the member of @judge */
struct cf_oracle {
	const char *name;
	enum cf_oracle_kind kind;
	union {
		cf_oracle_run_fn *run;
		cf_oracle_change_fn *change;
		cf_oracle_any_fn *any;
		cf_oracle_clean_fn *clean;
		cf_oracle_attack_fn *attack;
		cf_oracle_defeat_fn *defeat;
		cf_oracle_race_fn *race;
		cf_oracle_death_fn *death;
		cf_oracle_stain_fn *stain;
	} judge;
	const char *classes;
	const char *promise;
	const char *blind;
	const char *knobs;
};

enum {
#define CF_ORACLE(name, ...) CF_ORACLE_##name,
#include "oracles.def"
#undef CF_ORACLE
	CF_ORACLE_COUNT,
};

extern const struct cf_oracle cf_oracles[CF_ORACLE_COUNT];

#define CF_ORACLE(name, kind, ...) cf_oracle_##kind##_fn cf_oracle_##name;
#include "oracles.def"
#undef CF_ORACLE

/** cf_oracle_find() - Its number by name, or -1. */
int cf_oracle_find(const char *name);

/** cf_oracle_switch_off() - It is not asked any more. */
void cf_oracle_switch_off(int number);

/** cf_oracle_is_off() - Was it switched off? */
int cf_oracle_is_off(int number);

/**
 * cf_oracle_ask() - Ask all oracles of a kind.
 * @about: as the kind says: struct cf_case, cf_defeat, cf_oops or cf_stain
 * @gravest: what the caller knows already; out: the gravest finding, of several
 *           the first, with its oracle and severity
 *
 * Return: 1 when there is one.
 */
int cf_oracle_ask(enum cf_oracle_kind kind, const void *about,
		  struct cf_finding *gravest);

/* Helpers that several oracles use. */

/** cf_oops_is_freed() - Was freed memory taken for an address? */
int cf_oops_is_freed(const struct cf_oops *oops);

/** cf_finding_take_oops() - What died, how and where; not the class. */
void cf_finding_take_oops(struct cf_finding *finding,
			  const struct cf_oops *oops);

static inline const struct cf_op *cf_case_op(const struct cf_case *c)
{
	return &c->workload->op[c->hit->op];
}

static inline const struct cf_op_record *cf_case_clean(const struct cf_case *c)
{
	return &c->clean->op[c->hit->op];
}

static inline const struct cf_op_record *cf_case_run(const struct cf_case *c)
{
	return &c->run->op[c->hit->op];
}

static inline unsigned long cf_case_residue(const struct cf_case *c)
{
	return c->hit->size - c->hit->copied;
}

/**
 * cf_case_is_user() - Was it user memory that could not be touched? A copy made
 * under set_fs(KERNEL_DS) is no business of -EFAULT.
 */
static inline int cf_case_is_user(const struct cf_case *c)
{
	return c->hit->uaddr >= cf_user_base && c->hit->uaddr < cf_task_size;
}

/**
 * cf_case_prefix() - Bytes from the start of a transfer's buffer that moved
 * without a gap, over all user copies of the call.
 */
unsigned long cf_case_prefix(const struct cf_op *op,
			     const struct cf_record *record,
			     const struct cf_op_record *call);

/**
 * cf_case_left() - Objects that a call made and that are still there.
 * @first: out, the first of them
 *
 * With the driver removed, these are lost. Return: how many.
 */
int cf_case_left(const struct cf_op_record *call, struct cf_object *first);

/**
 * cf_case_missing() - User bytes in the range of the stopped copy that the
 * clean run moved and this one never did.
 */
unsigned long cf_case_missing(const struct cf_case *c);

#endif
