/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What user space would have seen if one call had gone another way. Host-side.
 */
#ifndef CF_WORLDS_H
#define CF_WORLDS_H

#include <cf_module.h>

#include "fault/fault.h"
#include "seen.h"

/**
 * struct cf_worlds - other ways that a run could have gone
 *
 * A *world* is a clean run of the workload in which one call, the *odd* one,
 * was different: not made, made for fewer bytes, or made with other data. Its
 * *image* is what user space sees from then on: of every later call the result,
 * the position and the bytes that it gave out. All images have the same layout,
 * so they are compared byte by byte; what lies before the odd call is not
 * filled.
 *
 * @clean: record of the clean run
 * @is_judging: cleared while the driver runs: what dies then is the driver;
 *          may be NULL
 * @layout: of an image; its size is 0 when there are too many to keep, and
 *          nothing is judged
 */
struct cf_worlds {
	const struct cf_workload *workload;
	struct cf_module *module;
	const struct cf_record *clean;
	volatile int *is_judging;
	struct cf_layout layout;
	struct cf_world_store *store;
};

/**
 * cf_worlds_make() - See the clean world, and those without one call each.
 * @clean: record of the clean run; user memory is still as it left it
 *
 * A world in which the driver crashes is noted as unknown. Worlds are run in a
 * child. A snapshot must have been taken; it is not the state on return.
 *
 * Return: R2. 0, -ENOMEM, or -errno of fork().
 */
int cf_worlds_make(struct cf_worlds *worlds, const struct cf_workload *workload,
		   struct cf_module *module, const struct cf_record *clean);

/** cf_worlds_unknown() - Calls without which the driver crashes. */
int cf_worlds_unknown(const struct cf_worlds *worlds);

/** cf_worlds_own() - Is @address in what looking at runs writes to? */
int cf_worlds_own(const struct cf_worlds *worlds, unsigned long address);

/**
 * cf_world_look() - From now on the run that has just ended is looked at.
 * @run: its record; user memory is as it left it
 * @odd: the call that was stopped
 *
 * What follows is about this run. Worlds are run when they are needed, and the
 * image of the run is taken before.
 */
void cf_world_look(const struct cf_worlds *worlds, const struct cf_record *run,
		   int odd);

/** cf_world_clean() - Image of the clean run. */
const unsigned char *cf_world_clean(const struct cf_worlds *worlds);

/** cf_world_without() - Image of the world without the odd call; NULL: unknown. */
const unsigned char *cf_world_without(const struct cf_worlds *worlds);

/** cf_world_is() - Does the run look like @image? */
int cf_world_is(const struct cf_worlds *worlds, const unsigned char *image);

/** cf_world_is_shorter() - Or as if the odd call had asked for @size bytes, and got them? */
int cf_world_is_shorter(const struct cf_worlds *worlds, unsigned long size);

/** cf_world_image() - Of the run. */
const unsigned char *cf_world_image(const struct cf_worlds *worlds);

/** cf_world_count() - Run that world too. Return: what that call then returns. */
long cf_world_count(const struct cf_worlds *worlds, unsigned long size);

/**
 * cf_world_shorter() - Run the world in which the odd call asked for @size bytes.
 *
 * Return: R3. Its image, valid until the next; NULL when that call then does
 * not return @size.
 */
const unsigned char *cf_world_shorter(const struct cf_worlds *worlds,
				      unsigned long size);

/**
 * cf_world_retried() - Run under a fault, and make the odd call again behind it.
 *
 * When it failed it is made as it was, when it moved a part for the rest.
 *
 * Return: R3. Its image, from the odd call on, which the two are together;
 * valid until the next of these. NULL when @fault cannot be armed.
 */
const unsigned char *cf_world_retried(const struct cf_worlds *worlds,
				      const struct cf_fault *fault);

/**
 * cf_world_growth() - Make the odd call again and again, and stop it each time.
 * @fault:  that stops it first
 * @stride: accesses of the fault's site from one such call to the next
 * @times:  that it is made behind the first, at most CF_FAULTS_MAX - 1
 *
 * Return: kernel objects that all these calls have left; 0 when @fault cannot
 * be armed.
 */
long cf_world_growth(const struct cf_worlds *worlds,
		     const struct cf_fault *fault, unsigned int stride,
		     int times);

/*
 * What a run should look like. Each image begins at the odd call and is valid
 * until the next of these.
 */

/** cf_world_twice() - The odd call is made twice. */
const unsigned char *cf_world_twice(const struct cf_worlds *worlds);

/** cf_world_parted() - The odd call is made for @size bytes, and then for the rest. */
const unsigned char *cf_world_parted(const struct cf_worlds *worlds,
				     unsigned long size);

/**
 * cf_world_changed() - One byte of user memory was another from the start.
 * @uaddr: its address
 * @mask:  xor-ed into it
 *
 * Return: NULL when @uaddr is not mapped.
 */
const unsigned char *cf_world_changed(const struct cf_worlds *worlds,
				      unsigned long uaddr, unsigned char mask);

/** cf_world_result() - What the odd call returned in @image. */
long cf_world_result(const struct cf_worlds *worlds, const unsigned char *image);

/** cf_world_is_whole() - As cf_world_is(), the odd call itself included. */
int cf_world_is_whole(const struct cf_worlds *worlds,
		      const unsigned char *image);

/**
 * cf_world_data() - Which bytes of an image depend on what the odd call passed in.
 *
 * Found by passing other bytes and looking; a call that takes no other bytes
 * has none.
 *
 * Return: a mask of 0 and 1, as long as an image.
 */
const unsigned char *cf_world_data(const struct cf_worlds *worlds);

#endif
