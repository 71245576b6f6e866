// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Two threads, two processors of a machine, copy from user memory to one kernel
 * object. Built with --enable-sanitizer=thread only. No Check.
 *
 *	race together		to the same bytes: ThreadSanitizer must say so
 *	race apart		each to its own half: it must not
 *
 * Host-side.
 */
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "cf_access.h"
#include "cf_mm.h"
#include "cf_syscall.h"

#include "../lib/kapi/slab_k.h"
#include "../lib/uaccess/prims_k.h"

#define HALF 32

static unsigned long page;

/* Return: NULL when all of it was copied. */
static void *copy(void *to)
{
	return k_prim(CF_PRIM_copy_from_user, to, page, HALF) ? to : NULL;
}

int main(int argc, char **argv)
{
	pthread_t thread[2];
	char *object;

	if (argc < 2 || cf_boot())
		return 1;
	page = cf_mm_map(0, CF_PAGE_SIZE, CF_VM_READ | CF_VM_WRITE);
	memset(cf_user_ptr(page, CF_PAGE_SIZE), 'u', CF_PAGE_SIZE);
	object = slab_alloc(SLAB_KMALLOC, 2 * HALF);
	for (int i = 0; i < 2; i++)
		if (pthread_create(&thread[i], NULL, copy, object +
				   (strcmp(argv[1], "apart") ? 0 : i * HALF)))
			return 1;
	for (int i = 0; i < 2; i++) {
		void *failed;

		pthread_join(thread[i], &failed);
		if (failed)
			return 1;
	}
	printf("ok both_copies_are_whole\n");
	return 0;
}
