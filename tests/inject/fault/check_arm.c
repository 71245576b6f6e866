/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Armed faults: which access is stopped, where, and what is counted. Host-side. */
#include <check.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "fault/fault.h"
#include "inject.h"
#include "mock.h"
#include "trace/trace.h"

/* User addresses start a page, so that a page boundary is 4096 bytes away. */
#define UADDR 0x10000UL

static void setup(void)
{
	mock_register("scull");
	mock_register("pipe");
}

static void arm(const char *expr)
{
	ck_assert_msg(!cf_fault_arm(expr), "%s", cf_fault_error());
}

/* One access of size bytes under one fault: is it stopped, and where? */
static const struct {
	const char *expr;
	unsigned long size;
	unsigned long uaddr;
	int fires;
	unsigned long at;
	unsigned long slack;
	int sticky;
} placed[] = {
	{ "efault", 100, UADDR, 1, 0, 0, 1 },
	{ "efault transient", 100, UADDR, 1, 0, 0, 0 },
	{ "midcopy@37", 100, UADDR, 1, 37, 0, 1 },
	{ "midcopy@99", 100, UADDR, 1, 99, 0, 1 },
	{ "midcopy@100", 100, UADDR, 0, 0, 0, 0 },
	{ "midcopy@0", 1, UADDR, 1, 0, 0, 1 },
	{ "partial@5", 100, UADDR, 1, 5, 0, 0 },
	{ "partial@5 sticky", 100, UADDR, 1, 5, 0, 1 },
	{ "partial@end-1", 100, UADDR, 1, 99, 0, 0 },
	{ "partial@end-100", 100, UADDR, 1, 0, 0, 0 },
	{ "partial@end-101", 100, UADDR, 0, 0, 0, 0 },
	{ "partial@end", 100, UADDR, 0, 0, 0, 0 },
	{ "partial@end slack=8", 100, UADDR, 1, 92, 0, 0 },
	{ "midcopy@20 slack=8", 100, UADDR, 1, 20, 8, 1 },
	{ "midcopy@3 slack=8", 100, UADDR, 1, 3, 3, 1 },
	{ "midcopy@37 round=4", 100, UADDR, 1, 37, 1, 1 },
	{ "midcopy@37 round=8", 100, UADDR, 1, 37, 5, 1 },
	{ "midcopy@40 round=8", 100, UADDR, 1, 40, 0, 1 },
	{ "midcopy@3 round=4", 100, UADDR, 1, 3, 3, 1 },
	{ "midcopy@98 round=8", 100, UADDR, 1, 98, 0, 1 },	/* past the words */
	{ "midcopy@95 round=8", 100, UADDR, 1, 95, 7, 1 },
	{ "midcopy@20 slack=3 round=8", 100, UADDR, 1, 20, 4, 1 },
	{ "partial@end slack=9 round=8", 100, UADDR, 1, 88, 0, 0 },
	{ "midcopy@page", 8192, UADDR, 1, 4096, 0, 1 },
	{ "midcopy@page+2", 100, UADDR + 4090, 1, 8, 0, 1 },
	{ "midcopy@page+2", 8, UADDR + 4090, 0, 0, 0, 0 },
	{ "midcopy@page", 100, UADDR, 0, 0, 0, 0 },
	{ "notpresent@4", 100, UADDR, 1, 4, 0, 0 },
	{ "notpresent then flip(100,1)", 100, UADDR, 0, 0, 0, 0 },
};

START_TEST(before_places_stop)
{
	struct cf_access access;

	arm(placed[_i].expr);
	access = mock_access(MOCK_WRITE, placed[_i].uaddr, placed[_i].size);
	ck_assert_msg(access.injected == placed[_i].fires, "%s",
		      placed[_i].expr);
	ck_assert_uint_eq(cf_fault_fired(), placed[_i].fires);
	ck_assert_uint_eq(cf_fault_reached(0), 1);
	if (!placed[_i].fires)
		return;
	ck_assert_uint_eq(access.stop.at, placed[_i].at);
	ck_assert_uint_eq(access.stop.slack, placed[_i].slack);
	ck_assert_int_eq(access.stop.sticky, placed[_i].sticky);
}
END_TEST

/* A whole primitive can be stopped at each of its bytes and no further. */
START_TEST(before_whole_primitive_takes_its_bytes_only)
{
	char expr[] = "*/get_user midcopy@0";
	unsigned int at;

	for (at = 0; at < 6; at++) {
		expr[sizeof(expr) - 2] = '0' + at;
		arm(expr);
		mock_access(MOCK_GET, UADDR, 4);
		ck_assert_uint_eq(cf_fault_fired(), at < 4);
		cf_fault_disarm();
	}
}
END_TEST

/* Ten accesses each; the digits say which of them are stopped. */
static const struct {
	const char *expr;
	const char *stopped;
} occurrences[] = {
	{ "*/copy_from_user efault", "1000000000" },
	{ "*/copy_from_user#1+ efault", "1111111111" },
	{ "*/copy_from_user#3 efault", "0010000000" },
	{ "*/copy_from_user#3+ efault", "0011111111" },
	{ "*/copy_from_user#2..4 efault", "0111000000" },
	{ "*/copy_from_user#11 efault", "0000000000" },
	{ "*/copy_to_user#1+ efault", "0000000000" },
	{ "pipe/*/*#1+ efault", "0000000000" },
};

START_TEST(before_counts_occurrences)
{
	const char *want = occurrences[_i].stopped;
	unsigned long fired = 0;
	int i;

	arm(occurrences[_i].expr);
	for (i = 0; want[i]; i++) {
		struct cf_access access = mock_access(MOCK_WRITE, UADDR, 9);

		ck_assert_int_eq(access.injected, want[i] == '1');
		fired += want[i] == '1';
	}
	ck_assert_uint_eq(cf_fault_fired(), fired);
}
END_TEST

/* Occurrences count over all sites that match, in the order of the run. */
START_TEST(before_counts_across_sites)
{
	arm("scull_read/copy_to_user#2 efault");
	ck_assert(!mock_access(MOCK_READ_FIRST, UADDR, 8).injected);
	ck_assert(!mock_access(MOCK_WRITE, UADDR, 8).injected);
	ck_assert(mock_access(MOCK_READ_SECOND, UADDR, 8).injected);
}
END_TEST

START_TEST(before_ordinal_selects_call)
{
	arm("scull_read/copy_to_user:2#1+ efault");
	ck_assert(!mock_access(MOCK_READ_FIRST, UADDR, 8).injected);
	ck_assert(mock_access(MOCK_READ_SECOND, UADDR, 8).injected);
}
END_TEST

/* The first armed has the access; the second counts it all the same. */
START_TEST(before_two_faults_first_wins)
{
	arm("*/copy_from_user#1 midcopy@3");
	arm("*/copy_from_user#1..2 partial@4");
	ck_assert_uint_eq(mock_access(MOCK_WRITE, UADDR, 8).stop.at, 3);
	ck_assert_uint_eq(mock_access(MOCK_WRITE, UADDR, 8).stop.at, 4);
	ck_assert(!mock_access(MOCK_WRITE, UADDR, 8).injected);
	ck_assert_uint_eq(cf_fault_fired(), 2);
	ck_assert_uint_eq(cf_fault_reached(1), 3);
	ck_assert_str_eq(cf_fault_armed_text(),
			 "*/copy_from_user#1 midcopy@3; "
			 "*/copy_from_user#1..2 partial@4");
}
END_TEST

static const char *name_ioctl(unsigned int index, unsigned int *cmd)
{
	static const char *const names[] = { "SET", "GET" };

	*cmd = 0x10 + index;
	return index < 2 ? names[index] : NULL;
}

/* Accesses of other calls are not counted either. */
START_TEST(before_ioctl_selects_call)
{
	static const char *const faults[] = {
		"ioctl:GET/get_user#2 efault", "ioctl:0x11/*/*#2 efault",
		"ioctl:17/scull_ioctl/get_user#2 efault",
	};
	static const unsigned int calls[] = { 0x11, 0x10, 0, 0x11, 0x11 };

	cf_fault_ioctls(name_ioctl);
	arm(faults[_i]);
	for (int i = 0; i < 5; i++) {
		mock_ioctl = calls[i];
		ck_assert_int_eq(mock_access(MOCK_GET, UADDR, 4).injected,
				 i == 3);
	}
	ck_assert_uint_eq(cf_fault_reached(0), 3);
}
END_TEST

START_TEST(arm_unknown_ioctl_refuses)
{
	cf_fault_ioctls(name_ioctl);
	ck_assert_int_eq(cf_fault_arm("ioctl:GETT/* efault"), -ENOENT);
	ck_assert_str_eq(cf_fault_error(), "'ioctl:GETT/* efault', column 7: 'GETT', expected an ioctl that the driver's source names, or a number; did you mean 'GET'?");
	cf_fault_ioctls(NULL);
	ck_assert_int_eq(cf_fault_arm("ioctl:GET/* efault"), -ENOENT);
	ck_assert_str_eq(cf_fault_error(), "'ioctl:GET/* efault', column 7: 'GET', expected the number of an ioctl: names are not known here");
	ck_assert_int_eq(cf_fault_arm("ioctl:1/scull_wirte/* efault"), -ENOENT);
	ck_assert_str_eq(cf_fault_error(), "'ioctl:1/scull_wirte/* efault', column 9: 'scull_wirte', expected a function that makes a user access; did you mean 'scull_write'?");
}
END_TEST

/* A site that has no id yet, or one above the memo, is compared each time. */
START_TEST(before_site_without_memo_is_decided_too)
{
	static const unsigned int ids[] = { 0, CF_SITES_MAX, CF_SITES_MAX + 7 };
	unsigned int i;

	for (i = 0; i < 3; i++) {
		mock_sites[MOCK_WRITE].id = ids[i];
		arm("scull_write/* efault");
		ck_assert(!mock_access(MOCK_GET, UADDR, 4).injected);
		ck_assert(mock_access(MOCK_WRITE, UADDR, 4).injected);
		cf_fault_disarm();
	}
}
END_TEST

/* The memo of an earlier fault in the same slot must not speak for this one. */
START_TEST(arm_after_disarm_forgets)
{
	arm("*/copy_from_user#1+ efault");
	mock_access(MOCK_WRITE, UADDR, 4);
	mock_access(MOCK_GET, UADDR, 4);
	cf_fault_disarm();
	ck_assert_uint_eq(cf_fault_fired(), 0);
	arm("*/get_user#1+ efault");
	ck_assert(!mock_access(MOCK_WRITE, UADDR, 4).injected);
	ck_assert(mock_access(MOCK_GET, UADDR, 4).injected);
	ck_assert_uint_eq(cf_fault_fired(), 1);
}
END_TEST

START_TEST(arm_installs_and_disarm_removes)
{
	ck_assert(!mock_is_installed());
	arm("efault");
	ck_assert(mock_is_installed());
	cf_fault_disarm();
	ck_assert(!mock_is_installed());
	ck_assert_str_eq(cf_fault_armed_text(), "");
}
END_TEST

/* User bytes change while the absent page is brought in, only those. */
static struct {
	struct cf_fault_action action;
	int times;
} entered;

static void enter(const struct cf_fault_action *action)
{
	entered.action = *action;
	entered.times++;
}

/* Once per stop, and only there: with nobody to act it cannot be armed. */
START_TEST(notpresent_then_calls_the_company)
{
	ck_assert_int_eq(cf_fault_arm("notpresent then read"), -EINVAL);
	cf_fault_company(enter);
	arm("*/copy_from_user#2 notpresent@2 then ioctl(7)");
	mock_access(MOCK_WRITE, 0x100, 8);
	ck_assert_int_eq(entered.times, 0);
	ck_assert_uint_eq(mock_access(MOCK_WRITE, 0x100, 8).serviced, 1);
	mock_access(MOCK_WRITE, 0x100, 8);
	ck_assert_int_eq(entered.times, 1);
	ck_assert_uint_eq(entered.action.type, CF_ACTION_IOCTL);
	ck_assert_uint_eq(entered.action.arg[0], 7);
	cf_fault_company(NULL);
}
END_TEST

START_TEST(notpresent_flip_changes_one_user_byte)
{
	unsigned char want[sizeof(mock_user)];

	memcpy(want, mock_user, sizeof(want));
	want[0x100 + 3] ^= 0x81;
	arm("*/copy_from_user notpresent@2 then flip(3,0x81)");
	ck_assert_uint_eq(mock_access(MOCK_WRITE, 0x100, 8).serviced, 1);
	ck_assert(!memcmp(mock_user, want, sizeof(want)));
	mock_access(MOCK_WRITE, 0x100, 8);
	ck_assert(!memcmp(mock_user, want, sizeof(want)));
}
END_TEST

static const struct {
	const char *expr;
	int error;
	const char *text;
} refused[] = {
	{ "midcpy", -EINVAL,
	  "'midcpy', column 1: 'midcpy', expected a kind (efault, partial, midcopy, notpresent); did you mean 'midcopy'?" },
	{ "scul/*/* efault", -ENOENT,
	  "'scul/*/* efault', column 1: 'scul', expected a registered driver with a user access; did you mean 'scull'?" },
	{ " scull_wirte/* efault", -ENOENT,
	  "' scull_wirte/* efault', column 2: 'scull_wirte', expected a function that makes a user access; did you mean 'scull_write'?" },
	{ "scull/scull_wirte/* efault", -ENOENT,
	  "'scull/scull_wirte/* efault', column 7: 'scull_wirte', expected a function that makes a user access; did you mean 'scull_write'?" },
	{ "*/scull_wirte/* efault", -ENOENT,
	  "'*/scull_wirte/* efault', column 3: 'scull_wirte', expected a function that makes a user access; did you mean 'scull_write'?" },
	{ "pipe/scull_write/* efault", -ENOENT,
	  "'pipe/scull_write/* efault', column 6: 'scull_write', expected a function that makes a user access" },
	{ "scull_write/get_user efault", -ENOENT,
	  "'scull_write/get_user efault', column 13: 'get_user', expected a primitive that scull_write calls; did you mean 'copy_from_user'?" },
	{ "scull_read/copy_to_user:3 efault", -ENOENT,
	  "'scull_read/copy_to_user:3 efault', column 12: 'copy_to_user:3', expected an ordinal from 1 to 2: there are no more such calls" },
};

START_TEST(arm_refused_says_why_and_arms_nothing)
{
	ck_assert_int_eq(cf_fault_arm(refused[_i].expr), refused[_i].error);
	ck_assert_str_eq(cf_fault_error(), refused[_i].text);
	ck_assert(!mock_is_installed());
	arm("efault");
	ck_assert_str_eq(cf_fault_error(), "");
}
END_TEST

START_TEST(arm_seventeenth_refuses)
{
	int i;

	for (i = 0; i < CF_FAULTS_MAX; i++)
		arm("efault");
	ck_assert_int_eq(cf_fault_arm("efault"), -ENOSPC);
	ck_assert_uint_eq(cf_fault_armed_count(), CF_FAULTS_MAX);
}
END_TEST

START_TEST(arm_parsed_checks_like_text)
{
	struct cf_fault fault;

	cf_fault_at_site(&fault, &mock_sites[MOCK_READ_SECOND], 1,
			 CF_KIND_MIDCOPY, 5);
	ck_assert_int_eq(cf_fault_arm_parsed(&fault), 0);
	ck_assert_str_eq(cf_fault_armed_text(),
			 "scull/scull_read/copy_to_user:2#1 midcopy@5");
	strcpy(fault.function, "nobody");
	ck_assert_int_eq(cf_fault_arm_parsed(&fault), -ENOENT);
	fault.kind = CF_KIND_NONE;
	ck_assert_int_eq(cf_fault_arm_parsed(&fault), -EINVAL);
}
END_TEST

/* A single call needs no ordinal, efault no offset. */
START_TEST(at_site_is_short)
{
	struct cf_fault fault;
	char text[CF_FAULT_TEXT_MAX];

	cf_fault_at_site(&fault, &mock_sites[MOCK_WRITE], 3, CF_KIND_EFAULT, 5);
	ck_assert_int_eq(cf_fault_format(&fault, text, sizeof(text)), 0);
	ck_assert_str_eq(text, "scull/scull_write/copy_from_user#3 efault");
}
END_TEST

/* An occurrence of the census, named as a fault, stops that very access. */
START_TEST(census_entry_replays_as_fault)
{
	static const enum mock_site run[] = {
		MOCK_WRITE, MOCK_READ_FIRST, MOCK_READ_SECOND, MOCK_WRITE,
		MOCK_READ_SECOND, MOCK_GET, MOCK_WRITE,
	};
	struct cf_trace_entry entries[8];
	struct cf_trace trace = { .entries = entries, .capacity = 8 };
	struct cf_fault fault;
	unsigned int i, j;

	cf_trace_start(&trace);
	for (i = 0; i < 7; i++)
		mock_access(run[i], UADDR, 4);
	cf_trace_stop();
	ck_assert_uint_eq(trace.count, 7);
	for (i = 0; i < 7; i++) {
		cf_fault_at_site(&fault, entries[i].site, entries[i].occurrence,
				 CF_KIND_PARTIAL, 1);
		ck_assert_int_eq(cf_fault_arm_parsed(&fault), 0);
		for (j = 0; j < 7; j++)
			ck_assert_int_eq(mock_access(run[j], UADDR, 4).injected,
					 i == j);
		cf_fault_disarm();
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("inject/fault/arm");
	TCase *tc = tcase_create("arm");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_checked_fixture(tc, setup, NULL);
	tcase_add_loop_test(tc, before_places_stop, 0,
			    sizeof(placed) / sizeof(placed[0]));
	tcase_add_test(tc, before_whole_primitive_takes_its_bytes_only);
	tcase_add_loop_test(tc, before_counts_occurrences, 0,
			    sizeof(occurrences) / sizeof(occurrences[0]));
	tcase_add_test(tc, before_counts_across_sites);
	tcase_add_test(tc, before_ordinal_selects_call);
	tcase_add_test(tc, before_two_faults_first_wins);
	tcase_add_loop_test(tc, before_ioctl_selects_call, 0, 3);
	tcase_add_test(tc, arm_unknown_ioctl_refuses);
	tcase_add_test(tc, before_site_without_memo_is_decided_too);
	tcase_add_test(tc, arm_after_disarm_forgets);
	tcase_add_test(tc, arm_installs_and_disarm_removes);
	tcase_add_test(tc, notpresent_flip_changes_one_user_byte);
	tcase_add_test(tc, notpresent_then_calls_the_company);
	tcase_add_loop_test(tc, arm_refused_says_why_and_arms_nothing, 0,
			    sizeof(refused) / sizeof(refused[0]));
	tcase_add_test(tc, arm_seventeenth_refuses);
	tcase_add_test(tc, arm_parsed_checks_like_text);
	tcase_add_test(tc, at_site_is_short);
	tcase_add_test(tc, census_entry_replays_as_fault);
	suite_add_tcase(suite, tc);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? 1 : 0;
}
