// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Run scenarios. Host-side.
 *
 * Each has two processes of its own. The first starts the simulated kernel,
 * loads the driver, makes the workload and runs it without a fault, for the
 * oracles compare with that; the second, forked from it, makes the run with the
 * faults (audit/pool.c). So nothing of one scenario is left for the next, and a
 * driver that crashes ends one of them only.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cf_module.h>
#include <cf_oops.h>
#include <cf_syscall.h>

#include "scenario/run.h"
#include "scenario/stage.h"

#define CLEAN_SECONDS 20	/* of init and two clean runs, with no copy in between */
#define EXIT_BAD 2
#define EXIT_HARNESS 3

static struct cf_run_state *current;	/* for the oops handler */

/* ---- faults that lead nowhere ---- */

static int check_scenario(const struct cf_scenario *scenario)
{
	struct cf_fault_error why;
	int error = 0;

	for (int i = 0; i < scenario->faults && !error; i++) {
		const struct cf_node *at = scenario->fault_node[i];
		struct cf_fault fault = scenario->fault[i];

		if (cf_fault_resolve(&fault, at->text, &why))
			error = cf_tree_refuse(at, "", "a fault that this driver can have; %s",
					       why.text);
	}
	return error;
}

static void check_all(const struct cf_scenario_file *file,
		      const struct cf_build *build)
{
	const char *why = "";
	int error;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	cf_ioctls_name(build);
	error = cf_boot();
	if (!error && !cf_module_load(build->object, &why)) {
		fprintf(stderr, "%s: cannot be loaded: %s\n",
			build->source[0], why);
		_exit(EXIT_BAD);
	}
	for (int i = 0; i < file->scenarios && !error; i++)
		error = check_scenario(&file->scenario[i]);
	fflush(stderr);
	_exit(!error ? 0 : error == -EINVAL ? EXIT_BAD : EXIT_HARNESS);
}

/* Return: its wait status, or -errno. */
static int wait_for(pid_t pid)
{
	int status;

	if (pid < 0)
		return -EAGAIN;
	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return -errno;
	return status;
}

int cf_run_check(const struct cf_scenario_file *file,
		 const struct cf_build *build)
{
	pid_t pid;
	int status;

	fflush(NULL);
	pid = fork();
	if (!pid)
		check_all(file, build);
	status = wait_for(pid);
	if (status >= 0 && WIFEXITED(status) && !WEXITSTATUS(status))
		return 0;
	return status >= 0 && WIFEXITED(status) &&
	       WEXITSTATUS(status) == EXIT_BAD ? -EINVAL : -EIO;
}

/* ---- a run ---- */

static void on_oops(const struct cf_oops *oops)
{
	struct cf_finding finding = { .class = 0 };
	struct cf_tally tally = { .finding = &finding, .findings = 1 };

	cf_oracle_crash(oops, &finding);
	if (!current->scenario->faults) {
		cf_weigh(current, &tally);
		_exit(0);
	}
	cf_complain(current->result, CF_RESULT_CRASH,
		    "it crashes without a fault: %s", finding.expected);
	_exit(0);
}

/* In the process that made the run, as the run has left everything. */
static void look(void *arg)
{
	struct cf_sweep *sweep = arg;

	current->shift = sweep->fit->workload.count &&
			 sweep->fit->workload.op[0].type == CF_OP_INSMOD;
	cf_compare(current, sweep->run);
}

static int prepare(struct cf_sweep *sweep)
{
	int error = cf_boot();

	if (error)
		return error;
	sweep->fit = cf_stage(current->script);
	if (!sweep->fit)
		return -ENOMEM;
	return cf_sweep_stage(sweep);
}

static void run_child(const struct cf_build *build)
{
	const struct cf_scenario *scenario = current->scenario;
	struct cf_sweep sweep = {
		.build = build, .is_replay = 1, .look = look,
		.params = scenario->params ? scenario->params :
					     current->file->params,
		.policy = &current->file->policy,
	};
	int error;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	cf_oops_handle(on_oops);
	alarm(CLEAN_SECONDS);
	sweep.look_arg = &sweep;
	error = prepare(&sweep);
	alarm(0);
	if (error == -EINVAL)
		cf_complain(current->result, CF_RESULT_BROKEN,
			    "%s: its module_init() failed", build->source[0]);
	if (error == -ENOMEM)
		cf_complain(current->result, CF_RESULT_BROKEN,
			    "no memory for its buffers, which may take %lu MiB",
			    CF_FIT_IMAGE >> 20);
	if (error)
		_exit(error == -EINVAL || error == -ENOMEM ? 0 : EXIT_HARNESS);
	error = cf_pool_one(&sweep, scenario->fault, scenario->faults, 0);
	if (error)
		_exit(EXIT_HARNESS);
	cf_weigh(current, &sweep.slot->tally);
	_exit(0);
}

int cf_run(const struct cf_scenario_file *file,
	   const struct cf_scenario *scenario, const struct cf_build *build,
	   struct cf_result *result)
{
	struct cf_result *shared = mmap(NULL, sizeof(*shared),
					PROT_READ | PROT_WRITE,
					MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	struct cf_run_state state = {
		.file = file, .scenario = scenario, .result = shared,
		.script = scenario->script,
	};
	pid_t pid;
	int status;

	if (shared == MAP_FAILED)
		return -ENOMEM;
	current = &state;
	fflush(NULL);
	pid = fork();
	if (!pid)
		run_child(build);
	status = wait_for(pid);
	if (status >= 0 && WIFSIGNALED(status))
		cf_complain(shared, WTERMSIG(status) == SIGALRM ?
			    CF_RESULT_HANG : CF_RESULT_CRASH,
			    "its process ended without a fault: %s",
			    strsignal(WTERMSIG(status)));
	*result = *shared;
	munmap(shared, sizeof(*shared));
	return status < 0 ? status : WIFEXITED(status) && WEXITSTATUS(status) ?
	       -EIO : 0;
}
