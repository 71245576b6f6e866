/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a sweep found, for people, on stdout: out of its result. Host-side. */
#ifndef CF_CONSOLE_H
#define CF_CONSOLE_H

#include <jansson.h>

struct cf_sweep;

/** cf_report_head() - Driver, era, devices, ioctls, plan: before the runs. */
void cf_report_head(const json_t *result);

/** cf_report_census() - User copies of the clean run, call by call. */
void cf_report_census(const struct cf_sweep *sweep);

/** cf_report_unreached() - Call sites that the workload never reached. Return: how many. */
int cf_report_unreached(const json_t *result);

/** cf_report_findings() - Each finding, in the order of the result. */
void cf_report_findings(const json_t *result);

/** cf_report_tally() - Verdicts, why runs were skipped, and the last line. */
void cf_report_tally(const json_t *result);

#endif
