/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The last call of a test, for those who judge it: what it was asked, what it
 * returned, what its user copies moved, and what its buffers held before.
 * Host-side.
 */
#ifndef CF_CHECK_CALL_H
#define CF_CHECK_CALL_H

#include "trace/trace.h"

#define CF_CALL_TEXT 96
#define CF_BEFORE_MAX (1UL << 20) /* bytes of buffers that are remembered */

/** struct cf_seg - a buffer of a call */
struct cf_seg {
	unsigned long uaddr;
	unsigned long size;
};

/**
 * struct cf_made - one call that was made
 * @text:   "read(100)"
 * @ret:    what it returned
 * @pos, @pos_after: of the file, before and behind the call; -EBADF: none
 * @is_transfer: a read or a write of any kind
 * @is_read: bytes go to user memory
 * @is_positional: pread(), pwrite()
 * @op:     of its user copies in the trace
 * @segs, @seg: buffers
 * @size:   bytes in all of them
 * @before: what these held; @known[i] is 0 where nobody can tell: not mapped,
 *          or absent. NULL for a write
 */
struct cf_made {
	char text[CF_CALL_TEXT];
	long long ret;
	long long pos, pos_after;
	int is_transfer, is_read, is_positional;
	unsigned int op;
	unsigned long segs;
	struct cf_seg *seg;
	unsigned long size;
	unsigned char *before;
	unsigned char *known;
};

/** cf_last_call() - The call that returned last, or NULL. */
const struct cf_made *cf_last_call(void);

/** cf_calls_made() - How many have returned since the test began. */
unsigned long cf_calls_made(void);

/** cf_calls_trace() - The user copies of the last call and of others since the
 * trace began. */
const struct cf_trace *cf_calls_trace(void);

/**
 * cf_calls_hold() - Keep one trace over several calls, until
 * cf_calls_release().
 *
 * Begins it: occurrences in it are counted from here.
 */
void cf_calls_hold(void);
void cf_calls_release(void);

/** cf_calls_limit() - Let transfers ask for so many bytes at most. ~0UL: all.
 */
void cf_calls_limit(unsigned long size);

/* What user copies of a call did with a byte of its buffer, a mask. */
enum {
	CF_MOVED = 1,
	CF_PROBED = 2,	/* fault_in_writeable() and the like */
};

/**
 * cf_made_moved() - Which bytes of its buffers a transfer has moved.
 * @map: out, a byte for each of @made->size, a mask of what came to it; or NULL
 *
 * Return: how many from the first on without a gap.
 */
unsigned long cf_made_moved(const struct cf_made *made, unsigned char *map);

/** cf_made_is_short() - Did a user copy of it stay short: what did not arrive
 * never came later? */
int cf_made_is_short(const struct cf_made *made);

#endif
