/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What test writers rely on: a user buffer ends at memory that is not mapped,
 * every stray byte around it is seen, and a sweep goes to every byte once.
 * Host-side.
 */
#include <errno.h>

#include <copyfault/test.h>

#include "cf_access.h"
#include "cf_mm.h"

START_TEST(ubuf_ends_where_nothing_is_mapped)
{
	static const unsigned long sizes[] = { 1, 7, 100, 4096, 4097 };
	unsigned long size = sizes[_i], ubuf = cf_ubuf_new(size, 0x5a);

	ck_assert_ptr_nonnull(cf_user_ptr(ubuf, size));
	ck_assert_ptr_null(cf_user_ptr(ubuf, size + 1));
	ck_assert_ptr_null(cf_user_ptr(ubuf + size, 1));
	CF_ASSERT_INT_EQ((ubuf + size) % CF_PAGE_SIZE, 0);
	cf_ubuf_free(ubuf);
	ck_assert_ptr_null(cf_user_ptr(ubuf, 1));
}
END_TEST

/*
 *	|5a5a5a5a[........]|
 *	 -k       0      99
 */
START_TEST(touched_finds_the_first_stray_byte)
{
	unsigned long ubuf = cf_ubuf_new(100, 0x5a);
	unsigned char *byte = cf_ubuf_ptr(ubuf);
	long at;

	CF_ASSERT_INT_EQ(cf_ubuf_touched(ubuf, 0, &at), 0);
	byte[99] = 1;
	CF_ASSERT_INT_EQ(cf_ubuf_touched(ubuf, 99, &at), 1);
	CF_ASSERT_INT_EQ(at, 99);
	CF_ASSERT_INT_EQ(cf_ubuf_touched(ubuf, 100, &at), 0);
	byte[3] = 1;
	CF_ASSERT_INT_EQ(cf_ubuf_touched(ubuf, 4, &at), 1);
	CF_ASSERT_INT_EQ(at, 99);
	CF_ASSERT_INT_EQ(cf_ubuf_touched(ubuf, 0, &at), 1);
	CF_ASSERT_INT_EQ(at, 3);
	byte[-1] = 1;
	CF_ASSERT_INT_EQ(cf_ubuf_touched(ubuf, 100, &at), 1);
	CF_ASSERT_INT_EQ(at, -1);
	cf_ubuf_fill(ubuf, 0x33);
	CF_ASSERT_INT_EQ(cf_ubuf_touched(ubuf, 0, &at), 0);
}
END_TEST

START_TEST(reset_unmaps_what_is_left)
{
	unsigned long one = cf_ubuf_new(10, 0), two = cf_ubuf_string("two");

	ck_assert_str_eq(cf_ubuf_ptr(two), "two");
	cf_ck_reset();
	ck_assert_ptr_null(cf_user_ptr(one, 1));
	ck_assert_ptr_null(cf_user_ptr(two, 1));
}
END_TEST

/* efault once; the others at every byte; partial only where it can be. */
START_TEST(sweep_goes_to_every_byte_once)
{
	struct cf_ck_sweep sweep = {
		.site = "f/p", .size = 5, .is_whole = _i,
	};
	unsigned int seen[CF_KIND_COUNT] = { 0 };

	while (cf_ck_sweep_next(&sweep)) {
		CF_ASSERT_INT_EQ(sweep.at, sweep.kind == CF_KIND_EFAULT ?
					   0 : seen[sweep.kind]);
		seen[sweep.kind]++;
		if (sweep.kind == CF_KIND_NOTPRESENT)
			CF_ASSERT_INT_EQ(sweep.copied, 5);
		else
			CF_ASSERT_INT_EQ(sweep.copied, _i ? 0 : sweep.at);
	}
	CF_ASSERT_INT_EQ(seen[CF_KIND_EFAULT], 1);
	CF_ASSERT_INT_EQ(seen[CF_KIND_MIDCOPY], 5);
	CF_ASSERT_INT_EQ(seen[CF_KIND_NOTPRESENT], 5);
	CF_ASSERT_INT_EQ(seen[CF_KIND_PARTIAL], _i ? 0 : 5);
}
END_TEST

START_TEST(short_is_a_count_or_efault)
{
	CF_ASSERT_INT_EQ(cf_ck_short(0), -EFAULT);
	CF_ASSERT_INT_EQ(cf_ck_short(1), 1);
}
END_TEST

int main(int argc, char **argv)
{
	Suite *suite = suite_create("check");
	TCase *ubuf = cf_test_case(suite, "ubuf");
	TCase *sweep = cf_test_case(suite, "sweep");

	tcase_add_loop_test(ubuf, ubuf_ends_where_nothing_is_mapped, 0, 5);
	tcase_add_test(ubuf, touched_finds_the_first_stray_byte);
	tcase_add_test(ubuf, reset_unmaps_what_is_left);
	tcase_add_loop_test(sweep, sweep_goes_to_every_byte_once, 0, 2);
	tcase_add_test(sweep, short_is_a_count_or_efault);
	return cf_test_main(argc, argv, suite);
}
