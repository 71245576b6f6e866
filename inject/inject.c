/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The one injector: asks the census, the armed faults and the libfiu points in
 * this order, and is installed only while one of them has something to do.
 * What they decide is theirs. Host-side.
 *
 * An armed fault has the access before a point has it; both count it, so that
 * an occurrence means the same whatever else is armed.
 */
#include <errno.h>
#include <stdlib.h>

#include "fault/fault.h"
#include "inject.h"
#include "point/point.h"
#include "trace/trace.h"

/*
 * Called just before the first access of the process that is to be stopped.
 * Empty: it is there for a debugger to break on.
 */
__attribute__((noinline)) void cf_first_fault(const struct cf_access *access)
{
	__asm__ volatile("" : : "r" (access) : "memory");
}

static void before(struct cf_access *access)
{
	static int has_stopped;

	cf_trace_before(access);
	cf_fault_before(access);
	cf_points_before(access);
	if (access->stop.kind && !has_stopped) {
		has_stopped = 1;
		cf_first_fault(access);
	}
}

static void after(struct cf_access *access)
{
	cf_points_after(access);
	cf_fault_after(access);
	cf_trace_after(access);
}

static const struct cf_access_ops ops = {
	.before = before,
	.after = after,
};

void cf_inject_update(void)
{
	static int is_installed;
	int is_wanted = cf_fault_armed_count() || cf_points_is_active() ||
			cf_trace_is_active();

	if (is_wanted == is_installed)
		return;
	cf_access_install(is_wanted ? &ops : NULL);
	is_installed = is_wanted;
}

/* Status 2 and not a return value: a caller that looks away must not pass. */
int cf_inject_start(void)
{
	static int is_started;
	int ret;

	if (is_started)
		return 0;
	is_started = 1;
	ret = cf_points_start();
	if (ret == -EINVAL)
		exit(2);
	cf_inject_update();
	return ret;
}
