// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * User copies of a machine without an MMU: all or nothing, by access_ok()
 * alone, and never a fault. What cannot happen there cannot be injected
 * either, and says so. Needs libc alone. Host-side.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cf_access.h>
#include <cf_context.h>
#include <cf_mm.h>
#include <cf_syscall.h>

#include "../lib/uaccess/prims_k.h"

#define SIZE 40UL	/* bytes of a copy; a string is shorter */
#define EFAULT 14
#define ENOSYS 38
#define STATUS_HARNESS 3

static unsigned char kernel[SIZE], kernel_fill[SIZE], user_fill[SIZE];
static unsigned long base;
static unsigned char *user;	/* the same bytes, as the test reaches them */
static struct cf_stop stop;
static struct cf_access seen;
static long failed;

/* @refused: what it returns when access_ok() says no. */
static const struct row {
	enum cf_prim prim;
	unsigned long n;
	long refused;
} rows[] = {
	{ CF_PRIM_copy_from_user, SIZE, SIZE },
	{ CF_PRIM_copy_to_user, SIZE, SIZE },
	{ CF_PRIM_clear_user, SIZE, SIZE },
	{ CF_PRIM_copy_from_user_nofault, SIZE, -EFAULT },
	{ CF_PRIM_copy_to_user_nofault, SIZE, -EFAULT },
	{ CF_PRIM_get_user, 1, -EFAULT },
	{ CF_PRIM_get_user, 2, -EFAULT },
	{ CF_PRIM_get_user, 4, -EFAULT },
	{ CF_PRIM_get_user, 8, -EFAULT },
	{ CF_PRIM_put_user, 1, -EFAULT },
	{ CF_PRIM_put_user, 2, -EFAULT },
	{ CF_PRIM_put_user, 4, -EFAULT },
	{ CF_PRIM_put_user, 8, -EFAULT },
	{ CF_PRIM_strncpy_from_user, SIZE, -EFAULT },
	{ CF_PRIM_strnlen_user, SIZE, 0 },
};

#define ROWS (sizeof(rows) / sizeof(rows[0]))

static void says(int is_good, const struct row *row, const char *what)
{
	failed += !is_good;
	printf("%s %s of %lu: %s\n", is_good ? "ok" : "not ok",
	       cf_prims[row->prim].name, row->n, what);
}

static void before(struct cf_access *access)
{
	access->stop = stop;
}

static void after(struct cf_access *access)
{
	seen = *access;
}

static const struct cf_access_ops ops = { .before = before, .after = after };

static long call(const struct row *row, unsigned long addr)
{
	memcpy(kernel, kernel_fill, SIZE);
	memcpy(user, user_fill, SIZE);
	memset(&seen, 0, sizeof(seen));
	return k_prim(row->prim, kernel, addr, row->n);
}

/* The user's bytes as they were; the kernel's too, or zeroed. */
static int nothing_moved(const struct row *row)
{
	static const unsigned char zero[SIZE];
	int is_zeroed = row->prim == CF_PRIM_copy_from_user ||
			row->prim == CF_PRIM_get_user;

	return !memcmp(user, user_fill, SIZE) &&
	       !memcmp(kernel, is_zeroed ? zero : kernel_fill, row->n);
}

/* One side is now as the other was. */
static int all_moved(const struct row *row)
{
	static const unsigned char zero[SIZE];

	switch (row->prim) {
	case CF_PRIM_clear_user:
		return !memcmp(user, zero, row->n);
	case CF_PRIM_strnlen_user:
		return 1;
	default:
		if (cf_prims[row->prim].dir == CF_TO_USER)
			return !memcmp(user, kernel_fill, row->n);
		return !memcmp(kernel, user_fill,
			       cf_prims[row->prim].unit == CF_UNIT_STRING ?
			       strlen((char *)user_fill) + 1 : row->n);
	}
}

static long succeeded(const struct row *row)
{
	long length = strlen((char *)user_fill);

	return row->prim == CF_PRIM_strncpy_from_user ? length :
	       row->prim == CF_PRIM_strnlen_user ? length + 1 : 0;
}

static void goes_through(const struct row *row)
{
	unsigned long taken = cf_fault_counts.taken;
	long got = call(row, base);

	says(got == succeeded(row) && all_moved(row) &&
	     cf_fault_counts.taken == taken, row, "moved whole, no fault");
}

/* Below the memory, past it, across its end, around the end of all. */
static void is_refused(const struct row *row)
{
	const unsigned long bad[] = {
		0, 4096, cf_user_base - 1, cf_task_size, -row->n, -1UL,
		(unsigned long)kernel,
	};
	unsigned long taken = cf_fault_counts.taken;
	int is_good = 1;

	for (unsigned int i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		is_good &= call(row, bad[i]) == row->refused &&
			   nothing_moved(row);
	says(is_good && cf_fault_counts.taken == taken, row,
	     "refused outside of the memory, nothing moved, no fault");
}

static void is_stopped(const struct row *row)
{
	int is_good;

	stop = (struct cf_stop) { .kind = CF_KIND_EFAULT, .sticky = 1 };
	cf_access_install(&ops);
	is_good = call(row, base) == row->refused && nothing_moved(row) &&
		  seen.refused && seen.injected;
	stop.kind = CF_KIND_NONE;
	is_good &= call(row, base) == row->refused && nothing_moved(row) &&
		   seen.refused && !seen.injected;
	cf_mm_holes_clear();
	is_good &= call(row, base) == succeeded(row) && all_moved(row) &&
		   !seen.refused;
	cf_access_install(NULL);
	says(is_good, row,
	     "an efault is refused by access_ok(), and again, until cleared");
}

/* Ends a process with a message, and moves nothing before that. */
static void is_no_pass(const struct row *row, enum cf_kind kind)
{
	char text[80];
	int status;
	pid_t child;

	fflush(stdout);
	child = fork();
	if (!child) {
		if (!freopen("/dev/null", "w", stderr))
			_exit(1);
		stop = (struct cf_stop) { .kind = kind };
		cf_access_install(&ops);
		call(row, base);
		_exit(0);
	}
	waitpid(child, &status, 0);
	snprintf(text, sizeof(text), "%s is refused with a message",
		 cf_kind_names[kind]);
	says(WIFEXITED(status) && WEXITSTATUS(status) == STATUS_HARNESS, row,
	     text);
}

static void has_no_pages(void)
{
	int is_good = cf_mm_evict(base, CF_PAGE_SIZE) == -ENOSYS &&
		      cf_mm_protect(base, CF_PAGE_SIZE, 0) == -ENOSYS &&
		      cf_mm_map(0, CF_PAGE_SIZE, CF_VM_READ) == -ENOSYS;

	failed += !is_good;
	printf("%s pages cannot be absent or protected\n",
	       is_good ? "ok" : "not ok");
}

static void set_up(void)
{
	long addr;

	if (cf_boot() || (addr = cf_mm_map(0, CF_PAGE_SIZE, CF_VM_READ |
					   CF_VM_WRITE)) < 0) {
		printf("not ok nommu: the simulated kernel does not start\n");
		exit(1);
	}
	cf_context()->kernel++;
	base = addr;
	user = cf_user_ptr(base, SIZE);
	for (unsigned int i = 0; i < SIZE; i++) {
		kernel_fill[i] = 1 + i * 5;
		user_fill[i] = 101 + i * 3;
	}
	user_fill[SIZE / 2] = '\0';
}

int main(void)
{
	static const struct row unchecked[] = {
		{ CF_PRIM___copy_from_user, SIZE, 0 },
		{ CF_PRIM___copy_to_user, SIZE, 0 },
		{ CF_PRIM___get_user, 4, 0 },
		{ CF_PRIM___put_user, 4, 0 },
	};

	set_up();
	for (unsigned int i = 0; i < ROWS; i++) {
		goes_through(&rows[i]);
		is_refused(&rows[i]);
		is_stopped(&rows[i]);
		is_no_pass(&rows[i], CF_KIND_PARTIAL);
		is_no_pass(&rows[i], CF_KIND_MIDCOPY);
		is_no_pass(&rows[i], CF_KIND_NOTPRESENT);
	}
	for (unsigned int i = 0; i < 4; i++) {
		goes_through(&unchecked[i]);
		is_no_pass(&unchecked[i], CF_KIND_EFAULT);
	}
	has_no_pages();
	return failed != 0;
}
