/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Every assertion fails once, on a driver with a bug or by a mistake of the
 * test's. Nothing here passes: modes.sh compares the messages with broken.txt.
 * Host-side.
 */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <string.h>
#include <sys/ioctl.h>

#include <copyfault/check.h>

#include "broken.h"
#include "threads_k.h"

#define SIZE 100
#define TPM_MODE _IOW('t', 1, uint32_t)

/* ---- one call, judged ---- */

/* A scull that counts what was asked for as read, with SIZE bytes in it. */
static int scull(void)
{
	unsigned long ubuf = cf_ubuf_new(SIZE, 0x0d);
	int fd;

	cf_driver("scull_broken", "quantum=4000 qset=16");
	fd = cf_must_open("/dev/scull0", O_RDWR);
	CF_ASSERT_INT_EQ(cf_pwrite(fd, ubuf, SIZE, 0), SIZE);
	return fd;
}

static unsigned long read_stopped(int fd)
{
	unsigned long ubuf = cf_ubuf_new(SIZE, 0xee);

	cf_arm("scull_read/copy_to_user midcopy@37");
	cf_read(fd, ubuf, SIZE);
	return ubuf;
}

START_TEST(ret_short)
{
	read_stopped(scull());
	CF_ASSERT_RET_SHORT();
}
END_TEST

START_TEST(ret)
{
	read_stopped(scull());
	cf_case("second quantum");
	CF_ASSERT_RET(-EFAULT);
}
END_TEST

START_TEST(ret_whole)
{
	read_stopped(scull());
	CF_ASSERT_RET_WHOLE(SIZE);
}
END_TEST

START_TEST(rest_untouched)
{
	unsigned char *bytes = cf_ubuf_ptr(read_stopped(scull()));

	bytes[60] = 3;
	CF_ASSERT_REST_UNTOUCHED();
}
END_TEST

START_TEST(untouched)
{
	unsigned long ubuf = read_stopped(scull());

	CF_ASSERT_UNTOUCHED(ubuf, 36);
}
END_TEST

/* It writes rightly what arrived, but moves the position by all of it. */
START_TEST(pos_moved)
{
	int fd = scull();
	unsigned long ubuf = cf_ubuf_new(SIZE, 1);

	cf_arm("scull_write/copy_from_user partial@5");
	cf_write(fd, ubuf, SIZE);
	CF_ASSERT_RET_SHORT();
	CF_ASSERT_POS_MOVED();
}
END_TEST

START_TEST(kept)
{
	unsigned char before[4] = { 1, 2, 3, 4 }, now[4] = { 1, 2, 9, 4 };
	int fd = scull();

	cf_arm("scull_write/copy_from_user efault");
	cf_write(fd, cf_ubuf_new(8, 1), 8);
	CF_ASSERT_KEPT(now, before, 4);
}
END_TEST

START_TEST(fault_fired_never_reached)
{
	int fd = scull();

	cf_arm("scull_write/copy_from_user efault");
	cf_read(fd, cf_ubuf_new(8, 1), 8);
	CF_ASSERT_FAULT_FIRED();
}
END_TEST

START_TEST(fault_fired_not_that_often)
{
	int fd = scull();

	cf_arm("scull_read/copy_to_user#2 efault");
	cf_read(fd, cf_ubuf_new(8, 1), 8);
	CF_ASSERT_FAULT_FIRED();
}
END_TEST

START_TEST(int_eq)
{
	CF_ASSERT_INT_EQ(2 + 2, 5);
}
END_TEST

START_TEST(mem_eq_after_fault)
{
	unsigned long ubuf = read_stopped(scull());

	cf_disarm();
	CF_ASSERT_MEM_EQ(cf_ubuf_ptr(ubuf), "\r\r\r?", 4);
}
END_TEST

START_TEST(context)
{
	int fd;

	cf_driver("rs1_mutex", NULL);
	fd = cf_must_open("/dev/table", O_RDONLY);
	cf_arm("table_read/copy_to_user:2 efault");
	cf_read(fd, cf_ubuf_new(40, 0), 40);
	CF_ASSERT_CONTEXT();
}
END_TEST

START_TEST(balanced)
{
	int fd;

	cf_driver("rs2_bounce", NULL);
	fd = cf_must_open("/dev/rpmsg", O_WRONLY);
	cf_mark();
	cf_arm("rpmsg_write/copy_from_user efault");
	cf_write(fd, cf_ubuf_new(40, 0), 40);
	CF_ASSERT_BALANCED();
}
END_TEST

/* ---- elsewhere ---- */

static void fail_there(void *arg)
{
	(void)arg;
	CF_ASSERT_INT_EQ(1, 2);
}

START_TEST(task_fails)
{
	long pid = cf_task_begin(fail_there, NULL);

	CF_ASSERT_INT_EQ(cf_task_join(pid), 0);
	CF_ASSERT_INT_EQ(7, 8);
}
END_TEST

static void *thread_fails_there(void *arg)
{
	struct threads_copy copy = { .uaddr = *(unsigned long *)arg,
				     .size = 8 };

	cf_kernel_call(threads_take, &copy);
	CF_ASSERT_INT_EQ(copy.residue, 0);
	return NULL;
}

/* Nothing is asserted behind it: the end of the test tells. */
START_TEST(thread_fails)
{
	unsigned long ubuf = cf_ubuf_new(8, 0);
	pthread_t thread;

	cf_driver("threads_k", NULL);
	cf_arm("threads_take/copy_from_user efault");
	ck_assert_int_eq(pthread_create(&thread, NULL, thread_fails_there,
					&ubuf), 0);
	pthread_join(thread, NULL);
}
END_TEST

static void *thread_calls_there(void *arg)
{
	cf_read(*(int *)arg, 0, 0);
	return NULL;
}

START_TEST(thread_makes_a_call)
{
	pthread_t thread;
	int fd = scull();

	ck_assert_int_eq(pthread_create(&thread, NULL, thread_calls_there,
					&fd), 0);
	pthread_join(thread, NULL);
	CF_ASSERT_CONTEXT();
}
END_TEST

/* ---- mistakes of who writes the test ---- */

START_TEST(no_expression)
{
	cf_arm("scull_write/copy_from_user midcpy@37");
}
END_TEST

START_TEST(no_function)
{
	cf_arm("scull_wrote/copy_from_user midcopy@37");
}
END_TEST

START_TEST(no_driver)
{
	cf_driver("scull_brocken", NULL);
}
END_TEST

START_TEST(no_parameter)
{
	cf_driver("scull_broken", "quantity=3");
}
END_TEST

START_TEST(no_node)
{
	cf_driver("scull_broken", NULL);
	cf_must_open("/dev/scull9", O_RDWR);
}
END_TEST

START_TEST(no_buffer)
{
	cf_ubuf_free(0x1000);
}
END_TEST

START_TEST(no_memory)
{
	cf_user_put(0x2000, "nowhere", 7);
}
END_TEST

START_TEST(no_task)
{
	int i;

	for (i = 0; i < 9; i++)
		cf_task_begin(fail_there, NULL);
}
END_TEST

START_TEST(no_call)
{
	CF_ASSERT_RET(0);
}
END_TEST

START_TEST(no_transfer)
{
	cf_lseek(scull(), 0, 0);
	CF_ASSERT_RET_SHORT();
}
END_TEST

START_TEST(no_fault)
{
	CF_ASSERT_FAULT_FIRED();
}
END_TEST

/* ---- a fault that another arms ---- */

/* Fails only under fiu-run, so it is run by name. */
START_TEST(fiu)
{
	cf_read(scull(), cf_ubuf_new(SIZE, 0xee), SIZE);
	CF_ASSERT_RET_SHORT();
}
END_TEST

/* ---- a kernel that does not survive ---- */

START_TEST(oops)
{
	int fd;

	cf_driver("ms5_direct", NULL);
	fd = cf_must_open("/dev/tpm", O_RDWR);
	cf_ioctl(fd, TPM_MODE, cf_ubuf_new(4, 1));
}
END_TEST

static void add_calls(Suite *suite)
{
	TCase *call = cf_check_case(suite, "call");

	tcase_add_test(call, ret_short);
	tcase_add_test(call, ret);
	tcase_add_test(call, ret_whole);
	tcase_add_test(call, rest_untouched);
	tcase_add_test(call, untouched);
	tcase_add_test(call, pos_moved);
	tcase_add_test(call, kept);
	tcase_add_test(call, fault_fired_never_reached);
	tcase_add_test(call, fault_fired_not_that_often);
	tcase_add_test(call, int_eq);
	tcase_add_test(call, mem_eq_after_fault);
	tcase_add_test(call, balanced);
}

static void add_mistakes(Suite *suite)
{
	TCase *elsewhere = cf_check_case(suite, "elsewhere");
	TCase *mistake = cf_check_case(suite, "mistake");

	tcase_add_test(elsewhere, task_fails);
	tcase_add_test(elsewhere, thread_fails);
	tcase_add_test(elsewhere, thread_makes_a_call);
	tcase_add_test(elsewhere, no_task);
	tcase_add_test(mistake, no_expression);
	tcase_add_test(mistake, no_function);
	tcase_add_test(mistake, no_driver);
	tcase_add_test(mistake, no_parameter);
	tcase_add_test(mistake, no_node);
	tcase_add_test(mistake, no_buffer);
	tcase_add_test(mistake, no_memory);
	tcase_add_test(mistake, no_call);
	tcase_add_test(mistake, no_transfer);
	tcase_add_test(mistake, no_fault);
}

/* What these leave behind no process can go on with: last, and by name. */
static void add_last(Suite *suite)
{
	TCase *lock = cf_check_case(suite, "lock");
	TCase *oopses = cf_check_case(suite, "oops");

	tcase_add_test(lock, context);
	tcase_add_test(oopses, oops);
	add_fatal(lock, oopses);
}

int main(int argc, char **argv)
{
	Suite *suite = suite_create("broken");

	add_calls(suite);
	add_each(suite);
	add_mistakes(suite);
	add_last(suite);
	if (getenv("FIU_ENABLE"))
		tcase_add_test(cf_check_case(suite, "fiu"), fiu);
	return cf_check_main(argc, argv, suite);
}
