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

/** cf_judge_crash() - A verdict for the run that killed its worker. */
enum cf_verdict cf_judge_crash(struct cf_sweep *sweep,
			       const struct cf_fault *fault,
			       unsigned long number,
			       const struct cf_oops *oops, const char *text);

/** cf_judge_clean() - Findings of the clean run, which user memory still shows. */
void cf_judge_clean(struct cf_sweep *sweep);

#endif
