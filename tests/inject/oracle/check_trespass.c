// SPDX-License-Identifier: LGPL-2.1-or-later
/* What is judged of an attack, on hand-made runs. Host-side. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include <cf_mm.h>
#include <cf_syscall.h>

#include "oracle/oracle.h"

/* It died of something that the attack does not explain. */
#define NOTHING CF_CLASS_COUNT

#define GOOD (cf_user_base + 0x1000)

static struct cf_site site = {
	.driver = "d", .function = "f", .file = "d.c", .line = 1,
	.prim = CF_PRIM___copy_to_user, .id = 1,
};

/* One access of call 1, @offset bytes behind the hostile address. */
struct row {
	const char *attack;
	unsigned long was_kernel;	/* 1: a kernel address stood there */
	unsigned long offset, size, copied;
	int is_refused;
	unsigned int op;
	int says_no;
	enum cf_class class;
};

static const struct row rows[] = {
	{ "arg=kernel", 0, 0, 8, 8, 0, 1, 1, CF_CLASS_MS4 },
	{ "arg=kernel", 0, 64, 8, 0, 0, 1, 1, CF_CLASS_MS4 },
	{ "arg=kernel", 0, 0, 8, 8, 0, 2, 1, CF_CLASS_MS4 },
	{ "arg=kernel", 1, 0, 8, 8, 0, 1, 1, CF_CLASS_MS7 },
	{ "arg=noncanonical", 0, 0, 8, 0, 0, 1, 1, CF_CLASS_MS4 },
	{ "arg=wrap", 0, 0, 8, 0, 0, 1, 1, CF_CLASS_MS4 },
	{ "arg=last", 0, 0, 2, 1, 0, 1, 1, CF_CLASS_MS4 },
	{ "arg=lastword", 0, 8, 4, 0, 0, 1, 1, CF_CLASS_MS4 },
	/* Refused, before the call, somewhere else, the user's own. */
	{ "arg=kernel", 0, 0, 8, 0, 1, 1, 0, 0 },
	{ "arg=kernel", 0, 0, 8, 8, 0, 0, 0, 0 },
	{ "arg=kernel", 0, 1 << 20, 8, 8, 0, 1, 0, 0 },
	{ "arg=kernel", 0, 0, 0, 0, 0, 1, 0, 0 },
	{ "arg=null", 0, 0, 8, 0, 0, 1, 0, 0 },
	{ "arg=unmapped", 0, 0, 8, 0, 0, 1, 0, 0 },
	{ "arg=last", 0, 0, 1, 1, 0, 1, 0, 0 },
	{ "arg=lastword", 0, 0, 8, 8, 0, 1, 0, 0 },
};

static struct cf_assault *assault_of(const struct row *row,
				     struct cf_placed *placed)
{
	static struct cf_module module;
	struct cf_record *clean = cf_record_new();
	struct cf_assault *assault;
	struct cf_attack attack;

	ck_assert_int_eq(cf_boot(), 0);
	assault = cf_assault_new(&module, clean);
	ck_assert_ptr_nonnull(assault);
	ck_assert_int_eq(cf_attack_parse(row->attack, &attack, NULL), 0);
	attack.op = 1;
	assault->workload.op[1].type = CF_OP_IOCTL;
	assault->workload.op[1].arg = row->was_kernel ? cf_canary_plant() : GOOD;
	cf_assault_begin(assault, &attack, placed);
	return assault;
}

static struct cf_record *run_of(const struct row *row,
				const struct cf_placed *placed)
{
	struct cf_record *run = cf_record_new();

	run->trace.count = 1;
	run->trace.entries[0] = (struct cf_trace_entry) {
		.site = &site, .uaddr = placed->value + row->offset,
		.size = row->size, .copied = row->copied, .dir = CF_TO_USER,
		.refused = row->is_refused, .op = row->op,
		.prim = CF_PRIM___copy_to_user,
	};
	return run;
}

START_TEST(kernel_addresses_are_judged_by_use)
{
	const struct row *row = &rows[_i];
	struct cf_finding finding = { .class = 0 };
	struct cf_placed placed;
	struct cf_assault *assault = assault_of(row, &placed);
	struct cf_case c = { .assault = assault, .run = run_of(row, &placed) };

	ck_assert_msg(cf_oracle_trespass(&c, &finding) ==
		      row->says_no, "%s: row %d", row->attack, _i);
	if (row->says_no) {
		ck_assert_int_eq(finding.class, row->class);
		ck_assert_ptr_eq(finding.site, &site);
	}
}
END_TEST

/* The run is made to look as if the good pointer had met a bad page. */
START_TEST(hostile_access_becomes_one_of_the_good_buffer)
{
	static const struct row row = {
		"arg=unmapped", 0, 16, 8, 0, 0, 1, 0, 0,
	};
	struct cf_placed placed;
	struct cf_assault *assault = assault_of(&row, &placed);
	struct cf_record *run = run_of(&row, &placed);

	cf_assault_translate(assault, run);
	ck_assert_uint_eq(run->trace.entries[0].uaddr, GOOD + 16);
	ck_assert_ptr_eq(cf_assault_hit(assault, run), run->trace.entries);
	run->trace.entries[0].copied = 8;
	ck_assert_ptr_null(cf_assault_hit(assault, run));
	cf_assault_end(assault);
	ck_assert_uint_eq(assault->workload.op[1].arg, GOOD);
	ck_assert_ptr_null(assault->workload.around);
}
END_TEST

START_TEST(write_to_the_canary_needs_no_user_copy)
{
	static const struct row row = { "arg=kernel", 0, 0, 0, 0, 0, 1, 0, 0 };
	struct cf_finding finding = { .class = 0 };
	struct cf_placed placed;
	struct cf_assault *assault = assault_of(&row, &placed);
	struct cf_case c = { .assault = assault, .run = run_of(&row, &placed) };

	*(unsigned char *)(placed.value + 100) ^= 1;
	ck_assert(cf_oracle_trespass(&c, &finding));
	ck_assert_int_eq(finding.class, CF_CLASS_MS5);
}
END_TEST

static const struct {
	const char *attack;
	enum cf_oops_reason reason;
	unsigned long address;
	const char *text;
	enum cf_class class;
} crashes[] = {
	{ "arg=null", CF_OOPS_NULL, 8, "", NOTHING },
	{ "arg=unmapped", CF_OOPS_USER_DEREF, 0x5008, "", CF_CLASS_MS5 },
	{ "arg=noncanonical", CF_OOPS_GP, 0, "", CF_CLASS_MS5 },
	{ "arg=wrap", CF_OOPS_ERR_PTR, -1UL, "", CF_CLASS_MS5 },
	{ "arg=wrap", CF_OOPS_ERR_PTR, -14UL, "", NOTHING },
	{ "arg=unmapped", CF_OOPS_NULL, 8, "", NOTHING },
	{ "arg=kernel", CF_OOPS_HEAP, 0, "past its end were overwritten",
	  CF_CLASS_MS4 },
	{ "arg=kernel", CF_OOPS_HEAP, 0, "freed already", NOTHING },
	{ "arg=null", CF_OOPS_HEAP, 0, "", NOTHING },
	{ "arg=null", CF_OOPS_LOCK, 0, "", NOTHING },
	{ "size=1", CF_OOPS_HEAP, 0, "", CF_CLASS_MS2 },
	{ "size=1", CF_OOPS_PAGE, 99, "", CF_CLASS_MS2 },
	{ "size=1", CF_OOPS_BUG, 0, "usercopy: kernel memory", CF_CLASS_MS2 },
	{ "size=1", CF_OOPS_BUG, 0, "BUG", NOTHING },
	{ "size=1", CF_OOPS_DIVIDE, 0, "", NOTHING },
	{ "size=1", CF_OOPS_HANG, 0, "", NOTHING },
	{ "copy#1+0:8=letters", CF_OOPS_HEAP, 0, "", CF_CLASS_MS6 },
	{ "copy#1+0:8=letters", CF_OOPS_LOCK, 0, "", NOTHING },
};

START_TEST(a_crash_says_more_when_the_attack_is_known)
{
	struct cf_placed placed = { .is_placed = 1, .was = 0x1000 };
	struct cf_oops oops = {
		.reason = crashes[_i].reason, .address = crashes[_i].address,
		.text = crashes[_i].text,
	};
	struct cf_finding finding = { .class = 0 };
	struct cf_attack attack;
	struct cf_defeat defeat = {
		.attack = &attack, .placed = &placed, .oops = &oops,
	};

	ck_assert_int_eq(cf_boot(), 0);	/* for where user memory lies */
	ck_assert_int_eq(cf_attack_parse(crashes[_i].attack, &attack, NULL), 0);
	placed.value = attack.hostile == CF_HOSTILE_WRAP ? -1UL :
		       attack.hostile == CF_HOSTILE_UNMAPPED ? 0x5000 : 0;
	ck_assert_int_eq(cf_oracle_hostile(&defeat, &finding),
			 crashes[_i].class != CF_CLASS_COUNT);
	if (crashes[_i].class == CF_CLASS_COUNT)
		return;
	ck_assert_msg(finding.class == crashes[_i].class, "row %d: %s", _i,
		      cf_classes[finding.class].id);
	ck_assert_int_eq(finding.severity, 1);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("trespass");
	TCase *tcase = tcase_create("trespass");
	SRunner *runner;
	int failed;

	tcase_add_loop_test(tcase, kernel_addresses_are_judged_by_use, 0,
			    sizeof(rows) / sizeof(*rows));
	tcase_add_test(tcase, hostile_access_becomes_one_of_the_good_buffer);
	tcase_add_test(tcase, write_to_the_canary_needs_no_user_copy);
	tcase_add_loop_test(tcase, a_crash_says_more_when_the_attack_is_known,
			    0, sizeof(crashes) / sizeof(*crashes));
	suite_add_tcase(suite, tcase);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
