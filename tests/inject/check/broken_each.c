/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * CF_ASSERT_SHORT_COPY_HANDLED() on drivers with one bug each, and with
 * mistakes in what it is given. Part of broken. Host-side.
 */
#include <fcntl.h>
#include <stdint.h>
#include <sys/ioctl.h>

#include <copyfault/check.h>

#include "broken.h"

#define STATUS_GET _IOR('w', 1, int)
#define MODE_PUT _IOWR('m', 1, uint32_t[2])
#define MODE_GET _IOR('m', 2, uint32_t[2])
#define FUTEX_ADD _IOW('f', 1, uint32_t)
#define PALETTE_PUT _IOW('c', 1, uint32_t[6])
#define PALETTE_GET _IOR('c', 2, uint32_t[6])

START_TEST(short_copy_returns_residue)
{
	struct cf_short_copy copy = {
		.driver = "rv1_read", .node = "/dev/banner",
		.flags = O_RDONLY, .call = cf_short_read, .size = 40,
	};

	CF_ASSERT_SHORT_COPY_HANDLED(&copy);
}
END_TEST

START_TEST(short_copy_returns_nothing)
{
	struct cf_short_copy copy = {
		.driver = "rv3_write", .node = "/dev/sink",
		.call = cf_short_write, .size = 40,
	};

	CF_ASSERT_SHORT_COPY_HANDLED(&copy);
}
END_TEST

START_TEST(short_copy_is_filled_up)
{
	struct cf_short_copy copy = {
		.driver = "filler_k", .node = "/dev/filler",
		.flags = O_RDONLY, .call = cf_short_read, .size = 40,
		.site = "filler_read/copy_to_user",
	};

	CF_ASSERT_SHORT_COPY_HANDLED(&copy);
}
END_TEST

START_TEST(short_copy_moves_position)
{
	struct cf_short_copy copy = {
		.driver = "st2_requested", .node = "/dev/rom",
		.flags = O_RDONLY, .call = cf_short_read, .size = 40,
		.site = "rom_read/copy_to_user",
	};

	CF_ASSERT_SHORT_COPY_HANDLED(&copy);
}
END_TEST

static void store_message(int fd, const struct cf_short_copy *copy)
{
	cf_short_write(fd, copy);
}

START_TEST(short_copy_loses_the_rest)
{
	struct cf_short_copy copy = {
		.driver = "st1_short", .node = "/dev/trace",
		.prepare = store_message, .call = cf_short_read, .size = 40,
	};

	CF_ASSERT_SHORT_COPY_HANDLED(&copy);
}
END_TEST

static unsigned long all_of_it(int fd, const struct cf_short_copy *copy,
			       void *bytes, unsigned long size)
{
	unsigned long ubuf = cf_ubuf_new(512, 0);
	long ret = cf_pread(fd, ubuf, 512, 0);

	(void)copy;
	(void)size;
	CF_ASSERT_INT_EQ(ret, 512);
	cf_user_get(ubuf, bytes, ret);
	return ret;
}

/* Ones, where the tail will be zeroed. */
static void store_ones(int fd, const struct cf_short_copy *copy)
{
	(void)copy;
	CF_ASSERT_INT_EQ(cf_pwrite(fd, cf_ubuf_new(512, 1), 512, 0), 512);
}

START_TEST(short_copy_zeroes_the_tail)
{
	struct cf_short_copy copy = {
		.driver = "st6_tail", .node = "/dev/tail",
		.prepare = store_ones, .call = cf_short_write, .size = 40,
		.state = all_of_it,
	};

	CF_ASSERT_SHORT_COPY_HANDLED(&copy);
}
END_TEST

START_TEST(short_copy_leaks)
{
	struct cf_short_copy copy = {
		.driver = "rs2_bounce", .node = "/dev/rpmsg",
		.call = cf_short_write, .size = 40,
		.policy = CF_SHORT_ALL_OR_NOTHING,
	};

	CF_ASSERT_SHORT_COPY_HANDLED(&copy);
}
END_TEST

START_TEST(short_copy_keeps_a_lock)
{
	struct cf_short_copy copy = {
		.driver = "rs1_mutex", .node = "/dev/table",
		.flags = O_RDONLY, .call = cf_short_read, .size = 40,
		.policy = CF_SHORT_ALL_OR_NOTHING,
	};

	CF_ASSERT_SHORT_COPY_HANDLED(&copy);
}
END_TEST

static long get_status(int fd, const struct cf_short_copy *copy)
{
	(void)copy;
	return cf_ioctl(fd, STATUS_GET, cf_ubuf_new(sizeof(int), 0));
}

START_TEST(short_copy_is_not_looked_at)
{
	struct cf_short_copy copy = {
		.driver = "rv2_unlooked", .node = "/dev/status",
		.call = get_status,
	};

	CF_ASSERT_SHORT_COPY_HANDLED(&copy);
}
END_TEST

static unsigned long get_words(int fd, unsigned int cmd, void *bytes,
			       unsigned long size)
{
	unsigned long ubuf = cf_ubuf_new(size, 0);

	CF_ASSERT_INT_EQ(cf_ioctl(fd, cmd, ubuf), 0);
	cf_user_get(ubuf, bytes, size);
	return size;
}

static unsigned long mode_of(int fd, const struct cf_short_copy *copy,
			     void *bytes, unsigned long size)
{
	(void)copy;
	(void)size;
	return get_words(fd, MODE_GET, bytes, 8);
}

static void set_mode(int fd, const struct cf_short_copy *copy)
{
	static const uint32_t mode[2] = { 640, 480 };

	(void)copy;
	CF_ASSERT_INT_EQ(cf_ioctl(fd, MODE_PUT, cf_ubuf_from(mode, 8)), 0);
}

static long put_mode(int fd, const struct cf_short_copy *copy)
{
	static const uint32_t mode[2] = { 1024, 768 };

	(void)copy;
	return cf_ioctl(fd, MODE_PUT, cf_ubuf_from(mode, 8));
}

START_TEST(short_copy_is_applied)
{
	struct cf_short_copy copy = {
		.driver = "st8_applied", .node = "/dev/screen",
		.prepare = set_mode, .call = put_mode, .state = mode_of,
	};

	CF_ASSERT_SHORT_COPY_HANDLED(&copy);
}
END_TEST

static unsigned long palette_of(int fd, const struct cf_short_copy *copy,
				void *bytes, unsigned long size)
{
	(void)copy;
	(void)size;
	return get_words(fd, PALETTE_GET, bytes, 24);
}

static void set_palette(int fd, const struct cf_short_copy *copy)
{
	(void)copy;
	CF_ASSERT_INT_EQ(cf_ioctl(fd, PALETTE_PUT, cf_ubuf_new(24, 1)), 0);
}

static long put_palette(int fd, const struct cf_short_copy *copy)
{
	(void)copy;
	return cf_ioctl(fd, PALETTE_PUT, cf_ubuf_new(24, 9));
}

START_TEST(short_copy_tears)
{
	struct cf_short_copy copy = {
		.driver = "st5_fields", .node = "/dev/palette",
		.prepare = set_palette, .call = put_palette,
		.state = palette_of,
	};

	CF_ASSERT_SHORT_COPY_HANDLED(&copy);
}
END_TEST

/* ---- mistakes of who writes the test ---- */

START_TEST(no_copy)
{
	struct cf_short_copy copy = {
		.driver = "scull_broken", .node = "/dev/scull0",
		.call = cf_short_read, .size = 40,
	};

	CF_ASSERT_SHORT_COPY_HANDLED(&copy);
}
END_TEST

static void send_message(int fd, const struct cf_short_copy *copy)
{
	cf_short_write(fd, copy);
}

START_TEST(short_copy_loses_a_message)
{
	struct cf_short_copy copy = {
		.driver = "st1_popped", .node = "/dev/popped",
		.prepare = send_message, .call = cf_short_read, .size = 16,
		.policy = CF_SHORT_ALL_OR_NOTHING,
	};

	CF_ASSERT_SHORT_COPY_HANDLED(&copy);
}
END_TEST

static long add_word(int fd, const struct cf_short_copy *copy)
{
	(void)copy;
	return cf_ioctl(fd, FUTEX_ADD, cf_ubuf_new(4, 1));
}

START_TEST(short_copy_is_tried_for_ever)
{
	struct cf_short_copy copy = {
		.driver = "st9_retry", .node = "/dev/adder", .call = add_word,
	};

	CF_ASSERT_SHORT_COPY_HANDLED(&copy);
}
END_TEST

/* The mode that the first run has set is there in the second. */
START_TEST(no_prepare)
{
	struct cf_short_copy copy = {
		.driver = "st8_applied", .node = "/dev/screen",
		.call = put_mode, .state = mode_of,
	};

	CF_ASSERT_SHORT_COPY_HANDLED(&copy);
}
END_TEST

static long call_nothing(int fd, const struct cf_short_copy *copy)
{
	(void)copy;
	return fd;
}

START_TEST(no_call_made)
{
	struct cf_short_copy copy = {
		.driver = "rv1_read", .node = "/dev/banner",
		.flags = O_RDONLY, .call = call_nothing,
	};

	CF_ASSERT_SHORT_COPY_HANDLED(&copy);
}
END_TEST

static long read_less(int fd, const struct cf_short_copy *copy)
{
	return cf_short_read(fd, copy) - 1;
}

START_TEST(no_result)
{
	struct cf_short_copy copy = {
		.driver = "rv1_read", .node = "/dev/banner",
		.flags = O_RDONLY, .call = read_less, .size = 40,
	};

	CF_ASSERT_SHORT_COPY_HANDLED(&copy);
}
END_TEST

START_TEST(no_size)
{
	struct cf_short_copy copy = {
		.driver = "rv1_read", .node = "/dev/banner",
		.flags = O_RDONLY, .call = cf_short_read,
	};

	CF_ASSERT_SHORT_COPY_HANDLED(&copy);
}
END_TEST

START_TEST(no_site)
{
	struct cf_short_copy copy = {
		.driver = "rv1_read", .node = "/dev/banner",
		.flags = O_RDONLY, .call = cf_short_read, .size = 40,
		.site = "banner_red/copy_to_user",
	};

	CF_ASSERT_SHORT_COPY_HANDLED(&copy);
}
END_TEST

START_TEST(no_member)
{
	struct cf_short_copy copy = {
		.driver = "rv1_read", .call = cf_short_read, .size = 40,
	};

	CF_ASSERT_SHORT_COPY_HANDLED(&copy);
}
END_TEST

void add_each(Suite *suite)
{
	TCase *each = cf_check_case(suite, "each");

	/* First: it wants static data as it was at the start. */
	tcase_add_test(each, no_prepare);
	tcase_add_test(each, short_copy_returns_residue);
	tcase_add_test(each, short_copy_returns_nothing);
	tcase_add_test(each, short_copy_is_filled_up);
	tcase_add_test(each, short_copy_moves_position);
	tcase_add_test(each, short_copy_loses_the_rest);
	tcase_add_test(each, short_copy_zeroes_the_tail);
	tcase_add_test(each, short_copy_leaks);
	tcase_add_test(each, short_copy_is_not_looked_at);
	tcase_add_test(each, short_copy_is_applied);
	tcase_add_test(each, short_copy_tears);
	tcase_add_test(each, short_copy_loses_a_message);
	tcase_add_test(each, no_copy);
	tcase_add_test(each, no_call_made);
	tcase_add_test(each, no_result);
	tcase_add_test(each, no_size);
	tcase_add_test(each, no_site);
	tcase_add_test(each, no_member);
}

void add_fatal(TCase *lock, TCase *oopses)
{
	tcase_add_test(oopses, short_copy_is_tried_for_ever);
	tcase_add_test(lock, short_copy_keeps_a_lock);
}
