/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The result of a sweep as JSON, copyfault-result/1: what is written to files,
 * merged by report, and printed by console.c. Its schema is
 * doc/copyfault-result-1.json. Host-side.
 *
 * No clock, no address and no pid is in it: the same driver object, seed and
 * options give the same bytes.
 */
#ifndef CF_RESULT_H
#define CF_RESULT_H

#include <jansson.h>

#include "audit/sweep.h"

#define CF_RESULT_FORMAT "copyfault-result/1"

/**
 * cf_result_new() - What is known before the first run.
 *
 * Tool, driver, era, plan, workload, call sites, census.
 *
 * Return: R3. Owned by the caller.
 */
json_t *cf_result_new(const struct cf_sweep *sweep);

/** cf_result_fill() - Add what came of the runs: verdicts, findings, skipped runs. */
void cf_result_fill(json_t *result, const struct cf_sweep *sweep);

/**
 * cf_result_identity() - The members of a result that make its plan that plan.
 *
 * Tool version, driver with its digests, era, architecture, seed, plan. Runs
 * of one identity may be put together.
 *
 * Return: R3. A new object; the members are those of @result.
 */
json_t *cf_result_identity(const json_t *result);

/** cf_result_write() - To a file, whole or not at all. Return: R2. 0 or -errno, with a message on stderr. */
int cf_result_write(const json_t *result, const char *path);

/** cf_result_is_dirty() - Has it a finding of severity 1 or 2? */
int cf_result_is_dirty(const json_t *result);

/** cf_json_text() - A string; bytes that are no UTF-8 become '?'. */
json_t *cf_json_text(const char *text);

/* findings.c: a finding, with all that is said of it. Owned by the caller. */
json_t *cf_finding_json(const struct cf_sweep *sweep,
			const struct cf_finding *finding);

/** cf_fit_crash_json() - A call that crashes without any fault. NULL: nobody judges it. */
json_t *cf_fit_crash_json(const struct cf_sweep *sweep,
			  const struct cf_fit_crash *crash);

/** cf_stain_json() - Memory that nobody wrote and that shows. NULL: nobody judges it. */
json_t *cf_stain_json(const struct cf_sweep *sweep,
		      const struct cf_stain *stain);

/** cf_faultless_json() - A promise that the clean run breaks. */
json_t *cf_faultless_json(const struct cf_sweep *sweep,
			  const struct cf_finding *finding);

/** cf_findings_explain() - Leave out what follows from others of the sorted list. */
void cf_findings_explain(json_t *findings);

/** cf_findings_sort() - The gravest first, then by run. */
void cf_findings_sort(json_t *findings);

/* merge.c */

/** cf_skipped_add() - Add a row to a list sorted by site and reason, or to one of its rows. Takes @row. */
void cf_skipped_add(json_t *skipped, json_t *row);

/** cf_pairs_add() - Add a row to a list sorted by call and site; of two alike the lowest run stays. Takes @row. */
void cf_pairs_add(json_t *copies, json_t *row);

/**
 * cf_result_merge() - Put the results of shards together.
 * @results: of files, at least one
 * @names:   of the files, for messages
 * @partial: be content with some of the shards, or with unfinished ones
 * @whole:   out, owned by the caller: byte for byte what a sweep without
 *           shards gives, when all are there
 *
 * What is wrong is printed on stderr: not a result, one of another plan, twice
 * the same shard, a missing one.
 *
 * Return: R2. 0 or -EINVAL.
 */
int cf_result_merge(json_t *const *results, const char *const *names,
		    int count, int partial, json_t **whole);

#endif
