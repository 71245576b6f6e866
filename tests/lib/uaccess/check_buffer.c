// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * simple_read_from_buffer and its twin move the position by what they copied,
 * and say -EFAULT only when that was nothing; the memdup_user family copies
 * all or frees all. Host-side.
 */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "cf_access.h"
#include "cf_mm.h"

#include "../machine.h"
#include "buffer_k.h"

#define SIZE 64
#define OLD 0xa5

static unsigned char buffer[SIZE + 16];

/**
 * struct call - a call without a fault
 * @available: bytes of the kernel buffer
 * @result:    what is returned; the position moves by it when it is positive
 */
static const struct call {
	long long pos;
	unsigned long count;
	unsigned long available;
	long result;
} calls[] = {
	{ 0, SIZE, SIZE, SIZE },
	{ 0, 10, SIZE, 10 },
	{ 10, SIZE, SIZE, SIZE - 10 },
	{ SIZE - 1, SIZE, SIZE, 1 },
	{ SIZE, 1, SIZE, 0 },
	{ SIZE + 1, 1, SIZE, 0 },
	{ 0, 0, SIZE, 0 },
	{ 0, 1, 0, 0 },
	{ -1, 1, SIZE, -EINVAL },
	{ LLONG_MIN, 1, SIZE, -EINVAL },
	{ LLONG_MAX, 1, SIZE, 0 },
	{ 5, ULONG_MAX, SIZE, SIZE - 5 },
};
#define CALLS (int)(sizeof(calls) / sizeof(calls[0]))

static void fill_buffer(void)
{
	for (unsigned long i = 0; i < sizeof(buffer); i++)
		buffer[i] = i + 1;
}

static long long moved(const struct call *c)
{
	return c->pos + (c->result > 0 ? c->result : 0);
}

START_TEST(simple_read_moves_the_position_by_what_it_copied)
{
	const struct call *c = &calls[_i];
	unsigned long u = cf_ubuf_new(SIZE, OLD);
	long long pos = c->pos;
	unsigned long n = c->result > 0 ? c->result : 0;

	fill_buffer();
	CF_ASSERT_INT_EQ(k_simple_read(u, c->count, &pos, buffer,
				       c->available), c->result);
	CF_ASSERT_INT_EQ(pos, moved(c));
	if (n)
		CF_ASSERT_MEM_EQ(cf_ubuf_ptr(u), buffer + c->pos, n);
	CF_ASSERT_UNTOUCHED(u, n);
}
END_TEST

START_TEST(simple_write_moves_the_position_by_what_it_copied)
{
	const struct call *c = &calls[_i];
	unsigned long u = cf_ubuf_new(SIZE, 0x33);
	long long pos = c->pos;
	unsigned long n = c->result > 0 ? c->result : 0;

	memset(buffer, OLD, sizeof(buffer));
	CF_ASSERT_INT_EQ(k_simple_write(buffer, c->available, &pos, u,
					c->count), c->result);
	CF_ASSERT_INT_EQ(pos, moved(c));
	for (unsigned long i = 0; i < sizeof(buffer); i++) {
		int is_new = n && i - c->pos < n;

		CF_ASSERT_INT_EQ(buffer[i], is_new ? 0x33 : OLD);
	}
}
END_TEST

/* Short at byte k: k bytes and the position by k; k = 0 is -EFAULT. */
START_TEST(simple_read_stopped_at_any_byte_keeps_its_position)
{
	struct cf_stops sweep = {
		.site = "k_simple_read/simple_read_from_buffer",
		.size = SIZE - 8,
	};

	fill_buffer();
	while (cf_stops_next(&sweep)) {
		unsigned long u = cf_ubuf_new(SIZE, OLD);
		long long pos = 8;

		cf_stops_arm(&sweep);
		CF_ASSERT_INT_EQ(k_simple_read(u, SIZE, &pos, buffer, SIZE),
				 cf_short_ret(sweep.copied));
		CF_ASSERT_FAULT_FIRED();
		CF_ASSERT_INT_EQ(pos, 8 + sweep.copied);
		CF_ASSERT_MEM_EQ(cf_ubuf_ptr(u), buffer + 8, sweep.copied);
		CF_ASSERT_UNTOUCHED(u, sweep.copied);
		cf_ubuf_free(u);
	}
}
END_TEST

/* The tail of the kernel buffer is zeroed: it is a copy_from_user(). */
START_TEST(simple_write_stopped_at_any_byte_zeroes_the_tail)
{
	struct cf_stops sweep = {
		.site = "k_simple_write/simple_write_to_buffer",
		.size = SIZE - 8,
	};
	unsigned long u = cf_ubuf_new(SIZE, 0x33);

	while (cf_stops_next(&sweep)) {
		long long pos = 8;

		memset(buffer, OLD, sizeof(buffer));
		cf_stops_arm(&sweep);
		CF_ASSERT_INT_EQ(k_simple_write(buffer, SIZE, &pos, u, SIZE),
				 cf_short_ret(sweep.copied));
		CF_ASSERT_FAULT_FIRED();
		CF_ASSERT_INT_EQ(pos, 8 + sweep.copied);
		for (unsigned long i = 0; i < sizeof(buffer); i++) {
			int is_asked = i >= 8 && i < SIZE;
			int want = i < 8 + sweep.copied ? 0x33 : 0;

			CF_ASSERT_INT_EQ(buffer[i], is_asked ? want : OLD);
		}
	}
}
END_TEST

static const struct {
	unsigned int prim;
	const char *name;
} dups[] = {
	{ CF_PRIM_memdup_user, "memdup_user" },
	{ CF_PRIM_vmemdup_user, "vmemdup_user" },
	{ CF_PRIM_memdup_user_nul, "memdup_user_nul" },
};

START_TEST(memdup_user_copies_every_byte)
{
	static const unsigned long sizes[] = { 1, 7, 8, 100, 4096, 70000 };
	int has_nul = dups[_i].prim == CF_PRIM_memdup_user_nul;

	cf_mark();
	for (int i = 0; i < 6; i++) {
		unsigned long n = sizes[i], u = cf_ubuf_new(n, 0x44);
		unsigned char *copy;

		CF_ASSERT_INT_EQ(k_memdup(dups[_i].prim, u, n,
					  (void **)&copy), 0);
		CF_ASSERT_MEM_EQ(copy, cf_ubuf_ptr(u), n);
		if (has_nul)
			CF_ASSERT_INT_EQ(copy[n], 0);
		k_free(copy);
	}
	CF_ASSERT_BALANCED();
}
END_TEST

START_TEST(memdup_user_stopped_at_any_byte_frees_what_it_had)
{
	char site[64];
	struct cf_stops sweep = { .site = site, .size = SIZE };
	unsigned long u = cf_ubuf_new(SIZE, 0x44);
	void *copy;

	snprintf(site, sizeof(site), "memdup/%s", dups[_i].name);
	cf_mark();
	while (cf_stops_next(&sweep)) {
		long want = sweep.copied == SIZE ? 0 : -EFAULT;

		cf_stops_arm(&sweep);
		CF_ASSERT_INT_EQ(k_memdup(dups[_i].prim, u, SIZE, &copy), want);
		CF_ASSERT_FAULT_FIRED();
		if (!want)
			k_free(copy);
		CF_ASSERT_BALANCED();
	}
}
END_TEST

/* Sizes that no heap has are refused before user memory is touched. */
START_TEST(memdup_user_of_a_hostile_size_is_refused)
{
	static const unsigned long sizes[] = { 1UL << 40, 1UL << 62 };
	unsigned long u = cf_ubuf_new(SIZE, 0x44);
	void *copy;

	cf_mark();
	machine_counts();
	for (int i = 0; i < 2; i++)
		CF_ASSERT_INT_EQ(k_memdup(dups[_i].prim, u, sizes[i], &copy),
				 -ENOMEM);
	MACHINE_ASSERT_FAULTS(0, 0, 0);
	CF_ASSERT_BALANCED();
}
END_TEST

START_TEST(memdup_user_of_nothing_is_no_error)
{
	void *copy;

	cf_mark();
	machine_counts();
	CF_ASSERT_INT_EQ(k_memdup(dups[_i].prim, 0, 0, &copy), 0);
	k_free(copy);
	MACHINE_ASSERT_FAULTS(0, 0, 0);
	CF_ASSERT_BALANCED();
}
END_TEST

static Suite *buffer_suite(void)
{
	Suite *suite = suite_create("lib/uaccess/buffer");
	TCase *simple = cf_check_case(suite, "simple");
	TCase *dup = cf_check_case(suite, "dup");

	tcase_add_loop_test(simple,
		simple_read_moves_the_position_by_what_it_copied, 0, CALLS);
	tcase_add_loop_test(simple,
		simple_write_moves_the_position_by_what_it_copied, 0, CALLS);
	tcase_add_test(simple,
		       simple_read_stopped_at_any_byte_keeps_its_position);
	tcase_add_test(simple,
		       simple_write_stopped_at_any_byte_zeroes_the_tail);
	tcase_add_loop_test(dup, memdup_user_copies_every_byte, 0, 3);
	tcase_add_loop_test(dup,
		memdup_user_stopped_at_any_byte_frees_what_it_had, 0, 3);
	tcase_add_loop_test(dup, memdup_user_of_a_hostile_size_is_refused,
			    0, 3);
	tcase_add_loop_test(dup, memdup_user_of_nothing_is_no_error, 0, 3);
	return suite;
}

int main(int argc, char **argv)
{
	return cf_check_main(argc, argv, buffer_suite());
}
