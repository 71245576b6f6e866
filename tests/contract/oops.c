// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * A fault that is not the user's is never repaired: a bad kernel pointer in a
 * user copy, and a user pointer outside of one, end the run. Host-side.
 *
 * Each ends a process of its own, which says by its exit status how.
 */
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cf_mm.h>
#include <cf_oops.h>

#include "contract.h"

#define RETURNED 100	/* the call came back, as if nothing were wrong */
#define WRITE 64	/* added to the reason of a bad write */

static unsigned char good[64];
static void *bad;	/* never mapped, and no user address */

static void from(const struct routines *r)
{
	r->copy_from(bad, good, 40);
}

static void from_bytes(const struct routines *r)
{
	r->copy_from(bad, good, 3);
}

static void to(const struct routines *r)
{
	r->copy_to(good, bad, 40);
}

static void to_bytes(const struct routines *r)
{
	r->copy_to(good, bad, 3);
}

static void get(const struct routines *r)
{
	for (int i = 0; i < 4; i++)
		r->get[i](bad, good);
}

static void put(const struct routines *r)
{
	for (int i = 0; i < 4; i++)
		r->put[i](good, bad);
}

static void deref_read(const struct routines *r)
{
	(void)r;
	good[0] = *(volatile char *)cf_user_base;
}

static void deref_write(const struct routines *r)
{
	(void)r;
	*(volatile char *)cf_user_base = 1;
}

static const struct {
	const char *name;
	void (*step)(const struct routines *r);
	int want;
} steps[] = {
	{ "copy_from_user", from, CF_OOPS_KERNEL_SIDE + WRITE },
	{ "copy_from_user, bytes", from_bytes, CF_OOPS_KERNEL_SIDE + WRITE },
	{ "copy_to_user", to, CF_OOPS_KERNEL_SIDE },
	{ "copy_to_user, bytes", to_bytes, CF_OOPS_KERNEL_SIDE },
	{ "get_user", get, CF_OOPS_KERNEL_SIDE + WRITE },
	{ "put_user", put, CF_OOPS_KERNEL_SIDE },
	{ "read of a user address", deref_read, CF_OOPS_USER_DEREF },
	{ "write of a user address", deref_write, CF_OOPS_USER_DEREF + WRITE },
};

static void on_oops(const struct cf_oops *oops)
{
	_exit(oops->reason + (oops->write ? WRITE : 0));
}

static int status_of(void (*step)(const struct routines *r),
		     const struct routines *r)
{
	int status;
	pid_t child;

	fflush(stdout);
	child = fork();
	if (!child) {
		cf_oops_handle(on_oops);
		step(r);
		_exit(RETURNED);
	}
	if (child < 0 || waitpid(child, &status, 0) != child ||
	    !WIFEXITED(status))
		return -1;
	return WEXITSTATUS(status);
}

void contract_oops(const struct routines *r, struct tally *tally)
{
	/* The page behind the user range is reserved and never accessible. */
	bad = (void *)cf_task_size;
	for (unsigned int i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		int got = status_of(steps[i].step, r);

		tally->faults += got != RETURNED;
		contract_says(tally, got == steps[i].want ? NULL :
			      got == RETURNED ? "it was masked" :
			      "another end", "bad kernel pointer, %s: status "
			      "%d, expected %d", steps[i].name, got,
			      steps[i].want);
	}
}
