/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * A driver inserted for one call, and what user space sees. All of these fail
 * the test at the place that the world names. Host-side.
 */
#ifndef CF_WORLD_H
#define CF_WORLD_H

#include "cf_syscall.h"

#define CF_UNLIMITED (~0UL)

struct cf_made;
struct cf_short_copy;

/**
 * struct cf_world - one after the other
 * @copy, @file, @line: of the assertion
 * @fd:    open since cf_world_begin()
 * @ubufs: user buffers made since are unmapped at the end
 * @mark:  the balance before
 */
struct cf_world {
	const struct cf_short_copy *copy;
	const char *file;
	int line;
	int fd;
	unsigned long ubufs;
	struct cf_balance mark;
};

/**
 * struct cf_view - what user space sees at one time
 * @ret, @delivered, @bytes: of the call that was just made
 * @pos:   of the file
 * @state, @state_size: as the test tells it
 */
struct cf_view {
	long long ret;
	long long pos;
	unsigned long delivered;
	unsigned long state_size;
	unsigned char *bytes;
	unsigned char *state;
};

/** cf_view_room() - Make room in a view, for good. */
void cf_view_room(const struct cf_world *world, struct cf_view *view);

/** cf_world_begin() - Insert, open, prepare. Nothing is armed. */
void cf_world_begin(struct cf_world *world);

/** cf_world_end() - Close, remove, compare the balance. */
void cf_world_end(struct cf_world *world);

/**
 * cf_world_call() - Make the call of the test.
 * @limit: bytes a transfer asks for at most, or CF_UNLIMITED
 *
 * It must be one, and say what it returned. Occurrences of sites begin at 1.
 *
 * Return: its record, until the next call.
 */
const struct cf_made *cf_world_call(struct cf_world *world, unsigned long limit);

/** cf_view_call() - Look at what a call returned and delivered. */
void cf_view_call(const struct cf_world *world, struct cf_view *view,
		  const struct cf_made *made);

/** cf_view_state() - Look at position and state. */
void cf_view_state(const struct cf_world *world, struct cf_view *view);

/** cf_view_again() - Make the call once more, with nothing in its way, and look
 * at all of it. */
void cf_view_again(struct cf_world *world, struct cf_view *view);

#endif
