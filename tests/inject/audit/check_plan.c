// SPDX-License-Identifier: LGPL-2.1-or-later
/* From a census to the runs of a plan. Host-side. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "audit/plan.h"

static struct cf_site bytes = {
	.driver = "d", .function = "f", .file = "d.c", .line = 1,
	.prim = CF_PRIM_copy_to_user, .id = 1, .ordinal = 1,
};
static struct cf_site whole = {
	.driver = "d", .function = "f", .file = "d.c", .line = 2,
	.prim = CF_PRIM_get_user, .id = 2, .ordinal = 1,
};
static struct cf_site string = {
	.driver = "d", .function = "f", .file = "d.c", .line = 3,
	.prim = CF_PRIM_strncpy_from_user, .id = 3, .ordinal = 1,
};

static struct cf_trace_entry entry_of(struct cf_site *site,
				      unsigned long size, unsigned long copied)
{
	return (struct cf_trace_entry) {
		.site = site, .prim = site->prim, .uaddr = 0x1000000123,
		.size = size, .copied = copied, .occurrence = 1,
		.is_finished = 1,
	};
}

static struct cf_plan_options options;

static struct cf_plan plan_of(struct cf_trace_entry *entries,
			      unsigned long count)
{
	struct cf_trace trace = {
		.entries = entries, .capacity = count, .count = count,
	};
	struct cf_plan plan;

	cf_plan_defaults(&options);
	ck_assert_int_eq(cf_plan_make(&plan, &trace, &options), 0);
	return plan;
}

/* efault once, then partial, midcopy and notpresent at each of 5 bytes. */
START_TEST(every_byte_in_every_way)
{
	struct cf_trace_entry entry = entry_of(&bytes, 5, 5);
	struct cf_plan plan = plan_of(&entry, 1);
	int seen[CF_KIND_COUNT][5];

	memset(seen, 0, sizeof(seen));
	ck_assert_uint_eq(plan.runs, 16);
	for (unsigned long i = 0; i < plan.runs; i++) {
		struct cf_fault fault;

		ck_assert_int_eq(cf_plan_faults(&plan, i, &fault), 1);
		ck_assert_uint_lt(fault.offset, 5);
		ck_assert_uint_eq(fault.occ_first, 1);
		seen[fault.kind][fault.offset]++;
	}
	ck_assert_int_eq(seen[CF_KIND_EFAULT][0], 1);
	for (int kind = CF_KIND_PARTIAL; kind <= CF_KIND_NOTPRESENT; kind++)
		for (int at = 0; at < 5; at++)
			ck_assert_int_eq(seen[kind][at], 1);
}
END_TEST

/* Bytes 4..7 of the first copy are the first four of the second. */
static void make_refetch(struct cf_trace_entry entries[2])
{
	static struct cf_site first, second;

	first = second = bytes;
	first.prim = second.prim = CF_PRIM_copy_from_user;
	second.ordinal = second.id = 2;
	entries[0] = entry_of(&first, 8, 8);
	entries[1] = entry_of(&second, 6, 6);
	entries[1].uaddr += 4;
	entries[0].dir = entries[1].dir = CF_FROM_USER;
}

START_TEST(bytes_fetched_before_change)
{
	struct cf_trace_entry entries[2];
	struct cf_plan plan;
	unsigned int changes = 0;

	make_refetch(entries);
	plan = plan_of(entries, 2);
	ck_assert_uint_eq(plan.runs, 1 + 3 * 8 + 1 + 3 * 6 + 4 * 3);
	for (unsigned long i = 0; i < plan.runs; i++) {
		struct cf_fault fault;

		cf_plan_faults(&plan, i, &fault);
		if (!fault.actions)
			continue;
		ck_assert_uint_eq(fault.ordinal, 2);
		ck_assert_uint_eq(fault.kind, CF_KIND_NOTPRESENT);
		ck_assert_uint_eq(fault.offset, 0);
		ck_assert_uint_eq(fault.action[0].type, CF_ACTION_FLIP);
		ck_assert_uint_eq(fault.action[0].arg[0], changes / 3);
		ck_assert_uint_eq(fault.action[0].arg[1],
				  cf_refetch_masks[changes % 3]);
		changes++;
	}
	ck_assert_uint_eq(changes, 4 * 3);
}
END_TEST

/* In another call, or behind a copy that the driver made there, it is no refetch. */
START_TEST(bytes_fetched_once_do_not_change)
{
	struct cf_trace_entry entries[3];
	struct cf_plan plan;

	make_refetch(entries);
	entries[1].op = 1;
	plan = plan_of(entries, 2);
	ck_assert_uint_eq(plan.runs, 1 + 3 * 8 + 1 + 3 * 6);

	make_refetch(entries);
	entries[2] = entries[1];
	entries[1].dir = CF_TO_USER;
	plan = plan_of(entries, 3);
	ck_assert_uint_eq(plan.runs, 1 + 3 * 8 + 2 * (1 + 3 * 6));
}
END_TEST

/* A single value cannot arrive in part: one partial, 4 + 4 others. */
START_TEST(whole_values_have_one_partial)
{
	struct cf_trace_entry entry = entry_of(&whole, 4, 4);

	ck_assert_uint_eq(plan_of(&entry, 1).runs, 1 + 1 + 4 + 4);
}
END_TEST

/* A string of 6 bytes with its NUL, of at most 100. */
START_TEST(strings_end_at_their_nul)
{
	struct cf_trace_entry entry = entry_of(&string, 100, 6);

	ck_assert_uint_eq(plan_of(&entry, 1).runs, 1 + 3 * 6);
}
END_TEST

/* Refused accesses, and those that failed by themselves, are not planned. */
START_TEST(what_cannot_be_stopped_is_not_planned)
{
	struct cf_trace_entry entries[4];

	for (int i = 0; i < 4; i++)
		entries[i] = entry_of(&bytes, 5, 5);
	entries[0].refused = 1;
	entries[1].copied = 0;
	entries[2].occurrence = 0;
	ck_assert_uint_eq(plan_of(entries, 4).items, 1);
}
END_TEST

/* What the options leave out is not there; what axes add comes behind. */
START_TEST(kinds_and_axes_are_those_asked_for)
{
	struct cf_trace_entry entry = entry_of(&bytes, 5, 5);
	struct cf_trace trace = { .entries = &entry, .capacity = 1, .count = 1 };
	struct cf_plan plan;
	int slack = 0, sticky = 0;

	cf_plan_defaults(&options);
	options.kinds = 1U << CF_KIND_PARTIAL | 1U << CF_KIND_MIDCOPY;
	options.axes |= 1U << CF_AXIS_SLACK | 1U << CF_AXIS_STICKY;
	ck_assert_int_eq(cf_plan_make(&plan, &trace, &options), 0);
	ck_assert_uint_eq(plan.runs, 5 + 5 + 5 + 5 + 5);
	ck_assert_uint_eq(cf_plan_count(&plan, CF_KIND_PARTIAL), 15);
	ck_assert_uint_eq(cf_plan_count(&plan, CF_KIND_EFAULT), 0);
	for (unsigned long i = 0; i < plan.runs; i++) {
		struct cf_fault fault;
		const char *why;

		cf_plan_faults(&plan, i, &fault);
		ck_assert_int_eq(cf_fault_conflict(&fault, &why), CF_PART_NONE);
		slack += fault.slack != 0;
		sticky += fault.sticky && fault.kind == CF_KIND_PARTIAL;
	}
	ck_assert_int_eq(slack, 10);
	ck_assert_int_eq(sticky, 5);
}
END_TEST

/* Calls of a workload on two nodes. */
static struct cf_workload *calls(void)
{
	static struct cf_guests guests;
	static struct cf_workload workload = {
		.node_count = 2, .count = 8, .guests = &guests,
		.op = {
			{ .type = CF_OP_OPEN }, { .type = CF_OP_WRITE },
			{ .type = CF_OP_IOCTL, .cmd = 7 },
			{ .type = CF_OP_IOCTL, .cmd = 8 },
			{ .type = CF_OP_IOCTL, .cmd = 7 },
			{ .type = CF_OP_WRITE }, { .type = CF_OP_INSMOD },
			{ .type = CF_OP_READ, .node = 1 },
		},
	};

	guests.workload = &workload;
	return &workload;
}

/*
 * What the workload does on that node, the next ioctl first, each before the
 * first byte and before the last.
 */
START_TEST(guests_do_what_the_workload_does)
{
	static const struct cf_fault_action want[] = {
		{ .type = CF_ACTION_WRITE }, { { 8, 0 }, CF_ACTION_IOCTL },
		{ { 7, 0 }, CF_ACTION_IOCTL }, { .type = CF_ACTION_OPEN },
		{ .type = CF_ACTION_RELEASE }, { .type = CF_ACTION_SIGNAL },
		{ .type = CF_ACTION_REMOVE },
	};
	struct cf_trace_entry entry = entry_of(&bytes, 5, 5);
	struct cf_trace trace = { .entries = &entry, .capacity = 1, .count = 1 };
	struct cf_plan plan;
	struct cf_fault fault;

	entry.op = 2;
	cf_plan_defaults(&options);
	options.workload = calls();
	options.axes = 1U << CF_AXIS_GUESTS | 1U << CF_AXIS_REMOVAL;
	ck_assert_int_eq(cf_plan_make(&plan, &trace, &options), 0);
	ck_assert_uint_eq(plan.runs, 2 * 7);
	for (unsigned long i = 0; i < plan.runs; i++) {
		ck_assert_int_eq(cf_plan_faults(&plan, i, &fault), 1);
		ck_assert_uint_eq(fault.offset, i % 2 ? 4 : 0);
		ck_assert_int_eq(fault.actions, 1);
		ck_assert_uint_eq(fault.action[0].type, want[i / 2].type);
		ck_assert_uint_eq(fault.action[0].arg[0], want[i / 2].arg[0]);
	}
}
END_TEST

/* Not from the fourth time on, not of one byte twice, not beside module init. */
static const struct {
	unsigned int op, occurrence;
	unsigned long size, runs;
} visits[] = {
	{ 2, 3, 5, 12 }, { 2, 4, 5, 0 }, { 2, 1, 1, 6 }, { 6, 1, 5, 0 },
	{ 7, 1, 5, 2 * 3 },	/* read, release, signal: that node is open */
};

START_TEST(guests_come_where_it_makes_sense)
{
	struct cf_trace_entry entry = entry_of(&bytes, visits[_i].size,
					       visits[_i].size);
	struct cf_trace trace = { .entries = &entry, .capacity = 1, .count = 1 };
	struct cf_plan plan;

	entry.op = visits[_i].op;
	entry.occurrence = visits[_i].occurrence;
	cf_plan_defaults(&options);
	options.workload = calls();
	options.axes = 1U << CF_AXIS_GUESTS;
	ck_assert_int_eq(cf_plan_make(&plan, &trace, &options), 0);
	ck_assert_uint_eq(plan.runs, visits[_i].runs);
}
END_TEST

START_TEST(sites_are_those_the_glob_names)
{
	static const struct {
		const char *glob;
		int wants;
	} rows[] = {
		{ NULL, 1 }, { "f", 1 }, { "g", 0 }, { "*", 1 },
		{ "f/copy_*", 1 }, { "f/get_user", 0 }, { "*/copy_to_user", 1 },
	};

	cf_plan_defaults(&options);
	options.sites = rows[_i].glob;
	ck_assert_int_eq(cf_plan_wants(&options, &bytes), rows[_i].wants);
}
END_TEST

/*
 * Chunks follow each other without a gap, none is too long, and a copy that
 * fits into one is in one.
 */
START_TEST(chunks_hold_each_run_once)
{
	struct cf_trace_entry entries[40];
	struct cf_plan plan;

	for (int i = 0; i < 40; i++)
		entries[i] = entry_of(&bytes, i % 9 ? i : 3000, i % 9 ? i : 3000);
	plan = plan_of(entries, 40);
	ck_assert_uint_ge(plan.chunks, 16);
	ck_assert_uint_eq(plan.chunk[0], 0);
	ck_assert_uint_eq(plan.chunk[plan.chunks], plan.runs);
	for (unsigned long i = 0; i < plan.chunks; i++) {
		const struct cf_plan_item *item =
			cf_plan_item(&plan, plan.chunk[i]);

		ck_assert_uint_lt(plan.chunk[i], plan.chunk[i + 1]);
		ck_assert_uint_le(plan.chunk[i + 1] - plan.chunk[i],
				  CF_CHUNK_MAX);
		if (item->first != plan.chunk[i])
			ck_assert_uint_gt(item->runs, CF_CHUNK_MAX / 2);
	}
}
END_TEST

/* A copy behind a first fault: both faults, the first one first. */
START_TEST(pairs_come_last_and_in_chunks_of_their_own)
{
	struct cf_trace_entry entry = entry_of(&bytes, 5, 5);
	struct cf_plan plan = plan_of(&entry, 1);
	unsigned long runs = plan.runs, chunks = plan.chunks;
	struct cf_fault before, fault[CF_PLAN_FAULTS];

	cf_plan_faults(&plan, 3, &before);
	ck_assert_int_eq(cf_plan_add(&plan, &entry, 3), 0);
	ck_assert_int_eq(cf_plan_divide(&plan), 0);
	ck_assert_uint_eq(plan.runs, 2 * runs);
	ck_assert_uint_gt(plan.chunks, chunks);
	ck_assert_uint_eq(plan.chunk[chunks], runs);
	ck_assert_int_eq(cf_plan_faults(&plan, runs + 1, fault), 2);
	ck_assert_mem_eq(&fault[0], &before, sizeof(before));
	ck_assert_int_eq(fault[1].kind, CF_KIND_PARTIAL);
}
END_TEST

/* Attacks come behind the faults, three on the pointer and two on the count. */
START_TEST(attacks_are_runs_like_others)
{
	struct cf_trace_entry entry = entry_of(&bytes, 5, 5);
	struct cf_target target[] = {
		{ .at = { .op = 1, .spot = CF_SPOT_ARG },
		  .kind = CF_TARGET_POINTER, .site = &bytes, .rows = 0x2a },
		{ .at = { .op = 2, .spot = CF_SPOT_SIZE },
		  .kind = CF_TARGET_NUMBER, .was = 9, .rows = 3 },
	};
	struct cf_targets targets = { .target = target, .count = 2 };
	struct cf_plan plan = plan_of(&entry, 1);
	struct cf_fault fault[CF_PLAN_FAULTS];
	struct cf_attack attack;

	ck_assert_int_eq(cf_plan_add_attacks(&plan, &targets), 0);
	ck_assert_int_eq(cf_plan_divide(&plan), 0);
	ck_assert_uint_eq(plan.attacks, 5);
	ck_assert_uint_eq(plan.copies, 1);
	ck_assert_uint_eq(plan.runs, 16 + 5);
	ck_assert_uint_eq(plan.chunk[plan.chunks], 21);
	ck_assert(!cf_plan_attack(&plan, 15, &attack));
	ck_assert_ptr_eq(cf_plan_site(&plan, 15), &bytes);
	for (unsigned long run = 16; run < 21; run++) {
		ck_assert_int_eq(cf_plan_faults(&plan, run, fault), 0);
		ck_assert(cf_plan_attack(&plan, run, &attack));
		ck_assert_int_eq(attack.op, run < 19 ? 1 : 2);
	}
	ck_assert_uint_eq(attack.value, 1);
	ck_assert_ptr_null(cf_plan_site(&plan, 20));
}
END_TEST

static const struct {
	unsigned int kinds, axes, not_axes;
	unsigned long attacks;
} wishes[] = {
	{ ~0U, 0, 0, 5 },
	{ ~0U, 0, 1U << CF_AXIS_ADDRESSES, 2 },
	{ ~0U, 0, 1U << CF_AXIS_SIZES | 1U << CF_AXIS_ADDRESSES, 0 },
	{ ~0U, 0, 1U << CF_AXIS_STRINGS, 5 },
	{ 1U << CF_KIND_EFAULT, 0, 0, 0 },
	{ 1U << CF_KIND_EFAULT, 1U << CF_AXIS_SIZES, 0, 2 },
};

/* Wanted unless left out; with kinds named, not unless asked for. */
START_TEST(attacks_are_those_asked_for)
{
	struct cf_target target[] = {
		{ .kind = CF_TARGET_POINTER, .rows = 7 },
		{ .kind = CF_TARGET_NUMBER, .rows = 3 },
	};
	struct cf_targets targets = { .target = target, .count = 2 };
	struct cf_plan plan = { .options = &options };

	cf_plan_defaults(&options);
	options.kinds = wishes[_i].kinds;
	options.axes |= wishes[_i].axes;
	options.not_axes = wishes[_i].not_axes;
	ck_assert_int_eq(cf_plan_add_attacks(&plan, &targets), 0);
	ck_assert_uint_eq(plan.attacks, wishes[_i].attacks);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("plan");
	TCase *tcase = tcase_create("plan");
	SRunner *runner;
	int failed;

	tcase_add_test(tcase, attacks_are_runs_like_others);
	tcase_add_loop_test(tcase, attacks_are_those_asked_for, 0,
			    sizeof(wishes) / sizeof(*wishes));
	tcase_add_test(tcase, every_byte_in_every_way);
	tcase_add_test(tcase, bytes_fetched_before_change);
	tcase_add_test(tcase, bytes_fetched_once_do_not_change);
	tcase_add_test(tcase, whole_values_have_one_partial);
	tcase_add_test(tcase, strings_end_at_their_nul);
	tcase_add_test(tcase, what_cannot_be_stopped_is_not_planned);
	tcase_add_test(tcase, kinds_and_axes_are_those_asked_for);
	tcase_add_test(tcase, guests_do_what_the_workload_does);
	tcase_add_loop_test(tcase, guests_come_where_it_makes_sense, 0, 5);
	tcase_add_loop_test(tcase, sites_are_those_the_glob_names, 0, 7);
	tcase_add_test(tcase, chunks_hold_each_run_once);
	tcase_add_test(tcase, pairs_come_last_and_in_chunks_of_their_own);
	suite_add_tcase(suite, tcase);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
