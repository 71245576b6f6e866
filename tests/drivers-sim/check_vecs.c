/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * vecs moves whole frames: at every byte at which a copy may stop, in every
 * segment, what is returned, stored and delivered is the frames that arrived.
 * Host-side.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/uio.h>

#include <copyfault/check.h>


#include "pattern.h"

#define NODE "/dev/vecs"
#define FRAME 16
#define FRAMES 32
#define SIZE (FRAME * FRAMES)
#define OLD 0x0d
#define NEW 0x4e
#define SEGS_MAX 4
#define BATCH 128	/* bytes the driver fetches at a time */

/* How a call is cut into segments. */
static const struct layout {
	unsigned int nr;
	unsigned long len[SEGS_MAX];
} layouts[] = {
	{ 1, { 48 } },
	{ 2, { 16, 32 } },
	{ 3, { 5, 30, 13 } },
	{ 4, { 1, 15, 17, 31 } },
	{ 2, { 100, 60 } },
};

#define LAYOUTS (sizeof(layouts) / sizeof(layouts[0]))

/* The segments of a call in user memory, each with its own guards. */
struct vec {
	const struct layout *layout;
	unsigned long seg[SEGS_MAX];
	unsigned long uiov;
	unsigned long len;
};

static void vec_make(struct vec *vec, const struct layout *layout)
{
	struct iovec iov[SEGS_MAX];
	unsigned int i;

	vec->layout = layout;
	vec->len = 0;
	for (i = 0; i < layout->nr; i++) {
		vec->seg[i] = cf_ubuf_new(layout->len[i], 0xee);
		iov[i].iov_base = (void *)vec->seg[i];
		iov[i].iov_len = layout->len[i];
		vec->len += layout->len[i];
	}
	vec->uiov = cf_ubuf_from(iov, layout->nr * sizeof(iov[0]));
}

static void vec_free(struct vec *vec)
{
	unsigned int i;

	for (i = 0; i < vec->layout->nr; i++)
		cf_ubuf_free(vec->seg[i]);
	cf_ubuf_free(vec->uiov);
}

static void vec_put(struct vec *vec, const unsigned char *data)
{
	unsigned int i;

	for (i = 0; i < vec->layout->nr; i++) {
		memcpy(cf_ubuf_ptr(vec->seg[i]), data, vec->layout->len[i]);
		data += vec->layout->len[i];
	}
}

/* The first @len bytes are @data; from @touched on, nothing was written. */
static void vec_expect(struct vec *vec, const unsigned char *data,
		       unsigned long len, unsigned long touched)
{
	unsigned long start = 0, part;
	unsigned int i;

	for (i = 0; i < vec->layout->nr; i++) {
		unsigned long size = vec->layout->len[i];

		part = len < start ? 0 : len - start;
		CF_ASSERT_MEM_EQ(cf_ubuf_ptr(vec->seg[i]), data + start,
				 part < size ? part : size);
		part = touched < start ? 0 : touched - start;
		CF_ASSERT_UNTOUCHED(vec->seg[i], part < size ? part : size);
		start += size;
	}
}

static int begin(void)
{
	unsigned char data[SIZE];
	unsigned long ubuf;
	int fd;

	cf_mark();
	cf_driver("vecs", "frames=32");
	fd = cf_must_open(NODE, O_RDWR);
	pattern_fill(data, SIZE, OLD);
	ubuf = cf_ubuf_from(data, SIZE);
	CF_ASSERT_INT_EQ(cf_pwrite(fd, ubuf, SIZE, 0), SIZE);
	cf_ubuf_free(ubuf);
	return fd;
}

static void end(int fd)
{
	cf_disarm();
	CF_ASSERT_CONTEXT();
	CF_ASSERT_INT_EQ(cf_close(fd), 0);
	cf_driver_remove("vecs");
	CF_ASSERT_BALANCED();
}

static void expect_content(int fd, const unsigned char *want)
{
	unsigned long ubuf = cf_ubuf_new(SIZE, 0xee);

	CF_ASSERT_INT_EQ(cf_pread(fd, ubuf, SIZE, 0), SIZE);
	CF_ASSERT_MEM_EQ(cf_ubuf_ptr(ubuf), want, SIZE);
	cf_ubuf_free(ubuf);
}

static unsigned long whole(unsigned long bytes)
{
	return bytes - bytes % FRAME;
}

START_TEST(frames_are_stored_and_delivered)
{
	int fd = begin();
	unsigned char data[SIZE], want[SIZE];
	struct vec vec;

	pattern_fill(want, SIZE, OLD);
	pattern_fill(data, SIZE, NEW);
	vec_make(&vec, &layouts[_i]);
	vec_put(&vec, data);
	CF_ASSERT_INT_EQ(cf_lseek(fd, 2 * FRAME, SEEK_SET), 2 * FRAME);
	CF_ASSERT_INT_EQ(cf_writev(fd, vec.uiov, vec.layout->nr), vec.len);
	CF_ASSERT_INT_EQ(cf_pos(fd), 2 * FRAME + vec.len);
	memcpy(want + 2 * FRAME, data, vec.len);
	expect_content(fd, want);
	vec_free(&vec);

	vec_make(&vec, &layouts[_i]);
	CF_ASSERT_INT_EQ(cf_lseek(fd, FRAME, SEEK_SET), FRAME);
	CF_ASSERT_INT_EQ(cf_readv(fd, vec.uiov, vec.layout->nr), vec.len);
	CF_ASSERT_INT_EQ(cf_pos(fd), FRAME + vec.len);
	vec_expect(&vec, want + FRAME, vec.len, vec.len);
	vec_free(&vec);
	end(fd);
}
END_TEST

START_TEST(odd_counts_and_positions)
{
	int fd = begin();
	unsigned long ubuf = cf_ubuf_new(40, 0xee);

	CF_ASSERT_INT_EQ(cf_pread(fd, ubuf, 0, 0), 0);
	CF_ASSERT_INT_EQ(cf_pread(fd, ubuf, FRAME - 1, 0), -EINVAL);
	CF_ASSERT_INT_EQ(cf_pread(fd, ubuf, FRAME, 1), -EINVAL);
	CF_ASSERT_UNTOUCHED(ubuf, 0);
	CF_ASSERT_INT_EQ(cf_pread(fd, ubuf, 40, 0), 32);
	CF_ASSERT_INT_EQ(cf_pread(fd, ubuf, 40, SIZE - FRAME), FRAME);
	CF_ASSERT_INT_EQ(cf_pread(fd, ubuf, 40, SIZE), 0);
	CF_ASSERT_INT_EQ(cf_pwrite(fd, ubuf, 40, SIZE - FRAME), FRAME);
	CF_ASSERT_INT_EQ(cf_pwrite(fd, ubuf, 40, SIZE), -ENOSPC);
	CF_ASSERT_INT_EQ(cf_pwrite(fd, ubuf, 0, SIZE), 0);
	CF_ASSERT_INT_EQ(cf_lseek(fd, -FRAME, SEEK_END), SIZE - FRAME);
	CF_ASSERT_INT_EQ(cf_lseek(fd, SIZE + 1, SEEK_SET), -EINVAL);
	end(fd);
}
END_TEST

/* Each segment is one copy; one that crosses the end of a batch is two. */
static struct layout copies_of(const struct layout *layout,
			       unsigned long batch)
{
	struct layout copies = { 0 };
	unsigned long done = 0, left, part;
	unsigned int i;

	for (i = 0; i < layout->nr; i++) {
		for (left = layout->len[i]; left; left -= part) {
			part = batch - done % batch;
			part = left < part ? left : part;
			copies.len[copies.nr++] = part;
			done += part;
		}
	}
	return copies;
}

/* How far a call gets whose copy @nth, counted from 0, is stopped. */
static unsigned long arrived(const struct layout *copies, unsigned int nth,
			     const struct cf_stops *stops)
{
	int is_serviced = stops->is_serviced;
	unsigned long bytes = is_serviced ? 0 : stops->copied;
	unsigned int i;

	for (i = 0; i < copies->nr; i++)
		if (i < nth || is_serviced)
			bytes += copies->len[i];
	return bytes;
}

/* Bytes of a frame that is cut may be in the buffer: it is read again. */
static void read_one(const struct layout *layout, unsigned long got,
		     const struct cf_stops *stops)
{
	int fd = begin();
	unsigned char data[SIZE];
	struct vec vec;

	pattern_fill(data, SIZE, OLD);
	vec_make(&vec, layout);
	cf_stops_arm(stops);
	CF_ASSERT_INT_EQ(cf_readv(fd, vec.uiov, layout->nr),
			 cf_short_ret(whole(got)));
	CF_ASSERT_FAULT_FIRED();
	CF_ASSERT_CONTEXT();
	CF_ASSERT_INT_EQ(cf_pos(fd), whole(got));
	vec_expect(&vec, data, whole(got), got);
	cf_disarm();
	vec_free(&vec);

	vec_make(&vec, layout);
	CF_ASSERT_INT_EQ(cf_readv(fd, vec.uiov, layout->nr), vec.len);
	vec_expect(&vec, data + whole(got), vec.len, vec.len);
	vec_free(&vec);
	expect_content(fd, data);
	end(fd);
}

START_TEST(read_stops_at_any_byte_of_any_segment)
{
	struct layout copies = copies_of(&layouts[_i], SIZE);
	unsigned int i;

	for (i = 0; i < copies.nr; i++) {
		char site[64];
		struct cf_stops stops = {
			.site = site, .size = copies.len[i],
		};

		snprintf(site, sizeof(site), "vecs_read_iter/copy_to_iter#%u",
			 i + 1);
		while (cf_stops_next(&stops))
			read_one(&layouts[_i], arrived(&copies, i, &stops),
				 &stops);
	}
}
END_TEST

/* No frame is a mixture, and none past what arrived has changed. */
static void write_one(const struct layout *layout, unsigned long got,
		      const struct cf_stops *stops)
{
	int fd = begin();
	unsigned char data[SIZE], want[SIZE];
	struct vec vec;

	pattern_fill(want, SIZE, OLD);
	pattern_fill(data, SIZE, NEW);
	vec_make(&vec, layout);
	vec_put(&vec, data);
	cf_stops_arm(stops);
	CF_ASSERT_INT_EQ(cf_writev(fd, vec.uiov, layout->nr),
			 cf_short_ret(got));
	CF_ASSERT_FAULT_FIRED();
	CF_ASSERT_CONTEXT();
	CF_ASSERT_INT_EQ(cf_pos(fd), got);
	cf_disarm();
	memcpy(want, data, got);
	expect_content(fd, want);

	vec_put(&vec, data + got);
	CF_ASSERT_INT_EQ(cf_writev(fd, vec.uiov, layout->nr), vec.len);
	memcpy(want + got, data + got, vec.len);
	expect_content(fd, want);
	vec_free(&vec);
	end(fd);
}

START_TEST(write_stops_at_any_byte_of_any_segment)
{
	struct layout copies = copies_of(&layouts[_i], BATCH);
	unsigned int i;

	for (i = 0; i < copies.nr; i++) {
		char site[64];
		struct cf_stops stops = {
			.site = site, .size = copies.len[i],
		};

		snprintf(site, sizeof(site), "vecs_fill/copy_from_iter#%u",
			 i + 1);
		while (cf_stops_next(&stops))
			write_one(&layouts[_i],
				  whole(arrived(&copies, i, &stops)), &stops);
	}
}
END_TEST

static void store_old(int fd, const struct cf_short_copy *copy)
{
	unsigned char data[SIZE];

	(void)copy;
	pattern_fill(data, SIZE, OLD);
	CF_ASSERT_INT_EQ(cf_pwrite(fd, cf_ubuf_from(data, SIZE), SIZE, 0),
			 SIZE);
}

static unsigned long tell(int fd, const struct cf_short_copy *copy,
			  void *bytes, unsigned long size)
{
	unsigned long ubuf = cf_ubuf_new(SIZE, 0xee);

	(void)copy;
	(void)size;
	CF_ASSERT_INT_EQ(cf_pread(fd, ubuf, SIZE, 0), SIZE);
	cf_user_get(ubuf, bytes, SIZE);
	return SIZE;
}

static long read_vec(int fd, const struct cf_short_copy *copy)
{
	struct vec vec;

	vec_make(&vec, copy->arg);
	return cf_readv(fd, vec.uiov, vec.layout->nr);
}

static long write_vec(int fd, const struct cf_short_copy *copy)
{
	unsigned char data[SIZE];
	struct vec vec;

	pattern_fill(data, SIZE, NEW);
	vec_make(&vec, copy->arg);
	vec_put(&vec, data);
	return cf_writev(fd, vec.uiov, vec.layout->nr);
}

START_TEST(short_copies_are_handled)
{
	struct cf_short_copy copy = {
		.driver = "vecs", .params = "frames=32", .node = NODE,
		.prepare = store_old, .state = tell, .unit = FRAME,
		.arg = (void *)&layouts[_i],
	};

	copy.call = read_vec;
	CF_ASSERT_SHORT_COPY_HANDLED(&copy);
	copy.call = write_vec;
	CF_ASSERT_SHORT_COPY_HANDLED(&copy);
}
END_TEST

int main(int argc, char **argv)
{
	Suite *suite = suite_create("vecs");
	TCase *clean = cf_check_case(suite, "clean");
	TCase *faults = cf_check_case(suite, "faults");

	tcase_add_loop_test(clean, frames_are_stored_and_delivered, 0,
			    LAYOUTS);
	tcase_add_test(clean, odd_counts_and_positions);
	tcase_add_loop_test(faults, read_stops_at_any_byte_of_any_segment, 0,
			    LAYOUTS);
	tcase_add_loop_test(faults, short_copies_are_handled, 0, LAYOUTS);
	tcase_add_loop_test(faults, write_stops_at_any_byte_of_any_segment, 0,
			    LAYOUTS);
	return cf_check_main(argc, argv, suite);
}
