// SPDX-License-Identifier: LGPL-2.1-or-later
/* One run, from restored snapshot to verdict. Host-side. */
#include <string.h>

#include <cf_guard.h>
#include <cf_mm.h>
#include <cf_state.h>

#include "judge.h"
#include "watch.h"

/*
 * The access that is judged: the first that was stopped; of a pair, the one
 * that the second fault stopped.
 */
static int is_hit(const struct cf_trace_entry *entry,
		  const struct cf_fault *fault, int count)
{
	if (!entry->injected || count < 2)
		return entry->injected;
	return entry->occurrence == fault[count - 1].occ_first &&
	       cf_fault_matches(&fault[count - 1], entry->site);
}

static const struct cf_trace_entry *find_hit(const struct cf_record *run,
					     const struct cf_fault *fault,
					     int count)
{
	for (unsigned long i = 0; i < run->trace.count; i++)
		if (is_hit(&run->trace.entries[i], fault, count))
			return &run->trace.entries[i];
	return NULL;
}

static void keep_actions(struct cf_finding *finding,
			 const struct cf_fault *fault)
{
	finding->actions = fault ? fault->actions : 0;
	if (fault)
		memcpy(finding->action, fault->action, sizeof(fault->action));
}

static void name_fault(struct cf_finding *finding,
		       const struct cf_trace_entry *hit,
		       const struct cf_fault *fault, unsigned long number)
{
	finding->site = hit->site;
	finding->occurrence = hit->occurrence;
	finding->kind = hit->kind;
	finding->at = fault ? fault->offset : hit->copied;
	keep_actions(finding, fault);
	finding->op = hit->op;
	finding->residue = hit->size - hit->copied;
	finding->run = number;
	finding->count = 1;
}

int cf_judge_ask(struct cf_sweep *sweep, const struct cf_case *c,
		 enum cf_oracle_kind kind, struct cf_finding *finding)
{
	sweep->slot->op = c->hit->op;
	sweep->worlds.is_judging = &sweep->slot->is_judging;
	cf_world_look(&sweep->worlds, sweep->run, c->hit->op);
	return cf_oracle_ask(kind, c, finding);
}

enum cf_verdict cf_judge_note(struct cf_sweep *sweep,
			      const struct cf_finding *finding)
{
	struct cf_tally *tally = &sweep->slot->tally;

	cf_tally_fold(tally, finding);
	if (finding->severity <= 2)
		return CF_VERDICT_FINDING;
	tally->notes++;
	return CF_VERDICT_PASS;
}

static int is_shared(const struct cf_fault *fault, int count)
{
	return count == 1 && cf_fault_guest(fault);
}

static enum cf_oracle_kind kind_of(const struct cf_case *c)
{
	return c->races ? CF_JUDGES_race :
	       c->change ? CF_JUDGES_change : CF_JUDGES_run;
}

static enum cf_verdict judge(struct cf_sweep *sweep,
			     const struct cf_trace_entry *hit,
			     const struct cf_fault *faults, int count,
			     unsigned long number)
{
	const struct cf_fault *fault = count ? &faults[count - 1] : NULL;
	unsigned char shown[CF_POLICY_COUNT] = { 0 };
	const struct cf_case c = {
		.workload = &sweep->fit->workload, .clean = sweep->clean,
		.run = sweep->run, .hit = hit, .data = sweep->data,
		.worlds = &sweep->worlds, .policy = sweep->policy,
		.fault = count == 1 ? fault : NULL,
		.change = fault && fault->actions ? fault->action : NULL,
		.races = is_shared(faults, count) ? &sweep->races : NULL,
		.shown = sweep->watch ? shown : NULL,
	};
	struct cf_finding finding = { .class = 0 };
	int is_broken = cf_judge_ask(sweep, &c, kind_of(&c), &finding);

	if (sweep->watch && kind_of(&c) == CF_JUDGES_run && count == 1)
		cf_watch_run(sweep->watch, &c, is_broken, number);
	if (!is_broken)
		return CF_VERDICT_PASS;
	name_fault(&finding, hit, fault, number);
	return cf_judge_note(sweep, &finding);
}

static const struct cf_site *site_of(const struct cf_sweep *sweep,
				     const struct cf_fault *fault)
{
	struct cf_site *site = NULL;

	while (fault && (site = cf_module_next_site(sweep->module, site)))
		if (cf_fault_matches(fault, site))
			return site;
	return NULL;
}

/* Arm the faults of a run; that one site of each exists is known. */
static int arm(const struct cf_fault *fault, int count)
{
	int error = 0;

	if (count)
		cf_fault_disarm();
	for (int i = 0; i < count && !error; i++)
		error = cf_fault_arm_parsed(&fault[i]);
	return error;
}

void cf_judge_make(struct cf_sweep *sweep, const struct cf_workload *workload)
{
	struct cf_slot *slot = sweep->slot;

	slot->is_judging = 0;
	cf_workload_run(workload, sweep->run, &slot->op);
	slot->op = -1;
	if (sweep->look)
		sweep->look(sweep->look_arg);
	cf_module_remove(sweep->module);
	cf_heap_check();
	cf_guard_check();
	cf_balance_read(&sweep->run->removed);
	slot->is_judging = 1;
}

/* Return: 0: what the two calls do in turn is not known, or there are no two. */
static int expect_guest(struct cf_sweep *sweep, const struct cf_fault *fault)
{
	struct cf_act act;
	int meets;

	meets = cf_race_meet(&sweep->races, fault, &act);
	return meets >= 0 && cf_race_begin(&sweep->races, meets, &act);
}

enum cf_verdict cf_judge_run(struct cf_sweep *sweep,
			     const struct cf_fault *fault, int count,
			     unsigned long number)
{
	struct cf_slot *slot = sweep->slot;
	const struct cf_trace_entry *hit;
	enum cf_verdict verdict;

	if (is_shared(fault, count) && !expect_guest(sweep, fault)) {
		cf_tally_skip(&slot->tally, site_of(sweep, fault),
			      CF_SKIP_UNORDERED, 1);
		return CF_VERDICT_SKIPPED;
	}
	cf_snapshot_restore();
	if (arm(fault, count)) {
		cf_tally_skip(&slot->tally, site_of(sweep, &fault[count - 1]),
			      CF_SKIP_UNARMED, 1);
		return CF_VERDICT_SKIPPED;
	}
	cf_judge_make(sweep, &sweep->fit->workload);
	hit = find_hit(sweep->run, fault, count);
	if (is_shared(fault, count))
		cf_race_look(&sweep->races, sweep->run);
	if (!hit || (is_shared(fault, count) && !sweep->races.visit.is_made))
		verdict = count && cf_fault_reached(count - 1) ?
			  CF_VERDICT_UNFIRED : CF_VERDICT_UNREACHED;
	else
		verdict = judge(sweep, hit, fault, count, number);
	slot->tally.verdict[verdict]++;
	if (count == 1 && !is_shared(fault, count) && !sweep->is_replay)
		cf_news_find(&sweep->known, sweep->run, number, &slot->tally);
	return verdict;
}

enum cf_verdict cf_judge_number(struct cf_sweep *sweep, unsigned long number)
{
	struct cf_fault fault[CF_PLAN_FAULTS];
	int count = cf_plan_faults(&sweep->plan, number, fault);

	return count ? cf_judge_run(sweep, fault, count, number) :
		       cf_judge_attack(sweep, number);
}

/* It crashed because a byte was another when it was fetched again. */
static void blame_change(const struct cf_fault *fault,
			 struct cf_finding *finding)
{
	if (!fault || !fault->actions || cf_fault_guest(fault) ||
	    finding->class == CF_CLASS_ST9)
		return;
	finding->class = CF_CLASS_MS3;
	finding->severity = cf_classes[CF_CLASS_MS3].severity;
}

enum cf_verdict cf_judge_crash(struct cf_sweep *sweep,
			       const struct cf_fault *fault,
			       unsigned long number,
			       const struct cf_oops *oops, const char *text)
{
	struct cf_finding finding = { .class = 0 };
	struct cf_oops shown = *oops;
	enum cf_verdict verdict = oops->reason == CF_OOPS_HANG ?
				  CF_VERDICT_HANG : CF_VERDICT_CRASH;

	shown.text = text;
	finding.site = site_of(sweep, fault);
	finding.occurrence = fault ? fault->occ_first : 0;
	finding.kind = fault ? fault->kind : CF_KIND_NONE;
	finding.at = fault ? fault->offset : 0;
	keep_actions(&finding, fault);
	finding.op = sweep->slot->op;
	finding.run = number;
	finding.count = 1;
	if (cf_oracle_ask(CF_JUDGES_death, &shown, &finding)) {
		blame_change(fault, &finding);
		cf_tally_fold(&sweep->slot->tally, &finding);
	}
	sweep->slot->tally.verdict[verdict]++;
	return verdict;
}

/* Each call with what it copied last. */
void cf_judge_clean(struct cf_sweep *sweep)
{
	for (int op = 0; op < sweep->fit->workload.count; op++) {
		const struct cf_op_record *call = &sweep->clean->op[op];
		struct cf_finding finding = { .class = 0 };
		struct cf_case c = {
			.workload = &sweep->fit->workload,
			.clean = sweep->clean, .run = sweep->clean,
			.data = sweep->data, .order = &sweep->lock_order,
		};

		if (!call->accesses)
			continue;
		c.hit = &sweep->clean->trace.entries[call->first +
						     call->accesses - 1];
		finding.site = c.hit->site;
		finding.op = op;
		if (cf_oracle_ask(CF_JUDGES_clean, &c, &finding))
			cf_tally_fold(&sweep->faultless, &finding);
	}
}
