/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Every fault of a call, one after the other: as one assertion that judges all
 * of them by the driver's contract, or as a loop with the test's own
 * assertions in it. Host-side, public.
 *
 *	static const struct cf_short_copy copy = {
 *		.driver = "scull", .node = "/dev/scull0",
 *		.call = cf_short_read, .size = 100,
 *	};
 *
 *	CF_ASSERT_SHORT_COPY_HANDLED(&copy);
 */
#ifndef COPYFAULT_SHORT_H
#define COPYFAULT_SHORT_H

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What a driver promises, a mask. 0 is what POSIX has of read() and write():
 * the count of the bytes that arrived, and a call that fails changes nothing.
 */
enum {
	/* A short copy fails the whole call: -EFAULT, never a count. */
	CF_SHORT_ALL_OR_NOTHING = 1,
	/* A call that fails may have lost data: state is not compared then. */
	CF_EFAULT_LOSSY = 2,
	/* Memory or files may stay behind: heap is not compared at the end. */
	CF_SHORT_MAY_GROW = 4,
};

/**
 * struct cf_short_copy - a call whose user copies are stopped at every byte
 * @driver:  inserted anew for each run, and removed behind it
 * @params:  of the driver, "name=value name=value"; or NULL
 * @node:    opened with @flags for each run
 * @flags:   of <fcntl.h>; 0 is O_RDWR
 * @prepare: brings the device to where the call is made, or NULL. What it
 *           opens it closes
 * @call:    makes the call, one of copyfault/call.h, and returns what that
 *           returned; before it, any others. cf_short_read, cf_short_write, or
 *           the test's own
 * @size:    bytes that cf_short_read and cf_short_write ask for
 * @data:    @size bytes that cf_short_write writes; NULL is a pattern in which
 *           neighbours differ
 * @state:   tells what the device holds: fills @bytes and returns how many, at
 *           most @size; or NULL. Its own reads go through pread() or a second
 *           descriptor, where the position is part of what is promised
 * @site:    which copies: "function/primitive" as a fault expression begins,
 *           "*" and "?" in it, ":2" and "#2" behind it; NULL: all of the driver
 * @unit:    bytes that a transfer moves or leaves together; 0 is 1
 * @stride:  stop at every so many bytes, and at the last one; 0 is 1
 * @policy:  mask of CF_SHORT_* and CF_EFAULT_*
 * @arg:     the test's own
 *
 * A linked-in driver keeps its static data from run to run, so @prepare sets
 * what module_init() does not and the call depends on. That is looked for.
 *
 * A member that is not set is 0. Callbacks may use all of the API but
 * cf_arm() and cf_disarm(). User buffers that they make are unmapped behind
 * the run.
 */
struct cf_short_copy {
	const char *driver;
	const char *params;
	const char *node;
	int flags;
	void (*prepare)(int fd, const struct cf_short_copy *copy);
	long (*call)(int fd, const struct cf_short_copy *copy);
	unsigned long size;
	const void *data;
	unsigned long (*state)(int fd, const struct cf_short_copy *copy,
			       void *bytes, unsigned long size);
	const char *site;
	unsigned long unit;
	unsigned long stride;
	unsigned int policy;
	void *arg;
};

/* Room for what @state tells, in bytes. */
#define CF_SHORT_STATE_MAX 65536UL

/**
 * cf_short_read() - A @call that reads @size bytes into a user buffer.
 * @fd:   descriptor
 * @copy: its size counts
 *
 * Context: as cf_read().
 * Return: as cf_read().
 */
long cf_short_read(int fd, const struct cf_short_copy *copy);

/**
 * cf_short_write() - A @call that writes @size bytes of @data.
 * @fd:   descriptor
 * @copy: its size and data count
 *
 * Context: as cf_write().
 * Return: as cf_write().
 */
long cf_short_write(int fd, const struct cf_short_copy *copy);

/*
 * What CF_ASSERT_SHORT_COPY_HANDLED() does. A first run without a fault lists
 * the user copies of the call. Then each is stopped by efault, and at each byte
 * by midcopy, notpresent and partial, in a run of its own: insert, open,
 * prepare, call. In each run
 *
 *  - the fault fired, the call ended, and the task holds no lock or count more than before;
 *  - a transfer returned the bytes that moved, in whole units, or -EFAULT for
 *    none of them; with CF_SHORT_ALL_OR_NOTHING, and any other call, it is
 *    -EFAULT unless the driver went on to the end. A fault that is serviced
 *    changes nothing;
 *  - what a read delivered is what it delivers without a fault, and the rest
 *    of the buffer is as before;
 *  - the position moved by what was returned, if it does so without a fault;
 *  - @state, and what the same call returns and delivers when it is made once
 *    more, are as if the call had not been made, when it failed; as behind
 *    a call of that many bytes without a fault, when it was short;
 *  - behind close and removal, heap and files are as before.
 *
 * State that neither @state nor the call itself shows is not judged.
 *
 * It fails the test at the first run that breaks one, when the call makes no
 * copy that @site matches, and when two runs without a fault differ.
 */

/**
 * struct cf_stops - the faults of one copy, for a loop of the test's own
 * @site:        "function/primitive", as a fault expression begins; "#2" and
 *               the like may follow
 * @size:        bytes that the copy moves when nothing stops it
 * @is_whole:    the primitive moves all or nothing: get_user(), put_user()
 * @step:        used by cf_stops_next(); 0 to begin
 * @kind:        out: "efault", "midcopy", "notpresent", "partial"
 * @at:          out, byte at which it stops; 0 for efault
 * @copied:      out, bytes that arrive; @size when the fault is serviced
 * @is_serviced: out, the copy goes on to its end
 *
 *	struct cf_stops stops = { .site = "scull_read/copy_to_user",
 *				  .size = 100 };
 *
 *	while (cf_stops_next(&stops)) {
 *		int fd = begin();
 *
 *		cf_stops_arm(&stops);
 *		...
 */
struct cf_stops {
	const char *site;
	unsigned long size;
	int is_whole;
	unsigned long step;
	const char *kind;
	unsigned long at;
	unsigned long copied;
	int is_serviced;
};

/**
 * cf_stops_next() - Go to the next fault of a copy, and name the case.
 * @stops: site, size, is_whole set by the caller
 *
 * efault, then midcopy, notpresent and partial at every byte. Nothing is
 * armed: cf_stops_arm() does it when the test has set the stage. After the
 * last one it disarms.
 *
 * Context: the host thread that runs the tests.
 * Return: 1, or 0 when there is no other.
 */
int cf_stops_next(struct cf_stops *stops);

/**
 * cf_stops_arm() - Arm the fault that a loop has come to.
 * @stops: of cf_stops_next()
 *
 * Context: as cf_arm(), and fails the test as that does.
 */
void cf_stops_arm(const struct cf_stops *stops);

/**
 * cf_short_ret() - What a transfer owes that moved so many bytes.
 * @copied: bytes
 *
 * Context: any.
 * Return: @copied, or -EFAULT for 0.
 */
long cf_short_ret(unsigned long copied);

#ifdef __cplusplus
}
#endif

#endif
