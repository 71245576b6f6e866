// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * The tests of slot: what it does when all is well, what it does when one copy
 * stops at one byte, and that it is right at all of them. Host-side.
 */
#include <errno.h>
#include <fcntl.h>

#include <copyfault/check.h>

static const char text[] = "Something to be remembered.";

/* insmod slot, and open its device. What a test leaves is put away for it. */
static int open_slot(void)
{
	cf_driver("slot", NULL);
	return cf_must_open("/dev/slot", O_RDWR);
}

START_TEST(what_is_written_is_read_back)
{
	unsigned long from = cf_ubuf_string(text), to = cf_ubuf_new(64, 0);
	int fd = open_slot();

	CF_ASSERT_INT_EQ(cf_write(fd, from, sizeof(text)), sizeof(text));
	CF_ASSERT_INT_EQ(cf_pread(fd, to, sizeof(text), 0), sizeof(text));
	CF_ASSERT_MEM_EQ(cf_ubuf_ptr(to), text, sizeof(text));
	CF_ASSERT_UNTOUCHED(to, sizeof(text));
}
END_TEST

/* Nine bytes arrive, then the user's page goes away. */
START_TEST(write_that_stops_counts_what_arrived)
{
	unsigned long from = cf_ubuf_string(text), to = cf_ubuf_new(64, 0);
	int fd = open_slot();

	cf_arm("slot_write/copy_from_user midcopy@9");
	CF_ASSERT_INT_EQ(cf_write(fd, from, sizeof(text)), 9);
	CF_ASSERT_FAULT_FIRED();
	cf_disarm();
	CF_ASSERT_INT_EQ(cf_pos(fd), 9);
	CF_ASSERT_INT_EQ(cf_pread(fd, to, 64, 0), 64);
	CF_ASSERT_MEM_EQ(cf_ubuf_ptr(to), "Something.......", 16);
}
END_TEST

START_TEST(read_that_delivers_nothing_is_efault)
{
	unsigned long to = cf_ubuf_new(64, 0);
	int fd = open_slot();

	cf_arm("slot_read/copy_to_user efault");
	CF_ASSERT_INT_EQ(cf_read(fd, to, 64), -EFAULT);
	CF_ASSERT_FAULT_FIRED();
	CF_ASSERT_INT_EQ(cf_pos(fd), 0);
	CF_ASSERT_UNTOUCHED(to, 0);
}
END_TEST

/* ---- every fault of a call, by one assertion ---- */

/* What the slot holds, for comparison. */
static unsigned long state(int fd, const struct cf_short_copy *copy,
			   void *bytes, unsigned long size)
{
	unsigned long ubuf = cf_ubuf_new(64, 0);

	(void)copy;
	(void)size;
	CF_ASSERT_INT_EQ(cf_pread(fd, ubuf, 64, 0), 64);
	cf_user_get(ubuf, bytes, 64);
	return 64;
}

START_TEST(write_is_right_at_every_byte)
{
	const struct cf_short_copy copy = {
		.driver = "slot", .node = "/dev/slot",
		.call = cf_short_write, .size = 40, .state = state,
	};

	CF_ASSERT_SHORT_COPY_HANDLED(&copy);
}
END_TEST

START_TEST(read_is_right_at_every_byte)
{
	const struct cf_short_copy copy = {
		.driver = "slot", .node = "/dev/slot",
		.call = cf_short_read, .size = 40, .state = state,
	};

	CF_ASSERT_SHORT_COPY_HANDLED(&copy);
}
END_TEST

int main(int argc, char **argv)
{
	Suite *suite = suite_create("slot");
	TCase *clean = cf_check_case(suite, "clean");
	TCase *faults = cf_check_case(suite, "faults");
	TCase *every = cf_check_case(suite, "every");

	tcase_add_test(clean, what_is_written_is_read_back);
	tcase_add_test(faults, write_that_stops_counts_what_arrived);
	tcase_add_test(faults, read_that_delivers_nothing_is_efault);
	tcase_add_test(every, write_is_right_at_every_byte);
	tcase_add_test(every, read_is_right_at_every_byte);
	return cf_check_main(argc, argv, suite);
}
