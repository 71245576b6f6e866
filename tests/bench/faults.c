// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * User copies that take one fault, against a SIGSEGV whose handler does
 * nothing but go on. Both are taken at the same page of the same process.
 * Host-side.
 */
#include <signal.h>
#include <stddef.h>

#include "cf_access.h"
#include "cf_mm.h"

#include "bare.h"
#include "bench.h"
#include "copies_k.h"

#define SIZE 64
#define STOP 37		/* bytes that arrive */
#define FAULT_AIM 1.15

static struct sigaction theirs;
static const struct cf_access_ops *no_ops;

static void on_bare(int sig, siginfo_t *info, void *context)
{
	(void)sig;
	(void)info;
	bare_skip(context);
}

static void bare_begin(void *arg)
{
	struct sigaction bare = {
		.sa_sigaction = on_bare, .sa_flags = SA_SIGINFO,
	};

	(void)arg;
	sigemptyset(&bare.sa_mask);
	sigaction(SIGSEGV, &bare, &theirs);
}

static void bare_end(void *arg)
{
	(void)arg;
	sigaction(SIGSEGV, &theirs, NULL);
}

static void bare_run(void *arg, unsigned long count)
{
	const struct copies_work *work = arg;

	while (count--)
		bare_touch(work->alias);
}

static void stop_it(struct cf_access *access)
{
	access->stop.kind = CF_KIND_MIDCOPY;
	access->stop.at = STOP;
}

static void arm(void *arg)
{
	static const struct cf_access_ops stopper = { .before = stop_it };

	(void)arg;
	no_ops = cf_access_install(&stopper);
}

static void disarm(void *arg)
{
	(void)arg;
	cf_access_install(no_ops);
}

/* Each copy must have stopped at byte STOP, with one SIGSEGV. */
static void measure(const char *name, struct copies_work *work,
		    const struct bench_work *ours)
{
	const struct bench_work base = {
		.run = bare_run, .begin = bare_begin, .end = bare_end,
		.arg = work,
	};
	struct bench_row out = {
		.what = name, .against = "bare SIGSEGV",
		.aim = BENCH_RATIO_MAX, .bound = FAULT_AIM,
	};
	unsigned long before = cf_fault_counts.fixed_up;
	unsigned long taken = cf_fault_counts.taken;

	work->residue = 0;
	out.pair = bench_compare(ours, &base);
	before = cf_fault_counts.fixed_up - before;
	taken = cf_fault_counts.taken - taken;
	if (taken != before || work->residue != before * (SIZE - STOP))
		bench_fail("%s: %lu faults, %lu fixed up, residue %lu", name,
			   taken, before, work->residue);
	bench_print(&out);
}

void bench_faults(void)
{
	struct copies_work work = {
		.kernel = copies_alloc(SIZE), .size = SIZE,
	};
	struct bench_work ours = { .arg = &work };
	unsigned long end = bench_map(1) + CF_PAGE_SIZE;

	if (!work.kernel)
		bench_fail("no kernel memory");
	work.user = end - STOP;
	work.alias = (void *)(end + cf_user_delta);
	ours.run = copies_from_user;
	measure("copy_from_user, page missing", &work, &ours);
	ours.run = copies_to_user;
	measure("copy_to_user, page missing", &work, &ours);
	work.user = end - CF_PAGE_SIZE;
	ours.begin = arm;
	ours.end = disarm;
	ours.run = copies_from_user;
	measure("copy_from_user, midcopy injected", &work, &ours);
	ours.run = copies_to_user;
	measure("copy_to_user, midcopy injected", &work, &ours);
}
