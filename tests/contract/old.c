// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Copies whose size is a constant, as a driver of 2.4 makes them: where the
 * architecture made them of single moves, the residue of a fault is what these
 * moves have left. Host-side.
 *
 *   |......[ good bytes ]| unmapped     every constant, 0..n good
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cf_mm.h>

#include "contract.h"
#include "lib/arch/generic/reference.h"
#include "old_k.h"

#define LENGTH_MAX 19
#define ROOM 32

static unsigned char kernel[ROOM] __attribute__((aligned(16)));
static unsigned char kernel_want[ROOM], user_want[ROOM];
static unsigned long edge;	/* the first user address that is not mapped */
static unsigned char *edge_alias;

static void set_up(void)
{
	long addr = cf_mm_map(0, CF_PAGE_SIZE, CF_VM_READ | CF_VM_WRITE);

	if (addr < 0) {
		printf("not ok contract: no user memory\n");
		exit(1);
	}
	edge = addr + CF_PAGE_SIZE;
	edge_alias = (unsigned char *)cf_user_ptr(addr, CF_PAGE_SIZE) +
		     CF_PAGE_SIZE;
}

static void fill(void)
{
	for (int i = 0; i < ROOM; i++) {
		kernel[i] = kernel_want[i] = 1 + i * 3;
		edge_alias[i - ROOM] = user_want[i] = 101 + i * 5;
	}
}

/* Moves of a word, then of what is left: 4, 2, 1. */
static struct cf_reach by_parts(unsigned long n, unsigned long good)
{
	unsigned long done = 0, part;

	for (; done < n; done += part) {
		part = sizeof(long);
		while (part > n - done)
			part /= 2;
		if (done + part > good)
			break;
	}
	return (struct cf_reach) { .stored = done, .residue = n - done };
}

static struct cf_reach reach_of(int form, unsigned long n, unsigned long good)
{
	unsigned long k = (unsigned long)kernel, u = edge - good;

	if (k_old_in_parts(form, n))
		return by_parts(n, good);
	if (form & OLD_TO)
		return cf_reference_reach(CF_REFERENCE_TO, u, k, n, good);
	return cf_reference_reach(CF_REFERENCE_FROM, k, u, n, good);
}

static void one(const struct routines *r, struct tally *tally, int form,
		unsigned long n, unsigned long good)
{
	struct cf_reach reach = reach_of(form, n, good);
	unsigned char *user_drawn = user_want + ROOM - good;
	const char *wrong = NULL;
	long got;

	fill();
	if (form & OLD_TO) {
		memcpy(user_drawn, kernel_want, reach.stored);
	} else {
		memcpy(kernel_want, user_drawn, reach.stored);
		memset(kernel_want + n - reach.residue, 0, reach.residue);
	}
	got = r->old(form, kernel, edge - good, n);
	if (got != (long)reach.residue)
		wrong = "returned another value";
	else if (memcmp(kernel, kernel_want, ROOM))
		wrong = "kernel memory differs";
	else if (memcmp(edge_alias - ROOM, user_want, ROOM))
		wrong = "user memory differs";
	tally->faults += good < n;
	contract_says(tally, wrong,
		      "%scopy_%s_user of the constant %lu: good %lu, returned "
		      "%ld, expected %lu", form & OLD_UNCHECKED ? "__" : "",
		      form & OLD_TO ? "to" : "from", n, good, got,
		      reach.residue);
}

void contract_old(const struct routines *r, struct tally *tally)
{
	if (!edge)
		set_up();
	for (int form = 0; form < OLD_FORMS; form++)
		for (unsigned long n = 1; n <= LENGTH_MAX; n++)
			for (unsigned long good = 0; good <= n; good++)
				if (k_old_copy(form, kernel, edge - ROOM, n) >= 0)
					one(r, tally, form, n, good);
}
