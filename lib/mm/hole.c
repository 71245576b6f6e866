// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Holes: user bytes from which a sticky fault keeps faulting. A page is too
 * coarse to say "byte 37 and what follows is gone", so holes lie beside the
 * pages and are exact to the byte. Kernel-side.
 */
#include <cf_state.h>

#include "mm.h"

#define ENOSPC 28
#define HOLES_MAX 32

static struct {
	unsigned long start, end;
} holes[HOLES_MAX] __cf_state;
static int hole_count __cf_state;

int cf_mm_hole_add(unsigned long addr, unsigned long size)
{
	if (!size)
		return 0;
	if (hole_count == HOLES_MAX)
		return -ENOSPC;
	holes[hole_count].start = addr;
	holes[hole_count].end = addr + size;
	hole_count++;
	cf_special_set(CF_SPECIAL_HOLES, 1);
	return 0;
}

void cf_mm_holes_clear(void)
{
	hole_count = 0;
	cf_special_set(CF_SPECIAL_HOLES, 0);
}

/*
 * What is left of hole @i behind the bytes up to @end, when there is any. With
 * no room for one more it goes, too.
 */
static void keep_behind(int i, unsigned long end)
{
	if (holes[i].end > end)
		cf_mm_hole_add(end, holes[i].end - end);
}

void cf_holes_drop(unsigned long start, unsigned long end)
{
	for (int i = hole_count - 1; i >= 0; i--) {
		if (holes[i].end <= start || holes[i].start >= end)
			continue;
		if (holes[i].start < start) {
			keep_behind(i, end);
			holes[i].end = start;
		} else if (holes[i].end > end) {
			holes[i].start = end;
		} else {
			holes[i] = holes[--hole_count];
		}
	}
	cf_holes_restored();
}

unsigned long cf_hole_find(unsigned long addr, unsigned long size)
{
	unsigned long first = size;

	for (int i = 0; i < hole_count; i++) {
		unsigned long at;

		if (holes[i].end <= addr)
			continue;
		at = holes[i].start > addr ? holes[i].start - addr : 0;
		if (at < first)
			first = at;
	}
	return first;
}

void cf_holes_restored(void)
{
	cf_special_set(CF_SPECIAL_HOLES, hole_count > 0);
}
