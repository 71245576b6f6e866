// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * What AddressSanitizer knows of the kernel heap, and what it is left of the
 * process's signals. Built with --enable-sanitizer=address only. No Check.
 *
 *	poisoned		prints one line for each thing, status 0 or 1
 *	poisoned segv		touches address 8, which is the program's own fault
 *
 * Host-side.
 */
#include <stdio.h>
#include <string.h>

#include "cf_state.h"
#include "cf_syscall.h"

#include "../lib/kapi/slab_k.h"

int __asan_address_is_poisoned(const volatile void *p);

#define SIZE 61		/* no multiple of anything */

static int failed;

static void is(const char *name, int condition)
{
	printf("%s %s\n", condition ? "ok" : "not ok", name);
	failed |= !condition;
}

/* Open from the first byte to the last, and not one further. */
static int is_open(const char *p)
{
	for (int i = 0; i < SIZE; i++)
		if (__asan_address_is_poisoned(p + i))
			return 0;
	return __asan_address_is_poisoned(p - 1) &&
	       __asan_address_is_poisoned(p + SIZE);
}

static int is_closed(const char *p)
{
	for (int i = 0; i < SIZE; i++)
		if (!__asan_address_is_poisoned(p + i))
			return 0;
	return 1;
}

/* The end of what was ever handed out. */
static char *top(void)
{
	unsigned long start, used;

	cf_arena_range(&start, &used);
	return (char *)(start + used);
}

/* The object at @p again: the queue of freed ones holds it for a while. */
static int have_again(const char *p)
{
	for (int i = 0; i < 100; i++) {
		char *object = slab_alloc(SLAB_KMALLOC, SIZE);

		if (object == p)
			return 1;
		slab_free(SLAB_KMALLOC, object, SIZE);
	}
	return 0;
}

/*
 * At the snapshot there are an object that lives and one that is freed. A run
 * frees the one, has the other again, and has a third.
 */
static void check_restore(char *kept, char *freed, int run)
{
	int had_again, in_run, after;
	char *fresh;

	slab_free(SLAB_KMALLOC, kept, SIZE);
	had_again = have_again(freed);
	fresh = slab_alloc(SLAB_KMALLOC, 40 * SIZE);
	in_run = is_closed(kept) && had_again && is_open(freed) &&
		 !__asan_address_is_poisoned(fresh + 40 * SIZE - 1);
	cf_snapshot_restore();
	after = is_open(kept) && is_closed(freed) && is_closed(fresh) &&
		is_closed(top());
	printf("%s run_%d_opens_and_closes_as_it_goes\n",
	       in_run ? "ok" : "not ok", run);
	printf("%s restore_%d_opens_and_closes_as_it_was\n",
	       after ? "ok" : "not ok", run);
	failed |= !in_run || !after;
}

static void check_heap(void)
{
	char *kept = slab_alloc(SLAB_KMALLOC, SIZE);
	char *freed = slab_alloc(SLAB_KMALLOC, SIZE);

	is("object_is_open_and_its_guards_are_closed", is_open(kept));
	slab_free(SLAB_KMALLOC, freed, SIZE);
	is("freed_object_is_closed", is_closed(freed));
	is("what_was_never_handed_out_is_closed", is_closed(top()));
	cf_snapshot_take();
	for (int run = 1; run < 4; run++)
		check_restore(kept, freed, run);
}

int main(int argc, char **argv)
{
	if (cf_boot()) {
		printf("not ok boots_under_asan\n");
		return 1;
	}
	if (argc > 1 && !strcmp(argv[1], "segv"))
		return *(volatile int *)8;
	check_heap();
	return failed;
}
