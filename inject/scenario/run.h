/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Run scenarios and say what came of them. Host-side. */
#ifndef CF_RUN_H
#define CF_RUN_H

#include "audit/sweep.h"
#include "scenario/scenario.h"

#define CF_COMPLAINTS_MAX 16

enum cf_result_kind {
#define CF_RESULT(NAME, name, text) CF_RESULT_##NAME,
#include "scenario/results.def"
#undef CF_RESULT
	CF_RESULT_COUNT,
};

extern const char *const cf_result_names[CF_RESULT_COUNT];

/**
 * struct cf_result - what came of a scenario
 * @text:  @complaints sentences: why it did not pass
 * @note:  @notes sentences: what oracles said beside that
 */
struct cf_result {
	enum cf_result_kind kind;
	int complaints;
	char text[CF_COMPLAINTS_MAX][520];
	int notes;
	char note[4][520];
};

/**
 * cf_run_check() - Do all faults speak of user copies that the driver makes?
 * @build: that is loaded, in a child process
 *
 * Return: R2. 0; -EINVAL with a message for the first that does not; -EIO.
 */
int cf_run_check(const struct cf_scenario_file *file,
		 const struct cf_build *build);

/**
 * cf_run() - Run one scenario, in child processes.
 * @result: out
 *
 * Return: R2. 0, -ENOMEM, -EIO (the harness failed and has said why).
 */
int cf_run(const struct cf_scenario_file *file,
	   const struct cf_scenario *scenario, const struct cf_build *build,
	   struct cf_result *result);

/** cf_run_judge() - After a run: compare with what is expected. Of run.c and judge.c alone. */
struct cf_run_state {
	const struct cf_scenario_file *file;
	const struct cf_scenario *scenario;
	struct cf_script *script;
	struct cf_result *result;	/* shared with the parent */
	int shift;			/* calls before the first step */
};

/** cf_complain() - Add a sentence, and make the result @kind unless it is worse already. */
void cf_complain(struct cf_result *result, enum cf_result_kind kind,
		 const char *format, ...) __attribute__((format(printf, 3, 4)));

/** cf_compare() - The steps of a run with what is expected of them. In the process that made it. */
void cf_compare(const struct cf_run_state *state,
		const struct cf_record *record);

/** cf_weigh() - The findings of a run with what the file expects. */
void cf_weigh(const struct cf_run_state *state, const struct cf_tally *tally);

#endif
