/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Helpers for those who test a driver with Check: boot, insert, user buffers
 * with a sentinel around them, one fault after another, and assertions that
 * name the armed fault first. Host-side, public.
 *
 *	cf_driver("scull", NULL);
 *	fd = cf_sys_open("/dev/scull0", O_RDWR);
 *	ubuf = cf_ubuf_new(100, 0x5a);
 *	cf_ck_arm("scull_read/copy_to_user midcopy@37");
 *	CF_ASSERT_INT_EQ(cf_sys_read(fd, ubuf, 100), 37);
 *	cf_ck_fired();
 *
 * Helpers named cf_ck_* and cf_ubuf_*, and cf_driver*(), fail the running test
 * when they cannot do what they were asked to.
 */
#ifndef COPYFAULT_TEST_H
#define COPYFAULT_TEST_H

#include <check.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * cf_test_start() - Boot the simulated kernel and obey fiu-run's environment.
 *
 * Later calls do nothing. Ends the process with status 3 and a message when
 * the kernel does not come up.
 *
 * Context: host thread, before the first test runs.
 */
void cf_test_start(void);

/**
 * cf_test_main() - Run a suite: the whole main() of a check program.
 * @suite: given to a new SRunner, which frees it
 *
 * Without arguments all cases run, or the one that CK_RUN_CASE names. An
 * argument is the name of a case and overrides CK_RUN_CASE.
 *
 * Return: an exit status. 0 all passed, 1 some failed, 2 when no case has the
 * name that was asked for: nothing having run is no success.
 */
int cf_test_main(int argc, char **argv, Suite *suite);

/**
 * cf_test_case() - Add a case to a suite, whose tests begin and end clean.
 *
 * cf_ck_reset() runs before and after each test, in its process.
 *
 * Return: a case with a time limit of a minute.
 */
TCase *cf_test_case(Suite *suite, const char *name);

/**
 * cf_driver() - Insert a driver that is linked into this program.
 * @name:   of its object: scull for scull.c
 * @params: "name=value name=value" or NULL
 *
 * One that is inserted already is removed first. A linked-in driver has no
 * pristine copy of its static data: what module_init() does not set is as it
 * was when the driver was last removed, parameters too. So name those that
 * matter, or run with CK_FORK=yes, where each test has a fresh copy.
 */
void cf_driver(const char *name, const char *params);

/** cf_driver_remove() - Remove a driver that cf_driver() inserted. */
void cf_driver_remove(const char *name);

/** cf_ck_open() - Open a node. Return: its descriptor. */
int cf_ck_open(const char *path, int flags);

/**
 * cf_ubuf_new() - Make a user buffer.
 * @size: bytes, at least 1
 * @fill: every byte of it, and of what surrounds it
 *
 * It ends where its last page ends, and the pages next to it are not mapped:
 *
 *	|not mapped|fff[buffer]|not mapped|
 *
 * So a copy past its end stops, and one before its start is seen by
 * CF_ASSERT_UNTOUCHED(). It has whatever alignment that gives.
 *
 * Return: its user address.
 */
unsigned long cf_ubuf_new(unsigned long size, int fill);

/** cf_ubuf_from() - cf_ubuf_new() with @size bytes of @data in it. */
unsigned long cf_ubuf_from(const void *data, unsigned long size);

/** cf_ubuf_string() - cf_ubuf_from() of a string with its NUL. */
unsigned long cf_ubuf_string(const char *string);

/** cf_ubuf_free() - Unmap a user buffer. cf_ck_reset() does it for the rest. */
void cf_ubuf_free(unsigned long ubuf);

/** cf_ubuf_ptr() - The bytes of a user buffer, as test code may touch them. */
void *cf_ubuf_ptr(unsigned long ubuf);

/** cf_ubuf_fill() - Set every byte of a buffer, and of what surrounds it. */
void cf_ubuf_fill(unsigned long ubuf, int fill);

/**
 * cf_ubuf_touched() - Is a byte not as cf_ubuf_fill() left it?
 * @from: offset to look from; bytes before the buffer are always looked at
 * @at:   out, the offset of the first one; negative when it lies before the
 *        buffer
 *
 * Return: 1 or 0.
 */
int cf_ubuf_touched(unsigned long ubuf, unsigned long from, long *at);

/**
 * cf_ck_reset() - Put away what tests leave behind.
 *
 * Faults disarmed, holes mapped back, user buffers unmapped, descriptors
 * closed, drivers removed, the case name forgotten. With CK_FORK=no a failed
 * test leaves everything.
 */
void cf_ck_reset(void);

/**
 * cf_ck_case() - Name the case that runs, for messages of later assertions.
 * @format: as printf; NULL for none
 */
void cf_ck_case(const char *format, ...) __attribute__((format(printf, 1, 2)));

/**
 * cf_ck_arm() - Arm this one fault; any other is disarmed.
 * @format: as printf: a fault expression
 */
void cf_ck_arm(const char *format, ...) __attribute__((format(printf, 1, 2)));

/** cf_ck_fired() - Assert that the armed fault has stopped an access. */
void cf_ck_fired(void);

/** cf_ck_disarm() - Disarm all faults and map every hole back. */
void cf_ck_disarm(void);

/**
 * struct cf_ck_sweep - every fault of one copy, one after the other
 * @site:    "function/primitive", as a fault expression begins; "#2" and the
 *           like may follow
 * @size:    bytes that the copy moves when nothing stops it
 * @is_whole: the primitive moves all or nothing: get_user(), put_user()
 * @step:    used by cf_ck_sweep_next(); 0 to begin
 * @kind:    out, enum cf_kind
 * @at:      out, byte at which it stops; 0 for efault
 * @copied:  out, bytes that arrive; @size when the fault is serviced
 */
struct cf_ck_sweep {
	const char *site;
	unsigned long size;
	int is_whole;
	unsigned long step;
	unsigned int kind;
	unsigned long at;
	unsigned long copied;
};

/**
 * cf_ck_sweep_next() - Go to the next fault of a sweep, and name the case.
 *
 * efault, then midcopy, notpresent and partial at every byte. Nothing is
 * armed: cf_ck_sweep_arm() does it when the test has set the stage. After the
 * last it disarms.
 *
 * Return: 1, or 0 when there is no other.
 */
int cf_ck_sweep_next(struct cf_ck_sweep *sweep);

/** cf_ck_sweep_arm() - Arm the fault that a sweep has come to. */
void cf_ck_sweep_arm(const struct cf_ck_sweep *sweep);

/** cf_ck_short() - What a transfer owes: the bytes that arrived, or -EFAULT. */
long cf_ck_short(unsigned long copied);

/** cf_ck_balance_mark() - Remember the balance that must be found again. */
void cf_ck_balance_mark(void);

/* For the macros below. */
const char *cf_ck_prefix(void);
const char *cf_ck_unbalanced(int with_memory);

/* Assert that two integers are equal. Each is evaluated once. */
#define CF_ASSERT_INT_EQ(got, want) do {				\
	long long cf_got_ = (got), cf_want_ = (want);			\
	ck_assert_msg(cf_got_ == cf_want_, "%s%s is %lld, want %lld",	\
		      cf_ck_prefix(), #got, cf_got_, cf_want_);		\
} while (0)

/* Assert that @len bytes are equal; names the first that is not. */
#define CF_ASSERT_MEM_EQ(got, want, len) do {				\
	const unsigned char *cf_got_ = (const unsigned char *)(got);	\
	const unsigned char *cf_want_ = (const unsigned char *)(want);	\
	unsigned long cf_len_ = (len), cf_i_ = 0;			\
	while (cf_i_ < cf_len_ && cf_got_[cf_i_] == cf_want_[cf_i_])	\
		cf_i_++;						\
	ck_assert_msg(cf_i_ == cf_len_,					\
		      "%s%s[%lu] is 0x%02x, want 0x%02x",		\
		      cf_ck_prefix(), #got, cf_i_, cf_got_[cf_i_],	\
		      cf_want_[cf_i_]);					\
} while (0)

/* Assert that a user buffer is as it was filled, from offset @from on. */
#define CF_ASSERT_UNTOUCHED(ubuf, from) do {				\
	long cf_at_;							\
	ck_assert_msg(!cf_ubuf_touched(ubuf, from, &cf_at_),		\
		      "%s%s was touched at offset %ld",			\
		      cf_ck_prefix(), #ubuf, cf_at_);			\
} while (0)

/* Assert that the task holds, and has disabled, what it did at the mark. */
#define CF_ASSERT_CONTEXT() do {					\
	const char *cf_text_ = cf_ck_unbalanced(0);			\
	ck_assert_msg(!cf_text_, "%s%s", cf_ck_prefix(), cf_text_);	\
} while (0)

/* CF_ASSERT_CONTEXT(), and kernel heap and open files are as at the mark. */
#define CF_ASSERT_BALANCED() do {					\
	const char *cf_text_ = cf_ck_unbalanced(1);			\
	ck_assert_msg(!cf_text_, "%s%s", cf_ck_prefix(), cf_text_);	\
} while (0)

#ifdef __cplusplus
}
#endif

#endif
