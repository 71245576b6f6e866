// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Each oracle on hand-made runs: it says no to the promise it judges, and yes
 * to what looks like a breach and is none. Host-side.
 */
#include <check.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <cf_mm.h>

#include "oracle/oracle.h"

#define BUF cf_user_base
#define COUNT 100UL

static struct cf_site site = {
	.driver = "d", .function = "f", .file = "d.c", .line = 1,
	.prim = CF_PRIM_copy_to_user, .id = 1,
};

/* A call of one or two copies of the user buffer, from its start on. */
struct call {
	long ret;
	long long moved;		/* of f_pos */
	unsigned long copied[2];
	int locks;			/* left held */
	unsigned long limit;		/* address limit left */
	unsigned long atomic;
	unsigned long objects;		/* left after module exit */
	unsigned long effort;		/* made behind the copies */
	unsigned long reserved, returned, stale;	/* descriptors */
	unsigned long size;		/* that it was given; 0 is COUNT */
	unsigned char promises[CF_POLICY_COUNT];
};

/*
 * One run with a fault beside the clean one. The stopped copy is number @hit;
 * every copy is of COUNT bytes in all: the first COUNT / copies, and so on.
 */
struct row {
	const char *name;
	const char *oracle;
	enum cf_op_type op;
	int copies;
	int hit;
	struct call clean, run;
	int says_no;
	enum cf_class class;
};

#define PROMISES(KNOB, CHOICE) \
	.promises = { [CF_POLICY_##KNOB] = CF_##KNOB##_##CHOICE }

static const struct row rows[] = {
	/* counted */
	{ "part, and all or nothing is promised", "counted", CF_OP_READ, 1, 0,
	  { .ret = 100, .copied = { 100 } },
	  { .ret = 40, .copied = { 40 }, PROMISES(SHORT, NOTHING) }, 1,
	  CF_CLASS_RV8 },
	{ "part, and a count is promised", "counted", CF_OP_READ, 1, 0,
	  { .ret = 100, .copied = { 100 } },
	  { .ret = 40, .copied = { 40 }, PROMISES(SHORT, COUNT) }, 0, 0 },
	/* domain */
	{ "u32 errno", "domain", CF_OP_IOCTL, 1, 0,
	  { .ret = 0, .copied = { 100 } }, { .ret = 4294967282L }, 1,
	  CF_CLASS_RV6 },
	{ "more than count", "domain", CF_OP_READ, 1, 0,
	  { .ret = 100, .copied = { 100 } }, { .ret = 101 }, 1, CF_CLASS_RV6 },
	{ "count", "domain", CF_OP_READ, 1, 0,
	  { .ret = 100, .copied = { 100 } }, { .ret = 100 }, 0, 0 },
	{ "plain errno", "domain", CF_OP_READ, 1, 0,
	  { .ret = 100, .copied = { 100 } }, { .ret = -EFAULT }, 0, 0 },
	/* overrun */
	{ "more than it was given", "overrun", CF_OP_READ, 2, 0,
	  { .ret = 99, .copied = { 50, 49 } },
	  { .ret = 100, .size = 99, .copied = { 50, 50 } }, 1, CF_CLASS_MS2 },
	{ "all that it was given", "overrun", CF_OP_READ, 2, 0,
	  { .ret = 100, .copied = { 50, 50 } },
	  { .ret = 100, .copied = { 50, 50 } }, 0, 0 },
	{ "of an ioctl's buffer nothing is known", "overrun", CF_OP_IOCTL, 1, 0,
	  { .ret = 0, .copied = { 100 } },
	  { .ret = 0, .size = 99, .copied = { 100 } }, 0, 0 },
	/* residue */
	{ "ioctl gives the residue", "residue", CF_OP_IOCTL, 1, 0,
	  { .ret = 0, .copied = { 100 } },
	  { .ret = 93, .copied = { 7 } }, 1, CF_CLASS_RV1 },
	{ "ioctl adds the residue", "residue", CF_OP_IOCTL, 1, 0,
	  { .ret = 5, .copied = { 100 } },
	  { .ret = 98, .copied = { 7 } }, 1, CF_CLASS_RV1 },
	{ "ioctl with a positive result", "residue", CF_OP_IOCTL, 1, 0,
	  { .ret = 5, .copied = { 100 } },
	  { .ret = 5, .copied = { 7 } }, 0, 0 },
	{ "read gives the residue", "residue", CF_OP_READ, 1, 0,
	  { .ret = 100, .copied = { 100 } },
	  { .ret = 93, .copied = { 7 } }, 1, CF_CLASS_RV1 },
	{ "short read that equals the residue", "residue", CF_OP_READ, 1, 0,
	  { .ret = 100, .copied = { 100 } },
	  { .ret = 50, .copied = { 50 } }, 0, 0 },
	/* eof */
	{ "0 for nothing", "eof", CF_OP_READ, 1, 0,
	  { .ret = 100, .copied = { 100 } }, { .ret = 0 }, 1, CF_CLASS_RV3 },
	{ "0 at the end of the file", "eof", CF_OP_READ, 1, 0,
	  { .ret = 0 }, { .ret = 0 }, 0, 0 },
	{ "-EFAULT for nothing", "eof", CF_OP_READ, 1, 0,
	  { .ret = 100, .copied = { 100 } }, { .ret = -EFAULT }, 0, 0 },
	/* ignored */
	{ "read as if nothing had been", "ignored", CF_OP_READ, 1, 0,
	  { .ret = 100, .copied = { 100 } },
	  { .ret = 100, .copied = { 40 } }, 1, CF_CLASS_RV2 },
	{ "ioctl as if nothing had been", "ignored", CF_OP_IOCTL, 1, 0,
	  { .ret = 0, .copied = { 100 } }, { .ret = 0 }, 1, CF_CLASS_RV2 },
	{ "short read", "ignored", CF_OP_READ, 1, 0,
	  { .ret = 100, .copied = { 100 } },
	  { .ret = 40, .copied = { 40 } }, 0, 0 },
	{ "serviced", "ignored", CF_OP_READ, 1, 0,
	  { .ret = 100, .copied = { 100 } },
	  { .ret = 100, .copied = { 100 } }, 0, 0 },
	/* prefix */
	{ "counts what did not move", "prefix", CF_OP_READ, 2, 1,
	  { .ret = 100, .copied = { 50, 50 } },
	  { .ret = 90, .copied = { 50, 10 } }, 1, CF_CLASS_RV7 },
	{ "counts all, when nothing moved", "prefix", CF_OP_READ, 1, 0,
	  { .ret = 100, .copied = { 100 } },
	  { .ret = 100, .copied = { 0 } }, 0, 0 },
	{ "counts what moved", "prefix", CF_OP_READ, 2, 1,
	  { .ret = 100, .copied = { 50, 50 } },
	  { .ret = 60, .copied = { 50, 10 } }, 0, 0 },
	{ "counts less", "prefix", CF_OP_READ, 2, 1,
	  { .ret = 100, .copied = { 50, 50 } },
	  { .ret = 50, .copied = { 50, 10 } }, 0, 0 },
	{ "counts over a gap", "prefix", CF_OP_READ, 2, 0,
	  { .ret = 100, .copied = { 50, 50 } },
	  { .ret = 90, .copied = { 40, 50 } }, 1, CF_CLASS_RV7 },
	/* position */
	{ "f_pos by the request", "position", CF_OP_READ, 1, 0,
	  { .ret = 100, .moved = 100, .copied = { 100 } },
	  { .ret = 40, .moved = 100, .copied = { 40 } }, 1, CF_CLASS_ST2 },
	{ "f_pos by the result", "position", CF_OP_READ, 1, 0,
	  { .ret = 100, .moved = 100, .copied = { 100 } },
	  { .ret = 40, .moved = 40, .copied = { 40 } }, 0, 0 },
	{ "f_pos of no meaning", "position", CF_OP_READ, 1, 0,
	  { .ret = 100, .moved = 0, .copied = { 100 } },
	  { .ret = 40, .moved = 0, .copied = { 40 } }, 0, 0 },
	{ "f_pos on failure", "position", CF_OP_READ, 1, 0,
	  { .ret = 100, .moved = 100, .copied = { 100 } },
	  { .ret = -EFAULT, .moved = 100 }, 1, CF_CLASS_ST2 },
	/* balance */
	{ "lock kept", "balance", CF_OP_IOCTL, 1, 0,
	  { .ret = 0, .copied = { 100 } },
	  { .ret = -EFAULT, .locks = 1 }, 1, CF_CLASS_RS1 },
	{ "lock kept on purpose", "balance", CF_OP_IOCTL, 1, 0,
	  { .ret = 0, .locks = 1, .copied = { 100 } },
	  { .ret = -EFAULT, .locks = 1 }, 0, 0 },
	{ "limit kept", "balance", CF_OP_IOCTL, 1, 0,
	  { .ret = 0, .copied = { 100 } },
	  { .ret = -EFAULT, .limit = ~0UL }, 1, CF_CLASS_RS6 },
	/* leak */
	{ "object left", "leak", CF_OP_IOCTL, 1, 0,
	  { .ret = 0, .objects = 2, .copied = { 100 } },
	  { .ret = -EFAULT, .objects = 3 }, 1, CF_CLASS_RS2 },
	{ "fewer left", "leak", CF_OP_IOCTL, 1, 0,
	  { .ret = 0, .objects = 2, .copied = { 100 } },
	  { .ret = -EFAULT, .objects = 1 }, 0, 0 },
	/* atomic */
	{ "copy under a spinlock", "atomic", CF_OP_IOCTL, 1, 0,
	  { .ret = 0, .copied = { 100 } },
	  { .ret = -EFAULT, .atomic = 1 }, 1, CF_CLASS_CX1 },
	{ "copy in the open", "atomic", CF_OP_IOCTL, 1, 0,
	  { .ret = 0, .copied = { 100 } }, { .ret = -EFAULT }, 0, 0 },
	/* fdtable */
	{ "descriptor reserved", "fdtable", CF_OP_IOCTL, 1, 0,
	  { .ret = 0, .copied = { 100 } },
	  { .ret = -EFAULT, .reserved = 1 }, 1, CF_CLASS_RS4 },
	{ "descriptor reserved on purpose", "fdtable", CF_OP_IOCTL, 1, 0,
	  { .ret = 0, .reserved = 1, .copied = { 100 } },
	  { .ret = -EFAULT, .reserved = 1 }, 0, 0 },
	{ "installed descriptor given back", "fdtable", CF_OP_IOCTL, 1, 0,
	  { .ret = 0, .copied = { 100 } },
	  { .ret = -EFAULT, .returned = 1, .stale = 1 }, 1, CF_CLASS_RS4 },
	{ "file freed under its descriptor", "fdtable", CF_OP_IOCTL, 1, 0,
	  { .ret = 0, .copied = { 100 } },
	  { .ret = -EFAULT, .stale = 1 }, 1, CF_CLASS_RS5 },
	/* onward */
	{ "another errno after more work", "onward", CF_OP_IOCTL, 1, 0,
	  { .ret = 0, .copied = { 100 } },
	  { .ret = -ENODEV, .effort = 1 }, 1, CF_CLASS_RV5 },
	{ "another errno at once", "onward", CF_OP_IOCTL, 1, 0,
	  { .ret = 0, .copied = { 100 } }, { .ret = -ENODEV }, 0, 0 },
	{ "-EFAULT after more work", "onward", CF_OP_IOCTL, 1, 0,
	  { .ret = 0, .copied = { 100 } },
	  { .ret = -EFAULT, .effort = 1 }, 0, 0 },
	{ "no error set", "onward", CF_OP_IOCTL, 1, 0,
	  { .ret = 7, .copied = { 100 } }, { .ret = 0 }, 1, CF_CLASS_RV5 },
	{ "no error to set", "onward", CF_OP_IOCTL, 1, 0,
	  { .ret = 0, .copied = { 100 } }, { .ret = 0 }, 0, 0 },
	/* errno */
	{ "-EINVAL", "errno", CF_OP_IOCTL, 1, 0,
	  { .ret = 0, .copied = { 100 } }, { .ret = -EINVAL }, 1,
	  CF_CLASS_RV4 },
	{ "-EINVAL without a fault too", "errno", CF_OP_IOCTL, 1, 0,
	  { .ret = -EINVAL, .copied = { 100 } }, { .ret = -EINVAL }, 0, 0 },
	{ "-EFAULT", "errno", CF_OP_IOCTL, 1, 0,
	  { .ret = 0, .copied = { 100 } }, { .ret = -EFAULT }, 0, 0 },
};

#define ROWS ((int)(sizeof(rows) / sizeof(rows[0])))

static struct cf_record *record_of(const struct row *row,
				   const struct call *call)
{
	struct cf_record *record = cf_record_new();
	struct cf_op_record *op = &record->op[0];
	unsigned long part = COUNT / row->copies;

	ck_assert_ptr_nonnull(record);
	ck_assert_int_eq(cf_boot(), 0);	/* for where user memory lies */
	record->count = 1;
	record->trace.count = row->copies;
	for (int i = 0; i < row->copies; i++)
		record->trace.entries[i] = (struct cf_trace_entry) {
			.site = &site, .uaddr = BUF + i * part, .size = part,
			.copied = call->copied[i],
			.dir = cf_op_moves(row->op) == CF_FROM_USER ?
			       CF_FROM_USER : CF_TO_USER,
		};
	op->ret = call->ret;
	op->is_done = 1;
	op->pos_after = call->moved;
	op->accesses = row->copies;
	op->atomic_copies = call->atomic;
	op->after.locks = call->locks;
	op->after.addr_limit = call->limit;
	op->effort = call->effort;
	op->after.fds_reserved = call->reserved;
	op->after.fds_returned = call->returned;
	op->after.fds_stale = call->stale;
	record->removed.objects = call->objects;
	return record;
}

static const struct cf_oracle *oracle_of(const char *name)
{
	int number = cf_oracle_find(name);

	ck_assert_msg(number >= 0, "no oracle %s", name);
	return &cf_oracles[number];
}

START_TEST(oracle_says_what_the_row_says)
{
	static struct cf_workload workload;
	const struct row *row = &rows[_i];
	struct cf_record *clean = record_of(row, &row->clean);
	struct cf_record *run = record_of(row, &row->run);
	void *data[CF_OPS_MAX] = { NULL };
	struct cf_finding finding = { .class = 0 };
	struct cf_policy policy = { .ops = 0 };
	struct cf_case c = {
		.workload = &workload, .clean = clean, .run = run,
		.hit = &run->trace.entries[row->hit], .data = data,
		.policy = &policy,
	};

	memcpy(policy.choice, row->run.promises, sizeof(policy.choice));
	workload.count = 1;
	workload.op[0] = (struct cf_op) {
		.type = row->op, .size = row->run.size ? row->run.size : COUNT,
		.ubuf = BUF, .room = COUNT,
	};
	ck_assert_msg(oracle_of(row->oracle)->judge.run(&c, &finding) ==
		      row->says_no, "%s: %s", row->oracle, row->name);
	if (row->says_no) {
		ck_assert_msg(finding.class == row->class, "%s: class %s",
			      row->name, cf_classes[finding.class].id);
		ck_assert(finding.relation && finding.expected[0]);
	}
}
END_TEST

/* No oracle is in the table without a row that it refuses and one it accepts. */
START_TEST(every_oracle_has_both_rows)
{
	for (int i = 0; i < CF_ORACLE_COUNT; i++) {
		int count[2] = { 0, 0 };

		/* These look at user memory, or run: tests sweep drivers. */
		if ((cf_oracles[i].kind != CF_JUDGES_run &&
		     cf_oracles[i].kind != CF_JUDGES_any) ||
		    !strcmp(cf_oracles[i].name, "content") ||
		    !strcmp(cf_oracles[i].name, "growth") ||
		    !strcmp(cf_oracles[i].name, "retry") ||
		    !strcmp(cf_oracles[i].name, "state"))
			continue;
		for (int j = 0; j < ROWS; j++)
			if (!strcmp(rows[j].oracle, cf_oracles[i].name))
				count[rows[j].says_no]++;
		ck_assert_msg(count[0] && count[1], "%s",
			      cf_oracles[i].name);
	}
}
END_TEST

/* Is @word among the words of @list? */
static int has_word(const char *list, const char *word)
{
	size_t size = strlen(word);

	for (const char *at = list; (at = strstr(at, word)); at += size)
		if ((at == list || at[-1] == ' ') &&
		    (at[size] == ' ' || !at[size]))
			return 1;
	return 0;
}

/* Each class is some oracle's, and each row says of which. */
START_TEST(every_class_has_an_oracle)
{
	int words = 0, found = 0;

	for (int i = 0; i < CF_ORACLE_COUNT; i++) {
		const struct cf_oracle *oracle = &cf_oracles[i];

		ck_assert_int_eq(cf_oracle_find(oracle->name), i);
		ck_assert(oracle->promise[0] && oracle->blind[0] &&
			  oracle->knobs[0]);
		for (const char *at = oracle->classes; at;
		     at = strchr(at + 1, ' '))
			words++;
		for (int class = 0; class < CF_CLASS_COUNT; class++)
			found += has_word(oracle->classes,
					  cf_classes[class].id);
	}
	ck_assert_int_eq(words, found);
	for (int class = 0; class < CF_CLASS_COUNT; class++) {
		int count = 0;

		for (int i = 0; i < CF_ORACLE_COUNT; i++)
			count += has_word(cf_oracles[i].classes,
					  cf_classes[class].id);
		ck_assert_msg(count, "%s", cf_classes[class].id);
	}
}
END_TEST

/* Who is switched off is not asked, and says nothing. */
START_TEST(oracle_that_is_off_says_nothing)
{
	struct cf_oops oops = { .reason = CF_OOPS_HANG };
	struct cf_finding finding = { .class = 0 };

	ck_assert(cf_oracle_ask(CF_JUDGES_death, &oops, &finding));
	ck_assert_str_eq(cf_oracles[finding.oracle].name, "watchdog");
	cf_oracle_switch_off(finding.oracle);
	ck_assert(cf_oracle_is_off(finding.oracle));
	ck_assert(!cf_oracle_ask(CF_JUDGES_death, &oops, &finding));
	ck_assert_int_eq(cf_oracle_find("watchdogs"), -1);
}
END_TEST

/* Every reason for an oops has a class, and is grave. */
START_TEST(every_oops_is_a_finding)
{
	struct cf_oops oops = { .reason = _i };
	struct cf_finding finding = { .class = 0 };

	ck_assert(cf_oracle_ask(CF_JUDGES_death, &oops, &finding));
	ck_assert_int_eq(finding.severity, 1);
	ck_assert_str_ne(finding.relation, "unknown");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("oracles");
	TCase *tcase = tcase_create("oracles");
	SRunner *runner;
	int failed;

	tcase_add_loop_test(tcase, oracle_says_what_the_row_says, 0, ROWS);
	tcase_add_test(tcase, every_oracle_has_both_rows);
	tcase_add_test(tcase, every_class_has_an_oracle);
	tcase_add_test(tcase, oracle_that_is_off_says_nothing);
	tcase_add_loop_test(tcase, every_oops_is_a_finding, 0,
			    CF_OOPS_REASON_COUNT);
	suite_add_tcase(suite, tcase);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
