/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The guest: another task that enters the device beside a call of the
 * workload. Host-side.
 */
#ifndef CF_GUEST_H
#define CF_GUEST_H

#include <cf_syscall.h>

#include "fault/fault.h"

struct cf_workload;
struct cf_record;

enum cf_guest_order {
	CF_GUEST_DURING,	/* when an armed fault says so */
	CF_GUEST_BEFORE,	/* just before the call */
	CF_GUEST_AFTER,		/* just after it */
	CF_GUEST_LATE,		/* some time after it */
	CF_GUEST_ALONE,		/* instead of it */
};

/**
 * struct cf_act - what a guest does
 * @action: as a fault says it
 * @like: index of the call of the workload that it makes as its own; -1: none
 */
struct cf_act {
	struct cf_fault_action action;
	int like;
};

/**
 * struct cf_visit - one visit of a guest
 * @meets:  call of the workload beside which it takes place; -1: none does
 * @order:  enum cf_guest_order
 * @act:    what it does; with CF_GUEST_DURING filled by the fault
 * @alters: it passes in other data than the call that it copies
 * @is_made: out: it took place
 * @ret:    out: its result; of an open, that of the open
 * @sleeps: out: how often it slept, but for locks
 * @after:  out: what its task had left of the context
 */
struct cf_visit {
	int meets;
	enum cf_guest_order order;
	struct cf_act act;
	int alters;
	int is_made;
	long ret;
	unsigned long sleeps;
	struct cf_balance after;
};

/**
 * struct cf_guests - who could visit a workload
 * @input: for each call, what its buffer held before the first
 * @ubuf:  user buffer of the guest, of @room bytes
 * @visit: the one of the next run; set before, read after it
 * @pid:   of the guest while it lives
 */
struct cf_guests {
	const struct cf_workload *workload;
	struct cf_record *record;
	unsigned char **input;
	unsigned long ubuf;
	unsigned long room;
	struct cf_visit visit;
	long pid;
};

/**
 * cf_guests_make() - Give a workload guests: workload->guests.
 *
 * Maps a user buffer and reads those of the calls: before the snapshot.
 *
 * Return: R2. 0 or -ENOMEM.
 */
int cf_guests_make(struct cf_workload *workload);

/**
 * cf_guest_act() - The index-th thing that a guest can do beside a call.
 *
 * In the order of actions.def; of the ioctls those that are made next come first,
 * and there are CF_GUEST_IOCTLS at most. Unplugging comes last.
 *
 * Return: 1, or 0 past the last.
 */
int cf_guest_act(const struct cf_workload *workload, int meets, int index,
		 struct cf_act *act);

#define CF_GUEST_IOCTLS 8

/** cf_guest_find() - The same by what a fault says. Return: 1, or 0: no such call. */
int cf_guest_find(const struct cf_workload *workload, int meets,
		  const struct cf_fault_action *action, struct cf_act *act);

/** cf_guest_describe() - "write(/dev/scull0, 13)". */
void cf_guest_describe(const struct cf_workload *workload, int meets,
		       const struct cf_act *act, char *buf, unsigned long size);

/** cf_guest_buffer() - Where its data is, and how many bytes. Return: user address, or 0. */
unsigned long cf_guest_buffer(const struct cf_workload *workload,
			      const struct cf_act *act, unsigned long *size);

/* For cf_workload_run(). */

/** cf_guests_start() - A run begins. */
void cf_guests_start(struct cf_guests *guests, struct cf_record *record);

/** cf_guest_before() - The call is about to be made. Return: 0: it is not. */
int cf_guest_before(struct cf_guests *guests, int op);

/** cf_guest_after() - The call has returned; so has the guest on return. */
void cf_guest_after(struct cf_guests *guests, int op);

#endif
