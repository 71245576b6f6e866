/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What became of each rule of FIU_ENABLE, and the verdict at exit: armed and
 * never fired is an error, not a pass. The rows lie in a shared page, because
 * Check runs each test in a forked child. Host-side.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "point/rules.h"

struct row {
	unsigned long reached;	/* accesses at points it covers */
	unsigned long hit;	/* libfiu said yes */
	unsigned long fired;	/* the access really stopped */
	unsigned long max_size; /* of these accesses, bytes */
};

static struct {
	struct row *row;
	pid_t owner;
} ledger;

void cf_ledger_reached(int rule, unsigned long size)
{
	struct row *row = &ledger.row[rule];

	__atomic_add_fetch(&row->reached, 1, __ATOMIC_RELAXED);
	if (size > __atomic_load_n(&row->max_size, __ATOMIC_RELAXED))
		__atomic_store_n(&row->max_size, size, __ATOMIC_RELAXED);
}

void cf_ledger_hit(int rule)
{
	__atomic_add_fetch(&ledger.row[rule].hit, 1, __ATOMIC_RELAXED);
}

void cf_ledger_fired(int rule)
{
	__atomic_add_fetch(&ledger.row[rule].fired, 1, __ATOMIC_RELAXED);
}

static void print_reason(const struct cf_rule *rule, const struct row *row)
{
	unsigned long occurrence = rule->failinfo >> 32;
	unsigned long at = rule->failinfo & 0xffffffffUL;

	if (!row->reached)
		fputs("the point was never reached", stderr);
	else if (occurrence > row->reached)
		fprintf(stderr,
			"occurrence %lu was asked for, but the point was reached %lu times",
			occurrence, row->reached);
	else if (at >= row->max_size)
		fprintf(stderr,
			"byte %lu was asked for, but the largest copy has %lu bytes",
			at, row->max_size);
	else
		fprintf(stderr,
			"the point was reached %lu times, libfiu said yes %lu times",
			row->reached, row->hit);
	fputc('\n', stderr);
}

/* Return: 1 when this rule makes the run a failure. */
static int judge(const struct cf_rule *rule, const struct row *row)
{
	int is_random = rule->command == CF_RULE_ENABLE_RANDOM;

	if (!rule->is_ours || row->fired)
		return 0;
	if (is_random && rule->probability == 0)
		return 0; /* masks a name under a wildcard */
	if (is_random && row->reached && !row->hit && rule->probability < 1) {
		fprintf(stderr,
			"copyfault: chance never fired: '%s', asked %lu times\n",
			rule->text, row->reached);
		return 0;
	}
	fprintf(stderr, "copyfault: armed but never fired: '%s': ", rule->text);
	print_reason(rule, row);
	return 1;
}

extern void __gcov_dump(void) __attribute__((weak));

static void at_exit(void)
{
	int is_bad;
	unsigned int i;

	if (getpid() != ledger.owner)
		return;
	cf_outside_tell(CF_OUTSIDE_JUDGED);
	is_bad = cf_points_check(1) != 0;
	for (i = 0; i < cf_rules_count(); i++)
		if (cf_rules_get(i)->is_matched)
			is_bad |= judge(cf_rules_get(i), &ledger.row[i]);
	if (!is_bad)
		return;
	fflush(NULL);
	cf_outside_remove();
	if (__gcov_dump)
		__gcov_dump();
	_exit(2);
}

int cf_ledger_start(void)
{
	size_t size = cf_rules_count() * sizeof(struct row);
	void *page;

	if (!size)
		return 0;
	page = mmap(NULL, size, PROT_READ | PROT_WRITE,
		    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (page == MAP_FAILED)
		return -ENOMEM;
	ledger.row = page;
	ledger.owner = getpid();
	return atexit(at_exit) ? -ENOMEM : 0;
}
