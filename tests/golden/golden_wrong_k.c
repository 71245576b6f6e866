// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Shims that are wrong on purpose, each in a way in which somebody might write
 * one. The golden data must contradict every one of them. Kernel-side.
 */
#include <linux/err.h>
#include <linux/kernel.h>
#include <linux/minmax.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uaccess.h>
#include <linux/uio.h>

#include "golden_k.h"

#define U(call) ((void __user *)(call)->u)

static void no_tail_zeroing(struct golden_call *call)
{
	call->ret = call->n;
	if (call->n <= INT_MAX && access_ok(U(call), call->n))
		call->ret = raw_copy_from_user(call->k, U(call), call->n);
}

static void zeroing_unchecked(struct golden_call *call)
{
	call->ret = __copy_from_user(call->k, U(call), call->n);
	memset(call->k + call->n - call->ret, 0, call->ret);
}

/* What the kernel's own fault injection does. */
static void all_or_nothing_from(struct golden_call *call)
{
	call->ret = copy_from_user(call->k, U(call), call->n);
	if (!call->ret || call->n > INT_MAX)
		return;
	memset(call->k, 0, call->n);
	call->ret = call->n;
}

static void all_or_nothing_to(struct golden_call *call)
{
	call->ret = copy_to_user(U(call), call->k, call->n) ? call->n : 0;
}

static void word_rounded(struct golden_call *call)
{
	call->ret = round_up(__copy_from_user(call->k, U(call), call->n), 8);
	call->ret = min(call->ret, (long)call->n);
}

static void no_range_check(struct golden_call *call)
{
	call->ret = call->n;
	if (call->n > INT_MAX)
		return;
	call->ret = raw_copy_from_user(call->k, U(call), call->n);
	memset(call->k + call->n - call->ret, 0, call->ret);
}

static void range_wraps(struct golden_call *call)
{
	call->ret = call->u + call->n <= TASK_SIZE_MAX;
}

/* pagefault_disable() that has no effect. */
static void serviced_all_the_same(struct golden_call *call)
{
	int depth = cf_context()->pagefault_disabled;

	cf_context()->pagefault_disabled = 0;
	call->ret = raw_copy_from_user(call->k, U(call), call->n);
	cf_context()->pagefault_disabled = depth;
}

static void nofault_that_services(struct golden_call *call)
{
	call->ret = -EFAULT;
	if (access_ok(U(call), call->n) &&
	    !raw_copy_from_user(call->k, U(call), call->n))
		call->ret = 0;
}

static void strncpy_by_bytes(struct golden_call *call)
{
	long length = min(strnlen_user(U(call), call->n), (long)call->n);

	call->ret = -EFAULT;
	if (length <= 0)
		return;
	if (raw_copy_from_user(call->k, U(call), length))
		return;
	call->ret = strnlen((char *)call->k, length);
}

static void strnlen_clamped(struct golden_call *call)
{
	call->ret = min(strnlen_user(U(call), call->n), (long)call->n + 1);
}

static void strnlen_counts_no_nul(struct golden_call *call)
{
	call->ret = strnlen_user(U(call), call->n);
	call->ret -= call->ret > 0 && call->ret <= (long)call->n;
}

static void zeroed_faults_first(struct golden_call *call)
{
	unsigned char buf[512];

	if (raw_copy_from_user(buf, U(call), call->n))
		call->ret = -EFAULT;
	else
		call->ret = !memchr_inv(buf, 0, call->n);
}

static void struct_without_tail_check(struct golden_call *call)
{
	size_t size = min(call->ksize, call->n);

	memset(call->k + size, 0, call->ksize - size);
	call->ret = copy_from_user(call->k, U(call), size) ? -EFAULT : 0;
}

static void get_keeps_value(struct golden_call *call)
{
	u64 kept = *(u64 *)call->k;

	golden_fns[GOLDEN_get_user](call);
	if (call->ret)
		memcpy(call->k, &kept, call->n);
}

static void put_by_bytes(struct golden_call *call)
{
	call->ret = copy_to_user(U(call), call->k, call->n) ? -EFAULT : 0;
}

static void unsafe_copy_by_bytes(struct golden_call *call)
{
	call->ret = -EACCES;
	if (access_ok(U(call), call->n))
		call->ret = raw_copy_to_user(U(call), call->k, call->n) ?
			-EFAULT : 0;
}

static void clear_by_64(struct golden_call *call)
{
	call->ret = clear_user(U(call), call->n);
	if (call->ret)
		call->ret = min(round_up(call->ret, 64), (long)call->n);
}

static void write_tail_kept(struct golden_call *call)
{
	unsigned char kept[256];
	unsigned long used = min(call->avail, 256UL);
	long long start = call->pos;

	memcpy(kept, call->k, used);
	golden_fns[GOLDEN_simple_write_to_buffer](call);
	if (call->ret >= 0)
		start += call->ret;
	if (start >= 0 && start < (long long)used)
		memcpy(call->k + start, kept + start, used - start);
}

static void short_read_is_error(struct golden_call *call)
{
	golden_fns[GOLDEN_simple_read_from_buffer](call);
	if (call->ret > 0 && call->ret < (long)call->n)
		call->ret = -EFAULT;
}

/* A short copy that is taken for a success. */
static void dup_of_a_part(struct golden_call *call)
{
	void *copy = kmalloc(call->n, GFP_USER | __GFP_NOWARN);

	call->ret = -ENOMEM;
	if (!copy)
		return;
	call->ret = copy_from_user(copy, U(call), call->n) == call->n ?
		-EFAULT : 0;
	if (!call->ret)
		memcpy(call->k, copy, call->n);
	kfree(copy);
}

static void iter_tail_zeroed(struct golden_call *call)
{
	golden_fns[GOLDEN_copy_from_iter](call);
	if (call->ret >= 0 && call->ret < (long)call->ask)
		memset(call->k + call->ret, 0, call->ask - call->ret);
}

static void iter_not_advanced(struct golden_call *call)
{
	golden_fns[GOLDEN_copy_to_iter](call);
	call->left = call->n;
}

static void full_not_reverted(struct golden_call *call)
{
	golden_fns[GOLDEN_copy_from_iter](call);
	call->ret = call->ret == (long)call->ask;
}

static void fault_in_exact(struct golden_call *call)
{
	golden_fns[GOLDEN_fault_in_readable](call);
	call->ret = call->ret ? (long)call->n : 0;
}

static void number_too_long(struct golden_call *call)
{
	unsigned int value = NUMBER_BEFORE;

	call->ret = -EINVAL;
	if (call->n <= 1 + 32 + 1)
		call->ret = kstrtouint_from_user(U(call), call->n, call->base,
						 &value);
	call->length = value;
}

const struct golden_wrong golden_wrongs[] = {
	{ "kstrtouint_from_user refuses what is too long",
	  GOLDEN_kstrtouint_from_user, number_too_long },
	{ "copy_from_user does not zero the tail",
	  GOLDEN_copy_from_user, no_tail_zeroing },
	{ "__copy_from_user zeroes the tail",
	  GOLDEN___copy_from_user, zeroing_unchecked },
	{ "copy_from_user is all or nothing",
	  GOLDEN_copy_from_user, all_or_nothing_from },
	{ "copy_to_user reports all or nothing",
	  GOLDEN_copy_to_user, all_or_nothing_to },
	{ "the residue is rounded to words",
	  GOLDEN___copy_from_user, word_rounded },
	{ "copy_from_user has no access_ok",
	  GOLDEN_copy_from_user, no_range_check },
	{ "access_ok wraps around",
	  GOLDEN_access_ok, range_wraps },
	{ "pagefault_disable is ignored",
	  GOLDEN_raw_copy_from_user, serviced_all_the_same },
	{ "copy_from_user_nofault services faults",
	  GOLDEN_copy_from_user_nofault, nofault_that_services },
	{ "strncpy_from_user goes by bytes",
	  GOLDEN_strncpy_from_user, strncpy_by_bytes },
	{ "strnlen_user is clamped to count + 1",
	  GOLDEN_strnlen_user, strnlen_clamped },
	{ "strnlen_user does not count the NUL",
	  GOLDEN_strnlen_user, strnlen_counts_no_nul },
	{ "check_zeroed_user lets the fault win",
	  GOLDEN_check_zeroed_user, zeroed_faults_first },
	{ "copy_struct_from_user does not check the tail",
	  GOLDEN_copy_struct_from_user, struct_without_tail_check },
	{ "get_user keeps the value on failure",
	  GOLDEN_get_user, get_keeps_value },
	{ "put_user writes a part",
	  GOLDEN_put_user, put_by_bytes },
	{ "unsafe_copy_to_user goes by bytes",
	  GOLDEN_unsafe_copy_to_user, unsafe_copy_by_bytes },
	{ "clear_user counts blocks of 64",
	  GOLDEN_clear_user, clear_by_64 },
	{ "simple_write_to_buffer keeps the tail",
	  GOLDEN_simple_write_to_buffer, write_tail_kept },
	{ "simple_read_from_buffer gives no short counts",
	  GOLDEN_simple_read_from_buffer, short_read_is_error },
	{ "memdup_user takes a part for the whole",
	  GOLDEN_memdup_user, dup_of_a_part },
	{ "copy_from_iter zeroes the tail",
	  GOLDEN_copy_from_iter, iter_tail_zeroed },
	{ "copy_to_iter does not advance",
	  GOLDEN_copy_to_iter, iter_not_advanced },
	{ "copy_from_iter_full does not revert",
	  GOLDEN_copy_from_iter_full, full_not_reverted },
	{ "fault_in_readable is all or nothing",
	  GOLDEN_fault_in_readable, fault_in_exact },
};

const int golden_wrong_count = sizeof(golden_wrongs) / sizeof(golden_wrongs[0]);
