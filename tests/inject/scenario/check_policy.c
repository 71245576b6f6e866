// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Policies: what is said for an ioctl goes before what is said for its
 * operation, and that before what is said for all. Host-side.
 */
#include <check.h>
#include <string.h>

#include "scenario/policy.h"
#include "scenario/tree.h"

static const char text[] =
	"on_efault: lossy\n"
	"short: count\n"
	"ops:\n"
	"  read: {short: all-or-nothing}\n"
	"  ioctl: {on_efault: keep, state: atomic}\n"
	"  SCULL_IOCXQUANTUM: {state: torn}\n";

static struct cf_policy policy;

static void setup(void)
{
	struct cf_node *tree = cf_tree_parse("policy", text, strlen(text));

	memset(&policy, 0, sizeof(policy));
	ck_assert_ptr_nonnull(tree);
	ck_assert_int_eq(cf_take_policy(tree, &policy), 0);
	cf_tree_free(tree);
}

static const struct {
	enum cf_policy_knob knob;
	const char *op;
	const char *ioctl;
	int choice;
} asked[] = {
	{ CF_POLICY_ON_EFAULT, "read", "", CF_ON_EFAULT_LOSSY },
	{ CF_POLICY_ON_EFAULT, "ioctl", "OTHER", CF_ON_EFAULT_KEEP },
	{ CF_POLICY_ON_EFAULT, "ioctl", "SCULL_IOCXQUANTUM", CF_ON_EFAULT_KEEP },
	{ CF_POLICY_SHORT, "write", "", CF_SHORT_COUNT },
	{ CF_POLICY_SHORT, "read", "", CF_SHORT_NOTHING },
	{ CF_POLICY_STATE, "read", "", CF_STATE_UNDECLARED },
	{ CF_POLICY_STATE, "ioctl", "OTHER", CF_STATE_ATOMIC },
	{ CF_POLICY_STATE, "ioctl", "SCULL_IOCXQUANTUM", CF_STATE_TORN },
	{ CF_POLICY_DATA, "write", "", CF_DATA_UNDECLARED },
	{ CF_POLICY_POSITION, "write", "", CF_POSITION_UNDECLARED },
};

START_TEST(policy_of_the_closest_name_counts)
{
	ck_assert_int_eq(cf_policy_of(&policy, asked[_i].knob, asked[_i].op,
				      asked[_i].ioctl), asked[_i].choice);
}
END_TEST

/* Whoever has no policy file asks the same question. */
START_TEST(policy_of_zeroes_declares_nothing)
{
	static const struct cf_policy none;

	for (int knob = 0; knob < CF_POLICY_COUNT; knob++)
		ck_assert_int_eq(cf_policy_of(&none, knob, "read", ""), 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("inject/scenario/policy");
	TCase *tc = tcase_create("policy");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_checked_fixture(tc, setup, NULL);
	tcase_add_loop_test(tc, policy_of_the_closest_name_counts, 0,
			    sizeof(asked) / sizeof(asked[0]));
	tcase_add_test(tc, policy_of_zeroes_declares_nothing);
	suite_add_tcase(suite, tc);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? 1 : 0;
}
