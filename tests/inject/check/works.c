/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The API in use, as modes.sh runs it in each way that Check knows: several
 * drivers at once, other tasks, threads, user memory, and what a test leaves
 * behind. All of it passes. Host-side.
 */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/uio.h>
#include <unistd.h>

#include <copyfault/check.h>

#include "threads_k.h"

#define SIZE 100

static int scull(void)
{
	cf_driver("scull", "quantum=4000 qset=16");
	return cf_must_open("/dev/scull0", O_RDWR);
}

static int simpipe(int flags)
{
	cf_driver("pipe", "size=32");
	return cf_must_open("/dev/simpipe", flags);
}

/* A fault of one driver is not one of the other. */
START_TEST(several_drivers_have_faults_of_their_own)
{
	unsigned long ubuf = cf_ubuf_new(SIZE, 1);
	int one = scull(), two = simpipe(O_RDWR | O_NONBLOCK);

	cf_arm("pipe/*/copy_from_user midcopy@3");
	CF_ASSERT_INT_EQ(cf_write(one, ubuf, SIZE), SIZE);
	CF_ASSERT_INT_EQ(cf_write(two, ubuf, 8), 3);
	CF_ASSERT_FAULT_FIRED();
	CF_ASSERT_RET_SHORT();
	cf_arm("scull/*/copy_from_user midcopy@5");
	CF_ASSERT_INT_EQ(cf_write(two, ubuf, 8), 8);
	CF_ASSERT_INT_EQ(cf_write(one, ubuf, 8), 5);
	CF_ASSERT_FAULT_FIRED();
	CF_ASSERT_RET_SHORT();
	CF_ASSERT_POS_MOVED();
}
END_TEST

/* The test before has left both inserted and open, and a fault armed. */
START_TEST(what_a_test_leaves_is_put_away)
{
	struct cf_fault_counters counters;

	cf_fault_count(&counters);
	CF_ASSERT_INT_EQ(counters.armed, 0);
	CF_ASSERT_INT_EQ(cf_open("/dev/scull0", O_RDWR), -ENOENT);
	CF_ASSERT_INT_EQ(cf_driver_insert("scull", NULL), 0);
	CF_ASSERT_INT_EQ(cf_driver_insert("scull", NULL), -EBUSY);
	CF_ASSERT_INT_EQ(cf_driver_insert("pipe", "colour=3"), -EINVAL);
}
END_TEST

/* Those that no suite of a simulated driver makes, and their errors. */
START_TEST(calls_return_what_user_space_sees)
{
	unsigned long ubuf = cf_ubuf_new(SIZE, 1);
	struct iovec iov[] = {
		{ (void *)ubuf, 10 }, { (void *)(ubuf + 50), 20 },
	};
	unsigned long uiov = cf_ubuf_from(iov, sizeof(iov));
	int fd = scull(), two;

	CF_ASSERT_INT_EQ(cf_writev(fd, uiov, 2), 30);
	CF_ASSERT_RET_SHORT();
	CF_ASSERT_POS_MOVED();
	two = cf_dup(fd);
	ck_assert_int_gt(two, fd);
	CF_ASSERT_INT_EQ(cf_pos(two), 30);
	CF_ASSERT_INT_EQ(cf_lseek(two, -30, SEEK_CUR), 0);
	cf_ubuf_fill(ubuf, 0xee);
	CF_ASSERT_INT_EQ(cf_readv(fd, uiov, 2), 30);
	CF_ASSERT_RET_SHORT();
	CF_ASSERT_REST_UNTOUCHED();
	CF_ASSERT_UNTOUCHED(ubuf, 70);
	CF_ASSERT_INT_EQ(cf_mmap(fd, CF_USER_PAGE), -ENODEV);
	CF_ASSERT_INT_EQ(cf_fsync(fd), -EINVAL);
	CF_ASSERT_INT_EQ(cf_ioctl(fd, 0x1234, 0), -ENOTTY);
	CF_ASSERT_INT_EQ(cf_close(two), 0);
	CF_ASSERT_INT_EQ(cf_close(two), -EBADF);
	CF_ASSERT_INT_EQ(cf_read(two, ubuf, 1), -EBADF);
	CF_ASSERT_INT_EQ(cf_readv(fd, 1, 2), -EFAULT);
	CF_ASSERT_INT_EQ(cf_open("/dev/none", O_RDWR), -ENOENT);
	CF_ASSERT_RET(-ENOENT);
	CF_ASSERT_INT_EQ(cf_poll(simpipe(O_RDWR), EPOLLIN | EPOLLOUT),
			 EPOLLOUT);
	CF_ASSERT_INT_EQ(cf_driver_unplug("scull"), 0);
}
END_TEST

START_TEST(counters_tell_what_faults_did)
{
	struct cf_fault_counters before, behind;
	unsigned long ubuf = cf_ubuf_new(SIZE, 1);
	int fd = scull();

	cf_fault_count(&before);
	cf_arm("scull_write/copy_from_user#2+ midcopy@5");
	CF_ASSERT_INT_EQ(cf_write(fd, ubuf, SIZE), SIZE);
	CF_ASSERT_INT_EQ(cf_write(fd, ubuf, SIZE), 5);
	cf_fault_count(&behind);
	CF_ASSERT_INT_EQ(behind.armed, 1);
	CF_ASSERT_INT_EQ(behind.reached, 2);
	CF_ASSERT_INT_EQ(behind.fired, 1);
	CF_ASSERT_INT_EQ(behind.taken - before.taken, 1);
	CF_ASSERT_INT_EQ(behind.repaired - before.repaired, 1);
	CF_ASSERT_INT_EQ(behind.serviced - before.serviced, 0);
}
END_TEST

/*
 * Natural faults, with nothing armed.
 *
 *	|....page....|not mapped|      |present|absent|    |...|cut....|
 */
START_TEST(user_memory_faults_by_itself)
{
	unsigned long map = cf_user_map(2 * CF_USER_PAGE,
					CF_USER_READ | CF_USER_WRITE);
	struct cf_fault_counters before, behind;
	int fd = scull();

	cf_user_evict(map + CF_USER_PAGE, CF_USER_PAGE);
	cf_fault_count(&before);
	CF_ASSERT_INT_EQ(cf_write(fd, map + CF_USER_PAGE - 10, 20), 20);
	cf_fault_count(&behind);
	CF_ASSERT_INT_EQ(behind.serviced - before.serviced, 1);
	cf_user_cut(map + 7, 1);
	CF_ASSERT_INT_EQ(cf_pwrite(fd, map, 20, 0), 7);
	CF_ASSERT_RET_SHORT();
	CF_ASSERT_POS_MOVED();
	cf_disarm();
	CF_ASSERT_INT_EQ(cf_pwrite(fd, map, 20, 0), 20);
	cf_user_protect(map, CF_USER_PAGE, CF_USER_READ);
	CF_ASSERT_INT_EQ(cf_pread(fd, map, 20, 0), -EFAULT);
	CF_ASSERT_RET_SHORT();
	CF_ASSERT_RET_WHOLE(20);
	cf_user_unmap(map, CF_USER_PAGE);
	CF_ASSERT_INT_EQ(cf_user_is_mapped(map, 1), 0);
	CF_ASSERT_INT_EQ(cf_pwrite(fd, map, 20, 0), -EFAULT);
}
END_TEST

START_TEST(user_memory_holds_what_was_put)
{
	unsigned long map = cf_user_map(1, CF_USER_READ | CF_USER_WRITE);
	char got[4];

	cf_user_put(map + 5, "abc", 4);
	cf_user_get(map + 5, got, 4);
	ck_assert_str_eq(got, "abc");
	CF_ASSERT_MEM_EQ(cf_user_bytes(map + 5, 3), "abc", 3);
}
END_TEST

struct other {
	int fd;
	unsigned long ubuf;
	long ret;
};

static void read_some(void *arg)
{
	struct other *other = arg;

	other->ret = cf_read(other->fd, other->ubuf, 10);
	CF_ASSERT_RET_SHORT();
	CF_ASSERT_REST_UNTOUCHED();
}

/* Each task's call is judged by its own copies, though they overlap. */
START_TEST(calls_of_two_tasks_overlap)
{
	struct other other = { .fd = simpipe(O_RDWR) };
	unsigned long ubuf = cf_ubuf_new(20, 7);
	long pid;

	other.ubuf = cf_ubuf_new(10, 0xee);
	pid = cf_task_begin(read_some, &other);
	cf_task_yield();
	cf_arm("pipe_copy_out/copy_to_user midcopy@4");
	CF_ASSERT_INT_EQ(cf_write(other.fd, ubuf, 20), 20);
	CF_ASSERT_RET_SHORT();
	CF_ASSERT_INT_EQ(cf_task_join(pid), 0);
	CF_ASSERT_FAULT_FIRED();
	CF_ASSERT_INT_EQ(other.ret, 4);
	CF_ASSERT_UNTOUCHED(other.ubuf, 4);
}
END_TEST

/* It is sent away when the test ends, with what it waits for. */
START_TEST(sleeping_task_is_left_behind)
{
	static struct other other;

	other.fd = simpipe(O_RDWR);
	other.ubuf = cf_ubuf_new(10, 0xee);
	cf_task_begin(read_some, &other);
	cf_task_yield();
}
END_TEST

#define THREADS 4
#define ROUNDS 2000

static void *work(void *arg)
{
	struct threads_copy *copy = arg;
	int i;

	for (i = 0; i < ROUNDS; i++) {
		memset(copy->bytes, 0, SIZE);
		cf_kernel_call(threads_take, copy);
		CF_ASSERT_INT_EQ(copy->residue, SIZE - 33);
		CF_ASSERT_MEM_EQ(copy->bytes, cf_ubuf_ptr(copy->uaddr), 33);
		CF_ASSERT_INT_EQ(copy->bytes[33], 0);
		cf_kernel_call(threads_give, copy);
		CF_ASSERT_INT_EQ(copy->residue, 0);
		memset(cf_ubuf_ptr(copy->uaddr), 1 + i % 200, SIZE);
	}
	return NULL;
}

/* Each thread's copies stop at the same byte, and are counted together. */
START_TEST(threads_copy_at_the_same_time)
{
	struct threads_copy copies[THREADS] = { 0 };
	struct cf_fault_counters counters;
	pthread_t threads[THREADS];
	int i;

	cf_driver("threads_k", NULL);
	cf_arm("threads_k/threads_take/copy_from_user#1+ midcopy@33 transient");
	for (i = 0; i < THREADS; i++) {
		copies[i].uaddr = cf_ubuf_new(SIZE, 0x10 + i);
		copies[i].size = SIZE;
		ck_assert_int_eq(pthread_create(&threads[i], NULL, work,
						&copies[i]), 0);
	}
	for (i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
	cf_fault_count(&counters);
	CF_ASSERT_INT_EQ(counters.fired, THREADS * ROUNDS);
	CF_ASSERT_CONTEXT();
}
END_TEST

/* ---- what CF_ASSERT_SHORT_COPY_HANDLED() visits ---- */

static struct {
	unsigned char stops[4][10];
	unsigned int unknown;
} visited;

/* The fault that is armed, when one is. */
static void note_fault(void)
{
	static const char *const kinds[] = {
		"efault", "midcopy@%lu", "notpresent@%lu", "partial@%lu",
	};
	const char *armed = cf_fault_armed_text(), *word = strchr(armed, ' ');
	unsigned long at = 0;
	int kind;

	if (!word)
		return;
	for (kind = 1; kind < 4; kind++)
		if (sscanf(word + 1, kinds[kind], &at) == 1)
			break;
	if (kind == 4)
		kind = 0;
	if (at < 10)
		visited.stops[kind][at]++;
	else
		visited.unknown++;
}

static long write_noted(int fd, const struct cf_short_copy *copy)
{
	note_fault();
	return cf_short_write(fd, copy);
}

/* A short one is made twice: to see how short, and to compare. */
START_TEST(short_copy_visits_every_byte)
{
	struct cf_short_copy copy = {
		.driver = "scull", .node = "/dev/scull0",
		.call = write_noted, .size = 10,
	};
	int kind, at;

	CF_ASSERT_SHORT_COPY_HANDLED(&copy);
	for (kind = 1; kind < 4; kind++)
		for (at = 0; at < 10; at++)
			ck_assert_int_ge(visited.stops[kind][at], 1);
	ck_assert_int_eq(visited.stops[0][0], 1);
	ck_assert_uint_eq(visited.unknown, 0);
}
END_TEST

START_TEST(short_copy_strides)
{
	static const unsigned char wanted[10] = {
		1, 0, 0, 0, 1, 0, 0, 0, 1, 1
	};
	struct cf_short_copy copy = {
		.driver = "scull", .node = "/dev/scull0",
		.call = write_noted, .size = 10, .stride = 4,
	};
	int at;

	memset(&visited, 0, sizeof(visited));
	CF_ASSERT_SHORT_COPY_HANDLED(&copy);
	for (at = 0; at < 10; at++)
		ck_assert_int_eq(visited.stops[2][at], wanted[at]);
}
END_TEST

static void send_message(int fd, const struct cf_short_copy *copy)
{
	cf_short_write(fd, copy);
}

/* It loses a message that it could not deliver, and says that it may. */
START_TEST(short_copy_may_lose)
{
	struct cf_short_copy copy = {
		.driver = "st1_popped", .node = "/dev/popped",
		.prepare = send_message, .call = cf_short_read, .size = 16,
		.policy = CF_SHORT_ALL_OR_NOTHING | CF_EFAULT_LOSSY,
	};

	CF_ASSERT_SHORT_COPY_HANDLED(&copy);
}
END_TEST

/* ---- what looks wrong and is not ---- */

#define TABLE 8
#define TABLE_PUT _IOW('K', 1, uint32_t[TABLE])
#define TABLE_GET _IOR('K', 2, uint32_t[TABLE])

static void set_table(int fd, const struct cf_short_copy *copy)
{
	(void)copy;
	CF_ASSERT_INT_EQ(cf_ioctl(fd, TABLE_PUT, cf_ubuf_new(4 * TABLE, 3)),
			 0);
}

static long put_table(int fd, const struct cf_short_copy *copy)
{
	(void)copy;
	return cf_ioctl(fd, TABLE_PUT, cf_ubuf_new(4 * TABLE, 9));
}

static unsigned long tell_table(int fd, const struct cf_short_copy *copy,
				void *bytes, unsigned long size)
{
	unsigned long ubuf = cf_ubuf_new(4 * TABLE, 0);

	(void)copy;
	(void)size;
	CF_ASSERT_INT_EQ(cf_ioctl(fd, TABLE_GET, ubuf), 0);
	cf_user_get(ubuf, bytes, 4 * TABLE);
	return 4 * TABLE;
}

/* What an atomic copy could not fetch, one that may sleep does. */
START_TEST(short_copy_is_made_good)
{
	struct cf_short_copy copy = {
		.driver = "k28_inatomic", .node = "/dev/gpu",
		.prepare = set_table, .call = put_table, .state = tell_table,
	};

	CF_ASSERT_SHORT_COPY_HANDLED(&copy);
}
END_TEST

static unsigned long tell_file(int fd, const struct cf_short_copy *copy,
			       void *bytes, unsigned long size)
{
	unsigned long ubuf = cf_ubuf_new(SIZE, 0);
	long len = cf_pread(fd, ubuf, SIZE, 0);

	(void)copy;
	(void)size;
	cf_user_get(ubuf, bytes, len);
	return len;
}

static void fill_file(int fd, const struct cf_short_copy *copy)
{
	(void)copy;
	CF_ASSERT_INT_EQ(cf_pwrite(fd, cf_ubuf_new(SIZE, 5), SIZE, 0), SIZE);
}

/* It goes on where it got to, and counts what it got in the end. */
START_TEST(short_copy_is_gone_on_with)
{
	struct cf_short_copy copy = {
		.driver = "k29_fault_in", .node = "/dev/cache",
		.prepare = fill_file, .call = cf_short_write, .size = 80,
		.state = tell_file,
	};

	CF_ASSERT_SHORT_COPY_HANDLED(&copy);
}
END_TEST

/* Taken from a queue before the copy, and put back behind it. */
START_TEST(short_copy_is_put_back)
{
	struct cf_short_copy copy = {
		.driver = "k04_requeue", .node = "/dev/capi",
		.prepare = send_message, .call = cf_short_read, .size = 16,
		.policy = CF_SHORT_ALL_OR_NOTHING,
	};

	CF_ASSERT_SHORT_COPY_HANDLED(&copy);
}
END_TEST

int main(int argc, char **argv)
{
	Suite *suite = suite_create("works");
	TCase *drivers = cf_check_case(suite, "drivers");
	TCase *memory = cf_check_case(suite, "memory");
	TCase *tasks = cf_check_case(suite, "tasks");
	TCase *shorts = cf_check_case(suite, "shorts");
	TCase *threads = cf_check_case(suite, "threads");

	tcase_add_test(drivers, several_drivers_have_faults_of_their_own);
	tcase_add_test(drivers, what_a_test_leaves_is_put_away);
	tcase_add_test(drivers, calls_return_what_user_space_sees);
	tcase_add_test(drivers, counters_tell_what_faults_did);
	tcase_add_test(memory, user_memory_faults_by_itself);
	tcase_add_test(memory, user_memory_holds_what_was_put);
	tcase_add_test(tasks, calls_of_two_tasks_overlap);
	tcase_add_test(tasks, sleeping_task_is_left_behind);
	tcase_add_test(tasks, calls_of_two_tasks_overlap);
	tcase_add_test(shorts, short_copy_visits_every_byte);
	tcase_add_test(shorts, short_copy_strides);
	tcase_add_test(shorts, short_copy_may_lose);
	tcase_add_test(shorts, short_copy_is_made_good);
	tcase_add_test(shorts, short_copy_is_gone_on_with);
	tcase_add_test(shorts, short_copy_is_put_back);
	tcase_add_test(threads, threads_copy_at_the_same_time);
	return cf_check_main(argc, argv, suite);
}
