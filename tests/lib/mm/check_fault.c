// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * The page fault handler, along every arrow of the picture in lib/mm/fault.c:
 * which faults are serviced, which continue at a fixup, which are an oops.
 * Host-side.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "cf_access.h"
#include "cf_context.h"
#include "cf_mm.h"
#include "cf_sanitizer.h"

#include "../machine.h"
#include "../uaccess/prims_k.h"
#include "fault_k.h"

#define RW (CF_VM_READ | CF_VM_WRITE)
#define PAGE CF_PAGE_SIZE
#define NON_CANONICAL 0x8000000000001000UL

static char kernel[4 * 4096];

static unsigned long reads(unsigned long u, unsigned long n)
{
	return k_prim(CF_PRIM___copy_from_user, kernel, u, n);
}

static unsigned long writes(unsigned long u, unsigned long n)
{
	return k_prim(CF_PRIM___copy_to_user, kernel, u, n);
}

/* ---- serviced, or short ---- */

START_TEST(absent_page_is_brought_in_and_the_copy_goes_on)
{
	unsigned long u = machine_map(4, RW, 'a');

	cf_mm_evict(u, 4 * PAGE);
	machine_counts();
	ck_assert_int_eq(reads(u + 100, 3 * PAGE), 0);
	MACHINE_ASSERT_FAULTS(4, 4, 0);
	for (unsigned long i = 0; i < 3 * PAGE; i++)
		ck_assert_int_eq(kernel[i], 'a');
	cf_mm_evict(u, 4 * PAGE);
	machine_counts();
	ck_assert_int_eq(writes(u + PAGE - 1, 2), 0);
	MACHINE_ASSERT_FAULTS(2, 2, 0);
	ck_assert_int_eq(cf_mm_is_present(u + 2 * PAGE), 0);
}
END_TEST

/* |.....K good|read only|: the write stops at the border, the read does not. */
START_TEST(write_to_a_read_only_page_is_short)
{
	unsigned long u = machine_map(2, RW, 'r');

	cf_mm_protect(u + PAGE, PAGE, CF_VM_READ);
	for (unsigned long k = 0; k < 20; k++) {
		machine_counts();
		ck_assert_int_eq(writes(u + PAGE - k, 64), 64 - k);
		MACHINE_ASSERT_FAULTS(1, 0, 1);
		ck_assert_int_eq(reads(u + PAGE - k, 64), 0);
		MACHINE_ASSERT_FAULTS(0, 0, 0);
	}
	ck_assert_int_eq(*(char *)cf_user_ptr(u + PAGE, 1), 'r');
}
END_TEST

/* An absent read-only page is not brought in for a write. */
START_TEST(write_to_an_absent_read_only_page_is_short)
{
	unsigned long u = machine_map(1, CF_VM_READ, 'r');

	cf_mm_evict(u, PAGE);
	machine_counts();
	ck_assert_int_eq(writes(u, 8), 8);
	MACHINE_ASSERT_FAULTS(1, 0, 1);
	ck_assert_int_eq(cf_mm_is_present(u), 0);
}
END_TEST

START_TEST(prot_none_is_short_both_ways)
{
	unsigned long u = machine_map(1, 0, 'n');

	machine_counts();
	ck_assert_int_eq(reads(u, 8), 8);
	ck_assert_int_eq(writes(u, 8), 8);
	MACHINE_ASSERT_FAULTS(2, 0, 2);
}
END_TEST

/* Where nobody may sleep, absent is as bad as missing, and stays absent. */
START_TEST(absent_page_in_atomic_context_is_short)
{
	struct cf_context *context = cf_context();
	int *const depths[] = {
		&context->pagefault_disabled, &context->preempt,
		&context->irq_disabled,
	};
	unsigned long u = machine_map(2, RW, 'a');

	cf_mm_evict(u + PAGE, PAGE);
	++*depths[_i];
	machine_counts();
	ck_assert_int_eq(reads(u + PAGE - 5, 20), 15);
	ck_assert_int_eq(writes(u + PAGE - 5, 20), 15);
	MACHINE_ASSERT_FAULTS(2, 0, 2);
	ck_assert_int_eq(reads(u, PAGE), 0);
	ck_assert_int_eq(cf_mm_is_present(u + PAGE), 0);
	--*depths[_i];
	ck_assert_int_eq(reads(u + PAGE - 5, 20), 0);
	MACHINE_ASSERT_FAULTS(1, 1, 0);
}
END_TEST

START_TEST(fault_leaves_errno_alone)
{
	unsigned long u = machine_map(2, RW, 'e');

	cf_mm_evict(u, PAGE);
	errno = 4242;
	ck_assert_int_eq(reads(u, 8), 0);
	ck_assert_int_eq(reads(u - 8, 8), 8);
	ck_assert_int_eq(errno, 4242);
}
END_TEST

/*
 * A user address that is a kernel number under KERNEL_DS, of a file that ends
 * in its page before the last:   |..file..k|SIGBUS|
 */
START_TEST(sigbus_behind_the_end_of_a_file_is_short)
{
	FILE *file = tmpfile();
	unsigned long edge;
	char *map;

	ck_assert_ptr_nonnull(file);
	ck_assert_int_eq(ftruncate(fileno(file), PAGE), 0);
	map = mmap(NULL, 2 * PAGE, PROT_READ | PROT_WRITE, MAP_SHARED,
		   fileno(file), 0);
	ck_assert_ptr_ne(map, MAP_FAILED);
	edge = (unsigned long)map + PAGE;
	cf_context()->addr_limit = -1UL;
	for (unsigned long k = 0; k < 40; k++) {
		machine_counts();
		ck_assert_int_eq(k_prim(CF_PRIM_copy_from_user, kernel,
					edge - k, 64), 64 - k);
		ck_assert_int_eq(k_prim(CF_PRIM_copy_to_user, kernel,
					edge - k, 64), 64 - k);
		MACHINE_ASSERT_FAULTS(2, 0, 2);
	}
	cf_context()->addr_limit = cf_task_size;
	munmap(map, 2 * PAGE);
	fclose(file);
}
END_TEST

/* ---- an oops ---- */

static void load(void *arg)
{
	k_load(arg);
}

static void store(void *arg)
{
	k_store(arg);
}

static void call(void *arg)
{
	k_call(arg);
}

/*
 * AddressSanitizer reads the shadow of an address first. That of the last page
 * is nowhere: all it leaves of the access is which word was meant.
 */
static int is_word_only(unsigned long address)
{
	return cf_sanitizer_has_asan() && address >= -PAGE;
}

/* Of plain code, not uaccess. */
static void oops_touching(unsigned long address, enum cf_oops_reason reason)
{
	struct machine_end end;

	for (int write = 0; write < 2; write++) {
		cf_case("%s of 0x%lx", write ? "write" : "read", address);
		machine_oopses(reason, write ? store : load, (void *)address,
			       &end);
		if (reason == CF_OOPS_GP)
			continue;
		if (is_word_only(address)) {
			CF_ASSERT_INT_EQ(end.oops.address, address & -8UL);
			continue;
		}
		CF_ASSERT_INT_EQ(end.oops.address, address);
		CF_ASSERT_INT_EQ(end.oops.write, write);
	}
}

START_TEST(dereference_of_user_memory_is_an_oops)
{
	unsigned long u = machine_map(2, RW, 'u');

	cf_mm_evict(u + PAGE, PAGE);
	oops_touching(u + 17, CF_OOPS_USER_DEREF);
	oops_touching(u + PAGE, CF_OOPS_USER_DEREF);
	oops_touching(u - 1, CF_OOPS_USER_DEREF);
	oops_touching(cf_user_base, CF_OOPS_USER_DEREF);
	oops_touching(cf_task_size - 1, CF_OOPS_USER_DEREF);
}
END_TEST

/* And of others it leaves nothing. */
static enum cf_oops_reason far_off(void)
{
	return cf_sanitizer_has_asan() ? CF_OOPS_GP : CF_OOPS_PAGE;
}

START_TEST(dereference_of_a_bad_kernel_pointer_is_an_oops)
{
	void *gone = mmap(NULL, PAGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS,
			  -1, 0);

	oops_touching(0, CF_OOPS_NULL);
	oops_touching(100, CF_OOPS_NULL);
	oops_touching(-14UL, CF_OOPS_ERR_PTR);
	oops_touching(-4095UL, CF_OOPS_ERR_PTR);
	oops_touching((unsigned long)gone + 8, CF_OOPS_PAGE);
	oops_touching(0xffff888000000000UL, far_off());
	oops_touching(NON_CANONICAL, CF_OOPS_GP);
}
END_TEST

/* The caller is in the trace: there is nothing to see at the target. */
START_TEST(call_of_a_bad_function_is_an_oops_of_its_caller)
{
	struct machine_end end;

	machine_oopses(CF_OOPS_NULL, call, NULL, &end);
	ck_assert_uint_eq(end.oops.ip, 0);
	ck_assert_uint_ge(end.oops.nframes, 2);
	ck_assert_uint_lt(end.oops.frame[1] - (unsigned long)k_call, 64);
}
END_TEST

static void divide(void *arg)
{
	(void)arg;
	k_divide(0);
}

static void trap(void *arg)
{
	(void)arg;
	k_trap();
}

static void bug(void *arg)
{
	(void)arg;
	k_bug();
}

static void recurse(void *arg)
{
	(void)arg;
	k_recurse(0);
}

START_TEST(other_ends_of_a_kernel_are_oopses_too)
{
	struct machine_end end;

	machine_run(&end, 1, divide, NULL);
	/* UndefinedBehaviorSanitizer knows before it happens. */
	ck_assert_msg(end.is_oops && (end.oops.reason == CF_OOPS_DIVIDE ||
				      strstr(end.text, "divi")),
		      "oops %d: %s", end.oops.reason, end.text);
	machine_oopses(CF_OOPS_OPCODE, trap, NULL, &end);
	machine_oopses(CF_OOPS_BUG, bug, NULL, &end);
	machine_oopses(CF_OOPS_STACK, recurse, NULL, &end);
}
END_TEST

/* ---- the kernel side of a copy ---- */

static struct copy_arg {
	unsigned int prim;
	unsigned long kernel;
	unsigned long user;
} copy_arg;

static void copy(void *arg)
{
	const struct copy_arg *c = arg;

	if (k_prim(c->prim, (void *)c->kernel, c->user, 64) == 0)
		_exit(0);
	_exit(1);	/* what must never be: the bad pointer was masked */
}

static const unsigned int copies[] = {
	CF_PRIM_copy_from_user, CF_PRIM___copy_from_user,
	CF_PRIM___copy_from_user_inatomic, CF_PRIM_raw_copy_from_user,
	CF_PRIM_copy_from_user_nofault,
	CF_PRIM_copy_to_user, CF_PRIM___copy_to_user,
	CF_PRIM___copy_to_user_inatomic, CF_PRIM_raw_copy_to_user,
	CF_PRIM_copy_to_user_nofault,
};
#define COPIES (int)(sizeof(copies) / sizeof(copies[0]))

static void bad_kernel_side(int prim, unsigned long pointer, unsigned long user)
{
	struct machine_end end;
	int is_hardened;

	copy_arg.prim = copies[prim];
	copy_arg.kernel = pointer;
	copy_arg.user = user;
	cf_case("%s, kernel side 0x%lx", cf_prims[copies[prim]].name,
		   pointer);
	machine_run(&end, 1, copy, &copy_arg);
	/* Hardened usercopy may have seen it before the instruction did. */
	is_hardened = end.oops.reason == CF_OOPS_BUG &&
		      strstr(end.text, "usercopy");
	ck_assert_msg(end.is_oops && (end.oops.reason == CF_OOPS_KERNEL_SIDE ||
				      is_hardened),
		      "%ssignal %d, exit status %d, oops %d: %s",
		      cf_prefix(), end.signal, end.status,
		      end.oops.reason, end.text);
}

/* The user side is fine, the kernel side is not: never -EFAULT, not even
 * where the kernel side goes bad in the middle. */
START_TEST(bad_kernel_side_of_a_copy_is_an_oops)
{
	char *map = mmap(NULL, 2 * PAGE, PROT_READ | PROT_WRITE,
			 MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	unsigned long u = machine_map(1, RW, 'u');

	mprotect(map + PAGE, PAGE, PROT_NONE);
	bad_kernel_side(_i, 0, u);
	bad_kernel_side(_i, -14UL, u);
	bad_kernel_side(_i, NON_CANONICAL, u);
	bad_kernel_side(_i, (unsigned long)map + PAGE, u);
	bad_kernel_side(_i, (unsigned long)map + PAGE - 20, u);
	if (cf_prims[copies[_i]].dir == CF_FROM_USER) {
		mprotect(map, PAGE, PROT_READ);
		bad_kernel_side(_i, (unsigned long)map, u);
	}
}
END_TEST

/* A user pointer where the kernel's belongs is a bad kernel side as well,
 * mapped or not. */
START_TEST(user_pointer_as_kernel_side_of_a_copy_is_an_oops)
{
	unsigned long u = machine_map(2, RW, 'u');

	bad_kernel_side(_i, u + PAGE, u);
	bad_kernel_side(_i, u - PAGE, u);
}
END_TEST

/* Both are bad: which of the two is found first, the copy says; never 0. */
START_TEST(bad_kernel_side_is_an_oops_when_an_injector_stops_the_copy_later)
{
	char *map = mmap(NULL, 2 * PAGE, PROT_READ | PROT_WRITE,
			 MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	unsigned long u = machine_map(1, RW, 'u');

	mprotect(map + PAGE, PAGE, PROT_NONE);
	cf_mm_hole_add(u + 30, 10);
	bad_kernel_side(_i, (unsigned long)map + PAGE - 20, u);
	cf_mm_holes_clear();
}
END_TEST

static void copy_sigbus(void *arg)
{
	FILE *file = tmpfile();
	char *map = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED,
			 fileno(file), 0);

	copy_arg.kernel = (unsigned long)map;
	copy(arg);
}

START_TEST(sigbus_of_the_kernel_side_is_an_oops)
{
	struct machine_end end;

	copy_arg.prim = copies[_i];
	copy_arg.user = machine_map(1, RW, 'u');
	machine_oopses(CF_OOPS_KERNEL_SIDE, copy_sigbus, &copy_arg, &end);
}
END_TEST

static void add_copies(TCase *tcase, const TTest *test)
{
	tcase_add_loop_test(tcase, test, 0, COPIES);
}

static Suite *fault_suite(void)
{
	Suite *suite = suite_create("lib/mm/fault");
	TCase *serviced = cf_check_case(suite, "serviced");
	TCase *oops = cf_check_case(suite, "oops");
	TCase *side = cf_check_case(suite, "kernel_side");

	tcase_add_test(serviced,
		       absent_page_is_brought_in_and_the_copy_goes_on);
	tcase_add_test(serviced, write_to_a_read_only_page_is_short);
	tcase_add_test(serviced, write_to_an_absent_read_only_page_is_short);
	tcase_add_test(serviced, prot_none_is_short_both_ways);
	tcase_add_loop_test(serviced, absent_page_in_atomic_context_is_short,
			    0, 3);
	tcase_add_test(serviced, fault_leaves_errno_alone);
	tcase_add_test(serviced, sigbus_behind_the_end_of_a_file_is_short);
	tcase_add_test(oops, dereference_of_user_memory_is_an_oops);
	tcase_add_test(oops, dereference_of_a_bad_kernel_pointer_is_an_oops);
	tcase_add_test(oops, call_of_a_bad_function_is_an_oops_of_its_caller);
	tcase_add_test(oops, other_ends_of_a_kernel_are_oopses_too);
	add_copies(side, bad_kernel_side_of_a_copy_is_an_oops);
	add_copies(side, user_pointer_as_kernel_side_of_a_copy_is_an_oops);
	add_copies(side,
		bad_kernel_side_is_an_oops_when_an_injector_stops_the_copy_later);
	add_copies(side, sigbus_of_the_kernel_side_is_an_oops);
	return suite;
}

int main(int argc, char **argv)
{
	return cf_check_main(argc, argv, fault_suite());
}
