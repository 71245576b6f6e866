// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Fit a workload to a driver that nobody has described. Host-side.
 *
 * The device nodes are known: the driver registered them. The ioctl numbers
 * are known, from its source. What to pass is not, so it is tried out: the
 * workload grows one call at a time, and of the ways to make the next call the
 * one is kept that gets furthest, which is: it succeeds, it makes user copies
 * at more places, it makes more of them. Trying is cheap, as everything is
 * undone by the snapshot (try.c, fit_stream.c, fit_ioctl.c, fit_constants.c).
 *
 * All of this happens in a child. What crashes it is noted by the parent, and
 * a new child goes on without that call.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cf_mm.h>
#include <cf_module.h>
#include <cf_oops.h>
#include <cf_state.h>

#include "try.h"

#define EXIT_OOPS 42
#define INIT_SECONDS 10

static struct cf_fit *fit;		/* shared with the parent */
static struct cf_module *loaded;	/* by this child */

/* ---- nodes ---- */

static int fit_open(int node)
{
	static const unsigned int modes[] = { O_RDWR, O_RDONLY, O_WRONLY };
	struct cf_op op = { .type = CF_OP_OPEN, .node = node };

	for (int i = 0; i < 3; i++) {
		op.flags = modes[i];
		if (cf_try(&op) > 0) {
			cf_keep(&op);
			return 1;
		}
	}
	fit->refused++;
	return 0;
}

static void fit_plain(int node, enum cf_op_type type, unsigned int flags,
		      unsigned long arg)
{
	struct cf_op op = {
		.type = type, .node = node, .flags = flags, .arg = arg,
	};

	if (cf_try(&op) > 0)
		cf_keep(&op);
}

static void fit_node(const struct cf_build *build,
		     struct cf_module *module, int node)
{
	unsigned int can = fit->workload.node[node].ops;
	int first = fit->workload.count;
	int streams;

	if (!fit_open(node))
		return;
	streams = cf_fit_stream(fit, module, node);
	cf_fit_overwrite(fit, first);
	if (can & CF_DEV_IOCTL)
		cf_fit_ioctls(fit, build, module, node);
	/* Some devices must be set up by an ioctl before they move data. */
	if (!streams)
		cf_fit_stream(fit, module, node);
	cf_fit_constants(fit, build, module, first);
	cf_fit_probes(fit, first);
	if (can & CF_DEV_POLL)
		fit_plain(node, CF_OP_POLL, 0x5, 0);
	if (can & CF_DEV_FSYNC)
		fit_plain(node, CF_OP_FSYNC, 0, 0);
	if (can & CF_DEV_MMAP)
		fit_plain(node, CF_OP_MMAP, 0, CF_PAGE_SIZE);
	fit_plain(node, CF_OP_CLOSE, 0, 0);
}

static int collect_nodes(const char *driver)
{
	struct cf_dev_info info;

	fit->workload.node_count = 0;
	for (int i = 0; !cf_dev_get(i, &info); i++) {
		if (strcmp(info.driver, driver))
			continue;
		if (fit->workload.node_count == CF_NODES_MAX)
			fit->nodes_left_out++;
		else
			fit->workload.node[fit->workload.node_count++] = info;
	}
	return fit->workload.node_count;
}

static void save_image(void)
{
	unsigned long used = 0;

	for (int i = 0; i < fit->buffers; i++) {
		unsigned long size = fit->buffer[i].size;

		if (used + size > CF_FIT_IMAGE)
			_exit(3);
		memcpy(fit->image + used, cf_bytes(fit->buffer[i].addr, size),
		       size);
		fit->buffer[i].offset = used;
		used += size;
	}
}

/* A string without its NUL, or an address of which user space thought. */
static int is_content(const struct cf_oops *oops)
{
	if (oops->reason == CF_OOPS_STRING)
		return 1;
	if (oops->reason == CF_OOPS_PAGE)
		return cf_try_passes(oops->address);
	/* It does not tell the address, but some register holds it. */
	for (unsigned int i = 0; oops->reason == CF_OOPS_GP && i < oops->nregs;
	     i++)
		if (cf_try_passes(oops->regs[i]))
			return 1;
	return 0;
}

static void on_oops(const struct cf_oops *oops)
{
	struct cf_fit_crash *crash = &fit->crash[fit->crashes];

	crash->op = fit->trying;
	crash->oops = *oops;
	crash->oops.text = NULL;
	snprintf(crash->text, sizeof(crash->text), "%s",
		 oops->text ? oops->text : "");
	crash->module = (unsigned long)loaded;
	crash->contents = fit->contents;
	crash->is_change = fit->is_changing;
	if (fit->is_loaded) {
		cf_pop();
		crash->is_content = is_content(oops);
		crash->has_strange = cf_try_strange(&crash->strange);
	}
	_exit(EXIT_OOPS);
}

static void fit_child(const struct cf_build *build, const char *params)
{
	struct cf_module *module;
	const char *why = "";

	fit->workload.count = 0;
	fit->buffers = 0;
	fit->refused = 0;
	fit->nodes_left_out = 0;
	fit->is_full = 0;
	fit->is_changing = 0;
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	cf_try_start(fit);
	cf_overflow_is_fatal = 1;
	cf_boot();
	cf_canary_plant();	/* as in the runs, so that objects lie alike */
	cf_oops_handle(on_oops);
	module = loaded = cf_module_load(build->object, &why);
	if (!module) {
		snprintf(fit->error, sizeof(fit->error), "cannot be loaded: %s",
			 why);
		_exit(0);
	}
	alarm(INIT_SECONDS);
	fit->init = cf_module_insert(module, params);
	alarm(0);
	fit->is_loaded = 1;
	if (!fit->init) {
		int nodes = collect_nodes(module->name);

		for (int node = 0; node < nodes; node++)
			fit_node(build, module, node);
		save_image();
	}
	fit->is_done = 1;
	_exit(0);
}

/* A child that did not get to tell of an oops: what ended it? */
static void invent_oops(struct cf_fit_crash *crash, int status)
{
	int stalled = WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM;

	crash->op = fit->trying;
	crash->contents = fit->contents;
	crash->is_change = fit->is_changing;
	crash->oops = (struct cf_oops) {
		.reason = stalled ? CF_OOPS_HANG : CF_OOPS_BUG,
	};
	snprintf(crash->text, sizeof(crash->text), "%s",
		 stalled ? "no user copy, lock or sleep for seconds" :
		 WIFSIGNALED(status) ? strsignal(WTERMSIG(status)) :
		 "the driver ended the process");
}

static void note_death(int status)
{
	if (!WIFEXITED(status) || WEXITSTATUS(status) != EXIT_OOPS)
		invent_oops(&fit->crash[fit->crashes], status);
	fit->crashes++;
	if (!fit->is_loaded)
		snprintf(fit->error, sizeof(fit->error),
			 "its module_init() does not return: %s",
			 cf_oops_reason_name(fit->crash[0].oops.reason));
}

struct cf_fit *cf_fit(const struct cf_build *build, const char *params)
{
	fit = mmap(NULL, sizeof(*fit), PROT_READ | PROT_WRITE,
		   MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	if (fit == MAP_FAILED)
		return NULL;
	while (!fit->is_done && !fit->error[0] &&
	       fit->crashes < CF_FIT_CRASHES) {
		pid_t child;
		int status = 0;

		child = fork();
		if (!child)
			fit_child(build, params);
		if (child < 0)
			return NULL;
		while (waitpid(child, &status, 0) < 0 && errno == EINTR)
			;
		if (WIFEXITED(status) && WEXITSTATUS(status) == 3)
			return NULL;	/* ours, not the driver's fault */
		if (!fit->is_done && !fit->error[0])
			note_death(status);
	}
	if (!fit->is_done && !fit->error[0])
		snprintf(fit->error, sizeof(fit->error),
			 "%d of its calls crash without any fault; gave up",
			 fit->crashes);
	return fit;
}

static void rebase(struct cf_oops *oops, unsigned long distance,
		   const void *object)
{
	Dl_info info;

	for (unsigned int i = 0; i < oops->nframes; i++)
		if (dladdr((void *)(oops->frame[i] + distance), &info) &&
		    info.dli_fbase == object)
			oops->frame[i] += distance;
}

void cf_fit_rebase(struct cf_fit *result, const struct cf_module *here)
{
	Dl_info info;

	if (!dladdr(here, &info))
		return;
	for (int i = 0; i < result->crashes; i++) {
		struct cf_fit_crash *crash = &result->crash[i];

		rebase(&crash->oops, (unsigned long)here - crash->module,
		       info.dli_fbase);
	}
}

const void *cf_fit_bytes(const struct cf_fit *result, unsigned long address,
			 unsigned long *left)
{
	for (int i = 0; i < result->buffers; i++) {
		unsigned long at = address - result->buffer[i].addr;

		if (at >= result->buffer[i].size)
			continue;
		if (left)
			*left = result->buffer[i].size - at;
		return result->image + result->buffer[i].offset + at;
	}
	return NULL;
}

int cf_fit_apply(const struct cf_fit *result)
{
	for (int i = 0; i < result->buffers; i++) {
		unsigned long size = result->buffer[i].size;
		long addr = cf_mm_map(result->buffer[i].addr, size,
				      CF_VM_READ | CF_VM_WRITE);

		if (addr < 0)
			return addr;
		memcpy(cf_user_ptr(addr, size),
		       result->image + result->buffer[i].offset, size);
	}
	return 0;
}
