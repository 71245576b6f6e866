/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * A regs configuration is the old one or the new one, whatever byte a copy
 * stops at and whichever version of the struct the caller knows. Host-side.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>

#include <copyfault/check.h>


#include "../../drivers-sim/regs/regs.h"

#define NODE "/dev/regs"
#define SIZE sizeof(struct regs_config)
#define SIZE_V3 40	/* a version that does not exist yet */

static const struct regs_config first = {
	.size = SIZE, .rate = 8000,
};

static const struct regs_config other = {
	.size = SIZE, .rate = 44100, .flags = 5, .mode = 2,
	.gain = { 1, -2, 3, -4 }, .delay = 77, .limit = 1000,
};

static int begin(void)
{
	cf_mark();
	cf_driver("regs", NULL);
	return cf_must_open(NODE, O_RDWR);
}

static void end(int fd)
{
	cf_disarm();
	CF_ASSERT_CONTEXT();
	CF_ASSERT_INT_EQ(cf_close(fd), 0);
	cf_driver_remove("regs");
	CF_ASSERT_BALANCED();
}

static void expect_live(int fd, const struct regs_config *want)
{
	unsigned long ubuf = cf_ubuf_new(SIZE + 1, 0xee);

	CF_ASSERT_INT_EQ(cf_pread(fd, ubuf, SIZE + 1, 0), SIZE);
	CF_ASSERT_MEM_EQ(cf_ubuf_ptr(ubuf), want, SIZE);
	cf_ubuf_free(ubuf);
}

/*
 * What a caller of a version of @size bytes passes: ours, cut off, or with
 * @rest in every byte that we do not know. In @want, what it means.
 */
static unsigned long make_config(unsigned long size, int rest,
				 struct regs_config *want)
{
	unsigned long ubuf = cf_ubuf_new(size, rest);
	struct regs_config config = other;

	config.size = size;
	memcpy(cf_ubuf_ptr(ubuf), &config, size < SIZE ? size : SIZE);
	*want = other;
	if (size == REGS_SIZE_V1)
		want->delay = want->limit = 0;
	return ubuf;
}

static const unsigned long versions[] = { REGS_SIZE_V1, REGS_SIZE_V2, SIZE_V3 };

START_TEST(write_applies_any_version)
{
	int fd = begin();
	struct regs_config want;
	unsigned long ubuf = make_config(versions[_i], 0, &want);

	expect_live(fd, &first);
	CF_ASSERT_INT_EQ(cf_write(fd, ubuf, versions[_i]), versions[_i]);
	CF_ASSERT_INT_EQ(cf_pos(fd), versions[_i]);
	expect_live(fd, &want);
	CF_ASSERT_INT_EQ(cf_write(fd, ubuf, versions[_i]), -EINVAL);
	end(fd);
}
END_TEST

START_TEST(stage_waits_for_apply)
{
	int fd = begin(), also = cf_must_open(NODE, O_RDWR);
	struct regs_config want;
	unsigned long ubuf = make_config(versions[_i], 0, &want);

	CF_ASSERT_INT_EQ(cf_ioctl(fd, REGS_IOCAPPLY, 0), -ENODATA);
	CF_ASSERT_INT_EQ(cf_ioctl(fd, REGS_IOCSTAGE, ubuf), 0);
	expect_live(fd, &first);
	CF_ASSERT_INT_EQ(cf_ioctl(also, REGS_IOCAPPLY, 0), -ENODATA);
	CF_ASSERT_INT_EQ(cf_ioctl(fd, REGS_IOCAPPLY, 0), 0);
	expect_live(also, &want);
	CF_ASSERT_INT_EQ(cf_ioctl(fd, REGS_IOCAPPLY, 0), -ENODATA);
	CF_ASSERT_INT_EQ(cf_close(also), 0);
	end(fd);
}
END_TEST

START_TEST(get_gives_what_the_caller_knows)
{
	int fd = begin();
	struct regs_config want, config;
	unsigned long ubuf = make_config(REGS_SIZE_V2, 0, &want);
	unsigned long size = versions[_i], known = size < SIZE ? size : SIZE;

	CF_ASSERT_INT_EQ(cf_write(fd, ubuf, SIZE), SIZE);
	ubuf = cf_ubuf_new(size, 0xee);
	memset(&config, 0xee, sizeof(config));
	config.size = size;
	memcpy(cf_ubuf_ptr(ubuf), &config, sizeof(config.size));
	CF_ASSERT_INT_EQ(cf_ioctl(fd, REGS_IOCGET, ubuf), 0);
	want.size = known;
	CF_ASSERT_MEM_EQ(cf_ubuf_ptr(ubuf), &want, known);
	end(fd);
}
END_TEST

/* What is refused changes nothing. */
START_TEST(bad_configurations_are_refused)
{
	static const struct {
		struct regs_config config;
		long want;
	} bad[] = {
		{ { .size = SIZE }, -EINVAL },
		{ { .size = SIZE, .rate = REGS_RATE_MAX + 1 }, -EINVAL },
		{ { .size = SIZE, .rate = 1, .flags = 8 }, -EINVAL },
		{ { .size = SIZE, .rate = 1, .mode = 4 }, -EINVAL },
		{ { .size = SIZE + 4, .rate = 1 }, -EINVAL },
	};
	int fd = begin();
	struct regs_config want;
	unsigned long ubuf;

	ubuf = cf_ubuf_from(&bad[_i].config, SIZE);
	CF_ASSERT_INT_EQ(cf_write(fd, ubuf, SIZE), bad[_i].want);
	CF_ASSERT_INT_EQ(cf_write(fd, ubuf, 16), -EINVAL);
	CF_ASSERT_INT_EQ(cf_write(fd, ubuf, 21), -EINVAL);
	ubuf = make_config(SIZE_V3, 1, &want);
	CF_ASSERT_INT_EQ(cf_write(fd, ubuf, SIZE_V3), -E2BIG);
	CF_ASSERT_INT_EQ(cf_ioctl(fd, REGS_IOCSTAGE, ubuf), -E2BIG);
	CF_ASSERT_INT_EQ(cf_ioctl(fd, 0x1234, ubuf), -ENOTTY);
	CF_ASSERT_INT_EQ(cf_pos(fd), 0);
	expect_live(fd, &first);
	end(fd);
}
END_TEST

/* One row for each copy that brings a configuration in. */
static const struct {
	const char *site;
	unsigned long version, size;
	unsigned int cmd;	/* 0: write() */
	int is_whole;
} copies_in[] = {
	{ "regs_fetch/copy_from_user", REGS_SIZE_V1, REGS_SIZE_V1, 0, 0 },
	{ "regs_fetch/copy_from_user", REGS_SIZE_V2, REGS_SIZE_V2, 0, 0 },
	{ "regs_fetch/copy_from_user", SIZE_V3, SIZE, 0, 0 },
	{ "regs_check_rest/copy_from_user", SIZE_V3, SIZE_V3 - SIZE, 0, 0 },
	{ "regs_stage/get_user", REGS_SIZE_V2, 4, REGS_IOCSTAGE, 1 },
	{ "regs_fetch/copy_from_user", REGS_SIZE_V2, SIZE, REGS_IOCSTAGE, 0 },
	{ "regs_check_rest/copy_from_user", SIZE_V3, SIZE_V3 - SIZE,
	  REGS_IOCSTAGE, 0 },
};

#define COPIES_IN (sizeof(copies_in) / sizeof(copies_in[0]))

static long bring_in(int row, int fd, unsigned long ubuf)
{
	if (copies_in[row].cmd)
		return cf_ioctl(fd, copies_in[row].cmd, ubuf);
	return cf_write(fd, ubuf, copies_in[row].version);
}

/* Something else is staged before, and must stay so when this fails. */
static void bring_in_one(int row, const struct cf_stops *stops)
{
	int is_write = !copies_in[row].cmd, fd = begin();
	int is_done = stops->copied == stops->size;
	unsigned long done = is_write ? copies_in[row].version : 0;
	struct regs_config want, staged = first;
	unsigned long ubuf = make_config(copies_in[row].version, 0, &want);
	unsigned long ustaged;

	staged.rate = 11025;
	ustaged = cf_ubuf_from(&staged, SIZE);
	CF_ASSERT_INT_EQ(cf_ioctl(fd, REGS_IOCSTAGE, ustaged), 0);
	cf_stops_arm(stops);
	CF_ASSERT_INT_EQ(bring_in(row, fd, ubuf),
			 is_done ? (long)done : -EFAULT);
	CF_ASSERT_FAULT_FIRED();
	CF_ASSERT_CONTEXT();
	CF_ASSERT_INT_EQ(cf_pos(fd), is_done ? done : 0);
	cf_disarm();
	expect_live(fd, is_done && is_write ? &want : &first);
	CF_ASSERT_INT_EQ(cf_ioctl(fd, REGS_IOCAPPLY, 0), 0);
	expect_live(fd, is_done && !is_write ? &want : &staged);

	CF_ASSERT_INT_EQ(cf_lseek(fd, 0, SEEK_SET), 0);
	CF_ASSERT_INT_EQ(bring_in(row, fd, ubuf), done);
	if (!is_write)
		CF_ASSERT_INT_EQ(cf_ioctl(fd, REGS_IOCAPPLY, 0), 0);
	expect_live(fd, &want);
	cf_ubuf_free(ubuf);
	cf_ubuf_free(ustaged);
	end(fd);
}

START_TEST(configuration_is_old_or_new)
{
	struct cf_stops stops = {
		.site = copies_in[_i].site,
		.size = copies_in[_i].size,
		.is_whole = copies_in[_i].is_whole,
	};

	while (cf_stops_next(&stops))
		bring_in_one(_i, &stops);
}
END_TEST

static void read_one(const struct cf_stops *stops)
{
	const unsigned char *want = (const unsigned char *)&first;
	int fd = begin();
	unsigned long ubuf = cf_ubuf_new(SIZE, 0xee), rest;

	cf_stops_arm(stops);
	CF_ASSERT_INT_EQ(cf_read(fd, ubuf, SIZE),
			 cf_short_ret(stops->copied));
	CF_ASSERT_FAULT_FIRED();
	CF_ASSERT_CONTEXT();
	CF_ASSERT_MEM_EQ(cf_ubuf_ptr(ubuf), want, stops->copied);
	CF_ASSERT_UNTOUCHED(ubuf, stops->copied);
	CF_ASSERT_INT_EQ(cf_pos(fd), stops->copied);
	cf_disarm();
	rest = SIZE - stops->copied;
	CF_ASSERT_INT_EQ(cf_read(fd, ubuf, SIZE), rest);
	CF_ASSERT_MEM_EQ(cf_ubuf_ptr(ubuf), want + stops->copied, rest);
	cf_ubuf_free(ubuf);
	end(fd);
}

START_TEST(read_stops_at_any_byte_and_goes_on)
{
	struct cf_stops stops = {
		.site = "regs_read/simple_read_from_buffer", .size = SIZE,
	};

	while (cf_stops_next(&stops))
		read_one(&stops);
}
END_TEST

static void get_one(const struct cf_stops *stops)
{
	int fd = begin(), is_done = stops->copied == stops->size;
	unsigned long ubuf = cf_ubuf_from(&first, SIZE);

	cf_stops_arm(stops);
	CF_ASSERT_INT_EQ(cf_ioctl(fd, REGS_IOCGET, ubuf),
			 is_done ? 0 : -EFAULT);
	CF_ASSERT_FAULT_FIRED();
	CF_ASSERT_CONTEXT();
	CF_ASSERT_MEM_EQ(cf_ubuf_ptr(ubuf), &first, SIZE);
	cf_disarm();
	expect_live(fd, &first);
	cf_ubuf_free(ubuf);
	end(fd);
}

START_TEST(get_is_whole_or_efault)
{
	struct cf_stops size = {
		.site = "regs_get/get_user", .size = 4, .is_whole = 1,
	};
	struct cf_stops config = {
		.site = "regs_get/copy_to_user", .size = SIZE,
	};

	while (cf_stops_next(&size))
		get_one(&size);
	while (cf_stops_next(&config))
		get_one(&config);
}
END_TEST

/* The configuration in force, and then the staged one, which it becomes. */
static unsigned long tell(int fd, const struct cf_short_copy *copy,
			  void *bytes, unsigned long size)
{
	unsigned long ubuf = cf_ubuf_new(SIZE, 0xee);
	unsigned char *to = bytes;

	(void)copy;
	(void)size;
	CF_ASSERT_INT_EQ(cf_pread(fd, ubuf, SIZE, 0), SIZE);
	cf_user_get(ubuf, to, SIZE);
	to[SIZE] = cf_ioctl(fd, REGS_IOCAPPLY, 0) == 0;
	CF_ASSERT_INT_EQ(cf_pread(fd, ubuf, SIZE, 0), SIZE);
	cf_user_get(ubuf, to + SIZE + 1, SIZE);
	return 2 * SIZE + 1;
}

static long stage_other(int fd, const struct cf_short_copy *copy)
{
	(void)copy;
	return cf_ioctl(fd, REGS_IOCSTAGE, cf_ubuf_from(&other, SIZE));
}

static long get_config(int fd, const struct cf_short_copy *copy)
{
	(void)copy;
	return cf_ioctl(fd, REGS_IOCGET, cf_ubuf_from(&first, SIZE));
}

START_TEST(short_copies_are_handled)
{
	static const struct cf_short_copy calls[] = {
		{ .call = cf_short_read, .size = SIZE },
		{ .call = cf_short_write, .size = SIZE, .data = &other,
		  .policy = CF_SHORT_ALL_OR_NOTHING },
		{ .call = stage_other },
		{ .call = get_config },
	};
	struct cf_short_copy copy = calls[_i];

	copy.driver = "regs";
	copy.node = NODE;
	copy.state = tell;
	CF_ASSERT_SHORT_COPY_HANDLED(&copy);
}
END_TEST

int main(int argc, char **argv)
{
	Suite *suite = suite_create("regs");
	TCase *clean = cf_check_case(suite, "clean");
	TCase *faults = cf_check_case(suite, "faults");

	tcase_add_loop_test(clean, write_applies_any_version, 0, 3);
	tcase_add_loop_test(clean, stage_waits_for_apply, 0, 3);
	tcase_add_loop_test(clean, get_gives_what_the_caller_knows, 0, 3);
	tcase_add_loop_test(clean, bad_configurations_are_refused, 0, 5);
	tcase_add_loop_test(faults, configuration_is_old_or_new, 0, COPIES_IN);
	tcase_add_test(faults, read_stops_at_any_byte_and_goes_on);
	tcase_add_loop_test(faults, short_copies_are_handled, 0, 4);
	tcase_add_test(faults, get_is_whole_or_efault);
	return cf_check_main(argc, argv, suite);
}
