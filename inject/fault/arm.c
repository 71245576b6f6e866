/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The armed faults, and the decision whether one of them stops this access.
 * Host-side.
 *
 * before() runs on every user access of a sweep. So the globs of a fault are
 * compared with a site once: the answer is kept in the fault's memo, indexed
 * by site->id, as the site's address with the answer in bit 0. The address
 * guards against an id that was given away again after a driver was unloaded.
 * Sites without an id (not registered) or above the memo are compared each
 * time.
 *
 *   memo[id]:  0  never seen    &site  does not match    &site | 1  matches
 *
 * Counters are atomic and a memo entry is one word: plain pthreads may copy at
 * the same time. Arming and disarming may not run beside a user access.
 */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "cf_syscall.h"
#include "fault/action.h"
#include "inject.h"

struct armed {
	struct cf_fault fault;
	unsigned long reached;
	unsigned long fired;
	unsigned int memo_end; /* entries from here on are 0 */
	uintptr_t memo[CF_SITES_MAX];
};

static struct {
	unsigned int count;
	int is_calm;
	struct armed armed[CF_FAULTS_MAX];
	char text[CF_FAULTS_MAX * CF_FAULT_TEXT_MAX];
	char error[CF_FAULT_TEXT_MAX + sizeof(struct cf_fault_error)];
} faults;

static int lookup(struct armed *armed, const struct cf_site *site)
{
	uintptr_t *entry, known, fresh;

	if (!site->id || site->id >= CF_SITES_MAX)
		return cf_fault_matches(&armed->fault, site);
	entry = &armed->memo[site->id];
	known = __atomic_load_n(entry, __ATOMIC_RELAXED);
	if ((known & ~(uintptr_t)1) == (uintptr_t)site)
		return known & 1;
	fresh = (uintptr_t)site | cf_fault_matches(&armed->fault, site);
	__atomic_store_n(entry, fresh, __ATOMIC_RELAXED);
	if (site->id >= armed->memo_end)
		armed->memo_end = site->id + 1;
	return fresh & 1;
}

/* Runs while an absent page is brought in; the page is there by now. */
static void act(void *arg)
{
	const struct cf_access *access = arg;
	unsigned int index = cf_cookie_owner(access) - CF_OWNER_FAULT;
	const struct cf_fault *fault = &faults.armed[index].fault;

	for (int i = 0; i < fault->actions; i++)
		cf_action_form(fault->action[i].type)->run(&fault->action[i],
							   access);
}

/* Of a fault that speaks of one ioctl: is that what the task is doing? */
static int is_call(const struct cf_fault *fault)
{
	unsigned int cmd;

	return !fault->ioctl[0] ||
	       (cf_task_ioctl(&cmd) && cmd == fault->ioctl_cmd);
}

static void decide(unsigned int index, struct cf_access *access)
{
	struct armed *armed = &faults.armed[index];
	const struct cf_fault *fault = &armed->fault;
	unsigned long n;

	if (!is_call(fault))
		return;
	n = __atomic_add_fetch(&armed->reached, 1, __ATOMIC_RELAXED);
	if (n < fault->occ_first || n > fault->occ_last || access->stop.kind)
		return;
	if (!cf_fault_place(fault, access, &access->stop))
		return;
	cf_cookie_own(access, CF_OWNER_FAULT + index);
	if (fault->actions) {
		access->stop.service = act;
		access->stop.service_arg = access;
	}
}

void cf_fault_before(struct cf_access *access)
{
	unsigned int i;

	if (faults.is_calm)
		return;
	for (i = 0; i < faults.count; i++)
		if (lookup(&faults.armed[i], access->site))
			decide(i, access);
}

void cf_fault_after(const struct cf_access *access)
{
	unsigned int index = cf_cookie_owner(access) - CF_OWNER_FAULT;

	if (access->injected && index < faults.count)
		__atomic_add_fetch(&faults.armed[index].fired, 1,
				   __ATOMIC_RELAXED);
}

static int complain(const char *expr, const char *why, int ret)
{
	snprintf(faults.error, sizeof(faults.error), "'%s', %s", expr, why);
	return ret;
}

/* Return: R2. 0, or -EINVAL or -ENOSPC with a complaint about @expr. */
static int check(const struct cf_fault *fault, const char *expr)
{
	if (cf_fault_is_lonely(fault))
		return complain(expr, "nobody here can be the other task: only a sweep and a replay have one",
				-EINVAL);
	if (faults.count == CF_FAULTS_MAX)
		return complain(expr, "too many are armed", -ENOSPC);
	return 0;
}

static void arm(const struct cf_fault *fault)
{
	struct armed *armed = &faults.armed[faults.count];

	memset(armed->memo, 0, armed->memo_end * sizeof(armed->memo[0]));
	armed->memo_end = 0;
	armed->fault = *fault;
	armed->reached = 0;
	armed->fired = 0;
	faults.is_calm = 0;
	faults.count++;
	faults.error[0] = '\0';
	cf_inject_update();
}

int cf_fault_arm_parsed(const struct cf_fault *parsed)
{
	struct cf_fault fault = *parsed;
	char text[CF_FAULT_TEXT_MAX];
	struct cf_fault_error err;
	const char *why;
	int ret;

	if (cf_fault_conflict(&fault, &why) != CF_PART_NONE)
		return complain("(parsed)", why, -EINVAL);
	ret = check(&fault, "(parsed)");
	if (ret)
		return ret;
	if (cf_fault_resolve(&fault, NULL, NULL)) {
		cf_fault_format(&fault, text, sizeof(text));
		cf_fault_resolve(&fault, text, &err);
		return complain(text, err.text, -ENOENT);
	}
	arm(&fault);
	return 0;
}

int cf_fault_arm(const char *expr)
{
	struct cf_fault fault;
	struct cf_fault_error err;
	int ret;

	if (cf_fault_parse(expr, &fault, &err))
		return complain(expr, err.text, -EINVAL);
	ret = check(&fault, expr);
	if (ret)
		return ret;
	if (cf_fault_resolve(&fault, expr, &err))
		return complain(expr, err.text, -ENOENT);
	arm(&fault);
	return 0;
}

void cf_fault_disarm(void)
{
	faults.count = 0;
	faults.is_calm = 0;
	cf_inject_update();
}

void cf_fault_calm(void)
{
	faults.is_calm = 1;
}

unsigned long cf_fault_hits(unsigned int index)
{
	return index < faults.count
		       ? __atomic_load_n(&faults.armed[index].fired,
					 __ATOMIC_RELAXED)
		       : 0;
}

unsigned int cf_fault_armed_count(void)
{
	return faults.count;
}

unsigned long cf_fault_fired(void)
{
	unsigned long fired = 0;
	unsigned int i;

	for (i = 0; i < faults.count; i++)
		fired += cf_fault_hits(i);
	return fired;
}

unsigned long cf_fault_reached(unsigned int index)
{
	return index < faults.count
		       ? __atomic_load_n(&faults.armed[index].reached,
					 __ATOMIC_RELAXED)
		       : 0;
}

/* Printed on request only: a sweep arms far more often than it asks. */
const char *cf_fault_armed_text(void)
{
	size_t used = 0;
	unsigned int i;

	faults.text[0] = '\0';
	for (i = 0; i < faults.count; i++) {
		if (i)
			used += snprintf(faults.text + used,
					 sizeof(faults.text) - used, "; ");
		if (used >= sizeof(faults.text) ||
		    cf_fault_format(&faults.armed[i].fault, faults.text + used,
				    sizeof(faults.text) - used))
			break;
		used += strlen(faults.text + used);
	}
	return faults.text;
}

const char *cf_fault_error(void)
{
	return faults.error;
}
