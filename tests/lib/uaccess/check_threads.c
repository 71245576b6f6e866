// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * The uaccess core from plain threads: four of them take faults at the same
 * time, injected and natural, and every residue is exact. Host-side.
 */
#include <pthread.h>
#include <string.h>

#include "cf_access.h"
#include "cf_mm.h"

#include "../machine.h"
#include "prims_k.h"

#define THREADS 4
#define ROUNDS 40000
#define MANY 600	/* threads, one after the other */
#define SIZE 96

/**
 * struct worker - one thread and the page it alone uses
 * @wrong: rounds that went wrong
 * @faults: SIGSEGVs it caused
 */
struct worker {
	pthread_t thread;
	unsigned long page;
	unsigned char fill;
	unsigned long wrong;
	unsigned long faults;
};

static struct worker workers[THREADS];

/* Each size has its own stop: nothing here is shared. */
static void stop_it(struct cf_access *access)
{
	if (access->size > SIZE)
		return;
	access->stop.kind = CF_KIND_MIDCOPY;
	access->stop.at = access->size / 3;
}

static const struct cf_access_ops stopper = { .before = stop_it };

static int all_are(const unsigned char *bytes, unsigned long n, int value)
{
	for (unsigned long i = 0; i < n; i++)
		if (bytes[i] != value)
			return 0;
	return 1;
}

static int read_is_right(const struct worker *worker, unsigned long n)
{
	unsigned char kernel[SIZE];
	unsigned long k = n / 3;

	memset(kernel, 0xff, sizeof(kernel));
	return k_prim(CF_PRIM_copy_from_user, kernel, worker->page + n,
		      n) == (long)(n - k) &&
	       all_are(kernel, k, worker->fill) &&
	       all_are(kernel + k, n - k, 0) &&
	       all_are(kernel + n, SIZE - n, 0xff);
}

static int write_is_right(const struct worker *worker, unsigned long n)
{
	unsigned char kernel[SIZE], *alias;
	unsigned long k = n / 3;

	alias = (unsigned char *)(worker->page + cf_user_delta + 2048);
	memset(kernel, n, sizeof(kernel));
	memset(alias, 0xee, SIZE);
	return k_prim(CF_PRIM_copy_to_user, kernel, worker->page + 2048,
		      n) == (long)(n - k) &&
	       all_are(alias, k, n) && all_are(alias + k, SIZE - k, 0xee);
}

/* |...page...SIZE bytes| not mapped; a copy of more than the injector stops. */
static int edge_is_right(const struct worker *worker)
{
	unsigned char kernel[2 * SIZE];

	return k_prim(CF_PRIM_copy_from_user, kernel,
		      worker->page + CF_PAGE_SIZE - SIZE, 2 * SIZE) == SIZE &&
	       all_are(kernel, SIZE, worker->fill) &&
	       all_are(kernel + SIZE, SIZE, 0);
}

static void *work(void *arg)
{
	struct worker *worker = arg;

	for (unsigned long round = 0; round < ROUNDS; round++) {
		unsigned long n = 1 + round % SIZE;

		worker->wrong += !read_is_right(worker, n);
		worker->wrong += !write_is_right(worker, n);
		worker->wrong += !edge_is_right(worker);
		worker->faults += 3;
	}
	return NULL;
}

static void *work_once(void *arg)
{
	struct worker *worker = arg;

	worker->wrong += !read_is_right(worker, SIZE);
	return NULL;
}

START_TEST(four_threads_fault_at_the_same_time)
{
	unsigned long faults = 0;

	for (int i = 0; i < THREADS; i++) {
		workers[i].fill = 0x10 + i;
		workers[i].page = machine_map(1, CF_VM_READ | CF_VM_WRITE,
					      workers[i].fill);
	}
	machine_counts();
	cf_access_install(&stopper);
	for (int i = 0; i < THREADS; i++)
		ck_assert_int_eq(pthread_create(&workers[i].thread, NULL, work,
						&workers[i]), 0);
	for (int i = 0; i < THREADS; i++) {
		pthread_join(workers[i].thread, NULL);
		ck_assert_uint_eq(workers[i].wrong, 0);
		faults += workers[i].faults;
	}
	cf_access_install(NULL);
	MACHINE_ASSERT_FAULTS(faults, 0, faults);
}
END_TEST

/* A thread that has ended leaves its fault window to others. */
START_TEST(windows_of_ended_threads_are_used_again)
{
	workers[0].fill = 0x20;
	workers[0].page = machine_map(1, CF_VM_READ | CF_VM_WRITE, 0x20);
	cf_access_install(&stopper);
	for (int i = 0; i < MANY; i++) {
		pthread_t thread;

		ck_assert_int_eq(pthread_create(&thread, NULL, work_once,
						&workers[0]), 0);
		pthread_join(thread, NULL);
		ck_assert_uint_eq(workers[0].wrong, 0);
	}
	cf_access_install(NULL);
}
END_TEST

static Suite *threads_suite(void)
{
	Suite *suite = suite_create("lib/uaccess/threads");
	TCase *tcase = cf_check_case(suite, "threads");

	tcase_add_test(tcase, four_threads_fault_at_the_same_time);
	tcase_add_test(tcase, windows_of_ended_threads_are_used_again);
	return suite;
}

int main(int argc, char **argv)
{
	return cf_check_main(argc, argv, threads_suite());
}
