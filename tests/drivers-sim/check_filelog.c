/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Both filelogs log whole lines or nothing, and the address limit is closed
 * whatever happens. Every test runs for the driver of 2.6 and for its twin.
 * Host-side.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>

#include <copyfault/check.h>


#include "../../drivers-sim/filelog/filelog.h"
#include "pattern.h"

#define LINE 40

static const char *const drivers[] = { "filelog", "filelog_kw" };

#define DRIVERS (sizeof(drivers) / sizeof(drivers[0]))

/*
 * The log outlives the module, and what holds its bytes is kernel memory, kept
 * when the file is emptied. So each is written to before the balance is taken.
 */
static void empty_file(const char *path)
{
	int fd = cf_must_open(path, O_CREAT | O_TRUNC | O_RDWR);
	unsigned long ubuf = cf_ubuf_new(1, 0);

	CF_ASSERT_INT_EQ(cf_write(fd, ubuf, 1), 1);
	CF_ASSERT_INT_EQ(cf_close(fd), 0);
	fd = cf_must_open(path, O_TRUNC | O_RDWR);
	CF_ASSERT_INT_EQ(cf_close(fd), 0);
	cf_ubuf_free(ubuf);
}

static void log_name(int driver, unsigned int number, char name[64])
{
	int len = snprintf(name, 64, "/tmp/%s.log", drivers[driver]);

	if (number)
		snprintf(name + len, 64 - len, ".%u", number);
}

static int begin(int driver)
{
	unsigned int number;
	char name[64];

	for (number = 0; number < 3; number++) {
		log_name(driver, number, name);
		empty_file(name);
	}
	cf_mark();
	cf_driver(drivers[driver], NULL);
	snprintf(name, sizeof(name), "/dev/%s", drivers[driver]);
	return cf_must_open(name, O_RDWR);
}

static void end(int driver, int fd)
{
	unsigned int number;
	char name[64];

	cf_disarm();
	CF_ASSERT_CONTEXT();
	CF_ASSERT_INT_EQ(cf_close(fd), 0);
	cf_driver_remove(drivers[driver]);
	for (number = 0; number < 3; number++) {
		log_name(driver, number, name);
		empty_file(name);
	}
	CF_ASSERT_BALANCED();
}

static void expect_log(int driver, unsigned int number, const void *want,
		       unsigned long len)
{
	unsigned long ubuf = cf_ubuf_new(len + 1, 0xee);
	char name[64];
	int fd;

	log_name(driver, number, name);
	fd = cf_must_open(name, O_RDONLY);
	CF_ASSERT_INT_EQ(cf_read(fd, ubuf, len + 1), len);
	CF_ASSERT_MEM_EQ(cf_ubuf_ptr(ubuf), want, len);
	CF_ASSERT_INT_EQ(cf_close(fd), 0);
	cf_ubuf_free(ubuf);
}

static void expect_stats(int fd, unsigned int lines, unsigned int bytes,
			 unsigned int number)
{
	char want[128];
	unsigned long ubuf = cf_ubuf_new(sizeof(want), 0xee);
	int len = snprintf(want, sizeof(want),
			   "lines %u\nbytes %u\nfailed 0\nfile %u\n", lines,
			   bytes, number);

	CF_ASSERT_INT_EQ(cf_pread(fd, ubuf, sizeof(want), 0), len);
	CF_ASSERT_MEM_EQ(cf_ubuf_ptr(ubuf), want, len);
	cf_ubuf_free(ubuf);
}

static void write_text(int fd, const char *text, long want)
{
	unsigned long ubuf = cf_ubuf_string(text);

	CF_ASSERT_INT_EQ(cf_write(fd, ubuf, strlen(text)), want);
	cf_ubuf_free(ubuf);
}

START_TEST(lines_are_logged_with_one_newline)
{
	int fd = begin(_i);

	write_text(fd, "one", 3);
	write_text(fd, "two\n", 4);
	CF_ASSERT_INT_EQ(cf_pos(fd), 7);
	write_text(fd, "", 0);
	CF_ASSERT_CONTEXT();
	expect_log(_i, 0, "one\ntwo\n", 8);
	expect_stats(fd, 2, 8, 0);
	end(_i, fd);
}
END_TEST

START_TEST(long_line_is_cut_and_says_so)
{
	int fd = begin(_i);
	char line[FILELOG_LINE_MAX + 20];
	unsigned long ubuf;

	memset(line, 'x', sizeof(line));
	ubuf = cf_ubuf_from(line, sizeof(line));
	CF_ASSERT_INT_EQ(cf_write(fd, ubuf, sizeof(line)),
			 FILELOG_LINE_MAX);
	line[FILELOG_LINE_MAX] = '\n';
	expect_log(_i, 0, line, FILELOG_LINE_MAX + 1);
	end(_i, fd);
}
END_TEST

/* All of the line or -EFAULT; then the log goes on as if nothing had been. */
static void write_one(int driver, const struct cf_stops *stops)
{
	int is_done = stops->copied == LINE, fd = begin(driver);
	unsigned char want[5 + LINE + 1 + LINE + 1] = "head\n";
	unsigned long ubuf, len = 5;

	write_text(fd, "head", 4);
	pattern_fill(want + 5, LINE, 1);
	ubuf = cf_ubuf_from(want + 5, LINE);
	CF_ASSERT_INT_EQ(want[5 + LINE - 1] == '\n', 0);
	cf_stops_arm(stops);
	CF_ASSERT_INT_EQ(cf_write(fd, ubuf, LINE),
			 is_done ? LINE : -EFAULT);
	CF_ASSERT_FAULT_FIRED();
	CF_ASSERT_CONTEXT();
	CF_ASSERT_INT_EQ(cf_pos(fd), 4 + (is_done ? LINE : 0));
	cf_disarm();
	want[5 + LINE] = '\n';
	len += is_done ? LINE + 1 : 0;
	expect_log(driver, 0, want, len);

	CF_ASSERT_INT_EQ(cf_write(fd, ubuf, LINE), LINE);
	memcpy(want + len, cf_ubuf_ptr(ubuf), LINE);
	want[len + LINE] = '\n';
	expect_log(driver, 0, want, len + LINE + 1);
	expect_stats(fd, is_done ? 3 : 2, len + LINE + 1, 0);
	cf_ubuf_free(ubuf);
	end(driver, fd);
}

START_TEST(line_is_logged_whole_or_not_at_all)
{
	char site[64];
	struct cf_stops stops = { .site = site, .size = LINE };

	snprintf(site, sizeof(site), "%s/filelog_write/copy_from_user",
		 drivers[_i]);
	while (cf_stops_next(&stops))
		write_one(_i, &stops);
}
END_TEST

static void read_one(int driver, const struct cf_stops *stops)
{
	static const char want[] = "lines 1\nbytes 4\nfailed 0\nfile 0\n";
	int fd = begin(driver);
	unsigned long ubuf = cf_ubuf_new(stops->size, 0xee), rest;

	write_text(fd, "log", 3);
	CF_ASSERT_INT_EQ(cf_lseek(fd, 0, SEEK_SET), 0);
	cf_stops_arm(stops);
	CF_ASSERT_INT_EQ(cf_read(fd, ubuf, stops->size),
			 cf_short_ret(stops->copied));
	CF_ASSERT_FAULT_FIRED();
	CF_ASSERT_MEM_EQ(cf_ubuf_ptr(ubuf), want, stops->copied);
	CF_ASSERT_UNTOUCHED(ubuf, stops->copied);
	CF_ASSERT_INT_EQ(cf_pos(fd), stops->copied);
	cf_disarm();
	rest = stops->size - stops->copied;
	CF_ASSERT_INT_EQ(cf_read(fd, ubuf, stops->size), rest);
	CF_ASSERT_MEM_EQ(cf_ubuf_ptr(ubuf), want + stops->copied, rest);
	cf_ubuf_free(ubuf);
	end(driver, fd);
}

START_TEST(statistics_stop_at_any_byte_and_go_on)
{
	char site[64];
	struct cf_stops stops = { .site = site, .size = 32 };

	snprintf(site, sizeof(site), "%s/filelog_read/simple_read_from_buffer",
		 drivers[_i]);
	while (cf_stops_next(&stops))
		read_one(_i, &stops);
}
END_TEST

/* No number, no rotation: what is logged next goes to the old file. */
static void rotate_one(int driver, const struct cf_stops *stops)
{
	int is_done = stops->copied == sizeof(uint32_t), fd = begin(driver);
	unsigned long ubuf = cf_ubuf_new(sizeof(uint32_t), 0xee);
	uint32_t number;

	write_text(fd, "old", 3);
	cf_stops_arm(stops);
	CF_ASSERT_INT_EQ(cf_ioctl(fd, FILELOG_IOCROTATE, ubuf),
			 is_done ? 0 : -EFAULT);
	CF_ASSERT_FAULT_FIRED();
	CF_ASSERT_CONTEXT();
	cf_disarm();
	if (!is_done)
		CF_ASSERT_UNTOUCHED(ubuf, 0);
	expect_stats(fd, 1, 4, is_done);
	write_text(fd, "new", 3);
	expect_log(driver, 0, "old\nnew\n", is_done ? 4 : 8);
	expect_log(driver, 1, "new\n", is_done ? 4 : 0);

	CF_ASSERT_INT_EQ(cf_ioctl(fd, FILELOG_IOCROTATE, ubuf), 0);
	memcpy(&number, cf_ubuf_ptr(ubuf), sizeof(number));
	CF_ASSERT_INT_EQ(number, is_done ? 2 : 1);
	cf_ubuf_free(ubuf);
	end(driver, fd);
}

START_TEST(rotation_needs_its_number_delivered)
{
	char site[64];
	struct cf_stops stops = {
		.site = site, .size = sizeof(uint32_t), .is_whole = 1,
	};

	snprintf(site, sizeof(site), "%s/filelog_rotate/put_user",
		 drivers[_i]);
	while (cf_stops_next(&stops))
		rotate_one(_i, &stops);
}
END_TEST

/* A log of its own for each run: what it holds outlives the driver. */
static void begin_log(int fd, const struct cf_short_copy *copy)
{
	const int *driver = copy->arg;
	unsigned int number;
	char name[64];

	for (number = 0; number < 3; number++) {
		log_name(*driver, number, name);
		empty_file(name);
	}
	write_text(fd, "head", 4);
}

static unsigned long tell(int fd, const struct cf_short_copy *copy,
			  void *bytes, unsigned long size)
{
	const int *driver = copy->arg;
	unsigned long ubuf = cf_ubuf_new(200, 0xee);
	char *to = bytes, name[64];
	long told, logged;
	int log;

	(void)size;
	told = cf_pread(fd, ubuf, 100, 0);
	cf_user_get(ubuf, to, told);
	log_name(*driver, 0, name);
	log = cf_must_open(name, O_RDONLY);
	logged = cf_read(log, ubuf, 200);
	cf_user_get(ubuf, to + told, logged);
	CF_ASSERT_INT_EQ(cf_close(log), 0);
	return told + logged;
}

static long rotate(int fd, const struct cf_short_copy *copy)
{
	(void)copy;
	return cf_ioctl(fd, FILELOG_IOCROTATE, cf_ubuf_new(4, 0));
}

START_TEST(short_copies_are_handled)
{
	static const struct cf_short_copy calls[] = {
		{ .call = cf_short_write, .size = LINE,
		  .policy = CF_SHORT_ALL_OR_NOTHING | CF_SHORT_MAY_GROW },
		{ .call = cf_short_read, .size = 20,
		  .policy = CF_SHORT_MAY_GROW },
		{ .call = rotate, .policy = CF_SHORT_MAY_GROW },
	};
	int driver = _i / 3;
	struct cf_short_copy copy = calls[_i % 3];
	char node[64];

	snprintf(node, sizeof(node), "/dev/%s", drivers[driver]);
	copy.driver = drivers[driver];
	copy.node = node;
	copy.prepare = begin_log;
	copy.state = tell;
	copy.arg = &driver;
	CF_ASSERT_SHORT_COPY_HANDLED(&copy);
}
END_TEST

/* A kernel address is not user memory, also right after the limit was open. */
START_TEST(kernel_address_is_refused)
{
	int fd = begin(_i);
	char secret[8] = "secret";

	write_text(fd, "log", 3);
	CF_ASSERT_INT_EQ(cf_write(fd, (unsigned long)secret, 6), -EFAULT);
	CF_ASSERT_INT_EQ(cf_ioctl(fd, FILELOG_IOCROTATE,
				      (unsigned long)secret), -EFAULT);
	CF_ASSERT_MEM_EQ(secret, "secret", 6);
	expect_log(_i, 0, "log\n", 4);
	CF_ASSERT_INT_EQ(cf_ioctl(fd, 0x1234, 0), -ENOTTY);
	end(_i, fd);
}
END_TEST

int main(int argc, char **argv)
{
	Suite *suite = suite_create("filelog");
	TCase *clean = cf_check_case(suite, "clean");
	TCase *faults = cf_check_case(suite, "faults");

	tcase_add_loop_test(clean, lines_are_logged_with_one_newline, 0,
			    DRIVERS);
	tcase_add_loop_test(clean, long_line_is_cut_and_says_so, 0, DRIVERS);
	tcase_add_loop_test(clean, kernel_address_is_refused, 0, DRIVERS);
	tcase_add_loop_test(faults, short_copies_are_handled, 0,
			    3 * DRIVERS);
	tcase_add_loop_test(faults, line_is_logged_whole_or_not_at_all, 0,
			    DRIVERS);
	tcase_add_loop_test(faults, statistics_stop_at_any_byte_and_go_on, 0,
			    DRIVERS);
	tcase_add_loop_test(faults, rotation_needs_its_number_delivered, 0,
			    DRIVERS);
	return cf_check_main(argc, argv, suite);
}
