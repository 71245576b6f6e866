/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What several checks of the core need: enter the simulated kernel, count the
 * SIGSEGVs of a step, see a run end in an oops without ending the test.
 * Host-side.
 */
#ifndef TESTS_LIB_MACHINE_H
#define TESTS_LIB_MACHINE_H

#include <copyfault/check.h>

#include "cf_mm.h"
#include "cf_oops.h"

#define MACHINE_TEXT 8192

/**
 * struct machine_end - how a step ended that had a process of its own
 * @is_oops: it was an oops, and @oops and @text hold what is known
 * @signal:  it died of this signal; 0: it did not
 * @status:  its exit status when neither
 * @text:    what it printed on stderr, or @oops.text
 */
struct machine_end {
	int is_oops;
	int signal;
	int status;
	struct cf_oops oops;
	char text[MACHINE_TEXT];
};

/**
 * machine_run() - Run a step in a child, inside the simulated kernel.
 * @handled: catch an oops; else the default handler prints it on stderr
 *
 * The child exits with 0 when @step returns.
 */
void machine_run(struct machine_end *end, int handled,
		 void (*step)(void *arg), void *arg);

/* Assert that @step ends in an oops for this reason. */
void machine_oopses(enum cf_oops_reason reason, void (*step)(void *arg),
		    void *arg, struct machine_end *end);

/** machine_enter() - Faults of this thread belong to the simulated kernel. */
void machine_enter(void);
void machine_leave(void);

/** machine_map() - Map @pages user pages between unmapped ones, filled. */
unsigned long machine_map(unsigned long pages, int perm, int fill);

/** machine_counts() - Fault counters since the last call of it. */
struct cf_fault_counts machine_counts(void);

/* Assert taken, serviced and fixed up faults since the last time. */
#define MACHINE_ASSERT_FAULTS(want_taken, want_serviced, want_fixed) do { \
	struct cf_fault_counts now_ = machine_counts();			\
	CF_ASSERT_INT_EQ(now_.taken, want_taken);			\
	CF_ASSERT_INT_EQ(now_.serviced, want_serviced);			\
	CF_ASSERT_INT_EQ(now_.fixed_up, want_fixed);			\
} while (0)

#endif
