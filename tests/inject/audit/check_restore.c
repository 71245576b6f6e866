// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * What a run leaves behind: nothing. So its verdict, and all that it does, are
 * the same whatever ran before it; and after ten thousand others every byte of
 * the process that can be written is as it was, but for those excused below.
 * Host-side.
 */
#define _GNU_SOURCE
#include <check.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <copyfault/symbol.h>
#include <cf_context.h>
#include <cf_mm.h>
#include <cf_state.h>

#include "../../../lib/uaccess/window.h"

#include "rig.h"

#define SHUFFLES 4
#define RUNS_MAX 6000UL		/* of one driver's plan, evenly spread */
#define REPEATS 10000
#define SPANS_MAX 200
#define IN(addr, start, size) \
	((addr) - (unsigned long)(start) < (unsigned long)(size))
#define MAPS_SIZE 65536
#define PAGE 4096UL

static const char *const drivers[] = {
	"drivers-sim/scull/scull.c", "drivers-sim/pipe/pipe.c",
	"drivers-sim/chanctl/chanctl.c", "drivers-sim/regs/regs.c",
	"drivers-sim/vecs/vecs.c", "drivers-sim/filelog/filelog.c",
	"tests/inject/audit/sleeper.c", "tests/inject/audit/looker.c",
	"tests/cli/early.c",
};
#define DRIVERS ((int)(sizeof(drivers) / sizeof(drivers[0])))

/* Shared with nobody: only so that it is no private memory, which is compared. */
static void *apart(unsigned long size)
{
	void *p = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED |
		       MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	ck_assert_ptr_ne(p, MAP_FAILED);
	return p;
}

/* ---- order ---- */

struct outcome {
	unsigned long digest;
	enum cf_verdict verdict;
};

static struct outcome outcome_of(struct cf_sweep *sweep, unsigned long run)
{
	struct outcome outcome = { .verdict = rig_run(sweep, run) };

	outcome.digest = rig_digest(sweep);
	return outcome;
}

static unsigned long next_random(unsigned long *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

static void shuffle(unsigned long *order, unsigned long count,
		    unsigned long seed)
{
	for (unsigned long i = count; i > 1; i--) {
		unsigned long j = next_random(&seed) % i, kept = order[i - 1];

		order[i - 1] = order[j];
		order[j] = kept;
	}
}

static void reverse(unsigned long *order, unsigned long count)
{
	for (unsigned long i = 0; i < count / 2; i++) {
		unsigned long kept = order[i];

		order[i] = order[count - 1 - i];
		order[count - 1 - i] = kept;
	}
}

/*
 * Called from one depth of the stack only: where that begins shows to a driver
 * that looks at what lay on it.
 */
static __attribute__((noinline)) void
make_runs(struct cf_sweep *sweep, const unsigned long *order,
	  unsigned long count, unsigned long step, struct outcome *outcome)
{
	for (unsigned long i = 0; i < count; i++)
		outcome[order[i]] = outcome_of(sweep, order[i] * step);
}

static void same_as(const struct outcome *want, const struct outcome *all,
		    unsigned long count, unsigned long step, const char *name)
{
	for (unsigned long at = 0; at < count; at++) {
		struct outcome got = all[at];

		ck_assert_msg(got.verdict == want[at].verdict &&
			      got.digest == want[at].digest,
			      "%s: run %lu is %s, in order it was %s%s", name,
			      at * step, cf_verdict_names[got.verdict],
			      cf_verdict_names[want[at].verdict],
			      got.verdict == want[at].verdict ?
			      ", and did something else" : "");
	}
}

START_TEST(order_of_runs_changes_no_verdict)
{
	static const char *const names[] = {
		"in order", "in order again", "backwards", "shuffled",
	};
	struct cf_sweep *sweep = rig_start(drivers[_i],
					   1U << CF_AXIS_PLAIN |
					   1U << CF_AXIS_GUESTS);
	unsigned long step = sweep->plan.runs / RUNS_MAX + 1;
	unsigned long count = (sweep->plan.runs + step - 1) / step;
	struct outcome *want = calloc(count, sizeof(*want));
	struct outcome *got = calloc(count, sizeof(*got));
	unsigned long *order = calloc(count, sizeof(*order));

	for (unsigned long i = 0; i < count; i++)
		order[i] = i;
	for (int i = 0; i < 3 + SHUFFLES; i++) {
		if (i == 2)
			reverse(order, count);
		else if (i > 2)
			shuffle(order, count, i);
		make_runs(sweep, order, count, step, got);
		if (!i)
			memcpy(want, got, count * sizeof(*want));
		same_as(want, got, count, step, names[i < 3 ? i : 3]);
	}
	free(want);
	free(got);
	free(order);
}
END_TEST

/* ---- bytes ---- */

struct span {
	unsigned long start, end;
	unsigned char *copy[2];
	char name[128];
};

static struct memory {
	struct span span[SPANS_MAX];
	int spans;
	char maps[2][MAPS_SIZE];
	struct cf_window *window;
	const struct cf_trace *trace;
	const struct cf_worlds *worlds;
	int is_quiet;
} *memory;

static void read_maps(char *maps)
{
	int fd = open("/proc/self/maps", O_RDONLY);
	ssize_t got, size = 0;

	ck_assert_int_ge(fd, 0);
	while ((got = read(fd, maps + size, MAPS_SIZE - 1 - size)) > 0)
		size += got;
	ck_assert_int_lt(size, MAPS_SIZE - 1);
	maps[size] = '\0';
	close(fd);
}

/* Private memory that can be written. The stack holds this test's own calls. */
static void find_spans(void)
{
	static char maps[MAPS_SIZE];
	char *line, *rest = maps;

	read_maps(maps);
	while ((line = strsep(&rest, "\n"))) {
		struct span *span = &memory->span[memory->spans];
		char perm[5] = "";

		span->name[0] = '\0';
		if (sscanf(line, "%lx-%lx %4s %*s %*s %*s %127s", &span->start,
			   &span->end, perm, span->name) < 3 ||
		    perm[1] != 'w' || perm[3] != 'p' ||
		    !strcmp(span->name, "[stack]"))
			continue;
		span->copy[0] = apart(span->end - span->start);
		span->copy[1] = apart(span->end - span->start);
		ck_assert_int_lt(++memory->spans, SPANS_MAX);
	}
}

/* A page that was never touched reads as zero: do not make it there. */
static int is_there(int pagemap, unsigned long addr)
{
	uint64_t entry = 0;

	ck_assert_int_eq(pread(pagemap, &entry, sizeof(entry),
			       addr / PAGE * sizeof(entry)), sizeof(entry));
	return entry >> 62 != 0;
}

/* Nothing is called here that keeps a note of it in private memory. */
static void memory_copy(int to)
{
	int pagemap = open("/proc/self/pagemap", O_RDONLY);

	read_maps(memory->maps[to]);
	for (int i = 0; i < memory->spans; i++) {
		struct span *span = &memory->span[i];

		for (unsigned long a = span->start; a < span->end; a += PAGE)
			if (is_there(pagemap, a))
				memcpy(span->copy[to] + (a - span->start),
				       (void *)a, PAGE);
	}
	close(pagemap);
}

static const char *excuse(unsigned long addr)
{
	const struct cf_trace *trace = memory->trace;
	stack_t signals;

	sigaltstack(NULL, &signals);
	if (IN(addr, signals.ss_sp, signals.ss_size))
		return "frames of signal handlers that have returned";
	if (memory->window &&
	    IN(addr, memory->window->end - CF_WINDOW_SIZE, CF_WINDOW_SIZE))
		return "bytes of earlier copies; a copy reads what itself put there";
	if (IN(addr, trace->entries + trace->count,
	       (trace->capacity - trace->count) * sizeof(*trace->entries)))
		return "entries of a longer run, past the end of the last one";
	if (cf_worlds_own(memory->worlds, addr))
		return "what other runs gave is kept, none of it is the driver's to see";
	if (IN(addr, &cf_fault_counts, sizeof(cf_fault_counts)))
		return "counts since the start, decides nothing";
	return NULL;
}

static void tell(const struct span *span, unsigned long at)
{
	struct cf_symbol symbol;

	if (memory->is_quiet)
		return;
	cf_symbol_lookup(span->start + at, &symbol);
	fprintf(stderr, "  %lx in %s %s: %02x, was %02x\n",
		span->start + at, span->name,
		symbol.function ? symbol.function : "", span->copy[1][at],
		span->copy[0][at]);
}

/* Return: bytes that differ and have no excuse; the first few are printed. */
static unsigned long memory_differs(void)
{
	unsigned long bad = 0;

	for (int i = 0; i < memory->spans; i++) {
		const struct span *span = &memory->span[i];
		unsigned long size = span->end - span->start;

		for (unsigned long at = 0; at < size; at++) {
			if (!(at % PAGE) && !memcmp(span->copy[0] + at,
						    span->copy[1] + at, PAGE))
				at += PAGE - 1;
			else if (span->copy[0][at] != span->copy[1][at] &&
				 !excuse(span->start + at) && bad++ < 16)
				tell(span, at);
		}
	}
	return bad;
}

static unsigned long spread(struct cf_sweep *sweep, unsigned long i)
{
	return i * 7919 % sweep->plan.runs;
}

/*
 * Called from one depth of the stack only: a driver that copies to its own
 * stack has that address in the trace.
 */
static void run_and_copy(struct cf_sweep *sweep, int to)
{
	rig_run(sweep, 0);
	memory->window = cf_context()->window;
	cf_snapshot_restore();
	memory_copy(to);
}

static struct cf_sweep *start(const char *driver)
{
	struct cf_sweep *sweep = rig_start(driver, 1U << CF_AXIS_PLAIN);

	memory = apart(sizeof(*memory));
	memory->trace = &sweep->run->trace;
	memory->worlds = &sweep->worlds;
	find_spans();
	return sweep;
}

/* Twice at first: what a process does once only is no run's doing. */
START_TEST(ten_thousand_runs_leave_no_byte_different)
{
	struct cf_sweep *sweep = start(drivers[_i]);

	run_and_copy(sweep, 0);
	run_and_copy(sweep, 0);
	for (unsigned long i = 0; i < REPEATS; i++)
		rig_run(sweep, spread(sweep, i));
	run_and_copy(sweep, 1);
	ck_assert_str_eq(memory->maps[0], memory->maps[1]);
	ck_assert_uint_eq(memory_differs(), 0);
}
END_TEST

/* That test can fail: one bit in each stretch of memory is seen. */
START_TEST(one_bit_left_different_is_seen)
{
	struct cf_sweep *sweep = start(drivers[0]);
	int seen = 0;

	run_and_copy(sweep, 0);
	run_and_copy(sweep, 0);
	run_and_copy(sweep, 1);
	ck_assert_uint_eq(memory_differs(), 0);
	memory->is_quiet = 1;
	for (int i = 0; i < memory->spans; i++) {
		struct span *span = &memory->span[i];
		unsigned long at = span->end - span->start - 1;

		if (excuse(span->start + at))
			continue;
		seen++;
		span->copy[1][at] ^= 1;
		ck_assert_uint_eq(memory_differs(), 1);
		span->copy[1][at] ^= 1;
	}
	ck_assert_int_ge(seen, 8);
}
END_TEST

/*
 * All symbols bound at the start: what a first call writes is no run's doing.
 * One processor: its number is in this thread's memory.
 */
static void settle(char **argv)
{
	cpu_set_t set;

	CPU_ZERO(&set);
	CPU_SET(sched_getcpu(), &set);
	sched_setaffinity(0, sizeof(set), &set);
	if (getenv("LD_BIND_NOW"))
		return;
	setenv("LD_BIND_NOW", "1", 1);
	execv("/proc/self/exe", argv);
}

int main(int argc, char **argv)
{
	Suite *suite = suite_create("restore");
	TCase *tcase = tcase_create("restore");
	SRunner *runner = srunner_create(suite);
	int failed;

	(void)argc;
	settle(argv);
	suite_add_tcase(suite, tcase);
	tcase_set_timeout(tcase, 120);
	tcase_add_loop_test(tcase, order_of_runs_changes_no_verdict, 0,
			    DRIVERS);
	tcase_add_loop_test(tcase, ten_thousand_runs_leave_no_byte_different,
			    0, DRIVERS);
	tcase_add_test(tcase, one_bit_left_different_is_seen);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
