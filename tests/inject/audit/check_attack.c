// SPDX-License-Identifier: LGPL-2.1-or-later
/* Attacks as text, and those that a target has. Host-side. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "audit/targets.h"

static const char *const texts[] = {
	"arg=null", "arg=unmapped", "arg=readonly", "arg=kernel", "arg=module",
	"arg=wrap", "arg=noncanonical", "arg=last", "arg=lastword",
	"arg=0x7fffffff", "size=0x0", "size=0xffffffffffffffff",
	"copy#1+0:8=kernel", "copy#12+4:4=0x80000000", "copy#2+0:1=0xff",
	"copy#1+16:32=letters", "copy#3+0:17=string",
};

START_TEST(text_is_read_and_printed_alike)
{
	char text[CF_ATTACK_TEXT_MAX];
	struct cf_attack attack;

	ck_assert(cf_attack_is(texts[_i]));
	ck_assert_int_eq(cf_attack_parse(texts[_i], &attack, NULL), 0);
	cf_attack_format(&attack, text);
	ck_assert_str_eq(text, texts[_i]);
}
END_TEST

/* Every value that has a name can be read by it. */
START_TEST(names_are_those_of_the_lists)
{
	static const char *const names[] = {
#define CF_ADDRESS(NAME, name, text) #name,
#include "audit/addresses.def"
#undef CF_ADDRESS
#define CF_TEXT(NAME, name, text) #name,
#include "audit/texts.def"
#undef CF_TEXT
	};

	for (int i = 0; i + 1 < CF_HOSTILE_COUNT; i++) {
		struct cf_attack attack;
		char text[64] = "copy#1+0:8=";

		strcat(text, names[i]);
		ck_assert_int_eq(cf_attack_parse(text, &attack, NULL), 0);
		ck_assert_int_eq(attack.hostile, i + 1);
		ck_assert(cf_attack_is_text(&attack) !=
			  cf_attack_is_address(&attack));
		ck_assert_str_ne(cf_hostile_text(i + 1), "");
	}
}
END_TEST

static const struct {
	const char *text, *says;
} refused[] = {
	{ "arg", "expected '='" },
	{ "arg=", "expected a number or the name of a hostile value" },
	{ "arg=kernal", "did you mean 'kernel'?" },
	{ "arg=kernel!", "expected nothing more" },
	{ "arg=letters", "expected an address or a number" },
	{ "copy#0+0:4=1", "number of a user copy from 1 on" },
	{ "copy#1:4=1", "expected '+' and an offset" },
	{ "copy#1+0=1", "expected ':' and a number of bytes" },
	{ "copy#1+0:0=1", "bytes from 1 on" },
	{ "copy#1+0:4=kernel", "expected a value that 4 bytes hold" },
	{ "copy#1+0:1=256", "expected a value that 1 bytes hold" },
	{ "copy#1+0:70000=letters", "expected no byte beyond 65536" },
	{ "nonsense", "expected arg, size or copy#N" },
};

START_TEST(what_is_wrong_is_told)
{
	struct cf_attack attack = { .op = 77 };
	struct cf_fault_error error;

	ck_assert_int_eq(cf_attack_parse(refused[_i].text, &attack, &error),
			 -22);
	ck_assert_msg(strstr(error.text, refused[_i].says) != NULL, "%s",
		      error.text);
	ck_assert_int_eq(attack.op, 77);
}
END_TEST

START_TEST(faults_are_no_attacks)
{
	ck_assert(!cf_attack_is("scull/scull_read/copy_to_user#1 efault"));
	ck_assert(!cf_attack_is("copy_to_user efault"));
	ck_assert(!cf_attack_is("argument/f/get_user efault"));
}
END_TEST

/* One attack for each row, and no two alike. */
START_TEST(attacks_of_a_target_differ)
{
	struct cf_target target = {
		.at = { .spot = CF_SPOT_BYTES, .copy = 1, .size = 8 },
		.kind = _i, .was = 4096, .rows = 0x16,
	};
	char text[3][CF_ATTACK_TEXT_MAX];

	ck_assert_uint_eq(cf_target_attacks(&target), 3);
	for (int i = 0; i < 3; i++) {
		struct cf_attack attack = cf_target_attack(&target, i);

		cf_attack_format(&attack, text[i]);
		for (int j = 0; j < i; j++)
			ck_assert_str_ne(text[i], text[j]);
		ck_assert_int_eq(cf_attack_parse(text[i], &attack, NULL), 0);
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("attack");
	TCase *tcase = tcase_create("attack");
	SRunner *runner;
	int failed;

	tcase_add_loop_test(tcase, text_is_read_and_printed_alike, 0,
			    sizeof(texts) / sizeof(*texts));
	tcase_add_test(tcase, names_are_those_of_the_lists);
	tcase_add_loop_test(tcase, what_is_wrong_is_told, 0,
			    sizeof(refused) / sizeof(*refused));
	tcase_add_test(tcase, faults_are_no_attacks);
	tcase_add_loop_test(tcase, attacks_of_a_target_differ, 0,
			    CF_TARGET_KINDS);
	suite_add_tcase(suite, tcase);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
