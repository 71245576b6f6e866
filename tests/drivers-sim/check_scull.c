/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * scull reads and writes keep what its head comment promises, at every byte of
 * every copy they make. Host-side.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <copyfault/fault.h>
#include <copyfault/check.h>


#include "scull_fixture.h"

/* What the device holds in [0, len), and that it ends there. */
static void expect_content(int fd, const void *want, unsigned long len)
{
	unsigned long ubuf = cf_ubuf_new(len + 1, 0xee);

	CF_ASSERT_INT_EQ(cf_pread(fd, ubuf, len + 1, 0), len);
	CF_ASSERT_MEM_EQ(cf_ubuf_ptr(ubuf), want, len);
	cf_ubuf_free(ubuf);
}

/* Without a fault everything written is read back, across quanta and sets. */
START_TEST(write_then_read_returns_same_bytes)
{
	int fd = begin("quantum=7 qset=3");
	unsigned char data[LEN];
	unsigned long ubuf, done = 0;
	long ret;

	pattern_fill(data, LEN, NEW);
	ubuf = cf_ubuf_from(data, LEN);
	while (done < LEN) {
		ret = cf_write(fd, ubuf + done, LEN - done);
		ck_assert_msg(ret > 0 && ret <= 7, "write gave %ld", ret);
		done += ret;
		CF_ASSERT_INT_EQ(cf_pos(fd), done);
	}
	CF_ASSERT_INT_EQ(cf_lseek(fd, 0, SEEK_SET), 0);
	cf_ubuf_fill(ubuf, 0xee);
	for (done = 0; done < LEN; done += ret) {
		ret = cf_read(fd, ubuf + done, LEN - done);
		ck_assert_msg(ret > 0 && ret <= 7, "read gave %ld", ret);
	}
	CF_ASSERT_MEM_EQ(cf_ubuf_ptr(ubuf), data, LEN);
	CF_ASSERT_INT_EQ(cf_read(fd, ubuf, 1), 0);
	CF_ASSERT_INT_EQ(stats_of(fd).quanta, (LEN + 6) / 7);
	CF_ASSERT_INT_EQ(stats_of(fd).qsets, (LEN + 20) / 21);
	end(fd);
}
END_TEST

/* What was never written takes no memory and reads as zero. */
START_TEST(write_far_out_is_sparse)
{
	int fd = begin("quantum=64 qset=2");
	const long long far = 1LL << 35;
	unsigned char zero[64] = { 0 };
	unsigned long ubuf = cf_ubuf_new(64, 0xee);

	put(fd, far + 10, NEW, 20);
	CF_ASSERT_INT_EQ(stats_of(fd).quanta, 1);
	CF_ASSERT_INT_EQ(stats_of(fd).size, far + 30);
	CF_ASSERT_INT_EQ(cf_pread(fd, ubuf, 64, 640), 64);
	CF_ASSERT_MEM_EQ(cf_ubuf_ptr(ubuf), zero, 64);
	cf_ubuf_fill(ubuf, 0xee);
	CF_ASSERT_INT_EQ(cf_pread(fd, ubuf, 64, far), 30);
	CF_ASSERT_MEM_EQ(cf_ubuf_ptr(ubuf), zero, 10);
	put(fd, 64, NEW, 20);
	CF_ASSERT_INT_EQ(stats_of(fd).quanta, 2);
	end(fd);
}
END_TEST

START_TEST(open_write_only_empties)
{
	int fd = begin(SIZES), other;

	put(fd, 0, OLD, LEN);
	other = cf_must_open(NODE, O_WRONLY);
	CF_ASSERT_INT_EQ(stats_of(fd).size, 0);
	CF_ASSERT_INT_EQ(stats_of(fd).quanta, 0);
	CF_ASSERT_INT_EQ(cf_close(other), 0);
	end(fd);
}
END_TEST

START_TEST(llseek_refuses_what_is_out_of_range)
{
	int fd = begin(SIZES);

	put(fd, 0, OLD, LEN);
	CF_ASSERT_INT_EQ(cf_lseek(fd, -10, SEEK_END), LEN - 10);
	CF_ASSERT_INT_EQ(cf_lseek(fd, 5, SEEK_CUR), LEN - 5);
	CF_ASSERT_INT_EQ(cf_lseek(fd, -LEN, SEEK_CUR), -EINVAL);
	CF_ASSERT_INT_EQ(cf_lseek(fd, 0, 17), -EINVAL);
	CF_ASSERT_INT_EQ(cf_lseek(fd, SCULL_SIZE_MAX + 1, SEEK_SET),
			 -EINVAL);
	CF_ASSERT_INT_EQ(cf_pos(fd), LEN - 5);
	CF_ASSERT_INT_EQ(cf_lseek(fd, SCULL_SIZE_MAX, SEEK_SET),
			 SCULL_SIZE_MAX);
	CF_ASSERT_INT_EQ(cf_write(fd, cf_ubuf_new(1, 1), 1), -EFBIG);
	end(fd);
}
END_TEST

START_TEST(transfer_of_nothing_touches_nothing)
{
	int fd = begin(SIZES);

	put(fd, 0, OLD, LEN);
	CF_ASSERT_INT_EQ(cf_read(fd, cf_ubuf_new(1, 0), 0), 0);
	CF_ASSERT_INT_EQ(cf_write(fd, cf_ubuf_new(1, 0), 0), 0);
	CF_ASSERT_INT_EQ(cf_pos(fd), 0);
	end(fd);
}
END_TEST

/*
 * What arrived is the return value and moves the position; the rest of the
 * buffer is untouched; the next reads deliver the rest of the stream.
 *
 *	|dddddddd|eeeeeeeeeeee|    d: device bytes, e: sentinel
 *	0        at         LEN
 */
static void read_one(const struct cf_stops *stops)
{
	int fd = begin(SIZES);
	unsigned char data[LEN];
	unsigned long ubuf = cf_ubuf_new(LEN, 0xee), rest;

	put(fd, 0, OLD, LEN);
	pattern_fill(data, LEN, OLD);
	cf_stops_arm(stops);
	CF_ASSERT_INT_EQ(cf_read(fd, ubuf, LEN),
			 cf_short_ret(stops->copied));
	CF_ASSERT_FAULT_FIRED();
	CF_ASSERT_MEM_EQ(cf_ubuf_ptr(ubuf), data, stops->copied);
	CF_ASSERT_UNTOUCHED(ubuf, stops->copied);
	CF_ASSERT_INT_EQ(cf_pos(fd), stops->copied);
	CF_ASSERT_CONTEXT();

	cf_disarm();
	rest = LEN - stops->copied;
	cf_ubuf_fill(ubuf, 0xee);
	CF_ASSERT_INT_EQ(cf_read(fd, ubuf, LEN), rest);
	CF_ASSERT_MEM_EQ(cf_ubuf_ptr(ubuf), data + stops->copied, rest);
	expect_content(fd, data, LEN);
	cf_ubuf_free(ubuf);
	end(fd);
}

START_TEST(read_stops_at_any_byte_and_goes_on)
{
	struct cf_stops stops = {
		.site = "scull_read/copy_to_user", .size = LEN,
	};

	while (cf_stops_next(&stops))
		read_one(&stops);
}
END_TEST

/*
 * Reading what was never written clears user memory. clear_user() may report
 * up to a word less than it could have cleared, and that is then the truth.
 */
static void read_hole_one(const struct cf_stops *stops)
{
	int fd = begin("quantum=128 qset=16");
	unsigned char zero[LEN] = { 0 };
	unsigned long ubuf = cf_ubuf_new(LEN, 0xee), done;
	long ret;

	put(fd, 128, OLD, 1);
	cf_stops_arm(stops);
	ret = cf_read(fd, ubuf, LEN);
	CF_ASSERT_FAULT_FIRED();
	done = ret > 0 ? ret : 0;
	ck_assert_msg(ret > 0 || ret == -EFAULT, "%sread gave %ld",
		      cf_prefix(), ret);
	ck_assert_msg(done <= stops->copied && done + 8 > stops->copied,
		      "%sread gave %ld", cf_prefix(), ret);
	CF_ASSERT_MEM_EQ(cf_ubuf_ptr(ubuf), zero, done);
	CF_ASSERT_UNTOUCHED(ubuf, done);
	CF_ASSERT_INT_EQ(cf_pos(fd), done);
	CF_ASSERT_INT_EQ(stats_of(fd).quanta, 1);
	cf_ubuf_free(ubuf);
	end(fd);
}

START_TEST(read_of_hole_stops_at_any_byte)
{
	struct cf_stops stops = {
		.site = "scull_read/clear_user", .size = LEN,
	};

	while (cf_stops_next(&stops))
		read_hole_one(&stops);
}
END_TEST

/*
 * Old content past what arrived survives: no zero tail reaches the device.
 *
 *	|oooooooooo|nnnnnnnn|oooooooooooo|oooooooooo|
 *	0         10       10+at       10+LEN    LEN+20
 */
static void overwrite_one(const struct cf_stops *stops)
{
	int fd = begin(SIZES);
	unsigned char data[LEN], want[LEN + 20];
	unsigned long ubuf;

	put(fd, 0, OLD, sizeof(want));
	pattern_fill(want, sizeof(want), OLD);
	pattern_fill(data, LEN, NEW);
	ubuf = cf_ubuf_from(data, LEN);
	CF_ASSERT_INT_EQ(cf_lseek(fd, 10, SEEK_SET), 10);
	cf_stops_arm(stops);
	CF_ASSERT_INT_EQ(cf_write(fd, ubuf, LEN),
			 cf_short_ret(stops->copied));
	CF_ASSERT_FAULT_FIRED();
	CF_ASSERT_INT_EQ(cf_pos(fd), 10 + stops->copied);
	CF_ASSERT_CONTEXT();

	cf_disarm();
	memcpy(want + 10, data, stops->copied);
	expect_content(fd, want, sizeof(want));
	if (stops->copied < LEN)
		CF_ASSERT_INT_EQ(cf_write(fd, ubuf + stops->copied,
					      LEN - stops->copied),
				 LEN - stops->copied);
	memcpy(want + 10, data, LEN);
	expect_content(fd, want, sizeof(want));
	cf_ubuf_free(ubuf);
	end(fd);
}

START_TEST(overwrite_stops_at_any_byte_and_keeps_the_rest)
{
	struct cf_stops stops = {
		.site = "scull_write/copy_from_user", .size = LEN,
	};

	while (cf_stops_next(&stops))
		overwrite_one(&stops);
}
END_TEST

/* The device grows by what arrived, and takes memory only if something did. */
static void append_one(const struct cf_stops *stops)
{
	int fd = begin(SIZES);
	unsigned char data[LEN];
	unsigned long ubuf;
	struct scull_stats stats;

	pattern_fill(data, LEN, NEW);
	ubuf = cf_ubuf_from(data, LEN);
	cf_stops_arm(stops);
	CF_ASSERT_INT_EQ(cf_write(fd, ubuf, LEN),
			 cf_short_ret(stops->copied));
	CF_ASSERT_FAULT_FIRED();
	cf_disarm();
	stats = stats_of(fd);
	CF_ASSERT_INT_EQ(stats.size, stops->copied);
	CF_ASSERT_INT_EQ(stats.quanta, stops->copied ? 1 : 0);
	CF_ASSERT_INT_EQ(stats.qsets, stops->copied ? 1 : 0);
	expect_content(fd, data, stops->copied);
	cf_ubuf_free(ubuf);
	end(fd);
}

START_TEST(append_stops_at_any_byte_and_grows_by_it)
{
	struct cf_stops stops = {
		.site = "scull_write/copy_from_user", .size = LEN,
	};

	while (cf_stops_next(&stops))
		append_one(&stops);
}
END_TEST

/* Size, memory and content: what user space can learn of the device. */
static unsigned long tell(int fd, const struct cf_short_copy *copy,
			  void *bytes, unsigned long size)
{
	struct scull_stats stats = stats_of(fd);
	unsigned long ubuf = cf_ubuf_new(300, 0xee), len;

	(void)copy;
	(void)size;
	memcpy(bytes, &stats, sizeof(stats));
	len = cf_pread(fd, ubuf, 300, 0);
	cf_user_get(ubuf, (char *)bytes + sizeof(stats), len);
	cf_ubuf_free(ubuf);
	return sizeof(stats) + len;
}

/* In the middle of what is there; past its end; where nothing was written. */
static void go_to_ten(int fd, const struct cf_short_copy *copy)
{
	(void)copy;
	put(fd, 0, OLD, 200);
	CF_ASSERT_INT_EQ(cf_lseek(fd, 10, SEEK_SET), 10);
}

static void leave_a_hole(int fd, const struct cf_short_copy *copy)
{
	(void)copy;
	put(fd, 128, OLD, 1);
}

static const struct cf_short_copy calls[] = {
	{ .call = cf_short_read, .prepare = go_to_ten },
	{ .call = cf_short_write, .prepare = go_to_ten },
	{ .call = cf_short_write },
	{ .call = cf_short_read, .prepare = leave_a_hole,
	  .params = "quantum=128 qset=16" },
};

#define CALLS (sizeof(calls) / sizeof(calls[0]))

START_TEST(short_copies_are_handled)
{
	struct cf_short_copy copy = calls[_i];

	copy.driver = "scull";
	copy.node = NODE;
	copy.size = LEN;
	copy.state = tell;
	if (!copy.params)
		copy.params = SIZES;
	CF_ASSERT_SHORT_COPY_HANDLED(&copy);
}
END_TEST

/*
 * For fiu-run, as in
 *	CK_RUN_CASE=fiu fiu-run -f '' -c 'enable name=usercopy/scull/
 *		scull_read/copy_to_user/midcopy,failinfo=37' ./check_scull
 * Says what happened, and passes when that is what was asked for: with a rule
 * a fault was taken, repaired, and the read stopped at byte 37; without one
 * there was no fault and the read is whole. A fault armed by cf_fault_arm()
 * is not wanted here in either case.
 */
START_TEST(read_does_what_fiu_asks_for)
{
	const char *rule = getenv("FIU_ENABLE");
	int is_armed = rule && strstr(rule, "scull_read/copy_to_user/midcopy");
	struct cf_fault_counters before, behind;
	unsigned long ubuf = cf_ubuf_new(LEN, 0xee), repaired;
	unsigned char data[LEN];
	int fd = begin(SIZES);
	long ret;

	put(fd, 0, OLD, LEN);
	pattern_fill(data, LEN, OLD);
	cf_fault_count(&before);
	ret = cf_read(fd, ubuf, LEN);
	cf_fault_count(&behind);
	repaired = behind.repaired - before.repaired;
	printf("%s: read of %d returned %ld, %s\n",
	       is_armed ? "armed at byte 37" : "not armed", LEN, ret,
	       repaired ? "a fault was repaired" : "no fault");
	CF_ASSERT_INT_EQ(cf_fault_fired(), 0);
	CF_ASSERT_INT_EQ(repaired != 0, is_armed);
	CF_ASSERT_INT_EQ(ret, is_armed ? 37 : LEN);
	CF_ASSERT_MEM_EQ(cf_ubuf_ptr(ubuf), data, ret);
	CF_ASSERT_UNTOUCHED(ubuf, ret);
	CF_ASSERT_INT_EQ(cf_pos(fd), ret);
	end(fd);
}
END_TEST

int main(int argc, char **argv)
{
	Suite *suite = suite_create("scull");
	TCase *clean = cf_check_case(suite, "clean");
	TCase *faults = cf_check_case(suite, "faults");
	TCase *fiu = cf_check_case(suite, "fiu");

	tcase_add_test(clean, write_then_read_returns_same_bytes);
	tcase_add_test(clean, write_far_out_is_sparse);
	tcase_add_test(clean, open_write_only_empties);
	tcase_add_test(clean, llseek_refuses_what_is_out_of_range);
	tcase_add_test(clean, transfer_of_nothing_touches_nothing);
	tcase_add_test(faults, read_stops_at_any_byte_and_goes_on);
	tcase_add_test(faults, read_of_hole_stops_at_any_byte);
	tcase_add_test(faults, overwrite_stops_at_any_byte_and_keeps_the_rest);
	tcase_add_test(faults, append_stops_at_any_byte_and_grows_by_it);
	tcase_add_loop_test(faults, short_copies_are_handled, 0, CALLS);
	tcase_add_test(fiu, read_does_what_fiu_asks_for);
	return cf_check_main(argc, argv, suite);
}
