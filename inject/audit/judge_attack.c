// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * One attack, from restored snapshot to verdict. Host-side.
 *
 * A hostile pointer that stops a user copy is a fault like any other: the run
 * is translated, as if the good pointer had been given and its page had been
 * bad, and all oracles judge it. A value that stops no copy may lead to any
 * result; there only those judge that are about every call, and every attack.
 */
#include <stdio.h>

#include <cf_state.h>

#include "judge.h"

/* The copy that fetches the bytes, or the first of the call. */
static const struct cf_site *site_of(const struct cf_sweep *sweep,
				     const struct cf_attack *attack)
{
	const struct cf_op_record *call = &sweep->clean->op[attack->op];
	unsigned long index = attack->spot == CF_SPOT_BYTES ?
			      attack->copy - 1 : 0;

	return index < call->accesses ?
	       sweep->clean->trace.entries[call->first + index].site : NULL;
}

static void name_attack(const struct cf_sweep *sweep,
			const struct cf_attack *attack, unsigned long number,
			struct cf_finding *finding)
{
	char text[CF_ATTACK_TEXT_MAX];

	if (!finding->site)
		finding->site = site_of(sweep, attack);
	finding->op = attack->op;
	finding->run = number;
	finding->count = 1;
	if (!finding->severity)
		finding->severity = cf_classes[finding->class].severity;
	if (finding->detail[0])
		return;
	cf_attack_format(attack, text);
	snprintf(finding->detail, sizeof(finding->detail), "%s: %s", text,
		 cf_hostile_text(attack->hostile));
}

/*
 * What goes wrong on the path behind a copy that was stopped is a matter of
 * that copy, not of the one that brought the bad address.
 */
static void name_stopped(const struct cf_sweep *sweep,
			 struct cf_finding *finding)
{
	const struct cf_trace_entry *hit;

	if (finding->site)
		return;
	cf_assault_translate(sweep->assault, sweep->run);
	hit = cf_assault_hit(sweep->assault, sweep->run);
	if (hit)
		finding->site = hit->site;
}

static int judge(struct cf_sweep *sweep, const struct cf_attack *attack,
		 struct cf_finding *finding)
{
	const struct cf_assault *assault = sweep->assault;
	const struct cf_trace_entry none = { .op = attack->op }, *hit;
	struct cf_case c = {
		.workload = attack->spot == CF_SPOT_SIZE ?
			    &assault->workload : &sweep->fit->workload,
		.clean = sweep->clean, .run = sweep->run, .data = sweep->data,
		.worlds = &sweep->worlds, .hit = &none, .assault = assault,
		.policy = sweep->policy,
	};

	finding->observed = sweep->run->op[attack->op].ret;
	if (cf_judge_ask(sweep, &c, CF_JUDGES_attack, finding)) {
		name_stopped(sweep, finding);
		return 1;
	}
	cf_assault_translate(assault, sweep->run);
	hit = cf_assault_hit(assault, sweep->run);
	if (!hit)
		return 0;
	c.hit = hit;
	if (!cf_judge_ask(sweep, &c, CF_JUDGES_run, finding))
		return 0;
	if (!finding->site)
		finding->site = hit->site;
	finding->occurrence = hit->occurrence;
	finding->residue = hit->size - hit->copied;
	return 1;
}

static enum cf_verdict conclude(struct cf_sweep *sweep,
				const struct cf_attack *attack,
				unsigned long number)
{
	struct cf_finding finding = { .class = 0 };

	if (!sweep->slot->placed.is_placed)
		return CF_VERDICT_UNREACHED;
	if (!judge(sweep, attack, &finding))
		return CF_VERDICT_PASS;
	name_attack(sweep, attack, number, &finding);
	return cf_judge_note(sweep, &finding);
}

enum cf_verdict cf_judge_attack(struct cf_sweep *sweep, unsigned long number)
{
	struct cf_slot *slot = sweep->slot;
	struct cf_attack attack;
	enum cf_verdict verdict;

	cf_sweep_attack(sweep, number, &attack);
	cf_fault_disarm();
	cf_snapshot_restore();
	cf_assault_begin(sweep->assault, &attack, &slot->placed);
	cf_judge_make(sweep, &sweep->assault->workload);
	verdict = conclude(sweep, &attack, number);
	cf_assault_end(sweep->assault);
	slot->tally.verdict[verdict]++;
	return verdict;
}

enum cf_verdict cf_judge_attack_crash(struct cf_sweep *sweep,
				      const struct cf_attack *attack,
				      unsigned long number,
				      const struct cf_oops *oops)
{
	const struct cf_defeat defeat = {
		.attack = attack, .placed = &sweep->slot->placed, .oops = oops,
	};
	struct cf_finding finding = { .class = 0 };
	enum cf_verdict verdict = oops->reason == CF_OOPS_HANG ?
				  CF_VERDICT_HANG : CF_VERDICT_CRASH;

	finding.site = site_of(sweep, attack);
	if (cf_oracle_ask(CF_JUDGES_defeat, &defeat, &finding) ||
	    cf_oracle_ask(CF_JUDGES_death, oops, &finding)) {
		name_attack(sweep, attack, number, &finding);
		cf_tally_fold(&sweep->slot->tally, &finding);
	}
	sweep->slot->tally.verdict[verdict]++;
	return verdict;
}
