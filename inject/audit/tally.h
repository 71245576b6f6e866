/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What came of some runs, in a form that can be added up in any order.
 * Host-side.
 */
#ifndef CF_TALLY_H
#define CF_TALLY_H

#include "news.h"
#include "oracle/finding.h"

enum cf_verdict {
#define CF_VERDICT(NAME, name, text) CF_VERDICT_##NAME,
#include "verdicts.def"
#undef CF_VERDICT
	CF_VERDICT_COUNT,
};

extern const char *const cf_verdict_names[CF_VERDICT_COUNT];

/* Why runs were not made. */
enum cf_skip {
#define CF_SKIP(NAME, name, text) CF_SKIP_##NAME,
#include "skips.def"
#undef CF_SKIP
	CF_SKIP_COUNT,
};

/** struct cf_skip_info - of enum cf_skip */
struct cf_skip_info {
	const char *name;
	const char *text;
};

extern const struct cf_skip_info cf_skips[CF_SKIP_COUNT];

/** struct cf_skipped - runs of one user copy that were not made, and why */
struct cf_skipped {
	const struct cf_site *site;
	enum cf_skip why;
	unsigned long runs;
};

/**
 * struct cf_tally - verdicts and findings of some runs
 * @notes:   runs that passed with an S3 or S4 finding
 * @finding: folded: no two of them have one cause
 * @room:    entries of @finding; a shared tally does not grow
 * @skipped: folded: no two have one site and reason
 * @news:    folded: no two have one site and system call
 * @news_lost: those that a shared tally had no room for
 *
 * All zero is a tally of no run. To add up tallies is commutative and
 * associative, so it does not matter how runs were divided among workers,
 * shards and sittings.
 */
struct cf_tally {
	unsigned long verdict[CF_VERDICT_COUNT];
	unsigned long notes;
	struct cf_finding *finding;
	unsigned int findings;
	unsigned int room;
	int is_fixed;
	struct cf_skipped *skipped;
	unsigned int skips;
	unsigned int skip_room;
	struct cf_news *news;
	unsigned int news_count;
	unsigned int news_room;
	unsigned long news_lost;
};

/** cf_tally_clear() - Back to no run; keeps the room. */
void cf_tally_clear(struct cf_tally *tally);

/** cf_tally_free() - Give back the room of one that grows. */
void cf_tally_free(struct cf_tally *tally);

/**
 * cf_tally_fold() - Add a finding, or make it one with that of the same cause.
 *
 * The lowest run gives the facts; the lowest run with another residue is kept
 * beside it.
 */
void cf_tally_fold(struct cf_tally *tally, const struct cf_finding *finding);

/** cf_tally_skip() - Count runs as skipped. */
void cf_tally_skip(struct cf_tally *tally, const struct cf_site *site,
		   enum cf_skip why, unsigned long runs);

/** cf_tally_news() - A user copy that the clean run does not make; the lowest run is kept. */
void cf_tally_news(struct cf_tally *tally, const struct cf_news *news);

/** cf_tally_add() - Add all of @more. */
void cf_tally_add(struct cf_tally *tally, const struct cf_tally *more);

/** cf_tally_runs() - How many runs it counts. */
unsigned long cf_tally_runs(const struct cf_tally *tally);

/** cf_finding_is_proven() - Or only a coincidence so far? */
int cf_finding_is_proven(const struct cf_finding *finding);

#endif
