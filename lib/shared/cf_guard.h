/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What a driver could do to the process that a restored snapshot does not
 * undo. Host-side.
 */
#ifndef CF_GUARD_H
#define CF_GUARD_H

/**
 * cf_guard_start() - Watch this process from now on; for a worker, once.
 *
 * A system call that the driver makes by itself becomes an oops
 * (CF_OOPS_ESCAPE) before the host sees it, where the host can do that (Linux
 * 5.11, x86): only libc may make system calls then. A child that the driver
 * forks ends at once. Call it after cf_snapshot_take().
 */
void cf_guard_start(void);

/** cf_guard_fork() - Fork in a process that is watched. Return: as fork(). */
int cf_guard_fork(void);

/**
 * cf_guard_check() - Has the run that just ended broken out?
 *
 * Looks at what is set once and never again, at the depth of system calls and,
 * where drivers can make host system calls, at what these could have changed.
 * An oops if so. In a copy of the process that a driver made: does not return.
 */
void cf_guard_check(void);

#endif
