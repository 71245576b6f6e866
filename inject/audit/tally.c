// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * What came of some runs, in a form that can be added up in any order.
 * Host-side.
 *
 * Findings with the same cause are one finding: same class, same promise, same
 * user copy and, for a crash, same place. Of these the lowest run is kept,
 * which is the simplest: a plan goes from small faults to large ones. A
 * finding that needs two residues keeps the lowest run with another residue
 * too. Of two tallies, each with such a couple, the couple of the union is
 * among the four: were the second one not the best of its own tally, it would
 * have the residue of the first.
 */
#include <stdlib.h>
#include <string.h>

#include <cf_host.h>

#include "tally.h"

const char *const cf_verdict_names[CF_VERDICT_COUNT] = {
#define CF_VERDICT(NAME, name, text) #name,
#include "verdicts.def"
#undef CF_VERDICT
};

const struct cf_skip_info cf_skips[CF_SKIP_COUNT] = {
#define CF_SKIP(NAME, name, text) { #name, text },
#include "skips.def"
#undef CF_SKIP
};

void cf_tally_clear(struct cf_tally *tally)
{
	memset(tally->verdict, 0, sizeof(tally->verdict));
	tally->notes = 0;
	tally->findings = 0;
	tally->skips = 0;
	tally->news_count = 0;
	tally->news_lost = 0;
}

void cf_tally_free(struct cf_tally *tally)
{
	free(tally->finding);
	free(tally->skipped);
	free(tally->news);
	*tally = (struct cf_tally) { 0 };
}

static int is_same(const struct cf_finding *a, const struct cf_finding *b)
{
	return a->class == b->class && a->site == b->site &&
	       !strcmp(a->relation, b->relation) &&
	       !a->frames == !b->frames &&
	       (!a->frames || a->where[0] == b->where[0]);
}

/* Keep in @finding->other the lowest run with another residue. */
static void offer(struct cf_finding *finding, const struct cf_residue *other)
{
	if (other->bytes == finding->residue ||
	    (finding->has_other && finding->other.run <= other->run))
		return;
	finding->other = *other;
	finding->has_other = 1;
}

static void merge(struct cf_finding *old, const struct cf_finding *finding)
{
	const struct cf_finding *first = finding->run < old->run ? finding : old;
	const struct cf_finding *second = first == old ? finding : old;
	struct cf_finding sum = *first;

	offer(&sum, &(struct cf_residue) { second->run, second->residue });
	if (second->has_other)
		offer(&sum, &second->other);
	sum.count = old->count + finding->count;
	*old = sum;
}

/* Make room for one more entry. */
static void *grow(const struct cf_tally *tally, void *list, unsigned int count,
		  unsigned int *room, size_t size)
{
	if (count < *room)
		return list;
	if (tally->is_fixed)
		cf_host_die("a chunk has more findings than runs");
	*room = *room ? 2 * *room : 16;
	list = realloc(list, *room * size);
	if (!list)
		cf_host_die("no memory for findings");
	return list;
}

void cf_tally_fold(struct cf_tally *tally, const struct cf_finding *finding)
{
	for (unsigned int i = 0; i < tally->findings; i++) {
		if (!is_same(&tally->finding[i], finding))
			continue;
		merge(&tally->finding[i], finding);
		return;
	}
	tally->finding = grow(tally, tally->finding, tally->findings,
			      &tally->room, sizeof(*tally->finding));
	tally->finding[tally->findings++] = *finding;
}

void cf_tally_skip(struct cf_tally *tally, const struct cf_site *site,
		   enum cf_skip why, unsigned long runs)
{
	tally->verdict[CF_VERDICT_SKIPPED] += runs;
	for (unsigned int i = 0; i < tally->skips; i++) {
		struct cf_skipped *skipped = &tally->skipped[i];

		if (skipped->site != site || skipped->why != why)
			continue;
		skipped->runs += runs;
		return;
	}
	tally->skipped = grow(tally, tally->skipped, tally->skips,
			      &tally->skip_room, sizeof(*tally->skipped));
	tally->skipped[tally->skips++] = (struct cf_skipped) {
		.site = site, .why = why, .runs = runs,
	};
}

void cf_tally_news(struct cf_tally *tally, const struct cf_news *news)
{
	for (unsigned int i = 0; i < tally->news_count; i++) {
		struct cf_news *old = &tally->news[i];

		if (old->entry.site != news->entry.site ||
		    old->entry.op != news->entry.op)
			continue;
		if (news->run < old->run)
			*old = *news;
		return;
	}
	if (tally->is_fixed && tally->news_count == tally->news_room) {
		tally->news_lost++;
		return;
	}
	tally->news = grow(tally, tally->news, tally->news_count,
			   &tally->news_room, sizeof(*tally->news));
	tally->news[tally->news_count++] = *news;
}

void cf_tally_add(struct cf_tally *tally, const struct cf_tally *more)
{
	for (int i = 0; i < CF_VERDICT_COUNT; i++)
		if (i != CF_VERDICT_SKIPPED)
			tally->verdict[i] += more->verdict[i];
	tally->notes += more->notes;
	for (unsigned int i = 0; i < more->findings; i++)
		cf_tally_fold(tally, &more->finding[i]);
	for (unsigned int i = 0; i < more->skips; i++)
		cf_tally_skip(tally, more->skipped[i].site,
			      more->skipped[i].why, more->skipped[i].runs);
	for (unsigned int i = 0; i < more->news_count; i++)
		cf_tally_news(tally, &more->news[i]);
	tally->news_lost += more->news_lost;
}

unsigned long cf_tally_runs(const struct cf_tally *tally)
{
	unsigned long runs = 0;

	for (int i = 0; i < CF_VERDICT_COUNT; i++)
		runs += tally->verdict[i];
	return runs;
}

int cf_finding_is_proven(const struct cf_finding *finding)
{
	return !finding->needs_two || finding->has_other;
}
