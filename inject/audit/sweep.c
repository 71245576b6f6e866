// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * From a built driver to the verdicts of all its runs. Host-side.
 *
 * The parent loads the driver, takes the census and the snapshot, and hands
 * out the chunks of the plan to workers that are forked from it (pool.c).
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cf_mm.h>
#include <cf_state.h>

#include "interrupt.h"
#include "judge.h"
#include "life.h"
#include "place.h"
#include "progress.h"
#include "sweep.h"
#include "worker.h"

/*
 * What a driver finds on its stack is the same in each call, whatever was
 * called before it and from which depth: a run is compared with others.
 */
#define STACK_FILL 0xa5
extern int cf_stack_fill;

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
	struct cf_fit_crash *crash = &sweep->fit->crash[0];
	const struct cf_module *module = NULL;
	const char *why;

	complain(sweep, "%s", sweep->fit->error);
	crash->oops.text = crash->text;
	if (!cf_boot())
		module = cf_module_load(sweep->build->object, &why);
	if (module)
		cf_fit_rebase(sweep->fit, module);
	cf_oops_print(&crash->oops, STDERR_FILENO);
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

/* Return: R2. 0, or -EINVAL with a message: the glob matches no site. */
static int check_sites(const struct cf_sweep *sweep)
{
	const char *glob = sweep->options.sites;
	struct cf_nearest nearest = { .word = glob };
	struct cf_site *site = NULL;

	if (!glob)
		return 0;
	while ((site = cf_module_next_site(sweep->module, site))) {
		if (cf_plan_wants(&sweep->options, site))
			return 0;
		cf_nearest_offer(&nearest, site->function);
	}
	fprintf(stderr, "copyfault: --sites: \"%s\" seen, expected a glob over FUNCTION or FUNCTION/PRIMITIVE that matches a user copy",
		glob);
	if (cf_nearest_get(&nearest)[0])
		fprintf(stderr, "; did you mean \"%s\"?",
			cf_nearest_get(&nearest));
	fprintf(stderr, "\n");
	return -EINVAL;
}

static int plan_attacks(struct cf_sweep *sweep)
{
	int error;

	/* Only now it is known whether it has an insmod and an rmmod. */
	sweep->assault->workload = sweep->fit->workload;
	error = cf_targets_find(&sweep->targets, &sweep->fit->workload,
				    sweep->clean, &sweep->fields);

	cf_snapshot_restore();
	if (!error)
		error = cf_plan_add_attacks(&sweep->plan, &sweep->targets);
	return error ? error : cf_plan_divide(&sweep->plan);
}

/*
 * Twice: the first run may find the process's own caches cold. The second is
 * what every faulted run is compared with.
 */
static int run_clean(struct cf_sweep *sweep)
{
	int error = cf_guests_make(&sweep->fit->workload);

	/* A second census finds it there. */
	if (!sweep->assault)
		sweep->assault = cf_assault_new(sweep->module, sweep->clean);
	if (!error)
		error = sweep->assault ? cf_snapshot_take() : -ENOMEM;
	for (int i = 0; i < 2 && !error; i++) {
		cf_snapshot_restore();
		cf_workload_run(&sweep->fit->workload, sweep->clean, NULL);
		cf_life_end(sweep);
		cf_balance_read(&sweep->clean->removed);
	}
	if (error)
		return error;
	if (sweep->clean->trace.lost)
		return complain(sweep, "one clean run makes more than %s user copies",
				"65536");
	cf_lock_order_get(&sweep->lock_order);
	keep_clean_data(sweep);
	cf_judge_clean(sweep);
	error = cf_worlds_make(&sweep->worlds, &sweep->fit->workload,
			       sweep->module, sweep->clean);
	if (!error)
		error = cf_races_make(&sweep->races, &sweep->worlds);
	cf_snapshot_restore();
	return error;
}

int cf_sweep_census(struct cf_sweep *sweep)
{
	int error = run_clean(sweep);

	if (error)
		return error;
	error = cf_fields_read(sweep->build->object, &sweep->fields);
	sweep->options.offsets.fields = &sweep->fields;
	sweep->options.workload = &sweep->fit->workload;
	if (!error)
		error = cf_plan_make(&sweep->plan, &sweep->clean->trace,
				     &sweep->options);
	if (!error)
		error = plan_attacks(sweep);
	if (!error)
		error = cf_known_make(&sweep->known, sweep->clean);
	sweep->level_chunks = sweep->plan.chunks;
	sweep->level_runs = sweep->plan.runs;
	sweep->is_done = error ? NULL : calloc(sweep->plan.chunks + 1, 1);
	return error ? error : sweep->is_done ? 0 : -ENOMEM;
}

static int load(struct cf_sweep *sweep)
{
	const char *why = "";

	cf_ioctls_name(sweep->build);
	cf_stack_fill = STACK_FILL;
	sweep->module = cf_module_load(sweep->build->object, &why);
	if (!sweep->module)
		return complain(sweep, "cannot be loaded: %s", why);
	cf_fit_rebase(sweep->fit, sweep->module);
	if (cf_life_begin(sweep))
		return complain(sweep, "its module_init() failed%s", "");
	return 0;
}

int cf_sweep_prepare(struct cf_sweep *sweep)
{
	int error;

	sweep->journal.fd = -1;
	sweep->fit = cf_fit(sweep->build, sweep->params);
	sweep->clean = cf_record_new();
	sweep->run = cf_record_new();
	if (!sweep->fit || !sweep->clean || !sweep->run)
		return -ENOMEM;
	error = check_fit(sweep);
	if (!error)
		error = cf_boot();
	cf_overflow_is_fatal = 1;
	if (!error && !cf_canary_plant())
		error = -ENOMEM;
	if (!error)
		error = cf_colours_compare(sweep->build, sweep->params,
					   sweep->fit, &sweep->colours);
	if (!error)
		error = load(sweep);
	if (!error)
		error = check_sites(sweep);
	if (!error)
		error = cf_fit_apply(sweep->fit);
	if (!error)
		error = cf_sweep_census(sweep);
	return error;
}

int cf_sweep_stage(struct cf_sweep *sweep)
{
	int error;

	sweep->journal.fd = -1;
	sweep->clean = cf_record_new();
	sweep->run = cf_record_new();
	if (!sweep->clean || !sweep->run)
		return -ENOMEM;
	error = check_fit(sweep);
	if (!error)
		error = load(sweep);
	if (!error)
		error = cf_fit_apply(sweep->fit);
	return error ? error : run_clean(sweep);
}

/* ---- the runs ---- */

static int add_chunk(void *arg, unsigned long chunk,
		     const struct cf_tally *tally)
{
	struct cf_sweep *sweep = arg;
	const unsigned long *first = sweep->plan.chunk;

	if (chunk >= sweep->plan.chunks || sweep->is_done[chunk] ||
	    !cf_shard_has(&sweep->shard, chunk) ||
	    cf_tally_runs(tally) != first[chunk + 1] - first[chunk])
		return -EINVAL;
	cf_tally_add(&sweep->total, tally);
	sweep->is_done[chunk] = 1;
	return 0;
}

/* Chunks of pairs cannot be told apart before pairs are planned. */
static int resume_chunk(void *arg, unsigned long chunk,
			const struct cf_tally *tally)
{
	struct cf_sweep *sweep = arg;
	struct cf_later *later;

	if (!sweep->options.pairs || chunk < sweep->level_chunks)
		return add_chunk(sweep, chunk, tally);
	later = calloc(1, sizeof(*later));
	if (!later)
		return -ENOMEM;
	later->chunk = chunk;
	cf_tally_add(&later->tally, tally);
	later->next = sweep->later;
	sweep->later = later;
	return 0;
}

int cf_sweep_resume(struct cf_sweep *sweep, const char *path,
		    const json_t *identity, int resume)
{
	int error = cf_journal_open(&sweep->journal, path, identity, resume,
				    resume_chunk, sweep);

	sweep->resumed = cf_tally_runs(&sweep->total);
	return error;
}

unsigned long cf_sweep_share(const struct cf_sweep *sweep)
{
	const struct cf_plan *plan = &sweep->plan;
	unsigned long runs = 0;

	for (unsigned long i = 0; i < plan->chunks; i++)
		if (cf_shard_has(&sweep->shard, i))
			runs += plan->chunk[i + 1] - plan->chunk[i];
	return runs;
}

static long take_chunk(void *arg)
{
	struct cf_sweep *sweep = arg;

	for (; sweep->next_chunk < sweep->plan.chunks; sweep->next_chunk++)
		if (!sweep->is_done[sweep->next_chunk] &&
		    cf_shard_has(&sweep->shard, sweep->next_chunk))
			return sweep->next_chunk++;
	return -1;
}

static int chunk_done(void *arg, unsigned long chunk,
		      const struct cf_tally *tally)
{
	struct cf_sweep *sweep = arg;
	int error = 0;

	if (add_chunk(sweep, chunk, tally))
		return -EIO;	/* a run without a verdict: ours */
	if (sweep->journal.fd >= 0)
		error = cf_journal_write(&sweep->journal, chunk, tally);
	return error;
}

static int tick(void *arg, unsigned long under_way)
{
	struct cf_sweep *sweep = arg;

	if (sweep->progress)
		cf_progress_show(sweep, under_way);
	return cf_interrupt_signal() ? -EINTR : 0;
}

/* Runs that showed what turned out to be a coincidence are clean. */
static void settle(struct cf_tally *total)
{
	for (unsigned int i = 0; i < total->findings; i++) {
		const struct cf_finding *finding = &total->finding[i];

		if (cf_finding_is_proven(finding) || finding->severity > 2)
			continue;
		total->verdict[CF_VERDICT_FINDING] -= finding->count;
		total->verdict[CF_VERDICT_PASS] += finding->count;
	}
}

/*
 * Plan a second fault in each copy that only a first one reaches, now that all
 * of these are known.
 */
static int plan_pairs(struct cf_sweep *sweep)
{
	struct cf_tally *total = &sweep->total;
	unsigned long before = sweep->plan.chunks;
	unsigned char *more;
	int error = 0;

	cf_news_sort(total->news, total->news_count);
	for (unsigned int i = 0; i < total->news_count && !error; i++)
		error = cf_plan_add(&sweep->plan, &total->news[i].entry,
				    total->news[i].run);
	if (!error)
		error = cf_plan_divide(&sweep->plan);
	more = realloc(sweep->is_done, sweep->plan.chunks + 1);
	if (error || !more)
		return error ? error : -ENOMEM;
	memset(more + before, 0, sweep->plan.chunks - before);
	sweep->is_done = more;
	for (struct cf_later *later = sweep->later; later; later = later->next)
		if (!add_chunk(sweep, later->chunk, &later->tally))
			sweep->resumed += cf_tally_runs(&later->tally);
	return 0;
}

static int make_runs(struct cf_sweep *sweep)
{
	const struct cf_pool_ops ops = {
		.take = take_chunk, .done = chunk_done, .tick = tick,
		.arg = sweep,
	};

	int error = cf_pool_run(sweep, sweep->jobs, &ops);

	if (error || !sweep->options.pairs)
		return error;
	error = plan_pairs(sweep);
	return error ? error : cf_pool_run(sweep, sweep->jobs, &ops);
}

int cf_sweep_run(struct cf_sweep *sweep)
{
	double start = cf_now();
	int error;

	cf_interrupt_begin();
	error = make_runs(sweep);
	cf_interrupt_end();

	if (sweep->progress)
		cf_progress_end();
	cf_journal_close(&sweep->journal);
	settle(&sweep->total);
	sweep->seconds = cf_now() - start;
	if (error != -EINTR)
		return error;
	sweep->signal = cf_interrupt_signal();
	return 0;
}

/* Of what the two colours showed, only what these faults did. */
static void keep_stains(struct cf_sweep *sweep, const struct cf_fault *fault,
			int count)
{
	struct cf_colours *colours = &sweep->colours;
	int kept = 0;

	for (int i = 0; i < colours->stains; i++) {
		const struct cf_stain *stain = &colours->stain[i];
		const struct cf_site *site = cf_site_by_id(stain->fault);

		if (count == 1 && site && cf_fault_matches(fault, site) &&
		    fault->occ_first == stain->occurrence &&
		    fault->kind == stain->fault_kind &&
		    fault->offset == stain->at)
			colours->stain[kept++] = *stain;
	}
	colours->stains = kept;
}

int cf_sweep_attack(const struct cf_sweep *sweep, unsigned long run,
		    struct cf_attack *attack)
{
	if (!sweep->is_replay)
		return cf_plan_attack(&sweep->plan, run, attack);
	if (sweep->attack)
		*attack = *sweep->attack;
	return sweep->attack != NULL;
}

int cf_sweep_one(struct cf_sweep *sweep, const struct cf_fault *fault,
		 int count, int in_process)
{
	int error;

	if (count)
		memcpy(sweep->fault, fault, count * sizeof(*fault));
	sweep->faults = count;
	error = cf_pool_one(sweep, fault, count, in_process);
	if (error)
		return error;
	cf_tally_add(&sweep->total, &sweep->slot->tally);
	keep_stains(sweep, fault, count);
	/*
	 * Whoever replays one run wants to see what it showed, though it takes
	 * two to prove it.
	 */
	for (unsigned int i = 0; i < sweep->total.findings; i++)
		sweep->total.finding[i].needs_two = 0;
	return 0;
}
