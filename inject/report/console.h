/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a sweep found, for people. Host-side. */
#ifndef CF_CONSOLE_H
#define CF_CONSOLE_H

#include "audit/sweep.h"

/** cf_report_head() - Driver, era, devices, ioctls, plan: before the runs. */
void cf_report_head(const struct cf_sweep *sweep);

/** cf_report_census() - User copies of the clean run, call by call. */
void cf_report_census(const struct cf_sweep *sweep);

/** cf_report_unreached() - Call sites that the workload never reached. Return: how many. */
int cf_report_unreached(const struct cf_sweep *sweep);

/** cf_report_findings() - Each proven finding, the gravest first. */
void cf_report_findings(const struct cf_sweep *sweep);

/** cf_report_tally() - Verdicts and the last line. */
void cf_report_tally(const struct cf_sweep *sweep);

#endif
