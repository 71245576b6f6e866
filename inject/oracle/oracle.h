/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Oracles: each judges one promise of a driver, by what was returned, what
 * moved, and what a run without the fault did. Host-side.
 */
#ifndef CF_ORACLE_H
#define CF_ORACLE_H

#include "audit/worlds.h"
#include "finding.h"

/**
 * struct cf_case - a run to be judged
 * @clean: the same workload without a fault
 * @run:   with it
 * @hit:   the access that was stopped, in run's trace; its operation has
 *         returned. NULL for the promises of a run without a fault
 * @data:  per operation: what a clean read left in its buffer, or NULL
 * @worlds: looking at @run; NULL when none were made
 */
struct cf_case {
	const struct cf_workload *workload;
	const struct cf_record *clean;
	const struct cf_record *run;
	const struct cf_trace_entry *hit;
	void *const *data;
	const struct cf_worlds *worlds;
};

/**
 * cf_oracle_fn - Judge one promise.
 * @finding: out: class, relation, observed, expected, detail; the rest is the
 *           caller's
 *
 * Return: 1 the promise was broken, 0 it was kept or does not apply.
 */
typedef int cf_oracle_fn(const struct cf_case *c, struct cf_finding *finding);

struct cf_oracle {
	const char *name;
	cf_oracle_fn *judge;
};

extern const struct cf_oracle cf_oracles[];
extern const unsigned int cf_oracle_count;

#define CF_ORACLE(name) cf_oracle_fn cf_oracle_##name;
#include "oracles.def"
#undef CF_ORACLE

/** cf_oracle_crash() - What an oops says about the driver. Always a finding. */
void cf_oracle_crash(const struct cf_oops *oops, struct cf_finding *finding);

struct cf_stain;

/** cf_oracle_poison() - What a stain says about the driver. Always a finding; its site is the caller's. */
void cf_oracle_poison(const struct cf_stain *stain, struct cf_finding *finding);

/* Helpers that several oracles use. */

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
 * cf_case_prefix() - Bytes from the start of a transfer's buffer that moved
 * without a gap, over all user copies of the call.
 */
unsigned long cf_case_prefix(const struct cf_op *op,
			     const struct cf_record *record,
			     const struct cf_op_record *call);

/**
 * cf_case_missing() - User bytes in the range of the stopped copy that the
 * clean run moved and this one never did.
 */
unsigned long cf_case_missing(const struct cf_case *c);

#endif
