/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A driver under audit, for tests and measurements of the sweep. Host-side. */
#ifndef TESTS_AUDIT_RIG_H
#define TESTS_AUDIT_RIG_H

#include "audit/sweep.h"

/**
 * rig_start() - Build a driver, fit a workload to it, take the census.
 * @source: below the source tree
 * @axes:   mask of 1 << enum cf_axis: what is planned beside the attacks
 *
 * Once for a process. What fails ends it with status 99.
 */
struct cf_sweep *rig_start(const char *source, unsigned int axes);

/** rig_reduce() - Keep one open, write, lseek, read, ioctl and close; new census. */
void rig_reduce(struct cf_sweep *sweep);

/** rig_run() - Run number @run of the plan, here and now. */
enum cf_verdict rig_run(struct cf_sweep *sweep, unsigned long run);

/** rig_digest() - Of all that the last run did and left in user memory. */
unsigned long rig_digest(const struct cf_sweep *sweep);

/** rig_hash() - Mix @size bytes into @hash. */
unsigned long rig_hash(unsigned long hash, const void *data,
		       unsigned long size);

#endif
