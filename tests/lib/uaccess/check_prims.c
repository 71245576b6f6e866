// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Every primitive of cf_points.def under each of the four kinds, armed by a
 * fault expression: what it returns, what moved, what a retry gives. Host-side.
 *
 *	efault        nothing moves; nor does it at a retry, until mapped back
 *	partial@K     K bytes move; a retry moves all
 *	midcopy@K     K bytes move; a retry stops there again, until mapped back
 *	notpresent@K  serviced once, all bytes move; where page faults may not
 *	              be serviced, K bytes
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <copyfault/fault.h>

#include "cf_access.h"
#include "cf_context.h"
#include "cf_mm.h"

#include "../machine.h"
#include "prims_k.h"

#define SIZE_MAX_CALL 128	/* bytes any row moves */
#define OLD 0xa5

/**
 * struct prim - how one primitive is called and what it owes
 * @style: how it says how far it got
 * @size:  bytes of the call
 * @never_serviced: it runs with page faults disabled
 */
struct prim {
	enum prim_style style;
	unsigned long size;
	int never_serviced;
	int clears;
};

static const struct prim prims[CF_PRIM_COUNT] = {
	[CF_PRIM_copy_from_user] = { STYLE_RESIDUE, 100, 0, 0 },
	[CF_PRIM_copy_to_user] = { STYLE_RESIDUE, 100, 0, 0 },
	[CF_PRIM___copy_from_user] = { STYLE_RESIDUE, 100, 0, 0 },
	[CF_PRIM___copy_to_user] = { STYLE_RESIDUE, 100, 0, 0 },
	[CF_PRIM___copy_from_user_inatomic] = { STYLE_RESIDUE, 100, 0, 0 },
	[CF_PRIM___copy_to_user_inatomic] = { STYLE_RESIDUE, 100, 0, 0 },
	[CF_PRIM_copy_from_user_nofault] = { STYLE_ALL, 100, 1, 0 },
	[CF_PRIM_copy_to_user_nofault] = { STYLE_ALL, 100, 1, 0 },
	[CF_PRIM_raw_copy_from_user] = { STYLE_RESIDUE, 100, 0, 0 },
	[CF_PRIM_raw_copy_to_user] = { STYLE_RESIDUE, 100, 0, 0 },
	[CF_PRIM_get_user] = { STYLE_VALUE, 8, 0, 0 },
	[CF_PRIM_put_user] = { STYLE_VALUE, 4, 0, 0 },
	[CF_PRIM___get_user] = { STYLE_VALUE, 2, 0, 0 },
	[CF_PRIM___put_user] = { STYLE_VALUE, 8, 0, 0 },
	[CF_PRIM_clear_user] = { STYLE_RESIDUE, 100, 0, 1 },
	[CF_PRIM___clear_user] = { STYLE_RESIDUE, 100, 0, 1 },
	[CF_PRIM_strncpy_from_user] = { STYLE_STRNCPY, 100, 0, 0 },
	[CF_PRIM_strnlen_user] = { STYLE_STRNLEN, 100, 0, 0 },
	[CF_PRIM_strndup_user] = { STYLE_STRNDUP, 100, 0, 0 },
	[CF_PRIM_memdup_user] = { STYLE_ALL, 100, 0, 0 },
	[CF_PRIM_vmemdup_user] = { STYLE_ALL, 100, 0, 0 },
	[CF_PRIM_memdup_user_nul] = { STYLE_ALL, 100, 0, 0 },
	[CF_PRIM_simple_read_from_buffer] = { STYLE_COUNT, 100, 0, 0 },
	[CF_PRIM_simple_write_to_buffer] = { STYLE_COUNT, 100, 0, 0 },
	[CF_PRIM_copy_to_iter] = { STYLE_COPIED, 100, 0, 0 },
	[CF_PRIM_copy_from_iter] = { STYLE_COPIED, 100, 0, 0 },
	[CF_PRIM_copy_from_iter_full] = { STYLE_ALL, 100, 0, 0 },
	[CF_PRIM_iov_iter_zero] = { STYLE_COPIED, 100, 0, 1 },
	[CF_PRIM_kstrto_from_user] = { STYLE_NUMBER, 4, 0, 0 },
	[CF_PRIM_kfifo_to_user] = { STYLE_COPIED, 128, 0, 0 },
	[CF_PRIM_kfifo_from_user] = { STYLE_COPIED, 128, 0, 0 },
	[CF_PRIM_copy_from_user_nmi] = { STYLE_RESIDUE, 100, 1, 0 },
	[CF_PRIM___copy_from_user_inatomic_nocache] = {
		STYLE_RESIDUE, 100, 0, 0 },
	[CF_PRIM_copy_struct_from_user] = { STYLE_ALL, 100, 0, 0 },
	[CF_PRIM_check_zeroed_user] = { STYLE_ZEROED, 100, 0, 0 },
	[CF_PRIM_unsafe_get_user] = { STYLE_VALUE, 8, 0, 0 },
	[CF_PRIM_unsafe_put_user] = { STYLE_VALUE, 8, 0, 0 },
	[CF_PRIM_unsafe_copy_to_user] = { STYLE_ALL, 100, 0, 0 },
	[CF_PRIM_unsafe_copy_from_user] = { STYLE_ALL, 100, 0, 0 },
	[CF_PRIM_strncpy_from_user_nofault] = { STYLE_STRNCPY_NUL, 100, 1, 0 },
	[CF_PRIM_strnlen_user_nofault] = { STYLE_STRNLEN, 100, 1, 0 },
	[CF_PRIM_copy_from_iter_nocache] = { STYLE_COPIED, 100, 0, 0 },
	[CF_PRIM_fault_in_readable] = { STYLE_RESIDUE, 1, 0, 1 },
	[CF_PRIM_fault_in_writeable] = { STYLE_RESIDUE, 1, 0, 1 },
};

/* Not called here, and why. */
static const struct {
	unsigned int prim;
	const char *why;
} not_called[] = {
	{ CF_PRIM_seq_read, "it needs a file" },
	{ CF_PRIM_copy_in_user, "it is of other eras" },
	{ CF_PRIM_memcpy_fromfs, "it is of other eras" },
	{ CF_PRIM_memcpy_tofs, "it is of other eras" },
};
#define NOT_CALLED (int)(sizeof(not_called) / sizeof(not_called[0]))

static unsigned char kernel[SIZE_MAX_CALL], pattern[SIZE_MAX_CALL];
static unsigned long user;	/* the buffer ends where its page ends */

static int is_string(const struct prim *prim)
{
	return prim->style == STYLE_STRNCPY || prim->style == STYLE_STRNLEN ||
	       prim->style == STYLE_STRNDUP ||
	       prim->style == STYLE_STRNCPY_NUL;
}

/* A string of size - 1 characters; a number; any bytes. */
static void fill_pattern(const struct prim *prim)
{
	for (int i = 0; i < SIZE_MAX_CALL; i++)
		pattern[i] = 1 + i * 37 % 127;
	if (prim->style == STYLE_NUMBER)
		memcpy(pattern, "100\n", 4);
	if (prim->style == STYLE_ZEROED)
		memset(pattern, 0, sizeof(pattern));
	if (is_string(prim))
		pattern[prim->size - 1] = '\0';
}

static void set_stage(unsigned int p)
{
	int is_from = cf_prims[p].dir == CF_FROM_USER;

	fill_pattern(&prims[p]);
	memset(kernel, OLD, sizeof(kernel));
	if (!is_from)
		memcpy(kernel, pattern, sizeof(kernel));
	user = cf_ubuf_new(prims[p].size, OLD);
	if (is_from)
		memcpy(cf_ubuf_ptr(user), pattern, prims[p].size);
}

/* What a call owes when its first @k bytes are good; @size: all of them. */
static long owes(const struct prim *prim, unsigned long k)
{
	int is_all = k == prim->size;

	switch (prim->style) {
	case STYLE_RESIDUE:
		return prim->size - k;
	case STYLE_COUNT:
		return k ? (long)k : -EFAULT;
	case STYLE_COPIED:
		return k;
	case STYLE_STRNCPY:
		return is_all ? (long)prim->size - 1 : -EFAULT;
	case STYLE_STRNCPY_NUL:
		return is_all ? (long)prim->size : -EFAULT;
	case STYLE_ZEROED:
		return is_all ? 1 : -EFAULT;
	case STYLE_STRNLEN:
		return is_all ? (long)prim->size : 0;
	case STYLE_ALL:
	case STYLE_VALUE:
	case STYLE_STRNDUP:
	case STYLE_NUMBER:
		return is_all ? 0 : -EFAULT;
	case STYLE_NONE:
		break;
	}
	ck_abort_msg("this primitive is not called here");
}

/* It stores 8 bytes at a time, then 4, 2 and 1: a store is made or is not. */
static unsigned long whole_words(unsigned long size, unsigned long k)
{
	unsigned long done = 0;

	for (unsigned long unit = 8; unit; unit /= 2)
		while (size - done >= unit) {
			if (done + unit > k)
				return done;
			done += unit;
		}
	return done;
}

/* Bytes of the target that have arrived when the first @k are good. */
static unsigned long arrives(unsigned int p, unsigned long k)
{
	if (p == CF_PRIM_fault_in_readable)
		return 0;	/* a probe */
	if (p == CF_PRIM_unsafe_copy_to_user)
		return whole_words(prims[p].size, k);
	switch (prims[p].style) {
	case STYLE_RESIDUE:
	case STYLE_COUNT:
	case STYLE_COPIED:
		return k;
	case STYLE_ALL:
		/* Nobody sees the buffer of a duplicate that failed. */
		if (p == CF_PRIM_copy_from_user_nofault ||
		    p == CF_PRIM_copy_to_user_nofault ||
		    p == CF_PRIM_copy_from_iter_full)
			return k;
		return k == prims[p].size ? k : 0;
	case STYLE_VALUE:
		return k == prims[p].size ? k : 0;
	default:
		return 0;	/* looked at by check_string.c */
	}
}

static void call(unsigned int p, unsigned long k)
{
	const struct prim *prim = &prims[p];
	unsigned long n = arrives(p, k);
	unsigned char *target = cf_prims[p].dir == CF_FROM_USER ?
				kernel : cf_ubuf_ptr(user);

	CF_ASSERT_INT_EQ(k_prim(p, kernel, user, prim->size), owes(prim, k));
	for (unsigned long i = 0; i < n; i++)
		CF_ASSERT_INT_EQ(target[i], prim->clears ? 0 : pattern[i]);
	if (cf_prims[p].dir == CF_TO_USER)
		CF_ASSERT_UNTOUCHED(user, n);
}

/* No silent pass: it is said. */
static int is_missing(unsigned int p)
{
	for (int i = 0; i < NOT_CALLED; i++)
		if (not_called[i].prim == p) {
			printf("%s: skipped, %s\n", cf_prims[p].name,
			       not_called[i].why);
			return 1;
		}
	ck_assert_msg(prims[p].style != STYLE_NONE, "no row for %s",
		      cf_prims[p].name);
	ck_assert_msg(k_prim(p, kernel, 0, prims[p].size) != -ENOSYS,
		      "%s is not called", cf_prims[p].name);
	return 0;
}

static void next_stage(unsigned int p)
{
	cf_ubuf_free(user);
	set_stage(p);
	machine_counts();
}

static void check_efault(unsigned int p)
{
	next_stage(p);
	cf_arm("*/%s efault", cf_prims[p].name);
	call(p, 0);
	CF_ASSERT_FAULT_FIRED();
	call(p, 0);
	cf_mm_holes_clear();
	call(p, prims[p].size);
}

static void check_midcopy(unsigned int p, unsigned long at)
{
	next_stage(p);
	cf_arm("*/%s midcopy@%lu", cf_prims[p].name, at);
	call(p, at);
	CF_ASSERT_FAULT_FIRED();
	call(p, at);
	ck_assert_uint_eq(cf_fault_fired(), 1);
	cf_mm_holes_clear();
	call(p, prims[p].size);
}

static void check_partial(unsigned int p, unsigned long at)
{
	next_stage(p);
	cf_arm("*/%s partial@%lu", cf_prims[p].name, at);
	call(p, at);
	CF_ASSERT_FAULT_FIRED();
	call(p, prims[p].size);
}

/*
 * The page comes in once, and the rest follows without a fault. A string that
 * is measured in words may, from then on, have a word that reaches past its
 * last page: that one is read byte by byte after all.
 */
static void check_serviced(unsigned int p)
{
	struct cf_fault_counts counts = machine_counts();
	int by_words = prims[p].style == STYLE_STRNLEN ||
		       prims[p].style == STYLE_STRNDUP ||
		       prims[p].style == STYLE_ZEROED;

	CF_ASSERT_INT_EQ(counts.serviced, 1);
	ck_assert_uint_le(counts.fixed_up, by_words);
	CF_ASSERT_INT_EQ(counts.taken, 1 + counts.fixed_up);
}

static void check_notpresent(unsigned int p, unsigned long at)
{
	unsigned long good = prims[p].never_serviced ? at : prims[p].size;

	next_stage(p);
	cf_arm("*/%s notpresent@%lu", cf_prims[p].name, at);
	call(p, good);
	CF_ASSERT_FAULT_FIRED();
	if (!prims[p].never_serviced)
		check_serviced(p);
	call(p, prims[p].size);
}

static void check_unserviceable(unsigned int p, unsigned long at)
{
	next_stage(p);
	cf_arm("*/%s notpresent@%lu unserviceable", cf_prims[p].name, at);
	call(p, at);
	CF_ASSERT_FAULT_FIRED();
	call(p, prims[p].size);
}

/* What makes a task atomic in the fault handler's eyes, one after another. */
static void check_atomic(unsigned int p, unsigned long at)
{
	struct cf_context *context = cf_context();
	int *const depths[] = {
		&context->preempt, &context->irq_disabled,
		&context->pagefault_disabled,
	};

	for (int i = 0; i < 3; i++) {
		next_stage(p);
		cf_arm("*/%s notpresent@%lu", cf_prims[p].name, at);
		++*depths[i];
		call(p, at);
		--*depths[i];
		CF_ASSERT_FAULT_FIRED();
		call(p, prims[p].size);
	}
}

/* The residue is larger than the fault forces, never than the size. */
static void check_slack(unsigned int p, unsigned long at, unsigned long slack)
{
	next_stage(p);
	cf_arm("*/%s midcopy@%lu transient slack=%lu", cf_prims[p].name,
		  at, slack);
	call(p, at > slack ? at - slack : 0);
	CF_ASSERT_FAULT_FIRED();
}

/* Whole words of @size while there are any, then bytes. */
static void check_round(unsigned int p, unsigned long at, unsigned int size)
{
	unsigned long words = prims[p].size - prims[p].size % size;
	int is_exact = at >= words || cf_prims[p].unit != CF_UNIT_BYTES;

	next_stage(p);
	cf_arm("*/%s midcopy@%lu round=%u", cf_prims[p].name, at, size);
	call(p, is_exact ? at : at - at % size);
	CF_ASSERT_FAULT_FIRED();
}

static int begin(unsigned int p)
{
	if (is_missing(p))
		return 0;
	set_stage(p);
	return 1;
}

START_TEST(efault_moves_nothing_until_mapped_back)
{
	if (begin(_i))
		check_efault(_i);
}
END_TEST

START_TEST(midcopy_moves_k_bytes_and_stays_until_mapped_back)
{
	if (!begin(_i))
		return;
	for (unsigned long at = 0; at < prims[_i].size; at++)
		check_midcopy(_i, at);
}
END_TEST

START_TEST(partial_moves_k_bytes_and_a_retry_all)
{
	if (!begin(_i))
		return;
	for (unsigned long at = 0; at < prims[_i].size; at++)
		check_partial(_i, at);
}
END_TEST

START_TEST(notpresent_is_serviced_once_and_completes)
{
	if (!begin(_i))
		return;
	for (unsigned long at = 0; at < prims[_i].size; at++)
		check_notpresent(_i, at);
}
END_TEST

START_TEST(notpresent_that_cannot_be_serviced_moves_k_bytes)
{
	if (!begin(_i))
		return;
	for (unsigned long at = 0; at < prims[_i].size; at++) {
		check_unserviceable(_i, at);
		check_atomic(_i, at);
	}
}
END_TEST

START_TEST(slack_takes_back_what_came)
{
	if (!begin(_i))
		return;
	for (unsigned long at = 0; at < prims[_i].size; at++) {
		check_slack(_i, at, 1);
		check_slack(_i, at, 5);
		check_slack(_i, at, 1000);
	}
}
END_TEST

/* An offset past the end of the call: nothing fires, nothing is short. */
START_TEST(round_gives_up_the_good_bytes_of_a_broken_word)
{
	if (!begin(_i))
		return;
	for (unsigned long at = 0; at < prims[_i].size; at++) {
		check_round(_i, at, 4);
		check_round(_i, at, 8);
	}
}
END_TEST

START_TEST(stop_beyond_the_end_does_not_fire)
{
	if (!begin(_i))
		return;
	next_stage(_i);
	cf_arm("*/%s midcopy@%lu", cf_prims[_i].name, prims[_i].size);
	call(_i, prims[_i].size);
	ck_assert_uint_eq(cf_fault_fired(), 0);
	MACHINE_ASSERT_FAULTS(0, 0, 0);
}
END_TEST

/* The next copy begins at the bad byte itself, or just before it. */
START_TEST(midcopy_hole_stops_other_copies_at_the_same_address)
{
	set_stage(CF_PRIM_copy_from_user);
	cf_arm("*/copy_from_user midcopy@37");
	call(CF_PRIM_copy_from_user, 37);
	for (unsigned long from = 0; from <= 37; from++) {
		ck_assert_int_eq(k_prim(CF_PRIM___copy_from_user, kernel,
					user + from, 60), 60 - (37 - from));
		ck_assert_int_eq(k_prim(CF_PRIM_put_user, kernel,
					user + from, 4),
				 from <= 33 ? 0 : -EFAULT);
	}
	for (unsigned long from = 38; from < 100; from++)
		ck_assert_int_eq(k_prim(CF_PRIM___copy_from_user, kernel,
					user + from, 1), 1);
	cf_mm_holes_clear();
	ck_assert_int_eq(k_prim(CF_PRIM___copy_from_user, kernel, user, 60),
			 0);
}
END_TEST

static void add(TCase *tcase, const TTest *test)
{
	tcase_add_loop_test(tcase, test, CF_PRIM_NONE + 1, CF_PRIM_COUNT);
}

static Suite *prims_suite(void)
{
	Suite *suite = suite_create("lib/uaccess/prims");
	TCase *kinds = cf_check_case(suite, "kinds");
	TCase *rest = cf_check_case(suite, "rest");

	tcase_add_test(rest,
		       midcopy_hole_stops_other_copies_at_the_same_address);
	add(kinds, efault_moves_nothing_until_mapped_back);
	add(kinds, midcopy_moves_k_bytes_and_stays_until_mapped_back);
	add(kinds, partial_moves_k_bytes_and_a_retry_all);
	add(kinds, notpresent_is_serviced_once_and_completes);
	add(kinds, notpresent_that_cannot_be_serviced_moves_k_bytes);
	add(kinds, slack_takes_back_what_came);
	add(kinds, round_gives_up_the_good_bytes_of_a_broken_word);
	add(kinds, stop_beyond_the_end_does_not_fire);
	return suite;
}

int main(int argc, char **argv)
{
	return cf_check_main(argc, argv, prims_suite());
}
