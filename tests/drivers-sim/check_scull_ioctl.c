/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * A scull ioctl is done, or not done and -EFAULT, whichever of its copies
 * stops and at whichever byte. Host-side.
 */
#include <errno.h>
#include <string.h>
#include <sys/ioctl.h>

#include <copyfault/check.h>


#include "scull_fixture.h"

/* One row for each user copy of the ioctls that move an int. */
static const struct {
	const char *site;
	unsigned int cmd;
	int reads;		/* user memory, then the device changes */
	int writes;		/* user memory */
} int_ioctls[] = {
	{ "scull_fetch_size/get_user", SCULL_IOCSQUANTUM, 1, 0 },
	{ "scull_ioctl/put_user", SCULL_IOCGQUANTUM, 0, 1 },
	{ "scull_fetch_size/get_user", SCULL_IOCXQUANTUM, 1, 1 },
	{ "scull_exchange_quantum/put_user", SCULL_IOCXQUANTUM, 1, 1 },
	{ "scull_fetch_size/get_user", SCULL_IOCSQSET, 1, 0 },
	{ "scull_ioctl/put_user", SCULL_IOCGQSET, 0, 1 },
};

static int get_int(int fd, unsigned int cmd)
{
	unsigned long ubuf = cf_ubuf_new(sizeof(int), 0xee);
	int value;

	CF_ASSERT_INT_EQ(cf_ioctl(fd, cmd, ubuf), 0);
	memcpy(&value, cf_ubuf_ptr(ubuf), sizeof(value));
	cf_ubuf_free(ubuf);
	return value;
}

static int is_qset(unsigned int cmd)
{
	return cmd == SCULL_IOCSQSET || cmd == SCULL_IOCGQSET;
}

/* Done whole, or not at all: the sizes are the old ones unless it is 0. */
static void int_ioctl_one(int row, const struct cf_stops *stops)
{
	unsigned int cmd = int_ioctls[row].cmd;
	int old = is_qset(cmd) ? 6 : 50, value = 33, got;
	int fd = begin("quantum=50 qset=6");
	unsigned long uarg = cf_ubuf_from(&value, sizeof(value));
	int is_done = stops->copied == sizeof(int);

	cf_stops_arm(stops);
	CF_ASSERT_INT_EQ(cf_ioctl(fd, cmd, uarg), is_done ? 0 : -EFAULT);
	CF_ASSERT_FAULT_FIRED();
	CF_ASSERT_CONTEXT();
	cf_disarm();
	memcpy(&got, cf_ubuf_ptr(uarg), sizeof(got));
	CF_ASSERT_INT_EQ(got, is_done && int_ioctls[row].writes ? old : 33);
	got = get_int(fd, is_qset(cmd) ? SCULL_IOCGQSET : SCULL_IOCGQUANTUM);
	CF_ASSERT_INT_EQ(got, is_done && int_ioctls[row].reads ? 33 : old);
	cf_ubuf_free(uarg);
	end(fd);
}

START_TEST(int_ioctl_is_done_or_not_done)
{
	struct cf_stops stops = {
		.site = int_ioctls[_i].site,
		.size = sizeof(int),
		.is_whole = 1,
	};

	while (cf_stops_next(&stops))
		int_ioctl_one(_i, &stops);
}
END_TEST

START_TEST(int_ioctl_refuses_bad_values)
{
	int fd = begin("quantum=50 qset=6");
	static const int bad[] = { 0, -1, 1 << 30 };
	unsigned int i;

	for (i = 0; i < 3; i++) {
		unsigned long uarg = cf_ubuf_from(&bad[i], sizeof(int));

		CF_ASSERT_INT_EQ(cf_ioctl(fd, SCULL_IOCSQUANTUM, uarg),
				 -EINVAL);
		CF_ASSERT_INT_EQ(cf_ioctl(fd, SCULL_IOCXQUANTUM, uarg),
				 -EINVAL);
		CF_ASSERT_INT_EQ(cf_ioctl(fd, SCULL_IOCSQSET, uarg),
				 -EINVAL);
	}
	CF_ASSERT_INT_EQ(get_int(fd, SCULL_IOCGQUANTUM), 50);
	CF_ASSERT_INT_EQ(cf_ioctl(fd, 0x1234, 0), -ENOTTY);
	end(fd);
}
END_TEST

START_TEST(sizes_come_into_force_when_emptied)
{
	int fd = begin("quantum=50 qset=6"), value = 9;

	put(fd, 0, OLD, 50);
	CF_ASSERT_INT_EQ(cf_ioctl(fd, SCULL_IOCSQUANTUM,
				      cf_ubuf_from(&value, sizeof(value))), 0);
	CF_ASSERT_INT_EQ(stats_of(fd).quantum, 50);
	CF_ASSERT_INT_EQ(cf_ioctl(fd, SCULL_IOCRESET, 0), 0);
	CF_ASSERT_INT_EQ(stats_of(fd).quantum, 9);
	CF_ASSERT_INT_EQ(stats_of(fd).size, 0);
	end(fd);
}
END_TEST

static void stats_one(const struct cf_stops *stops)
{
	int fd = begin("quantum=50 qset=6");
	struct scull_stats want = {
		.size = 30, .quanta = 1, .qsets = 1, .quantum = 50, .qset = 6,
	};
	unsigned long ubuf = cf_ubuf_new(sizeof(want), 0xee);

	put(fd, 0, OLD, 30);
	cf_stops_arm(stops);
	CF_ASSERT_INT_EQ(cf_ioctl(fd, SCULL_IOCGSTATS, ubuf),
			 stops->copied == sizeof(want) ? 0 : -EFAULT);
	CF_ASSERT_FAULT_FIRED();
	CF_ASSERT_MEM_EQ(cf_ubuf_ptr(ubuf), &want, stops->copied);
	CF_ASSERT_UNTOUCHED(ubuf, stops->copied);
	cf_ubuf_free(ubuf);
	end(fd);
}

START_TEST(stats_are_whole_or_efault)
{
	struct cf_stops stops = {
		.site = "scull_get_stats/copy_to_user",
		.size = sizeof(struct scull_stats),
	};

	while (cf_stops_next(&stops))
		stats_one(&stops);
}
END_TEST

int main(int argc, char **argv)
{
	Suite *suite = suite_create("scull_ioctl");
	TCase *clean = cf_check_case(suite, "clean");
	TCase *faults = cf_check_case(suite, "faults");

	tcase_add_test(clean, int_ioctl_refuses_bad_values);
	tcase_add_test(clean, sizes_come_into_force_when_emptied);
	tcase_add_loop_test(faults, int_ioctl_is_done_or_not_done, 0,
			    sizeof(int_ioctls) / sizeof(int_ioctls[0]));
	tcase_add_test(faults, stats_are_whole_or_efault);
	return cf_check_main(argc, argv, suite);
}
