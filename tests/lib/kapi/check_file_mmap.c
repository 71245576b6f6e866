// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Mapping a device calls its methods with mmap_lock held, and a lock that is
 * taken there and held over a user copy is a circle, in whatever order the two
 * come. Host-side.
 */
#include <errno.h>
#include <string.h>

#include "cf_access.h"
#include "cf_syscall.h"

#include "../machine.h"
#include "file_mmap_k.h"

#define RW (CF_VM_READ | CF_VM_WRITE)
#define PAGE CF_PAGE_SIZE

static void before(struct cf_access *access)
{
	cf_locks_copied(access->site);
}

static const struct cf_access_ops ops = { .before = before };

static unsigned long ubuf;
static int fd;

static void start(int how)
{
	cf_access_install(&ops);
	ubuf = machine_map(1, RW, 'u');
	CF_ASSERT_INT_EQ(mapped_register(how, ubuf), 0);
	fd = cf_sys_open(MAPPED_PATH, 2);
	ck_assert_int_ge(fd, 0);
}

static void stop(void)
{
	CF_ASSERT_INT_EQ(cf_sys_close(fd), 0);
	CF_ASSERT_INT_EQ(mapped_unregister(), 0);
}

START_TEST(methods_are_called_and_the_page_given_back)
{
	struct mapped_calls calls;

	start(0);
	CF_ASSERT_INT_EQ(cf_sys_mmap(fd, PAGE), 0);
	calls = mapped_calls();
	CF_ASSERT_INT_EQ(calls.mmap, 1);
	CF_ASSERT_INT_EQ(calls.fault, 1);
	CF_ASSERT_INT_EQ(calls.close, 1);
	stop();
}
END_TEST

static const struct {
	int how;
	unsigned long len;
	int error, faults, closes;
} refused[] = {
	{ 0, 2 * PAGE, -EINVAL, 0, 0 },
	{ MAPPED_REFUSES, PAGE, -EPERM, 0, 0 },
	{ MAPPED_SIGBUS, PAGE, -EFAULT, 1, 1 },
};

START_TEST(refusal_is_passed_on)
{
	start(refused[_i].how);
	CF_ASSERT_INT_EQ(cf_sys_mmap(fd, refused[_i].len), refused[_i].error);
	CF_ASSERT_INT_EQ(mapped_calls().fault, refused[_i].faults);
	CF_ASSERT_INT_EQ(mapped_calls().close, refused[_i].closes);
	CF_ASSERT_INT_EQ(cf_sys_mmap(fd + 20, PAGE), -EBADF);
	stop();
}
END_TEST

static const struct {
	const char *name;
	int how;
	const char *circle;		/* NULL: none */
} orders[] = {
	{ "no lock", 0, NULL },
	{ "only below mmap_lock", MAPPED_LOCK_IN_MMAP | MAPPED_LOCK_IN_FAULT,
	  NULL },
	{ "only over a copy", MAPPED_LOCK_OVER_COPY, NULL },
	{ "two locks", MAPPED_LOCK_OVER_COPY | MAPPED_OTHER_IN_FAULT, NULL },
	{ "mmap", MAPPED_LOCK_OVER_COPY | MAPPED_LOCK_IN_MMAP, "lock" },
	{ "fault", MAPPED_LOCK_OVER_COPY | MAPPED_LOCK_IN_FAULT, "lock" },
	{ "a copy in the method", MAPPED_COPY_IN_FAULT, "mmap_lock" },
};

static void use(int is_mmap)
{
	if (is_mmap)
		CF_ASSERT_INT_EQ(cf_sys_mmap(fd, PAGE), 0);
	else
		CF_ASSERT_INT_EQ(cf_sys_read(fd, ubuf, 1), 1);
}

START_TEST(circle_is_found_in_either_order)
{
	struct cf_lock_order order;
	int row = _i / 2, error;

	cf_case("%s, %s first", orders[row].name, _i % 2 ? "mmap" : "read");
	start(orders[row].how);
	use(_i % 2);
	use(!(_i % 2));
	error = cf_lock_order_get(&order);
	CF_ASSERT_INT_EQ(error, orders[row].circle ? 0 : -ENOENT);
	if (orders[row].circle) {
		ck_assert_ptr_nonnull(strstr(order.name, orders[row].circle));
		ck_assert_str_eq(order.site->function, "copy");
		ck_assert(order.taken_at);
	}
	stop();
}
END_TEST

int main(int argc, char **argv)
{
	Suite *suite = suite_create("file_mmap");
	TCase *tcase = cf_check_case(suite, "file_mmap");

	cf_test_start();
	tcase_add_test(tcase, methods_are_called_and_the_page_given_back);
	tcase_add_loop_test(tcase, refusal_is_passed_on, 0,
			    sizeof(refused) / sizeof(*refused));
	tcase_add_loop_test(tcase, circle_is_found_in_either_order, 0,
			    2 * sizeof(orders) / sizeof(*orders));
	return cf_check_main(argc, argv, suite);
}
