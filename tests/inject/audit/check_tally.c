// SPDX-License-Identifier: LGPL-2.1-or-later
/* Verdicts and findings are added up in any order. Host-side. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "audit/tally.h"

#define RUNS 60
#define SEEDS 200

static struct cf_site sites[3];

static unsigned int next(unsigned int *state)
{
	*state = *state * 1103515245 + 12345;
	return *state >> 16;
}

/* What run number @run showed: the same each time it is asked. */
static struct cf_finding finding_of(unsigned long run, unsigned int seed)
{
	unsigned int state = run * 7919 + seed;
	struct cf_finding finding = {
		.class = next(&state) % 2, .severity = 2,
		.relation = next(&state) % 2 ? "one" : "two",
		.site = &sites[next(&state) % 3],
		.residue = next(&state) % 3, .needs_two = 1,
		.count = 1, .run = run, .at = run,
	};

	if (next(&state) % 4 == 0) {
		finding.frames = 1 + next(&state) % 2;
		finding.where[0] = 0x1000 * (1 + next(&state) % 2);
	}
	return finding;
}

static void add_run(struct cf_tally *tally, unsigned long run,
		    unsigned int seed)
{
	struct cf_finding finding = finding_of(run, seed);

	cf_tally_fold(tally, &finding);
	tally->verdict[CF_VERDICT_FINDING]++;
	if (run % 5 == 0)
		cf_tally_skip(tally, finding.site, CF_SKIP_STALLS, run);
}

static int by_run(const void *a, const void *b)
{
	const struct cf_finding *x = a, *y = b;

	return x->run < y->run ? -1 : x->run > y->run;
}

static int by_site(const void *a, const void *b)
{
	const struct cf_skipped *x = a, *y = b;

	return x->site < y->site ? -1 : x->site > y->site;
}

static void assert_equal(struct cf_tally *a, struct cf_tally *b)
{
	ck_assert_mem_eq(a->verdict, b->verdict, sizeof(a->verdict));
	ck_assert_uint_eq(a->findings, b->findings);
	ck_assert_uint_eq(a->skips, b->skips);
	qsort(a->finding, a->findings, sizeof(*a->finding), by_run);
	qsort(b->finding, b->findings, sizeof(*b->finding), by_run);
	for (unsigned int i = 0; i < a->findings; i++) {
		const struct cf_finding *x = &a->finding[i];
		const struct cf_finding *y = &b->finding[i];

		ck_assert_uint_eq(x->run, y->run);
		ck_assert_uint_eq(x->at, y->at);
		ck_assert_uint_eq(x->count, y->count);
		ck_assert_uint_eq(x->residue, y->residue);
		ck_assert_int_eq(x->has_other, y->has_other);
		ck_assert_uint_eq(x->other.run, y->other.run);
		ck_assert_uint_eq(x->other.bytes, y->other.bytes);
	}
	qsort(a->skipped, a->skips, sizeof(*a->skipped), by_site);
	qsort(b->skipped, b->skips, sizeof(*b->skipped), by_site);
	for (unsigned int i = 0; i < a->skips; i++)
		ck_assert_uint_eq(a->skipped[i].runs, b->skipped[i].runs);
}

/*
 * Runs one after the other, against the same runs in random parts, each part
 * in random order, the parts added in random order.
 */
START_TEST(parts_in_any_order_give_the_same)
{
	for (unsigned int seed = 1; seed <= SEEDS; seed++) {
		struct cf_tally straight = { .notes = 0 }, sum = { .notes = 0 };
		struct cf_tally part[4] = { { .notes = 0 } };
		unsigned int state = seed;

		for (unsigned long i = 0; i < RUNS; i++) {
			add_run(&straight, i, seed);
			/* 7 and 60 have no factor in common. */
			add_run(&part[next(&state) % 4],
				(i * 7 + seed) % RUNS, seed);
		}
		for (unsigned int i = 0; i < 4; i++)
			cf_tally_add(&sum, &part[(i + seed) % 4]);
		assert_equal(&straight, &sum);
		for (int i = 0; i < 4; i++)
			cf_tally_free(&part[i]);
		cf_tally_free(&straight);
		cf_tally_free(&sum);
	}
}
END_TEST

/* The lowest run is shown, whichever came first. */
START_TEST(lowest_run_gives_the_facts)
{
	struct cf_tally tally = { .notes = 0 };
	struct cf_finding finding = {
		.relation = "r", .site = &sites[0], .count = 1, .run = 9,
		.observed = 9,
	};

	cf_tally_fold(&tally, &finding);
	finding.run = finding.observed = 3;
	cf_tally_fold(&tally, &finding);
	ck_assert_uint_eq(tally.findings, 1);
	ck_assert_int_eq(tally.finding[0].observed, 3);
	ck_assert_uint_eq(tally.finding[0].count, 2);
}
END_TEST

/* A residue of 0 is a residue: it makes a second one of 4 a proof. */
START_TEST(two_residues_prove_and_one_twice_does_not)
{
	struct cf_tally tally = { .notes = 0 };
	struct cf_finding finding = {
		.relation = "r", .site = &sites[0], .count = 1, .residue = 4,
		.needs_two = 1,
	};

	cf_tally_fold(&tally, &finding);
	finding.run = 1;
	cf_tally_fold(&tally, &finding);
	ck_assert(!cf_finding_is_proven(&tally.finding[0]));
	finding.run = 2;
	finding.residue = 0;
	cf_tally_fold(&tally, &finding);
	ck_assert(cf_finding_is_proven(&tally.finding[0]));
}
END_TEST

/* Another site, promise, class or crash place is another finding. */
START_TEST(other_causes_stay_apart)
{
	struct cf_tally tally = { .notes = 0 };
	struct cf_finding finding[5] = { { .class = 0 } };

	for (int i = 0; i < 5; i++)
		finding[i] = (struct cf_finding) {
			.relation = "r", .site = &sites[0], .count = 1,
			.frames = 1, .where = { 0x1000 },
		};
	finding[1].relation = "s";
	finding[2].site = &sites[1];
	finding[3].class = 1;
	finding[4].where[0] = 0x1001;
	for (int i = 0; i < 5; i++)
		cf_tally_fold(&tally, &finding[i]);
	ck_assert_uint_eq(tally.findings, 5);
}
END_TEST

/* Skipped runs are verdicts, with their reason. */
START_TEST(skipped_runs_are_counted_by_site_and_reason)
{
	struct cf_tally tally = { .notes = 0 };

	cf_tally_skip(&tally, &sites[0], CF_SKIP_STALLS, 3);
	cf_tally_skip(&tally, &sites[0], CF_SKIP_STALLS, 4);
	cf_tally_skip(&tally, &sites[0], CF_SKIP_UNARMED, 1);
	ck_assert_uint_eq(tally.skips, 2);
	ck_assert_uint_eq(tally.skipped[0].runs, 7);
	ck_assert_uint_eq(tally.verdict[CF_VERDICT_SKIPPED], 8);
	ck_assert_uint_eq(cf_tally_runs(&tally), 8);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("tally");
	TCase *tcase = tcase_create("tally");
	SRunner *runner;
	int failed;

	tcase_add_test(tcase, parts_in_any_order_give_the_same);
	tcase_add_test(tcase, lowest_run_gives_the_facts);
	tcase_add_test(tcase, two_residues_prove_and_one_twice_does_not);
	tcase_add_test(tcase, other_causes_stay_apart);
	tcase_add_test(tcase, skipped_runs_are_counted_by_site_and_reason);
	suite_add_tcase(suite, tcase);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
