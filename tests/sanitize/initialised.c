// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * What MemorySanitizer takes for initialised after a user copy: exactly the
 * bytes that were copied. Built with --enable-sanitizer=memory only. No Check:
 * a library that is not instrumented leaves everything uninitialised.
 *
 *	initialised		prints one line for each thing, status 0 or 1
 *	initialised leak	writes a byte that nobody has set to user memory
 *	initialised prefix	a copy stops; its last good byte is looked at
 *	initialised tail	the first byte that it did not copy
 *
 * Host-side.
 */
#include <stdio.h>
#include <string.h>

#include "cf_access.h"
#include "cf_mm.h"
#include "cf_syscall.h"

#include "../lib/uaccess/prims_k.h"
#include "initialised_k.h"

long __msan_test_shadow(const volatile void *p, unsigned long n);
void __msan_poison(const volatile void *p, unsigned long n);

#define SIZE 64
#define STOP 37UL

static unsigned long page;
static int failed;

static void is(const char *name, long got, long expected)
{
	printf("%s %s\n", got == expected ? "ok" : "not ok", name);
	if (got != expected)
		printf("    is %ld, expected %ld\n", got, expected);
	failed |= got != expected;
}

static void stop_it(struct cf_access *access)
{
	access->stop.kind = CF_KIND_MIDCOPY;
	access->stop.at = STOP;
}

static const struct cf_access_ops stopper = { .before = stop_it };

/* The offset of the first byte that MSan thinks was never set, or -1. */
static long first_unset(unsigned int prim, unsigned long *value)
{
	char kernel[SIZE];

	__msan_poison(kernel, SIZE);
	*value = k_prim(prim, kernel, page, SIZE);
	return __msan_test_shadow(kernel, SIZE);
}

static void check_copies(void)
{
	unsigned long residue;

	is("whole_copy_sets_every_byte",
	   first_unset(CF_PRIM_copy_from_user, &residue), -1);
	cf_access_install(&stopper);
	is("unchecked_copy_sets_what_it_copied",
	   first_unset(CF_PRIM_raw_copy_from_user, &residue), STOP);
	is("and_its_residue_is_the_rest", residue, SIZE - STOP);
	is("checked_copy_zeroes_the_rest",
	   first_unset(CF_PRIM_copy_from_user, &residue), -1);
	cf_access_install(NULL);
}

int main(int argc, char **argv)
{
	if (cf_boot()) {
		printf("not ok boots_under_msan\n");
		return 1;
	}
	page = cf_mm_map(0, CF_PAGE_SIZE, CF_VM_READ | CF_VM_WRITE);
	memset(cf_user_ptr(page, CF_PAGE_SIZE), 'u', CF_PAGE_SIZE);
	if (argc > 1 && !strcmp(argv[1], "leak"))
		return leak_fresh_byte(page);
	if (argc > 1) {
		cf_access_install(&stopper);
		is("it_was_copied", look_after_copy(page, SIZE,
			strcmp(argv[1], "tail") ? STOP - 1 : STOP), 1);
		return failed;
	}
	check_copies();
	is("fresh_object_that_was_set_goes_to_the_user", leak_nothing(page), 0);
	return failed;
}
