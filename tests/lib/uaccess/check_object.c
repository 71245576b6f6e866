// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Hardened usercopy: a copy that leaves its object is the end of the run, and
 * one that stays in it is not. On the stack of a host thread and on that of a
 * simulated task. Host-side.
 */
#include <string.h>
#include <unistd.h>

#include "cf_mm.h"
#include "cf_syscall.h"

#include "../machine.h"
#include "object_k.h"

#define RW (CF_VM_READ | CF_VM_WRITE)

typedef void step_fn(void *arg);

static step_fn *const good[] = {
	object_local, object_callers_local, object_const_size, object_heap,
	object_cache_415, object_region, object_two_pages, object_vmalloc,
	object_over_vmalloc_atomic,
};
#define GOOD (int)(sizeof(good) / sizeof(good[0]))

static const struct {
	step_fn *step;
	const char *says;
} bad[] = {
	{ object_over_frame, "exposure attempt detected from process stack" },
	{ object_over_callers_frame,
	  "overwrite attempt detected to process stack" },
	{ object_dead_frame, "process stack" },
	{ object_over_stack, "process stack" },
	{ object_over_heap, "of 100 bytes (offset 50, size 51)" },
	{ object_zero_size, "null address" },
	{ object_null, "null address" },
	{ object_wrapped, "wrapped address" },
	{ object_text, "kernel text" },
	{ object_over_bad_user, "of 100 bytes (offset 0, size 101)" },
	{ object_cache, "SLUB object 'plain' (offset 0, size 1)" },
	{ object_before_region, "SLUB object 'region' (offset 15, size 2)" },
	{ object_behind_region, "SLUB object 'region' (offset 40, size 9)" },
	{ object_struct_region, "SLUB object 'visible' (offset 8, size 25)" },
	{ object_over_page, "of 4096 bytes (offset 1, size 4096)" },
	{ object_over_vmalloc, "vmalloc area" },
};
#define BAD (int)(sizeof(bad) / sizeof(bad[0]))

static unsigned long user;
static step_fn *step_on_task;

static void on_task(void *arg)
{
	machine_enter();
	step_on_task(arg);
	machine_leave();
}

/* The same, with a stack from the arena under it. */
static void spawn(void *arg)
{
	long pid = cf_task_spawn("object", on_task, arg);

	if (pid < 0 || cf_task_join(pid))
		_exit(4);
}

static step_fn *stand(step_fn *step, int is_task)
{
	step_on_task = step;
	return is_task ? spawn : step;
}

static void setup(void)
{
	user = machine_map(3, RW, 'u');
}

START_TEST(copy_within_its_object_passes)
{
	for (int is_task = 0; is_task < 2; is_task++) {
		struct machine_end end;

		machine_run(&end, 1, stand(good[_i], is_task), &user);
		ck_assert_msg(!end.is_oops && !end.signal && !end.status,
			      "row %d, task %d: status %d, %s", _i, is_task,
			      end.status, end.text);
	}
}
END_TEST

START_TEST(copy_that_leaves_its_object_is_a_bug)
{
	for (int is_task = 0; is_task < 2; is_task++) {
		struct machine_end end;

		machine_oopses(CF_OOPS_BUG, stand(bad[_i].step, is_task),
			       &user, &end);
		ck_assert_msg(strstr(end.text, bad[_i].says),
			      "task %d: want \"%s\", got \"%s\"", is_task,
			      bad[_i].says, end.text);
	}
}
END_TEST

int main(int argc, char **argv)
{
	Suite *suite = suite_create("lib/uaccess/object");
	TCase *tcase = cf_check_case(suite, "object");

	tcase_add_checked_fixture(tcase, setup, NULL);
	tcase_add_loop_test(tcase, copy_within_its_object_passes, 0, GOOD);
	tcase_add_loop_test(tcase, copy_that_leaves_its_object_is_a_bug,
			    0, BAD);
	return cf_check_main(argc, argv, suite);
}
