/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The beginning and the end of a test program and of a test, and the balance
 * between them. Host-side.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <copyfault/test.h>

#include "cf_mm.h"
#include "cf_syscall.h"

#include "check/balance.h"
#include "check/fail.h"
#include "fault/fault.h"

#define EXIT_HARNESS 3
#define DESCRIPTORS 256 /* that the end of a test closes */

static struct {
	int is_started;
	struct cf_balance mark;
} test;

void cf_test_start(void)
{
	int err;

	if (test.is_started)
		return;
	test.is_started = 1;
	err = cf_boot();
	if (!err)
		err = cf_inject_start();
	if (err) {
		fprintf(stderr, "the simulated kernel did not start: %s\n",
			strerror(-err));
		exit(EXIT_HARNESS);
	}
	cf_fail_boot();
	cf_fail_begin();
}

/* What another test, or this one, has left behind. */
static void put_away(void)
{
	const char *name = "";
	int fd, err;

	cf_fault_disarm();
	cf_mm_holes_clear();
	cf_tasks_dismiss();
	for (fd = 0; fd < DESCRIPTORS; fd++)
		cf_sys_close(fd);
	err = cf_drivers_remove(&name);
	cf_ubuf_free_all();
	cf_user_free_all();
	if (err)
		cf_fail_here("removing %s returned %d", name, err);
}

void cf_test_begin(void)
{
	CF_ENTER();
	cf_fail_begin();
	put_away();
	cf_calls_begin();
	cf_balance_read(&test.mark);
}

void cf_test_end(void)
{
	CF_ENTER();
	cf_fail_late();
	put_away();
	cf_fail_begin();
}

void cf_mark(void)
{
	cf_balance_read(&test.mark);
}

static void compare(struct cf_unbalanced *out, const char *what,
		    unsigned long now, unsigned long then)
{
	size_t len = strlen(out->text);

	if (now == then)
		return;
	snprintf(out->text + len, sizeof(out->text) - len, "%s%s %ld, was %ld",
		 len ? "; " : "", what, (long)now, (long)then);
}

int cf_unbalanced(const struct cf_balance *then, int with_memory,
		  struct cf_unbalanced *out)
{
	struct cf_balance now;

	cf_balance_read(&now);
	out->text[0] = '\0';
	compare(out, "locks held", now.locks, then->locks);
	compare(out, "preempt depth", now.preempt, then->preempt);
	compare(out, "irqs disabled", now.irq_disabled, then->irq_disabled);
	compare(out, "page faults disabled", now.pagefault_disabled,
		then->pagefault_disabled);
	compare(out, "rcu depth", now.rcu, then->rcu);
	compare(out, "user access open", now.user_access, then->user_access);
	compare(out, "address limit", now.addr_limit, then->addr_limit);
	if (with_memory) {
		compare(out, "heap objects", now.objects, then->objects);
		compare(out, "heap bytes", now.bytes, then->bytes);
		compare(out, "open files", now.files, then->files);
	}
	return out->text[0] != '\0';
}

void cf_assert_balance(const char *file, int line, int with_memory)
{
	struct cf_unbalanced unbalanced;

	cf_fail_late();
	if (cf_unbalanced(&test.mark, with_memory, &unbalanced))
		cf_fail(file, line, "%s", unbalanced.text);
}
