// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * One run, from restored snapshot to verdict. Host-side.
 *
 * Findings with the same cause are one finding: same class, same promise, same
 * user copy and, for a crash, same place. The first run of the plan that shows
 * it is kept, which has the smallest offset, and the runs are counted.
 */
#include <string.h>

#include <cf_guard.h>
#include <cf_mm.h>
#include <cf_state.h>

#include "judge.h"

static int is_same(const struct cf_finding *a, const struct cf_finding *b)
{
	return a->class == b->class && a->site == b->site &&
	       !strcmp(a->relation, b->relation) &&
	       a->frames == b->frames &&
	       (!a->frames || a->where[0] == b->where[0]);
}

static void fold(struct cf_tally *tally, const struct cf_finding *finding)
{
	for (unsigned int i = 0; i < tally->findings; i++) {
		struct cf_finding *old = &tally->finding[i];

		if (!is_same(old, finding))
			continue;
		old->count++;
		if (finding->residue != old->residue)
			old->residue_other = finding->residue;
		return;
	}
	if (tally->findings == CF_FINDINGS_MAX) {
		tally->findings_lost++;
		return;
	}
	tally->finding[tally->findings] = *finding;
	tally->finding[tally->findings].count = 1;
	tally->findings++;
}

int cf_finding_is_proven(const struct cf_finding *finding)
{
	return !finding->needs_two || finding->residue_other;
}

static const struct cf_trace_entry *find_hit(const struct cf_record *run)
{
	for (unsigned long i = 0; i < run->trace.count; i++)
		if (run->trace.entries[i].injected)
			return &run->trace.entries[i];
	return NULL;
}

static void name_fault(struct cf_finding *finding,
		       const struct cf_trace_entry *hit,
		       const struct cf_fault *fault, unsigned long number)
{
	finding->site = hit->site;
	finding->occurrence = hit->occurrence;
	finding->kind = hit->kind;
	finding->at = fault ? fault->offset : hit->copied;
	finding->op = hit->op;
	finding->residue = hit->size - hit->copied;
	finding->run = number;
	if (!finding->severity)
		finding->severity = cf_classes[finding->class].severity;
}

/* The gravest finding, or else the first; what follows from it is no news. */
static int ask_oracles(const struct cf_case *c, struct cf_finding *gravest)
{
	int broken = 0;

	for (unsigned int i = 0; i < cf_oracle_count; i++) {
		struct cf_finding finding = { .class = 0 };

		if (!cf_oracles[i].judge(c, &finding))
			continue;
		if (!finding.severity)
			finding.severity = cf_classes[finding.class].severity;
		if (broken && finding.severity >= gravest->severity)
			continue;
		*gravest = finding;
		broken = 1;
	}
	return broken;
}

static enum cf_verdict judge(struct cf_sweep *sweep,
			     const struct cf_trace_entry *hit,
			     const struct cf_fault *fault,
			     unsigned long number)
{
	const struct cf_case c = {
		.workload = &sweep->fit->workload, .clean = sweep->clean,
		.run = sweep->run, .hit = hit, .data = sweep->data,
		.worlds = &sweep->worlds,
	};
	struct cf_finding finding;

	cf_world_look(&sweep->worlds, sweep->run, hit->op);
	if (!ask_oracles(&c, &finding))
		return CF_VERDICT_PASS;
	name_fault(&finding, hit, fault, number);
	fold(sweep->tally, &finding);
	if (finding.severity <= 2)
		return CF_VERDICT_FINDING;
	sweep->tally->notes++;
	return CF_VERDICT_PASS;
}

enum cf_verdict cf_judge_run(struct cf_sweep *sweep,
			     const struct cf_fault *fault,
			     unsigned long number)
{
	struct cf_tally *tally = sweep->tally;
	const struct cf_trace_entry *hit;
	enum cf_verdict verdict;

	cf_snapshot_restore();
	if (fault) {
		cf_fault_disarm();
		if (cf_fault_arm_parsed(fault)) {
			tally->verdict[CF_VERDICT_SKIPPED]++;
			return CF_VERDICT_SKIPPED;
		}
	}
	tally->is_judging = 0;
	cf_workload_run(&sweep->fit->workload, sweep->run, &tally->op);
	tally->op = -1;
	cf_module_remove(sweep->module);
	cf_heap_check();
	cf_guard_check();
	cf_balance_read(&sweep->run->removed);
	tally->is_judging = 1;
	hit = find_hit(sweep->run);
	if (!hit)
		verdict = fault && cf_fault_reached(0) ? CF_VERDICT_UNFIRED :
							 CF_VERDICT_UNREACHED;
	else
		verdict = judge(sweep, hit, fault, number);
	tally->verdict[verdict]++;
	return verdict;
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
	cf_oracle_crash(&shown, &finding);
	finding.site = site_of(sweep, fault);
	finding.occurrence = fault ? fault->occ_first : 0;
	finding.kind = fault ? fault->kind : CF_KIND_NONE;
	finding.at = fault ? fault->offset : 0;
	finding.op = sweep->tally->op;
	finding.run = number;
	fold(sweep->tally, &finding);
	sweep->tally->verdict[verdict]++;
	return verdict;
}

static const struct cf_site *site_by_id(const struct cf_sweep *sweep,
					unsigned int id)
{
	struct cf_site *site = NULL;

	while (id && (site = cf_module_next_site(sweep->module, site)))
		if (site->id == id)
			return site;
	return NULL;
}

void cf_judge_colours(struct cf_sweep *sweep)
{
	const struct cf_colours *colours = &sweep->colours;

	for (int i = 0; i < colours->stains; i++) {
		const struct cf_stain *stain = &colours->stain[i];
		struct cf_finding finding = { .class = 0 };

		cf_oracle_poison(stain, &finding);
		finding.site = site_by_id(sweep, stain->fault ? stain->fault :
								stain->site);
		fold(sweep->tally, &finding);
	}
}
