/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * For those who test a driver: start the simulated kernel, begin and end
 * tests. It includes all that a test may use. With Check, include
 * copyfault/check.h instead. Host-side, public.
 *
 *	cf_driver("scull", NULL);
 *	fd = cf_must_open("/dev/scull0", O_RDWR);
 *	ubuf = cf_ubuf_new(100, 0x5a);
 *	cf_arm("scull_read/copy_to_user midcopy@37");
 *	cf_read(fd, ubuf, 100);
 *	CF_ASSERT_FAULT_FIRED();
 *	CF_ASSERT_RET_SHORT();
 *	CF_ASSERT_REST_UNTOUCHED();
 *	CF_ASSERT_POS_MOVED();
 *
 * The same in one assertion for every byte of every copy of the call:
 * CF_ASSERT_SHORT_COPY_HANDLED().
 */
#ifndef COPYFAULT_TEST_H
#define COPYFAULT_TEST_H

#include <copyfault/assert.h>
#include <copyfault/call.h>
#include <copyfault/driver.h>
#include <copyfault/fault.h>
#include <copyfault/short.h>
#include <copyfault/task.h>
#include <copyfault/user.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * cf_test_start() - Boot the simulated kernel and obey fiu-run's environment.
 *
 * Later calls do nothing. Ends the process with status 3 and a message when
 * the kernel does not come up, with status 2 when the environment names a
 * point that does not exist (cf_inject_start()).
 *
 * Context: the host thread that will run the tests, before the first of them.
 */
void cf_test_start(void);

/**
 * cf_test_failed() - Say what fails the running test.
 * @failed: called with the place and the whole message; must not return. NULL
 *          restores the default, which prints "FILE:LINE: MESSAGE" on stderr
 *          and ends the process with status 1
 *
 * copyfault/check.h does it for Check. @file is "-" and @line 0 where nobody
 * knows the place. @failed is called by the host thread that runs the tests.
 *
 * An oops of a driver fails the test too when that runs in a process of its
 * own (CK_FORK=yes). Else nothing can go on: the oops is printed, and the
 * process ends with status 139.
 *
 * Context: the host thread that runs the tests.
 */
void cf_test_failed(void (*failed)(const char *file, int line,
				   const char *message));

/**
 * cf_test_begin() - Put away what an earlier test left behind, and mark.
 *
 * Faults disarmed, bad bytes good again, other tasks sent away, descriptors
 * closed, drivers removed, user memory unmapped, the case name forgotten; then
 * cf_mark(). cf_check_case() has it run before each test.
 *
 * Context: the host thread that runs the tests. Fails the test when a driver
 * cannot be removed.
 */
void cf_test_begin(void);

/**
 * cf_test_end() - cf_test_begin(), and fail when another thread's assertion did.
 *
 * Context: the host thread that runs the tests.
 */
void cf_test_end(void);

/**
 * cf_case() - Name the case that runs, for messages of later assertions.
 * @format: as printf; NULL for none
 *
 * Context: the host thread that runs the tests.
 */
void cf_case(const char *format, ...) __attribute__((format(printf, 1, 2)));

/**
 * cf_mark() - Remember the balance that CF_ASSERT_BALANCED() wants again.
 *
 * Context: a task.
 */
void cf_mark(void);

#ifdef __cplusplus
}
#endif

#endif
