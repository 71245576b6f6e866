/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Every chanctl ioctl is done, or is not done and says -EFAULT: whichever of
 * its copies stops, and at whichever byte. What the device holds is read back
 * whole and compared with the same device that was not asked, or was asked
 * without a fault. Host-side.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>

#include <copyfault/check.h>


#include "../../drivers-sim/chanctl/chanctl.h"

#define NODE "/dev/chanctl"

static long call(int fd, unsigned int cmd, void *arg, unsigned long size)
{
	unsigned long uarg = cf_ubuf_from(arg, size);
	long ret = cf_ioctl(fd, cmd, uarg);

	memcpy(arg, cf_ubuf_ptr(uarg), size);
	cf_ubuf_free(uarg);
	return ret;
}

/* Everything that user space can learn. */
struct dump {
	uint32_t count;
	uint32_t ids[CHANCTL_CHANNELS];
	struct chanctl_info info[CHANCTL_CHANNELS];
	int16_t table[CHANCTL_CHANNELS][8];
};

static void dump_chan(int fd, struct dump *dump, unsigned int i)
{
	unsigned long uvalues = cf_ubuf_new(sizeof(dump->table[i]), 0);
	struct chanctl_table table = {
		.id = dump->ids[i], .entries = 8, .values = uvalues,
	};

	dump->info[i].id = dump->ids[i];
	CF_ASSERT_INT_EQ(call(fd, CHANCTL_INFO, &dump->info[i],
			      sizeof(dump->info[i])), 0);
	CF_ASSERT_INT_EQ(call(fd, CHANCTL_GET_TABLE, &table, sizeof(table)),
			 0);
	CF_ASSERT_INT_EQ(table.entries, dump->info[i].entries);
	memcpy(dump->table[i], cf_ubuf_ptr(uvalues), sizeof(dump->table[i]));
	cf_ubuf_free(uvalues);
}

static void take_dump(int fd, struct dump *dump)
{
	unsigned long uids = cf_ubuf_new(sizeof(dump->ids), 0);
	struct chanctl_list list = { .ids = uids, .count = CHANCTL_CHANNELS };
	unsigned int i;

	memset(dump, 0, sizeof(*dump));
	CF_ASSERT_INT_EQ(call(fd, CHANCTL_LIST, &list, sizeof(list)), 0);
	dump->count = list.count;
	memcpy(dump->ids, cf_ubuf_ptr(uids), sizeof(dump->ids));
	cf_ubuf_free(uids);
	for (i = 0; i < dump->count; i++)
		dump_chan(fd, dump, i);
}

/*
 * The user memory of one ioctl: the argument, and what it points to. Made
 * anew for each run, before anything is armed.
 */
struct args {
	unsigned long arg;
	unsigned long name;
	unsigned long values;
	unsigned long party[2];
	unsigned long parties;
	unsigned long ids;
};

static void args_free(struct args *args)
{
	unsigned long *ubuf = (unsigned long *)args;
	unsigned int i;

	for (i = 0; i < sizeof(*args) / sizeof(*ubuf); i++)
		if (ubuf[i])
			cf_ubuf_free(ubuf[i]);
}

static void make_open(struct args *args)
{
	struct chanctl_open arg = { 0 };

	arg.name = args->name = cf_ubuf_string("delta");
	args->arg = cf_ubuf_from(&arg, sizeof(arg));
}

static void make_close(struct args *args)
{
	uint32_t id = 2;

	args->arg = cf_ubuf_from(&id, sizeof(id));
}

static void make_rename(struct args *args)
{
	struct chanctl_rename arg = { .id = 2 };

	arg.name = args->name = cf_ubuf_string("omega");
	args->arg = cf_ubuf_from(&arg, sizeof(arg));
}

static void make_info(struct args *args)
{
	struct chanctl_info arg = { .id = 1 };

	args->arg = cf_ubuf_from(&arg, sizeof(arg));
}

static void make_set_table(struct args *args)
{
	static const int16_t values[] = { 9, 8, 7, 6, 5 };
	struct chanctl_table arg = { .id = 1, .entries = 5 };

	arg.values = args->values = cf_ubuf_from(values, sizeof(values));
	args->arg = cf_ubuf_from(&arg, sizeof(arg));
}

static void make_get_table(struct args *args)
{
	struct chanctl_table arg = { .id = 1, .entries = 8 };

	arg.values = args->values = cf_ubuf_new(16, 0xee);
	args->arg = cf_ubuf_from(&arg, sizeof(arg));
}

static void make_confer(struct args *args)
{
	struct chanctl_conf arg = { .count = 2 };
	uint64_t addresses[2];
	unsigned int i;

	for (i = 0; i < 2; i++) {
		struct chanctl_party party = { .id = 3 - i, .gain = -5 };

		args->party[i] = cf_ubuf_from(&party, sizeof(party));
		addresses[i] = args->party[i];
	}
	args->parties = cf_ubuf_from(addresses, sizeof(addresses));
	arg.parties = args->parties;
	args->arg = cf_ubuf_from(&arg, sizeof(arg));
}

static void make_dissolve(struct args *args)
{
	uint32_t id = 1;

	args->arg = cf_ubuf_from(&id, sizeof(id));
}

static void make_list(struct args *args)
{
	struct chanctl_list arg = { .count = 8 };

	arg.ids = args->ids = cf_ubuf_new(32, 0xee);
	args->arg = cf_ubuf_from(&arg, sizeof(arg));
}

/* One row for each user copy of each ioctl. */
static const struct {
	unsigned int cmd;
	void (*make)(struct args *args);
	const char *site;
	unsigned long size;
	int is_whole;
} copies[] = {
#define ROW(cmd, make, site, size, is_whole) \
	{ CHANCTL_##cmd, make_##make, site, size, is_whole },
	ROW(OPEN, open, "chanctl_open_chan/get_user", 8, 1)
	ROW(OPEN, open, "chanctl_open_chan/strndup_user#1", 6, 1)
	ROW(OPEN, open, "chanctl_open_chan/strndup_user#2", 6, 0)
	ROW(OPEN, open, "chanctl_add/put_user", 4, 1)
	ROW(CLOSE, close, "chanctl_close_chan/get_user", 4, 1)
	ROW(RENAME, rename, "chanctl_rename/copy_from_user", 16, 0)
	ROW(RENAME, rename, "chanctl_rename/strncpy_from_user", 6, 1)
	ROW(INFO, info, "chanctl_info/get_user", 4, 1)
	ROW(INFO, info, "chanctl_info/copy_to_user", 48, 0)
	ROW(SET_TABLE, set_table, "chanctl_set_table/copy_from_user", 16, 0)
	ROW(SET_TABLE, set_table, "chanctl_set_table/memdup_user", 10, 0)
	ROW(GET_TABLE, get_table, "chanctl_get_table/copy_from_user", 16, 0)
	ROW(GET_TABLE, get_table, "chanctl_get_table/copy_to_user", 6, 0)
	ROW(GET_TABLE, get_table, "chanctl_get_table/put_user", 4, 1)
	ROW(CONFER, confer, "chanctl_confer/copy_from_user", 16, 0)
	ROW(CONFER, confer, "chanctl_fetch_parties/get_user#1", 8, 1)
	ROW(CONFER, confer, "chanctl_fetch_parties/copy_from_user#1", 8, 0)
	ROW(CONFER, confer, "chanctl_fetch_parties/get_user#2", 8, 1)
	ROW(CONFER, confer, "chanctl_fetch_parties/copy_from_user#2", 8, 0)
	ROW(CONFER, confer, "chanctl_confer/put_user", 4, 1)
	ROW(DISSOLVE, dissolve, "chanctl_dissolve/get_user", 4, 1)
	ROW(LIST, list, "chanctl_list/copy_from_user", 16, 0)
	ROW(LIST, list, "chanctl_list/put_user#1", 4, 1)
	ROW(LIST, list, "chanctl_list/put_user#2", 4, 1)
	ROW(LIST, list, "chanctl_list/put_user#4", 4, 1)
#undef ROW
};

#define COPIES (sizeof(copies) / sizeof(copies[0]))

static void open_chan(int fd, const char *name, unsigned int want)
{
	unsigned long uname = cf_ubuf_string(name);
	struct chanctl_open arg = { .name = uname };

	CF_ASSERT_INT_EQ(call(fd, CHANCTL_OPEN, &arg, sizeof(arg)), 0);
	CF_ASSERT_INT_EQ(arg.id, want);
	cf_ubuf_free(uname);
}

static void make_conference(int fd, unsigned int id)
{
	struct chanctl_party party = { .id = id, .gain = 4 };
	uint64_t address = cf_ubuf_from(&party, sizeof(party));
	unsigned long parties = cf_ubuf_from(&address, sizeof(address));
	struct chanctl_conf arg = { .parties = parties, .count = 1 };

	CF_ASSERT_INT_EQ(call(fd, CHANCTL_CONFER, &arg, sizeof(arg)), 0);
	CF_ASSERT_INT_EQ(arg.id, 1);
	cf_ubuf_free(parties);
	cf_ubuf_free(address);
}

/* Three channels; the first has a table and is alone in a conference. */
static void populate(int fd)
{
	static const int16_t values[] = { 1, 2, 3 };
	unsigned long uvalues;
	struct chanctl_table table = { .id = 1, .entries = 3 };

	open_chan(fd, "alpha", 1);
	open_chan(fd, "beta", 2);
	open_chan(fd, "gamma", 3);
	table.values = uvalues = cf_ubuf_from(values, sizeof(values));
	CF_ASSERT_INT_EQ(call(fd, CHANCTL_SET_TABLE, &table, sizeof(table)),
			 0);
	cf_ubuf_free(uvalues);
	make_conference(fd, 1);
}

static int begin(void)
{
	int fd;

	cf_mark();
	cf_driver("chanctl", NULL);
	fd = cf_must_open(NODE, O_RDWR);
	populate(fd);
	return fd;
}

static void end(int fd)
{
	cf_disarm();
	CF_ASSERT_CONTEXT();
	CF_ASSERT_INT_EQ(cf_close(fd), 0);
	cf_driver_remove("chanctl");
	CF_ASSERT_BALANCED();
}

/* The device as the ioctl of @row leaves it, and the argument. */
static void clean_run(int row, struct dump *dump, unsigned char arg[48],
		      unsigned long size)
{
	struct args args = { 0 };
	int fd = begin();

	copies[row].make(&args);
	CF_ASSERT_INT_EQ(cf_ioctl(fd, copies[row].cmd, args.arg), 0);
	memcpy(arg, cf_ubuf_ptr(args.arg), size);
	take_dump(fd, dump);
	args_free(&args);
	end(fd);
}

/* The argument holds user addresses: only what follows them is compared. */
static void expect_id(int row, const unsigned char *want,
		      const unsigned char *got)
{
	if (copies[row].cmd == CHANCTL_OPEN)
		CF_ASSERT_MEM_EQ(got + 8, want + 8, 4);
	if (copies[row].cmd == CHANCTL_CONFER)
		CF_ASSERT_MEM_EQ(got + 12, want + 12, 4);
	if (copies[row].cmd == CHANCTL_INFO)
		CF_ASSERT_MEM_EQ(got, want, sizeof(struct chanctl_info));
}

static void run_one(int row, const struct cf_stops *stops)
{
	struct dump before, after, now;
	unsigned long size = _IOC_SIZE(copies[row].cmd);
	unsigned char want[48], got[48];
	struct args args = { 0 };
	int is_done = stops->is_serviced, fd;

	clean_run(row, &after, want, size);
	fd = begin();
	take_dump(fd, &before);
	copies[row].make(&args);
	cf_stops_arm(stops);
	CF_ASSERT_INT_EQ(cf_ioctl(fd, copies[row].cmd, args.arg),
			 is_done ? 0 : -EFAULT);
	CF_ASSERT_FAULT_FIRED();
	CF_ASSERT_CONTEXT();
	cf_disarm();
	take_dump(fd, &now);
	CF_ASSERT_MEM_EQ(&now, is_done ? &after : &before, sizeof(now));

	/* Asked again, it does what it would have done at first. */
	if (!is_done) {
		args_free(&args);
		memset(&args, 0, sizeof(args));
		copies[row].make(&args);
		CF_ASSERT_INT_EQ(cf_ioctl(fd, copies[row].cmd, args.arg),
				 0);
		take_dump(fd, &now);
		CF_ASSERT_MEM_EQ(&now, &after, sizeof(now));
	}
	memcpy(got, cf_ubuf_ptr(args.arg), size);
	expect_id(row, want, got);
	args_free(&args);
	end(fd);
}

START_TEST(ioctl_is_done_or_not_done)
{
	struct cf_stops stops = {
		.site = copies[_i].site,
		.size = copies[_i].size,
		.is_whole = copies[_i].is_whole,
	};

	while (cf_stops_next(&stops))
		run_one(_i, &stops);
}
END_TEST

static void make_channels(int fd, const struct cf_short_copy *copy)
{
	(void)copy;
	populate(fd);
}

static unsigned long tell(int fd, const struct cf_short_copy *copy,
			  void *bytes, unsigned long size)
{
	(void)copy;
	(void)size;
	take_dump(fd, bytes);
	return sizeof(struct dump);
}

static long make_ioctl(int fd, const struct cf_short_copy *copy)
{
	const int *row = copy->arg;
	struct args args = { 0 };

	copies[*row].make(&args);
	return cf_ioctl(fd, copies[*row].cmd, args.arg);
}

/* One row of each ioctl: its copies are found, and all of them stopped. */
START_TEST(short_copies_are_handled)
{
	int row = _i;
	struct cf_short_copy copy = {
		.driver = "chanctl", .node = NODE, .prepare = make_channels,
		.call = make_ioctl, .state = tell, .arg = &row,
	};

	if (!row || copies[row].cmd != copies[row - 1].cmd)
		CF_ASSERT_SHORT_COPY_HANDLED(&copy);
}
END_TEST

START_TEST(info_is_what_was_set)
{
	int fd = begin();
	struct dump dump;

	take_dump(fd, &dump);
	CF_ASSERT_INT_EQ(dump.count, 3);
	CF_ASSERT_INT_EQ(dump.info[0].conf, 1);
	CF_ASSERT_INT_EQ(dump.info[0].gain, 4);
	CF_ASSERT_INT_EQ(dump.info[0].entries, 3);
	CF_ASSERT_INT_EQ(dump.table[0][2], 3);
	ck_assert_str_eq(dump.info[1].name, "beta");
	CF_ASSERT_INT_EQ(dump.info[1].conf, 0);
	end(fd);
}
END_TEST

/* Ids are given again, lowest first, and run out. */
START_TEST(ids_are_given_again)
{
	int fd = begin();
	uint32_t id = 2;
	unsigned int i;
	unsigned long uname = cf_ubuf_string("late");
	struct chanctl_open arg = { .name = uname };

	CF_ASSERT_INT_EQ(call(fd, CHANCTL_CLOSE, &id, sizeof(id)), 0);
	CF_ASSERT_INT_EQ(call(fd, CHANCTL_CLOSE, &id, sizeof(id)), -ENOENT);
	open_chan(fd, "again", 2);
	for (i = 4; i <= CHANCTL_CHANNELS; i++)
		open_chan(fd, "more", i);
	CF_ASSERT_INT_EQ(call(fd, CHANCTL_OPEN, &arg, sizeof(arg)), -ENOSPC);
	CF_ASSERT_CONTEXT();
	cf_ubuf_free(uname);
	end(fd);
}
END_TEST

START_TEST(names_that_are_no_names_are_refused)
{
	static const char longest[] = "1234567890123456789012345678901";
	static const char longer[] = "12345678901234567890123456789012";
	int fd = begin();
	struct chanctl_rename arg = { .id = 2 };
	struct dump dump;

	arg.name = cf_ubuf_string(longer);
	CF_ASSERT_INT_EQ(call(fd, CHANCTL_RENAME, &arg, sizeof(arg)), -EINVAL);
	CF_ASSERT_INT_EQ(call(fd, CHANCTL_OPEN, (struct chanctl_open[]) {
			{ .name = arg.name } }, sizeof(struct chanctl_open)),
			 -EINVAL);
	arg.name = cf_ubuf_string(longest);
	CF_ASSERT_INT_EQ(call(fd, CHANCTL_RENAME, &arg, sizeof(arg)), 0);
	take_dump(fd, &dump);
	ck_assert_str_eq(dump.info[1].name, longest);
	arg.id = 0;
	CF_ASSERT_INT_EQ(call(fd, CHANCTL_RENAME, &arg, sizeof(arg)), -ENOENT);
	arg.id = 99;
	CF_ASSERT_INT_EQ(call(fd, CHANCTL_RENAME, &arg, sizeof(arg)), -ENOENT);
	end(fd);
}
END_TEST

START_TEST(conference_with_a_party_twice_is_refused)
{
	int fd = begin();
	struct chanctl_party party = { .id = 2 };
	uint64_t addresses[2];
	struct chanctl_conf arg = { .count = 2 };

	addresses[0] = addresses[1] = cf_ubuf_from(&party, sizeof(party));
	arg.parties = cf_ubuf_from(addresses, sizeof(addresses));
	CF_ASSERT_INT_EQ(call(fd, CHANCTL_CONFER, &arg, sizeof(arg)), -EINVAL);
	arg.count = CHANCTL_CHANNELS + 1;
	CF_ASSERT_INT_EQ(call(fd, CHANCTL_CONFER, &arg, sizeof(arg)), -EINVAL);
	arg.count = 0;
	CF_ASSERT_INT_EQ(call(fd, CHANCTL_CONFER, &arg, sizeof(arg)), -EINVAL);
	CF_ASSERT_INT_EQ(cf_ioctl(fd, 0x1234, 0), -ENOTTY);
	end(fd);
}
END_TEST

int main(int argc, char **argv)
{
	Suite *suite = suite_create("chanctl");
	TCase *clean = cf_check_case(suite, "clean");
	TCase *faults = cf_check_case(suite, "faults");

	tcase_add_test(clean, info_is_what_was_set);
	tcase_add_test(clean, ids_are_given_again);
	tcase_add_test(clean, names_that_are_no_names_are_refused);
	tcase_add_test(clean, conference_with_a_party_twice_is_refused);
	tcase_add_loop_test(faults, short_copies_are_handled, 0, COPIES);
	tcase_add_loop_test(faults, ioctl_is_done_or_not_done, 0, COPIES);
	return cf_check_main(argc, argv, suite);
}
