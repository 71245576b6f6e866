/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Start a check program, insert drivers, arm faults and put all of it away
 * again between tests. What a fault does to a driver is the test's business.
 * Host-side.
 */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <copyfault/fault.h>
#include <copyfault/test.h>

#include "cf_access.h"
#include "cf_mm.h"
#include "cf_module.h"
#include "cf_syscall.h"

#include "check/ubuf.h"

#define EXIT_NO_CASE 2
#define EXIT_HARNESS 3
#define TIMEOUT_S 60
#define DESCRIPTORS 256		/* that cf_ck_reset() closes */

static struct {
	int is_started;
	char name[128];		/* of the case that runs */
	char prefix[1024];
	char unbalanced[512];
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
}

/* Check runs nothing, and says nothing, when a case does not exist. */
static int run(SRunner *runner, Suite *suite, const char *tcase)
{
	if (tcase && !suite_tcase(suite, tcase)) {
		fprintf(stderr, "no test case is called \"%s\"\n", tcase);
		return EXIT_NO_CASE;
	}
	srunner_run(runner, NULL, tcase, CK_ENV);
	return srunner_ntests_failed(runner) ? EXIT_FAILURE : EXIT_SUCCESS;
}

int cf_test_main(int argc, char **argv, Suite *suite)
{
	const char *tcase = argc > 1 ? argv[1] : getenv("CK_RUN_CASE");
	SRunner *runner = srunner_create(suite);
	int status;

	cf_test_start();
	status = run(runner, suite, tcase);
	srunner_free(runner);
	return status;
}

TCase *cf_test_case(Suite *suite, const char *name)
{
	TCase *tcase = tcase_create(name);

	tcase_add_checked_fixture(tcase, cf_ck_reset, cf_ck_reset);
	tcase_set_timeout(tcase, TIMEOUT_S);
	suite_add_tcase(suite, tcase);
	return tcase;
}

static struct cf_module *find_driver(const char *name)
{
	struct cf_module *module = cf_module_find(name);

	ck_assert_msg(module,
		      "%sno driver \"%s\" is linked into this program",
		      cf_ck_prefix(), name);
	return module;
}

void cf_driver(const char *name, const char *params)
{
	struct cf_module *module = find_driver(name);
	int err;

	if (module->is_live)
		cf_driver_remove(name);
	err = cf_module_insert(module, params);
	ck_assert_msg(!err, "%sinserting %s (%s) gave %d", cf_ck_prefix(),
		      name, params ? params : "no parameters", err);
}

void cf_driver_remove(const char *name)
{
	int err = cf_module_remove(find_driver(name));

	ck_assert_msg(!err, "%sremoving %s gave %d", cf_ck_prefix(), name,
		      err);
}

int cf_ck_open(const char *path, int flags)
{
	int fd = cf_sys_open(path, flags);

	ck_assert_msg(fd >= 0, "%sopening %s gave %d", cf_ck_prefix(), path,
		      fd);
	return fd;
}

void cf_ck_reset(void)
{
	struct cf_module *module;
	int fd;

	cf_ck_case(NULL);
	cf_ck_disarm();
	for (fd = 0; fd < DESCRIPTORS; fd++)
		cf_sys_close(fd);
	for (module = cf_module_first(); module; module = module->next)
		if (module->is_live)
			cf_driver_remove(module->name);
	cf_ubuf_free_all();
}

void cf_ck_case(const char *format, ...)
{
	va_list args;

	test.name[0] = '\0';
	if (!format)
		return;
	va_start(args, format);
	vsnprintf(test.name, sizeof(test.name), format, args);
	va_end(args);
}

const char *cf_ck_prefix(void)
{
	const char *fault = cf_fault_armed_text();

	snprintf(test.prefix, sizeof(test.prefix), "%s%s%s%s%s",
		 fault[0] ? "[" : "", fault, fault[0] ? "] " : "",
		 test.name, test.name[0] ? ": " : "");
	return test.prefix;
}

void cf_ck_arm(const char *format, ...)
{
	char expr[256];
	va_list args;

	va_start(args, format);
	vsnprintf(expr, sizeof(expr), format, args);
	va_end(args);
	cf_ck_disarm();
	ck_assert_msg(!cf_fault_arm(expr), "%scannot arm \"%s\": %s",
		      cf_ck_prefix(), expr, cf_fault_error());
}

void cf_ck_fired(void)
{
	ck_assert_msg(cf_fault_fired(), "%sthe fault did not fire",
		      cf_ck_prefix());
}

void cf_ck_disarm(void)
{
	cf_fault_disarm();
	cf_mm_holes_clear();
}

/*
 * Step 0 is efault, then come midcopy, notpresent and partial, each at every
 * byte. A copy that is all or nothing has no partial.
 */
static void sweep_set(struct cf_ck_sweep *sweep)
{
	static const unsigned int kinds[] = {
		CF_KIND_MIDCOPY, CF_KIND_NOTPRESENT, CF_KIND_PARTIAL,
	};

	if (!sweep->step) {
		sweep->kind = CF_KIND_EFAULT;
		sweep->at = 0;
		sweep->copied = 0;
		return;
	}
	sweep->kind = kinds[(sweep->step - 1) / sweep->size];
	sweep->at = (sweep->step - 1) % sweep->size;
	if (sweep->kind == CF_KIND_NOTPRESENT)
		sweep->copied = sweep->size;
	else
		sweep->copied = sweep->is_whole ? 0 : sweep->at;
}

int cf_ck_sweep_next(struct cf_ck_sweep *sweep)
{
	unsigned long kinds = sweep->is_whole ? 2 : 3;

	cf_ck_disarm();
	if (sweep->step > kinds * sweep->size) {
		cf_ck_case(NULL);
		return 0;
	}
	sweep_set(sweep);
	sweep->step++;
	cf_ck_case("%s of %lu bytes, %s@%lu", sweep->site, sweep->size,
		   cf_kind_names[sweep->kind], sweep->at);
	return 1;
}

void cf_ck_sweep_arm(const struct cf_ck_sweep *sweep)
{
	if (sweep->kind == CF_KIND_EFAULT)
		cf_ck_arm("%s efault", sweep->site);
	else
		cf_ck_arm("%s %s@%lu", sweep->site,
			  cf_kind_names[sweep->kind], sweep->at);
}

long cf_ck_short(unsigned long copied)
{
	return copied ? (long)copied : -EFAULT;
}

void cf_ck_balance_mark(void)
{
	cf_balance_read(&test.mark);
}

static void compare(const char *what, unsigned long now, unsigned long then)
{
	size_t len = strlen(test.unbalanced);

	if (now == then)
		return;
	snprintf(test.unbalanced + len, sizeof(test.unbalanced) - len,
		 "%s%s %ld, was %ld", len ? "; " : "", what, (long)now,
		 (long)then);
}

const char *cf_ck_unbalanced(int with_memory)
{
	const struct cf_balance *then = &test.mark;
	struct cf_balance now;

	cf_balance_read(&now);
	test.unbalanced[0] = '\0';
	compare("locks held", now.locks, then->locks);
	compare("preempt depth", now.preempt, then->preempt);
	compare("irqs disabled", now.irq_disabled, then->irq_disabled);
	compare("page faults disabled", now.pagefault_disabled,
		then->pagefault_disabled);
	compare("rcu depth", now.rcu, then->rcu);
	compare("user access open", now.user_access, then->user_access);
	compare("address limit", now.addr_limit, then->addr_limit);
	if (with_memory) {
		compare("heap objects", now.objects, then->objects);
		compare("heap bytes", now.bytes, then->bytes);
		compare("open files", now.files, then->files);
	}
	return test.unbalanced[0] ? test.unbalanced : NULL;
}
