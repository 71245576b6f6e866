/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which policy the runs of a sweep show a driver to follow. Host-side. */
#ifndef CF_WATCH_H
#define CF_WATCH_H

#include "oracle/oracle.h"

/**
 * struct cf_seen_choice - how often a choice of a knob was seen
 * @runs:  that showed it
 * @first: 1 + the lowest number of them; 0 when none did
 */
struct cf_seen_choice {
	unsigned long runs;
	unsigned long first;
};

/** struct cf_watch - by call of the workload, knob and choice; workers share it */
struct cf_watch {
	struct cf_seen_choice seen[CF_OPS_MAX][CF_POLICY_COUNT][CF_POLICY_CHOICES];
};

/**
 * cf_watch_run() - Note what a run shows.
 * @c:         with what oracles noticed in @c->shown
 * @is_broken: an oracle said no
 * @number:    of the run
 *
 * What breaks no strict promise shows that it is kept, when it could have been
 * seen to break.
 */
void cf_watch_run(struct cf_watch *watch, const struct cf_case *c,
		  int is_broken, unsigned long number);

/** cf_watch_clean() - What f_pos counts, for each transfer of the clean run. */
void cf_watch_clean(struct cf_watch *watch, const struct cf_workload *workload,
		    const struct cf_record *clean);

#endif
