/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Offsets by the name of a field: found in debug information, or refused with
 * what was meant. Host-side.
 */
#include <check.h>
#include <errno.h>
#include <string.h>

#include "fault/fault.h"
#include "inject.h"
#include "mock.h"

struct field_header {
	unsigned char kind;
	unsigned int len;
};

/* 40 bytes; nothing else in this program is as long and has these members. */
struct field_message {
	struct field_header hdr;
	union {
		unsigned long number;
		unsigned char bytes[8];
	};
	struct field_header item[3];
};

/* As long as field_message, with a len elsewhere. */
struct field_twin_a {
	unsigned long pad[7];
	unsigned int twin;
};

struct field_twin_b {
	unsigned int twin;
	unsigned long pad[7];
};

/* Debug information has what is used. */
static volatile struct field_message message;
static volatile struct field_twin_a twin_a;
static volatile struct field_twin_b twin_b;

#define UADDR 0x10000UL

static void setup(void)
{
	message.hdr.kind = twin_a.twin = twin_b.twin = 1;
	mock_register("scull");
	mock_sites[MOCK_WRITE].const_size = sizeof(message);
	mock_sites[MOCK_READ_SECOND].const_size = sizeof(twin_a);
}

static const struct {
	const char *expr;
	unsigned long at;
} found[] = {
	{ "scull_write/* midcopy@.hdr", 0 },
	{ "scull_write/* midcopy@.hdr.len", 4 },
	{ "scull_write/* midcopy@.hdr.len+3", 7 },
	{ "scull_write/* midcopy@.number", 8 },
	{ "scull_write/* midcopy@.bytes[5]", 13 },
	{ "scull_write/* midcopy@.item[2].len", 36 },
	{ "scull_write/* midcopy@field_message.item[1]", 24 },
	{ "scull_write/* midcopy@field_header.len", 4 },
	{ "scull_read/copy_to_user:2 midcopy@field_twin_a.twin", 56 },
	{ "scull_read/copy_to_user:2 midcopy@field_twin_b.twin", 0 },
};

START_TEST(field_is_an_offset)
{
	int is_read = strstr(found[_i].expr, "scull_read") != NULL;
	struct cf_access access;

	ck_assert_msg(!cf_fault_arm(found[_i].expr), "%s", cf_fault_error());
	access = mock_access(is_read ? MOCK_READ_SECOND : MOCK_WRITE, UADDR,
			     is_read ? sizeof(twin_a) : sizeof(message));
	ck_assert(access.injected);
	ck_assert_uint_eq(access.stop.at, found[_i].at);
	/* What is armed is shown as it was written. */
	ck_assert_ptr_nonnull(strstr(cf_fault_armed_text(),
				     strchr(found[_i].expr, '@')));
}
END_TEST

static const struct {
	const char *expr;
	const char *text;
} refused[] = {
	{ "scull_write/* midcopy@.hdr.ken",
	  "column 23: '.hdr.ken', expected a field of the struct that is copied; did you mean 'len'?" },
	{ "scull_write/* midcopy@field_massage.hdr",
	  "column 23: 'field_massage.hdr', expected a struct of the driver before the first '.'" },
	{ "scull_write/* midcopy@.item[3]",
	  "column 23: '.item[3]', expected a field of the struct that is copied" },
	{ "scull_write/* midcopy@.hdr[0]",
	  "column 23: '.hdr[0]', expected a field of the struct that is copied" },
	{ "scull_read/copy_to_user:2 midcopy@.twin",
	  "column 35: '.twin', expected the name of a struct before it: field_twin_a and field_twin_b have it at different offsets" },
};

START_TEST(field_not_there_is_refused)
{
	const char *why;

	ck_assert_int_eq(cf_fault_arm(refused[_i].expr), -ENOENT);
	why = strstr(cf_fault_error(), "', column");
	ck_assert_ptr_nonnull(why);
	ck_assert_str_eq(why + 3, refused[_i].text);
	ck_assert_uint_eq(cf_fault_armed_count(), 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("inject/fault/field");
	TCase *tc = tcase_create("field");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_checked_fixture(tc, setup, NULL);
	tcase_add_loop_test(tc, field_is_an_offset, 0,
			    sizeof(found) / sizeof(found[0]));
	tcase_add_loop_test(tc, field_not_there_is_refused, 0,
			    sizeof(refused) / sizeof(refused[0]));
	suite_add_tcase(suite, tc);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? 1 : 0;
}
