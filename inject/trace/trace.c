/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Record the user accesses of a run. An entry is opened in before(), where an
 * injector counts occurrences, and closed in after(): while an absent page is
 * serviced another task's accesses may start and end in between, and an access
 * that ends the run has its entry nevertheless. Refused and empty accesses
 * have no before(); they are entered in after(). Host-side.
 */
#include <string.h>

#include <cf_context.h>
#include <cf_syscall.h>

#include "inject.h"
#include "trace/trace.h"

#define TASKS_MAX 8

static struct {
	struct cf_trace *trace; /* NULL: not recording */
	/* The operation of each task: that of the first is everybody else's. */
	struct {
		const struct cf_context *task;
		unsigned int op;
	} now[TASKS_MAX];
	unsigned int tasks;
	unsigned int seen[CF_SITES_MAX]; /* occurrences by site->id */
} census;

/* Sites without room in the table are counted by looking back. */
static unsigned int count_back(const struct cf_site *site)
{
	const struct cf_trace *trace = census.trace;
	unsigned long i;

	for (i = trace->count; i > 0; i--)
		if (trace->entries[i - 1].site == site &&
		    trace->entries[i - 1].occurrence)
			return trace->entries[i - 1].occurrence + 1;
	return 1;
}

static unsigned int next_occurrence(const struct cf_site *site)
{
	if (!site->id || site->id >= CF_SITES_MAX)
		return count_back(site);
	return __atomic_add_fetch(&census.seen[site->id], 1, __ATOMIC_RELAXED);
}

static unsigned int op_under_way(void)
{
	const struct cf_context *task;
	unsigned int i;

	if (census.tasks < 2)
		return census.now[0].op;
	task = cf_context();
	for (i = census.tasks - 1; i > 0; i--)
		if (census.now[i].task == task)
			break;
	return census.now[i].op;
}

/* Return: the new entry's index + 1, or 0 when it is lost. */
static unsigned long open_entry(const struct cf_access *access,
				unsigned int occurrence)
{
	struct cf_trace *trace = census.trace;
	struct cf_trace_entry *entry;
	unsigned long index;

	index = __atomic_fetch_add(&trace->count, 1, __ATOMIC_RELAXED);
	if (index >= trace->capacity) {
		__atomic_fetch_sub(&trace->count, 1, __ATOMIC_RELAXED);
		__atomic_fetch_add(&trace->lost, 1, __ATOMIC_RELAXED);
		return 0;
	}
	entry = &trace->entries[index];
	memset(entry, 0, sizeof(*entry));
	entry->site = access->site;
	entry->uaddr = access->uaddr;
	entry->kaddr = (unsigned long)access->kaddr;
	entry->size = access->size;
	entry->op = op_under_way();
	entry->occurrence = occurrence;
	entry->prim = access->site->prim;
	entry->dir = access->dir;
	entry->is_atomic = cf_context_is_atomic(cf_context());
	return index + 1;
}

void cf_trace_before(struct cf_access *access)
{
	if (!census.trace)
		return;
	cf_locks_copied(access->site);
	cf_cookie_enter(access,
			open_entry(access, next_occurrence(access->site)));
}

/* before() found no room: the access is counted as lost, once. */
static int was_lost(const struct cf_access *access)
{
	return !access->refused && access->size && census.trace->lost;
}

void cf_trace_after(const struct cf_access *access)
{
	unsigned long number = cf_cookie_entry(access);
	struct cf_trace_entry *entry;

	if (!census.trace)
		return;
	if (!number && !was_lost(access))
		number = open_entry(access, 0);
	if (!number || number > census.trace->count)
		return;
	entry = &census.trace->entries[number - 1];
	entry->copied = access->copied;
	entry->faults = access->faults;
	entry->kind = access->stop.kind;
	entry->refused = access->refused;
	entry->injected = access->injected;
	if (access->copied < access->size)
		entry->effort = cf_effort();
	entry->is_finished = 1;
}

void cf_trace_start(struct cf_trace *trace)
{
	trace->count = 0;
	trace->lost = 0;
	memset(census.seen, 0, sizeof(census.seen));
	census.tasks = 0;
	census.now[0].op = 0;
	census.trace = trace;
	cf_inject_update();
}

void cf_trace_op(unsigned int op)
{
	const struct cf_context *task = cf_context();
	unsigned int i = 0;

	while (i < census.tasks && census.now[i].task != task)
		i++;
	if (i == TASKS_MAX)
		return;
	if (i == census.tasks)
		census.tasks++;
	census.now[i].task = task;
	census.now[i].op = op;
}

void cf_trace_stop(void)
{
	census.trace = NULL;
	cf_inject_update();
}

int cf_trace_is_active(void)
{
	return census.trace != NULL;
}
