/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The census: every user access of a run, in an array of the caller's.
 * Host-side.
 */
#ifndef CF_TRACE_H
#define CF_TRACE_H

#include "cf_access.h"

/**
 * struct cf_trace_entry - one user access of a run, in order of their start
 * @site:       where the driver asked for it
 * @uaddr:      user address
 * @kaddr:      kernel side, 0 where there is none
 * @size:       bytes asked for
 * @copied:     bytes that arrived
 * @op:         operation of the workload it belongs to, see cf_trace_op()
 * @occurrence: 1.. among the accesses of @site that an injector is asked
 *              about; 0 for one that was refused or moved no byte: no fault
 *              expression reaches it
 * @faults:     SIGSEGV or SIGBUS taken
 * @prim:       enum cf_prim
 * @dir:        enum cf_dir
 * @kind:       enum cf_kind that was asked for
 * @is_atomic:  no page could be brought in when it began
 * @refused:    the range check said no
 * @injected:   it was stopped by an injector
 * @effort:     cf_effort() when it had been stopped, or refused
 * @is_finished: 0: the run ended inside of it
 */
struct cf_trace_entry {
	const struct cf_site *site;
	unsigned long uaddr;
	unsigned long kaddr;
	unsigned long size;
	unsigned long copied;
	unsigned long effort;
	unsigned int op;
	unsigned int occurrence;
	unsigned int faults;
	unsigned char prim;
	unsigned char dir;
	unsigned char kind;
	unsigned char is_atomic;
	unsigned char refused;
	unsigned char injected;
	unsigned char is_finished;
};

/** cf_trace_is_stoppable() - Did it move bytes, so that a fault could stop it? */
static inline int cf_trace_is_stoppable(const struct cf_trace_entry *entry)
{
	return entry->occurrence && !entry->refused && entry->copied;
}

/**
 * struct cf_trace - a census under way or done
 * @entries:  caller's array
 * @capacity: entries in it
 * @count:    filled, at most @capacity
 * @lost:     accesses that found no room: not 0 is a census that must not be
 *            used as if it were whole
 */
struct cf_trace {
	struct cf_trace_entry *entries;
	unsigned long capacity;
	unsigned long count;
	unsigned long lost;
};

/**
 * cf_trace_start() - Record from now on.
 * @trace: entries and capacity set by the caller, who keeps it until the stop;
 *         count and lost are set to 0
 *
 * Nothing is allocated while it runs. A second start replaces the first.
 */
void cf_trace_start(struct cf_trace *trace);

/** cf_trace_op() - The accesses of the calling task that follow belong to operation @op. */
void cf_trace_op(unsigned int op);

/** cf_trace_stop() - Record no more. */
void cf_trace_stop(void);

/** cf_trace_is_active() - Between start and stop? */
int cf_trace_is_active(void);

/* The census's part of the injector, called by inject.c. */
void cf_trace_before(struct cf_access *access);
void cf_trace_after(const struct cf_access *access);

#endif
