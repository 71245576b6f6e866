// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Run every run of a plan and judge it. Host-side.
 *
 * The parent loads the driver, takes the census and the snapshot, and is from
 * then on a warm mould: workers are forked from it. A worker runs one run
 * after the other in its own process, restoring the snapshot before each; no
 * fork and no allocation on that path. What it finds it adds to the tally in
 * shared memory. A run that the driver does not survive kills its worker only:
 * the parent reads the oops and the number of the run there, gives it its
 * verdict, and forks a worker that goes on behind it.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cf_guard.h>
#include <cf_host.h>
#include <cf_mm.h>
#include <cf_state.h>

#include "judge.h"
#include "life.h"
#include "progress.h"

#define STALL_SECONDS 5.0
#define STALLS_MAX 3		/* of one user copy, before its others are skipped */
#define POLL_NS 1000000L		/* a worker may die at every run */
#define EXIT_OOPS 42

const char *const cf_verdict_names[CF_VERDICT_COUNT] = {
#define CF_VERDICT(NAME, name, text) #name,
#include "verdicts.def"
#undef CF_VERDICT
};

static struct cf_tally *tally;	/* for the oops handler */

static double now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return ts.tv_sec + ts.tv_nsec / 1e9;
}

/* ---- preparing ---- */

static int complain(const struct cf_sweep *sweep, const char *format,
		    const char *what)
{
	fprintf(stderr, "%s: ", sweep->build->source[0]);
	fprintf(stderr, format, what);
	fprintf(stderr, "\n");
	return -EINVAL;
}

/* A driver that dies in its init is a finding: say where. */
static int show_init_crash(const struct cf_sweep *sweep)
{
	struct cf_oops oops = sweep->fit->crash[0].oops;
	const char *why;

	complain(sweep, "%s", sweep->fit->error);
	oops.text = sweep->fit->crash[0].text;
	if (!cf_boot())
		cf_module_load(sweep->build->object, &why);
	cf_oops_print(&oops, STDERR_FILENO);
	return -ECANCELED;
}

static int check_fit(const struct cf_sweep *sweep)
{
	const struct cf_fit *fit = sweep->fit;
	char number[32];

	if (fit->crashes && !fit->is_loaded)
		return show_init_crash(sweep);
	if (fit->error[0])
		return complain(sweep, "%s", fit->error);
	if (fit->init) {
		snprintf(number, sizeof(number), "%ld", fit->init);
		return complain(sweep, "its module_init() returned %s: there is nothing to audit",
				number);
	}
	if (!fit->workload.node_count)
		return complain(sweep, "it registers no device that can be opened%s: is it a character driver?",
				"");
	return 0;
}

static void keep_clean_data(struct cf_sweep *sweep)
{
	const struct cf_workload *workload = &sweep->fit->workload;

	for (int i = 0; i < workload->count; i++) {
		const struct cf_op *op = &workload->op[i];
		long ret = sweep->clean->op[i].ret;

		if (cf_op_moves(op->type) != CF_TO_USER || ret <= 0)
			continue;
		sweep->data[i] = malloc(ret);
		if (sweep->data[i])
			memcpy(sweep->data[i], cf_user_ptr(op->ubuf, ret),
			       ret);
	}
}

/*
 * Twice: the first run may find the process's own caches cold. The second is
 * what every faulted run is compared with.
 */
int cf_sweep_census(struct cf_sweep *sweep)
{
	int error = cf_snapshot_take();

	for (int i = 0; i < 2 && !error; i++) {
		cf_snapshot_restore();
		cf_workload_run(&sweep->fit->workload, sweep->clean, NULL);
		cf_life_end(sweep);
		cf_balance_read(&sweep->clean->removed);
	}
	if (error)
		return error;
	keep_clean_data(sweep);
	error = cf_worlds_make(&sweep->worlds, &sweep->fit->workload,
			       sweep->module, sweep->clean);
	cf_snapshot_restore();
	if (error)
		return error;
	if (sweep->clean->trace.lost)
		return complain(sweep, "one clean run makes more than %s user copies",
				"65536");
	return cf_plan_make(&sweep->plan, &sweep->clean->trace);
}

static int load(struct cf_sweep *sweep)
{
	const char *why = "";

	sweep->module = cf_module_load(sweep->build->object, &why);
	if (!sweep->module)
		return complain(sweep, "cannot be loaded: %s", why);
	if (cf_life_begin(sweep))
		return complain(sweep, "its module_init() failed%s", "");
	return 0;
}

int cf_sweep_prepare(struct cf_sweep *sweep)
{
	int error;

	sweep->fit = cf_fit(sweep->build, sweep->params);
	sweep->clean = cf_record_new();
	sweep->run = cf_record_new();
	sweep->tally = mmap(NULL, sizeof(*sweep->tally),
			    PROT_READ | PROT_WRITE,
			    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (!sweep->fit || !sweep->clean || !sweep->run ||
	    sweep->tally == MAP_FAILED)
		return -ENOMEM;
	tally = sweep->tally;
	error = check_fit(sweep);
	if (!error)
		error = cf_boot();
	if (!error)
		error = cf_colours_compare(sweep->build, sweep->params,
					   sweep->fit, &sweep->colours);
	if (!error)
		error = load(sweep);
	if (!error)
		error = cf_fit_apply(sweep->fit);
	if (!error)
		error = cf_sweep_census(sweep);
	return error;
}

/* ---- the worker ---- */

static void on_oops(const struct cf_oops *oops)
{
	if (tally->is_judging)
		cf_host_die("an oracle crashed");
	tally->oops = *oops;
	tally->oops.text = NULL;
	snprintf(tally->oops_text, sizeof(tally->oops_text), "%s",
		 oops->text ? oops->text : "");
	_exit(EXIT_OOPS);
}

/* A child does not outlive its parent, however that ends. */
static void start_child(void)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	cf_oops_handle(on_oops);
	cf_guard_start();
}

static void worker(struct cf_sweep *sweep)
{
	start_child();
	for (unsigned long i = tally->next; i < sweep->plan.runs; i++) {
		struct cf_fault fault;

		tally->current = i;
		cf_plan_fault(&sweep->plan, i, &fault);
		cf_judge_run(sweep, &fault, i);
		tally->next = i + 1;
	}
	_exit(0);
}

/* ---- the parent ---- */

/*
 * Wait for a worker. One that makes no progress is killed.
 * Return: its wait status; @stalled is set when it was killed.
 */
static int watch(struct cf_sweep *sweep, pid_t pid, int *stalled)
{
	unsigned long seen = tally->next;
	double since = now();
	int status;

	*stalled = 0;
	for (;;) {
		struct timespec pause = { 0, POLL_NS };
		pid_t done = waitpid(pid, &status, WNOHANG);

		if (done == pid)
			return status;
		if (done < 0 && errno != EINTR)
			return -1;
		nanosleep(&pause, NULL);
		if (sweep->progress)
			cf_progress_show(sweep);
		if (tally->next != seen) {
			seen = tally->next;
			since = now();
		} else if (now() - since > STALL_SECONDS) {
			*stalled = 1;
			kill(pid, SIGKILL);
		}
	}
}

/* The oops of a worker that did not get to tell of one. */
static void invent_oops(int status, int stalled)
{
	memset(&tally->oops, 0, sizeof(tally->oops));
	if (stalled) {
		tally->oops.reason = CF_OOPS_HANG;
		snprintf(tally->oops_text, sizeof(tally->oops_text),
			 "no user copy, lock or sleep in %d s",
			 (int)STALL_SECONDS);
		return;
	}
	tally->oops.reason = CF_OOPS_BUG;
	snprintf(tally->oops_text, sizeof(tally->oops_text),
		 "the process of the driver ended: %s",
		 WIFSIGNALED(status) ? strsignal(WTERMSIG(status)) : "exit");
}

/*
 * A driver that spins without a user copy costs seconds each time, and the
 * runs of one copy are neighbours: after a few of them the rest is skipped.
 */
static void skip_stalling(struct cf_sweep *sweep)
{
	static unsigned long last_end;
	static int stalls;
	unsigned long end = cf_plan_item_end(&sweep->plan, tally->current);

	stalls = end == last_end ? stalls + 1 : 1;
	last_end = end;
	if (stalls < STALLS_MAX)
		return;
	tally->verdict[CF_VERDICT_SKIPPED] += end - tally->next;
	tally->next = end;
}

static int survive(struct cf_sweep *sweep, int status, int stalled)
{
	struct cf_fault fault;

	if (WIFEXITED(status) && WEXITSTATUS(status) == 3)
		return -EIO;	/* the harness failed, and has said why */
	if (!WIFEXITED(status) || WEXITSTATUS(status) != EXIT_OOPS)
		invent_oops(status, stalled);
	cf_plan_fault(&sweep->plan, tally->current, &fault);
	cf_judge_crash(sweep, &fault, tally->current, &tally->oops,
		       tally->oops_text);
	tally->next = tally->current + 1;
	if (stalled)
		skip_stalling(sweep);
	return 0;
}

/* Runs that showed what turned out to be a coincidence are clean. */
static void settle(void)
{
	for (unsigned int i = 0; i < tally->findings; i++) {
		const struct cf_finding *finding = &tally->finding[i];

		if (cf_finding_is_proven(finding) || finding->severity > 2)
			continue;
		tally->verdict[CF_VERDICT_FINDING] -= finding->count;
		tally->verdict[CF_VERDICT_PASS] += finding->count;
	}
}

int cf_sweep_run(struct cf_sweep *sweep)
{
	double start = now();
	int error = 0;

	fflush(NULL);
	while (!error && tally->next < sweep->plan.runs) {
		int status, stalled;
		pid_t pid = fork();

		if (pid < 0)
			return -errno;
		if (!pid)
			worker(sweep);
		status = watch(sweep, pid, &stalled);
		if (tally->next < sweep->plan.runs)
			error = survive(sweep, status, stalled);
	}
	if (sweep->progress)
		cf_progress_end();
	cf_judge_colours(sweep);
	settle();
	sweep->seconds = now() - start;
	return error;
}

/*
 * Whoever replays one run wants to see what it showed, though it takes two to
 * prove it.
 */
static void believe(void)
{
	for (unsigned int i = 0; i < tally->findings; i++)
		tally->finding[i].needs_two = 0;
}

int cf_sweep_one(struct cf_sweep *sweep, const struct cf_fault *fault,
		 int in_process)
{
	int status, stalled;
	pid_t pid;

	fflush(NULL);
	pid = in_process ? 0 : fork();
	if (pid < 0)
		return -errno;
	if (!pid) {
		if (!in_process)
			start_child();
		cf_judge_run(sweep, fault, 0);
		believe();
		tally->next = 1;
		if (in_process)
			return 0;
		_exit(0);
	}
	status = watch(sweep, pid, &stalled);
	if (tally->next)
		return 0;
	if (WIFEXITED(status) && WEXITSTATUS(status) == 3)
		return -EIO;
	if (!WIFEXITED(status) || WEXITSTATUS(status) != EXIT_OOPS)
		invent_oops(status, stalled);
	cf_judge_crash(sweep, fault, 0, &tally->oops, tally->oops_text);
	return 0;
}

int cf_sweep_is_dirty(const struct cf_sweep *sweep)
{
	for (unsigned int i = 0; i < sweep->tally->findings; i++)
		if (sweep->tally->finding[i].severity <= 2 &&
		    cf_finding_is_proven(&sweep->tally->finding[i]))
			return 1;
	return sweep->fit->crashes > 0;
}
