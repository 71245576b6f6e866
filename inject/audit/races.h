/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What two calls leave behind when they are made one after the other. Host-side. */
#ifndef CF_RACES_H
#define CF_RACES_H

#include "worlds.h"

#define CF_RACE_ACTS 16		/* things that a guest can do beside one call */

/**
 * struct cf_race_image - what user space sees of a run with a guest
 * @ret:     of the guest
 * @objects: left after module exit
 * @files:   likewise
 * @bytes:   the guest's buffer, races->room bytes
 * @seen:    as in worlds.h, from the call that it met on
 */
struct cf_race_image {
	long ret;
	unsigned long objects;
	unsigned long files;
	unsigned char *bytes;
	unsigned char *seen;
};

/**
 * struct cf_races - the orders in which two calls can be made
 *
 * An *order* is a clean run of the workload in which a guest makes its call
 * before, after, long after or instead of a call of the workload (enum cf_guest_order).
 *
 * @pair: shared: what is known of each call and each act, see races.c
 * @mine: image of the run that is judged
 * @visit: of that run
 */
struct cf_races {
	const struct cf_worlds *worlds;
	struct cf_record *record;
	struct cf_race_pair *pair;
	struct cf_race_pair *scratch;
	unsigned long room;
	struct cf_race_image mine;
	struct cf_visit visit;
};

/** cf_races_make() - Of a workload with guests. Return: R2. 0 or -ENOMEM. */
int cf_races_make(struct cf_races *races, const struct cf_worlds *worlds);

/**
 * cf_race_meet() - Which call a fault with a guest stops, and what the guest does.
 *
 * Return: index of the call, or -1: there is none, or nothing for the guest to
 * do there.
 */
int cf_race_meet(const struct cf_races *races, const struct cf_fault *fault,
		 struct cf_act *act);

/**
 * cf_race_begin() - Learn what the two orders give, and arm the guest.
 * @act: of cf_guest_find()
 *
 * What is not known is run in a child. A snapshot must have been taken; it is
 * not the state on return.
 *
 * Return: 1, or 0: one of the orders crashes, so nothing can be judged.
 */
int cf_race_begin(struct cf_races *races, int meets, const struct cf_act *act);

/** cf_race_look() - From now on the run that has just ended is looked at. */
void cf_race_look(struct cf_races *races, const struct cf_record *run);

/** cf_race_is_ordered() - Is it as if the calls had been made in an order? */
int cf_race_is_ordered(const struct cf_races *races);

/**
 * cf_race_order() - Make the run of an order.
 * @to:      out; made by cf_race_image_new()
 *
 * Return: 1, or 0: it crashes.
 */
int cf_race_order(const struct cf_races *races, enum cf_guest_order order,
		  struct cf_race_image *to);

/** cf_race_image_new() - Room for one. Return: R2. 0 or -ENOMEM. */
int cf_race_image_new(const struct cf_races *races,
		      struct cf_race_image *image);

#endif
