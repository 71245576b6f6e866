// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * The routines of this architecture against the reference in plain C, with
 * real faults. Needs libc alone. Host-side.
 *
 *   contract real     every routine, every offset
 *   contract sharp    routines that are wrong on purpose: each must be
 *                     contradicted
 *
 * Without a word both. The last line of each is its sum. Exit status 0 means
 * no difference and no wrong routine that passed.
 */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cf_arch.h>
#include <cf_context.h>
#include <cf_syscall.h>

#include "../lib/uaccess/prims_k.h"
#include "contract.h"
#include "old_k.h"

#define SHOWN 40	/* differences that are printed; all are counted */

const struct routines contract_real = {
	.copy_from = cf_arch_copy_from_user,
	.copy_to = cf_arch_copy_to_user,
	.copy_in = cf_arch_copy_in_user,
	.clear = cf_arch_clear_user,
	.clear_reach = cf_arch_clear_reach,
	.get = {
		cf_arch_get_1, cf_arch_get_2, cf_arch_get_4, cf_arch_get_8,
	},
	.put = {
		cf_arch_put_1, cf_arch_put_2, cf_arch_put_4, cf_arch_put_8,
	},
	.prim = k_prim,
	.old = k_old_copy,
};

void contract_says(struct tally *tally, const char *wrong, const char *fmt,
		   ...)
{
	va_list args;

	tally->comparisons++;
	if (!wrong)
		return;
	if (tally->differences++ >= SHOWN || tally->is_quiet)
		return;
	printf("not ok ");
	va_start(args, fmt);
	vprintf(fmt, args);
	va_end(args);
	printf(": %s\n", wrong);
}

static void run(const struct routines *r, struct tally *tally)
{
	contract_arch(r, tally);
	contract_uaccess(r, tally);
	contract_old(r, tally);
	contract_oops(r, tally);
}

static int real(void)
{
	struct tally tally = { 0 };
	int bad;

	run(&contract_real, &tally);
	bad = tally.differences || !tally.faults;
	printf("%s contract: %ld comparisons, %ld of them with faults, "
	       "%ld differences\n", bad ? "not ok" : "ok", tally.comparisons,
	       tally.faults, tally.differences);
	return bad;
}

/* Return: is it contradicted? */
static int wrong_is_seen(const struct wrong *wrong)
{
	struct tally tally = { .is_quiet = 1 };
	struct routines r = contract_real;

	wrong->put_in(&r);
	run(&r, &tally);
	printf("%s sharp: %s: contradicted by %ld of %ld\n",
	       tally.differences ? "ok" : "not ok", wrong->what,
	       tally.differences, tally.comparisons);
	return tally.differences > 0;
}

static int sharp(void)
{
	int missed = 0;

	for (int i = 0; i < contract_wrong_count; i++)
		missed += !wrong_is_seen(&contract_wrongs[i]);
	printf("sharp: %d wrong routines, %d not noticed\n",
	       contract_wrong_count, missed);
	return missed;
}

int main(int argc, char **argv)
{
	const char *only = argc > 1 ? argv[1] : "";
	int bad = 0;

	if (cf_boot()) {
		printf("not ok contract: the simulated kernel does not start\n");
		return 1;
	}
	cf_context()->kernel++;
	if (strcmp(only, "sharp"))
		bad |= real();
	fflush(stdout);
	if (strcmp(only, "real"))
		bad |= sharp();
	return bad != 0;
}
