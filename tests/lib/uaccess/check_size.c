// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Sizes that no copy should have: larger than the buffer, larger than INT_MAX,
 * negative; by era. What a constant does is copy_size.sh's. Host-side.
 */
#include <errno.h>
#include <limits.h>
#include <string.h>

#include "cf_mm.h"
#include "cf_syscall.h"

#include "../machine.h"
#include "size_k.h"

#define RW (CF_VM_READ | CF_VM_WRITE)
#define PAST_INT ((unsigned long)INT_MAX + 1)

static unsigned char kernel[64];

/* What was logged since @from. */
static const char *log_since(unsigned long from)
{
	static char text[4096];
	unsigned long n = cf_log_read(from, text, sizeof(text) - 1);

	text[n] = '\0';
	return text;
}

static unsigned long log_end(void)
{
	static char waste[1 << 16];

	return cf_log_read(0, waste, sizeof(waste));
}

static const struct {
	const char *name;
	void (*call)(struct size_case *c);
	long fits;		/* result of 8 bytes */
	long refused;		/* of 9; 9 itself is a residue */
	int is_read;		/* the buffer is written */
	const char *says;
} checks[] = {
	{ "copy_from_user", size61_from, 0, 9, 1, "overflow detected (8 < 9)" },
	{ "copy_to_user", size61_to, 0, 9, 0, "overflow detected (8 < 9)" },
	{ "copy_from_iter", size61_from_iter, 8, 0, 1,
	  "overflow detected (8 < 9)" },
	{ "copy_from_iter_nocache", size61_from_iter_nocache, 8, 0, 1,
	  "overflow detected (8 < 9)" },
	{ "copy_from_iter_full", size61_from_iter_full, 1, 0, 1,
	  "overflow detected (8 < 9)" },
	{ "copy_to_iter", size61_to_iter, 8, 0, 0,
	  "overflow detected (8 < 9)" },
	{ "copy_struct_from_user", size61_struct, 0, -E2BIG, 1, "WARNING" },
};
#define CHECKS (int)(sizeof(checks) / sizeof(checks[0]))

/* Warned of, nothing copied, nothing zeroed, no fault. */
START_TEST(copy_past_the_end_of_an_array_is_refused_with_a_warning)
{
	struct size_case c = { .user = machine_map(1, RW, 'u'), .n = 8 };
	unsigned long at = log_end();

	cf_case("%s", checks[_i].name);
	checks[_i].call(&c);
	CF_ASSERT_INT_EQ(c.result, checks[_i].fits);
	CF_ASSERT_INT_EQ(c.touched, checks[_i].is_read);
	ck_assert_str_eq(log_since(at), "");
	c.n = 9;
	checks[_i].call(&c);
	CF_ASSERT_INT_EQ(c.result, checks[_i].refused);
	CF_ASSERT_INT_EQ(c.touched, 0);
	ck_assert_msg(strstr(log_since(at), checks[_i].says), "%s",
		      log_since(at));
}
END_TEST

/* |....page....| not mapped: the copy goes as far as it gets. */
START_TEST(size_past_int_max_was_a_size_up_to_5_4)
{
	unsigned long page = machine_map(1, RW, 'u');

	ck_assert_uint_eq(size54_to(page + CF_PAGE_SIZE - 5, kernel, PAST_INT),
			  PAST_INT - 5);
}
END_TEST

static void to_negative(void *arg)
{
	size26_to(*(unsigned long *)arg, kernel, -1UL);
}

static void from_negative(void *arg)
{
	size26_from(kernel, *(unsigned long *)arg, -1UL);
}

START_TEST(negative_size_is_a_bug_from_2_4_1_to_2_6_23)
{
	unsigned long page = machine_map(1, RW, 'u');
	struct machine_end end;

	machine_oopses(CF_OOPS_BUG, to_negative, &page, &end);
	ck_assert_msg(strstr(end.text, "BUG in size26_to()"), "%s", end.text);
	machine_oopses(CF_OOPS_BUG, from_negative, &page, &end);
	ck_assert_uint_eq(size26_to(page + CF_PAGE_SIZE - 5, kernel, PAST_INT),
			  PAST_INT - 5);
	ck_assert_uint_eq(size24_from(kernel, page, -1UL), -1UL);
}
END_TEST

int main(int argc, char **argv)
{
	Suite *suite = suite_create("lib/uaccess/size");
	TCase *tcase = cf_check_case(suite, "size");

	tcase_add_loop_test(tcase,
		copy_past_the_end_of_an_array_is_refused_with_a_warning,
		0, CHECKS);
	tcase_add_test(tcase, size_past_int_max_was_a_size_up_to_5_4);
	tcase_add_test(tcase, negative_size_is_a_bug_from_2_4_1_to_2_6_23);
	return cf_check_main(argc, argv, suite);
}
