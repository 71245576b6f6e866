/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What test writers rely on: a user buffer ends at memory that is not mapped,
 * every stray byte around it is seen, and a loop over stops goes to every byte once.
 * Host-side.
 */
#include <errno.h>
#include <string.h>

#include <copyfault/check.h>


START_TEST(ubuf_ends_where_nothing_is_mapped)
{
	static const unsigned long sizes[] = { 1, 7, 100, 4096, 4097 };
	unsigned long size = sizes[_i], ubuf = cf_ubuf_new(size, 0x5a);

	ck_assert(cf_user_is_mapped(ubuf, size));
	ck_assert(!cf_user_is_mapped(ubuf, size + 1));
	ck_assert(!cf_user_is_mapped(ubuf + size, 1));
	CF_ASSERT_INT_EQ((ubuf + size) % CF_USER_PAGE, 0);
	cf_ubuf_free(ubuf);
	ck_assert(!cf_user_is_mapped(ubuf, 1));
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
	cf_test_begin();
	ck_assert(!cf_user_is_mapped(one, 1));
	ck_assert(!cf_user_is_mapped(two, 1));
}
END_TEST

static const char *const kinds[] = {
	"efault", "midcopy", "notpresent", "partial",
};

static int kind_of(const struct cf_stops *stops)
{
	int kind = 0;

	while (kind < 4 && strcmp(kinds[kind], stops->kind))
		kind++;
	ck_assert_int_lt(kind, 4);
	return kind;
}

/* efault once; the others at every byte; partial only where it can be. */
START_TEST(stops_go_to_every_byte_once)
{
	struct cf_stops stops = {
		.site = "f/p", .size = 5, .is_whole = _i,
	};
	unsigned int seen[4] = { 0 };

	while (cf_stops_next(&stops)) {
		int kind = kind_of(&stops);

		CF_ASSERT_INT_EQ(stops.at, kind ? seen[kind] : 0);
		CF_ASSERT_INT_EQ(stops.is_serviced, kind == 2);
		seen[kind]++;
		if (kind == 2)
			CF_ASSERT_INT_EQ(stops.copied, 5);
		else
			CF_ASSERT_INT_EQ(stops.copied, _i ? 0 : stops.at);
	}
	CF_ASSERT_INT_EQ(seen[0], 1);
	CF_ASSERT_INT_EQ(seen[1], 5);
	CF_ASSERT_INT_EQ(seen[2], 5);
	CF_ASSERT_INT_EQ(seen[3], _i ? 0 : 5);
}
END_TEST

START_TEST(short_is_a_count_or_efault)
{
	CF_ASSERT_INT_EQ(cf_short_ret(0), -EFAULT);
	CF_ASSERT_INT_EQ(cf_short_ret(1), 1);
}
END_TEST

int main(int argc, char **argv)
{
	Suite *suite = suite_create("check");
	TCase *ubuf = cf_check_case(suite, "ubuf");
	TCase *stops = cf_check_case(suite, "stops");

	tcase_add_loop_test(ubuf, ubuf_ends_where_nothing_is_mapped, 0, 5);
	tcase_add_test(ubuf, touched_finds_the_first_stray_byte);
	tcase_add_test(ubuf, reset_unmaps_what_is_left);
	tcase_add_loop_test(stops, stops_go_to_every_byte_once, 0, 2);
	tcase_add_test(stops, short_is_a_count_or_efault);
	return cf_check_main(argc, argv, suite);
}
