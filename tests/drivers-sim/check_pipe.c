/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What readers of the pipe get is what writers were told was accepted,
 * whatever byte a copy stops at and wherever the ring wraps. Host-side.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>

#include <copyfault/check.h>


#include "pattern.h"

#define NODE "/dev/simpipe"
#define RING 32
#define SEED 0x21

/* What the reading and the writing end have seen of the one stream. */
static struct {
	unsigned long written;
	unsigned long read;
} stream;

static int begin(int flags)
{
	memset(&stream, 0, sizeof(stream));
	cf_mark();
	cf_driver("pipe", "size=32");
	return cf_must_open(NODE, flags);
}

static void end(int fd)
{
	cf_disarm();
	CF_ASSERT_CONTEXT();
	CF_ASSERT_INT_EQ(cf_close(fd), 0);
	cf_driver_remove("pipe");
	CF_ASSERT_BALANCED();
}

/* A user buffer with the next @len bytes of the stream. */
static unsigned long next_bytes(unsigned long len)
{
	unsigned long ubuf = cf_ubuf_new(len, 0), i;
	unsigned char *byte = cf_ubuf_ptr(ubuf);

	for (i = 0; i < len; i++)
		byte[i] = pattern_byte(stream.written + i, SEED);
	return ubuf;
}

static void expect_bytes(unsigned long ubuf, unsigned long len)
{
	unsigned char want[RING];
	unsigned long i;

	for (i = 0; i < len; i++)
		want[i] = pattern_byte(stream.read + i, SEED);
	CF_ASSERT_MEM_EQ(cf_ubuf_ptr(ubuf), want, len);
}

/* Write, and check what is returned; @want counts as accepted. */
static void write_bytes(int fd, unsigned long len, long want)
{
	unsigned long ubuf = next_bytes(len);

	CF_ASSERT_INT_EQ(cf_write(fd, ubuf, len), want);
	CF_ASSERT_CONTEXT();
	stream.written += want > 0 ? want : 0;
	cf_ubuf_free(ubuf);
}

static void read_bytes(int fd, unsigned long len, long want)
{
	unsigned long ubuf = cf_ubuf_new(len, 0xee), got = want > 0 ? want : 0;

	CF_ASSERT_INT_EQ(cf_read(fd, ubuf, len), want);
	CF_ASSERT_CONTEXT();
	expect_bytes(ubuf, got);
	CF_ASSERT_UNTOUCHED(ubuf, got);
	stream.read += got;
	cf_ubuf_free(ubuf);
}

/* Move both ends to @offset of the ring, and leave it empty there. */
static void turn_to(int fd, unsigned long offset)
{
	if (!offset)
		return;
	write_bytes(fd, offset, offset);
	read_bytes(fd, offset, offset);
}

static void drain(int fd)
{
	unsigned long left = stream.written - stream.read;

	if (left)
		read_bytes(fd, left, left);
	read_bytes(fd, 1, -EAGAIN);
}

START_TEST(bytes_come_out_as_they_went_in)
{
	int fd = begin(O_RDWR | O_NONBLOCK);
	unsigned long i;

	for (i = 1; i < 3 * RING; i++) {
		unsigned long len = i < RING ? i : RING;

		write_bytes(fd, i, len);
		read_bytes(fd, 1, 1);
		drain(fd);
	}
	end(fd);
}
END_TEST

START_TEST(nonblocking_says_eagain)
{
	int fd = begin(O_RDWR | O_NONBLOCK);

	read_bytes(fd, 1, -EAGAIN);
	write_bytes(fd, RING, RING);
	write_bytes(fd, 1, -EAGAIN);
	read_bytes(fd, 3, 3);
	write_bytes(fd, 10, 3);
	drain(fd);
	CF_ASSERT_INT_EQ(cf_read(fd, cf_ubuf_new(1, 0), 0), 0);
	CF_ASSERT_INT_EQ(cf_lseek(fd, 0, SEEK_SET), -ESPIPE);
	end(fd);
}
END_TEST

#define IN (EPOLLIN | EPOLLRDNORM)
#define OUT (EPOLLOUT | EPOLLWRNORM)

START_TEST(poll_tells_data_and_space)
{
	int fd = begin(O_RDWR | O_NONBLOCK);

	CF_ASSERT_INT_EQ(cf_poll(fd, IN | OUT), OUT);
	write_bytes(fd, 1, 1);
	CF_ASSERT_INT_EQ(cf_poll(fd, IN | OUT), IN | OUT);
	write_bytes(fd, RING, RING - 1);
	CF_ASSERT_INT_EQ(cf_poll(fd, IN | OUT), IN);
	end(fd);
}
END_TEST

/*
 * One row for each copy of a call. The call starts at @start of the ring and
 * moves @len bytes; the copy in question is its @nth and moves @part of them,
 * after @before bytes have arrived.
 *
 *	wrap: |222222..........111111111111|
 *	              start ---^
 */
static const struct {
	unsigned long start, len, nth, before, part;
} copies[] = {
	{ 0, 20, 1, 0, 20 },
	{ 0, RING, 1, 0, RING },
	{ 20, 24, 1, 0, 12 },
	{ 20, 24, 2, 12, 12 },
	{ 31, RING, 1, 0, 1 },
	{ 31, RING, 2, 1, 31 },
};

#define COPIES (sizeof(copies) / sizeof(copies[0]))

/* How far the whole call gets: a serviced fault stops nothing. */
static unsigned long total(int row, const struct cf_stops *stops)
{
	if (stops->is_serviced)
		return copies[row].len;
	return copies[row].before + stops->copied;
}

static void read_one(int row, const struct cf_stops *stops)
{
	int fd = begin(O_RDWR | O_NONBLOCK);
	unsigned long len = copies[row].len;

	turn_to(fd, copies[row].start);
	write_bytes(fd, len, len);
	cf_stops_arm(stops);
	read_bytes(fd, len, cf_short_ret(total(row, stops)));
	CF_ASSERT_FAULT_FIRED();
	cf_disarm();
	drain(fd);
	end(fd);
}

START_TEST(read_consumes_what_arrived)
{
	char site[64];
	struct cf_stops stops = { .site = site, .size = copies[_i].part };

	snprintf(site, sizeof(site), "pipe_copy_out/copy_to_user#%lu",
		 copies[_i].nth);
	while (cf_stops_next(&stops))
		read_one(_i, &stops);
}
END_TEST

/* What was not accepted leaves no trace: the same bytes are written again. */
static void write_one(int row, const struct cf_stops *stops)
{
	int fd = begin(O_RDWR | O_NONBLOCK);
	unsigned long len = copies[row].len, done = total(row, stops);

	turn_to(fd, copies[row].start);
	cf_stops_arm(stops);
	write_bytes(fd, len, cf_short_ret(done));
	CF_ASSERT_FAULT_FIRED();
	cf_disarm();
	if (done < len)
		write_bytes(fd, len - done, len - done);
	drain(fd);
	end(fd);
}

START_TEST(write_accepts_what_arrived)
{
	char site[64];
	struct cf_stops stops = { .site = site, .size = copies[_i].part };

	snprintf(site, sizeof(site), "pipe_copy_in/copy_from_user#%lu",
		 copies[_i].nth);
	while (cf_stops_next(&stops))
		write_one(_i, &stops);
}
END_TEST

/* The ring is turned so that it wraps, and holds what the row says. */
static void fill_ring(int fd, const struct cf_short_copy *copy)
{
	memset(&stream, 0, sizeof(stream));
	turn_to(fd, 20);
	if (copy->call == cf_short_read)
		write_bytes(fd, 24, 24);
}

START_TEST(short_copies_are_handled)
{
	struct cf_short_copy copy = {
		.driver = "pipe", .params = "size=32", .node = NODE,
		.flags = O_RDWR | O_NONBLOCK, .prepare = fill_ring,
		.call = _i ? cf_short_write : cf_short_read, .size = 24,
	};

	CF_ASSERT_SHORT_COPY_HANDLED(&copy);
}
END_TEST

/* Another task's calls, and what they returned. */
struct other {
	int fd;
	unsigned long ubuf;
	unsigned long len;
	long ret;
	int is_done;
};

static void other_read(void *arg)
{
	struct other *other = arg;

	other->ret = cf_read(other->fd, other->ubuf, other->len);
	other->is_done = 1;
}

static void other_write(void *arg)
{
	struct other *other = arg;

	other->ret = cf_write(other->fd, other->ubuf, other->len);
	other->is_done = 1;
}

/* A reader sleeps until there is a byte, and a faulting writer gives none. */
START_TEST(reader_sleeps_until_a_byte_is_accepted)
{
	int fd = begin(O_RDWR);
	struct other other = { .fd = fd, .len = 10 };
	long pid;

	other.ubuf = cf_ubuf_new(10, 0xee);
	pid = cf_task_begin(other_read, &other);
	cf_task_yield();
	CF_ASSERT_INT_EQ(other.is_done, 0);
	cf_arm("pipe_copy_in/copy_from_user efault");
	write_bytes(fd, 4, -EFAULT);
	CF_ASSERT_FAULT_FIRED();
	cf_disarm();
	cf_task_yield();
	CF_ASSERT_INT_EQ(other.is_done, 0);
	write_bytes(fd, 4, 4);
	CF_ASSERT_INT_EQ(cf_task_join(pid), 0);
	CF_ASSERT_INT_EQ(other.ret, 4);
	expect_bytes(other.ubuf, 4);
	CF_ASSERT_UNTOUCHED(other.ubuf, 4);
	end(fd);
}
END_TEST

START_TEST(writer_sleeps_until_a_byte_is_delivered)
{
	int fd = begin(O_RDWR);
	struct other other = { .fd = fd, .len = 5 };
	long pid;

	write_bytes(fd, RING, RING);
	other.ubuf = next_bytes(5);
	pid = cf_task_begin(other_write, &other);
	cf_task_yield();
	CF_ASSERT_INT_EQ(other.is_done, 0);
	cf_arm("pipe_copy_out/copy_to_user efault");
	read_bytes(fd, 5, -EFAULT);
	CF_ASSERT_FAULT_FIRED();
	cf_disarm();
	cf_task_yield();
	CF_ASSERT_INT_EQ(other.is_done, 0);
	read_bytes(fd, 3, 3);
	CF_ASSERT_INT_EQ(cf_task_join(pid), 0);
	CF_ASSERT_INT_EQ(other.ret, 3);
	stream.written += 3;
	read_bytes(fd, RING, RING);
	end(fd);
}
END_TEST

/*
 * A reader that faults after it slept has consumed what arrived and no more:
 * the task that wrote can read the rest itself.
 */
START_TEST(reader_that_slept_keeps_what_did_not_arrive)
{
	struct cf_stops stops = {
		.site = "pipe_copy_out/copy_to_user", .size = 10,
	};

	while (cf_stops_next(&stops)) {
		int fd = begin(O_RDWR);
		int also = cf_must_open(NODE, O_RDONLY | O_NONBLOCK);
		struct other other = { .fd = fd, .len = 10 };
		long pid;

		other.ubuf = cf_ubuf_new(10, 0xee);
		pid = cf_task_begin(other_read, &other);
		cf_task_yield();
		cf_stops_arm(&stops);
		write_bytes(fd, 10, 10);
		CF_ASSERT_INT_EQ(cf_task_join(pid), 0);
		CF_ASSERT_FAULT_FIRED();
		cf_disarm();
		CF_ASSERT_INT_EQ(other.ret, cf_short_ret(stops.copied));
		expect_bytes(other.ubuf, stops.copied);
		CF_ASSERT_UNTOUCHED(other.ubuf, stops.copied);
		stream.read += stops.copied;
		drain(also);
		CF_ASSERT_INT_EQ(cf_close(also), 0);
		cf_ubuf_free(other.ubuf);
		end(fd);
	}
}
END_TEST

START_TEST(signal_ends_the_wait)
{
	int fd = begin(O_RDWR);
	struct other other = { .fd = fd, .len = 10 };
	long pid;

	other.ubuf = cf_ubuf_new(10, 0xee);
	pid = cf_task_begin(other_read, &other);
	cf_task_yield();
	CF_ASSERT_INT_EQ(cf_task_signal(pid), 0);
	CF_ASSERT_INT_EQ(cf_task_join(pid), 0);
	CF_ASSERT_INT_EQ(other.ret, -EINTR);
	CF_ASSERT_UNTOUCHED(other.ubuf, 0);
	end(fd);
}
END_TEST

int main(int argc, char **argv)
{
	Suite *suite = suite_create("pipe");
	TCase *clean = cf_check_case(suite, "clean");
	TCase *faults = cf_check_case(suite, "faults");
	TCase *tasks = cf_check_case(suite, "tasks");

	tcase_add_test(clean, bytes_come_out_as_they_went_in);
	tcase_add_test(clean, nonblocking_says_eagain);
	tcase_add_test(clean, poll_tells_data_and_space);
	tcase_add_loop_test(faults, read_consumes_what_arrived, 0, COPIES);
	tcase_add_loop_test(faults, write_accepts_what_arrived, 0, COPIES);
	tcase_add_loop_test(faults, short_copies_are_handled, 0, 2);
	tcase_add_test(tasks, reader_sleeps_until_a_byte_is_accepted);
	tcase_add_test(tasks, writer_sleeps_until_a_byte_is_delivered);
	tcase_add_test(tasks, reader_that_slept_keeps_what_did_not_arrive);
	tcase_add_test(tasks, signal_ends_the_wait);
	return cf_check_main(argc, argv, suite);
}
