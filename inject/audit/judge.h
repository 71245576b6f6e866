/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* One run, from restored snapshot to verdict. Host-side. */
#ifndef CF_JUDGE_H
#define CF_JUDGE_H

#include "sweep.h"

/**
 * cf_judge_run() - Make one run and judge it.
 * @fault: to arm, the one that is judged last
 * @count: of them; 0 when something is armed already
 * @number: of the run, kept with its findings
 *
 * Adds to the tally of *sweep->slot. A run that the driver does not survive
 * never returns: see cf_judge_crash().
 */
enum cf_verdict cf_judge_run(struct cf_sweep *sweep,
			     const struct cf_fault *fault, int count,
			     unsigned long number);

/**
 * cf_judge_ask() - What the oracles of a kind say of a run.
 * @finding: what is known already; out: the gravest
 *
 * Return: 1 the gravest finding is in @finding, 0 there is none.
 */
int cf_judge_ask(struct cf_sweep *sweep, const struct cf_case *c,
		 enum cf_oracle_kind kind, struct cf_finding *finding);

/** cf_judge_number() - Make run number @number of the plan, fault or attack, and judge it. */
enum cf_verdict cf_judge_number(struct cf_sweep *sweep, unsigned long number);

/** cf_judge_make() - Make all calls, remove the driver, look what is left. */
void cf_judge_make(struct cf_sweep *sweep, const struct cf_workload *workload);

/** cf_judge_note() - Add a finding to the tally. Return: the verdict it means. */
enum cf_verdict cf_judge_note(struct cf_sweep *sweep,
			      const struct cf_finding *finding);

/** cf_judge_attack() - Make the attack that @number is, and judge it. */
enum cf_verdict cf_judge_attack(struct cf_sweep *sweep, unsigned long number);

/** cf_judge_crash() - A verdict for the run that killed its worker. */
enum cf_verdict cf_judge_crash(struct cf_sweep *sweep,
			       const struct cf_fault *fault,
			       unsigned long number,
			       const struct cf_oops *oops, const char *text);

/** cf_judge_clean() - Findings of the clean run, which user memory still shows. */
void cf_judge_clean(struct cf_sweep *sweep);

/** cf_judge_attack_crash() - The same for an attack. */
enum cf_verdict cf_judge_attack_crash(struct cf_sweep *sweep,
				      const struct cf_attack *attack,
				      unsigned long number,
				      const struct cf_oops *oops);

#endif
