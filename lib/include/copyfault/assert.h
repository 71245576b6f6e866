/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Assertions about drivers. Each message names the injected fault first:
 *
 *	fault scull_read/copy_to_user midcopy@37: read(100) returned 100, but
 *	37 bytes reached user memory
 *
 * It begins with "after fault ...:" when the fault was disarmed meanwhile, and
 * with "no fault:" when none was armed in this test. What cf_case() said comes
 * next. Each argument is evaluated once. Host-side, public.
 *
 * Several judge the last call, which is the call of copyfault/call.h that
 * returned last, and know what each of its user copies moved.
 *
 * Context, of all: any host thread; those about the last call, a task. In
 * another thread or task than the test's own, an assertion that fails ends it,
 * and the test fails when it next asserts, or ends.
 */
#ifndef COPYFAULT_ASSERT_H
#define COPYFAULT_ASSERT_H

#ifdef __cplusplus
extern "C" {
#endif

#define CF_HERE __FILE__, __LINE__

/**
 * CF_ASSERT_INT_EQ() - Assert that two integers are equal.
 * @got:  what the test saw
 * @want: what it must be
 */
#define CF_ASSERT_INT_EQ(got, want) \
	cf_assert_int_eq(CF_HERE, #got, (got), (want))

/**
 * CF_ASSERT_MEM_EQ() - Assert that bytes are equal; names the first that is not.
 * @got:  what the test saw
 * @want: what it must be
 * @size: bytes; 0 passes
 */
#define CF_ASSERT_MEM_EQ(got, want, size) \
	cf_assert_mem_eq(CF_HERE, #got, (got), (want), (size))

/**
 * CF_ASSERT_UNTOUCHED() - Assert that a user buffer is as it was filled.
 * @ubuf: of cf_ubuf_new()
 * @from: offset to look from; what lies before the buffer is always looked at
 */
#define CF_ASSERT_UNTOUCHED(ubuf, from) \
	cf_assert_untouched(CF_HERE, #ubuf, (ubuf), (from))

/**
 * CF_ASSERT_RET() - Assert what the last call returned.
 * @want: a count, 0, or a negative errno
 */
#define CF_ASSERT_RET(want) cf_assert_ret(CF_HERE, (want))

/**
 * CF_ASSERT_RET_SHORT() - Assert that the last call returned what it moved.
 *
 * The last call is a read or a write of any kind. It returned the bytes that
 * reached its user memory (or came from there) from the start of its buffer
 * without a gap; -EFAULT when there are none and a copy was short.
 */
#define CF_ASSERT_RET_SHORT() cf_assert_ret_short(CF_HERE)

/**
 * CF_ASSERT_RET_WHOLE() - Assert that the last call did all or nothing.
 * @want: what it returns when it is done whole
 *
 * It returned -EFAULT when a copy of it stayed short, else @want.
 */
#define CF_ASSERT_RET_WHOLE(want) cf_assert_ret_whole(CF_HERE, (want))

/**
 * CF_ASSERT_REST_UNTOUCHED() - Assert that the last read wrote no further.
 *
 * In its buffers, bytes that no user copy counted as moved are as they were
 * before the call.
 */
#define CF_ASSERT_REST_UNTOUCHED() cf_assert_rest_untouched(CF_HERE)

/**
 * CF_ASSERT_POS_MOVED() - Assert that the position moved by what was returned.
 *
 * The last call is a read or a write of any kind, on a device that has
 * positions. After an error, or behind a pread() or pwrite(), it has not moved.
 */
#define CF_ASSERT_POS_MOVED() cf_assert_pos_moved(CF_HERE)

/**
 * CF_ASSERT_KEPT() - Assert that a state is the same after a call that failed.
 * @now:    bytes that tell the state, read after the last call
 * @before: the same, read before it
 * @size:   bytes
 *
 * The last call must have returned a negative errno: of one that succeeded
 * the state has changed, and the message says that.
 */
#define CF_ASSERT_KEPT(now, before, size) \
	cf_assert_kept(CF_HERE, #now, (now), (before), (size))

/**
 * CF_ASSERT_FAULT_FIRED() - Assert that the armed faults stopped an access.
 *
 * Each of them at least once. The message tells a fault that was never
 * reached from one whose occurrence or byte was not.
 */
#define CF_ASSERT_FAULT_FIRED() cf_assert_fault_fired(CF_HERE)

/**
 * CF_ASSERT_CONTEXT() - Assert that the task holds what it did at the mark.
 *
 * Locks, preempt depth, disabled interrupts and page faults, RCU, an open
 * user_access_begin(), the address limit. The mark is that of cf_mark().
 */
#define CF_ASSERT_CONTEXT() cf_assert_balance(CF_HERE, 0)

/**
 * CF_ASSERT_BALANCED() - CF_ASSERT_CONTEXT(), and nothing leaked.
 *
 * Kernel heap and open files are as at the mark.
 */
#define CF_ASSERT_BALANCED() cf_assert_balance(CF_HERE, 1)

struct cf_short_copy;

/**
 * CF_ASSERT_SHORT_COPY_HANDLED() - Assert that a call survives any short copy.
 * @copy: struct cf_short_copy (copyfault/short.h)
 *
 * Stops every user copy of a call at every byte, in every way, and judges the
 * driver by the contract that it declares.
 */
#define CF_ASSERT_SHORT_COPY_HANDLED(copy) \
	cf_assert_short_copy_handled(CF_HERE, (copy))

/* What the macros call. @file and @line are those of the test. */
void cf_assert_int_eq(const char *file, int line, const char *what,
		      long long got, long long want);
void cf_assert_mem_eq(const char *file, int line, const char *what,
		      const void *got, const void *want, unsigned long size);
void cf_assert_untouched(const char *file, int line, const char *what,
			 unsigned long ubuf, unsigned long from);
void cf_assert_ret(const char *file, int line, long long want);
void cf_assert_ret_short(const char *file, int line);
void cf_assert_ret_whole(const char *file, int line, long long want);
void cf_assert_rest_untouched(const char *file, int line);
void cf_assert_pos_moved(const char *file, int line);
void cf_assert_kept(const char *file, int line, const char *what,
		    const void *now, const void *before, unsigned long size);
void cf_assert_fault_fired(const char *file, int line);
void cf_assert_balance(const char *file, int line, int with_memory);
void cf_assert_short_copy_handled(const char *file, int line,
				  const struct cf_short_copy *copy);

/**
 * cf_fail() - Fail the running test, as an assertion does.
 * @file:   of the test
 * @line:   likewise
 * @format: as printf; the fault is put before it
 *
 * For assertions of one's own: cf_fail(CF_HERE, "...").
 *
 * Context: any host thread or task. Does not return.
 */
void cf_fail(const char *file, int line, const char *format, ...)
	__attribute__((format(printf, 3, 4), noreturn));

/**
 * cf_prefix() - How the message of an assertion would begin.
 *
 * For ck_assert_msg() and others: ck_assert_msg(ok, "%s...", cf_prefix()).
 *
 * Context: any host thread.
 * Return: a string like "fault get_user efault: ", with its blank; of the
 * calling thread, until its next call.
 */
const char *cf_prefix(void);

#ifdef __cplusplus
}
#endif

#endif
