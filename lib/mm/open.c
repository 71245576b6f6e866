// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Pages that a driver's own assembly may touch. Kernel-side.
 *
 * A driver with its own inline assembly and exception table entries uses user
 * pointers directly: that is uaccess too, and must work. Nothing is mapped at
 * a user number, so its first touch faults; the fault handler sees that the
 * instruction has a table entry and moves the page there, alone. It moves
 * back when the alias of it is touched, or anything else of lib looks at user
 * memory. In between, that one page could be dereferenced by ordinary code
 * unseen; that is the price, and only drivers with their own entries pay it.
 */
#include <cf_host.h>
#include <cf_state.h>

#include "mm.h"

#define OPEN_MAX 16

static unsigned long open_pages[OPEN_MAX] __cf_state;
static int open_count __cf_state;

static void close_at(int index)
{
	unsigned long page = open_pages[index];
	struct cf_vma *vma = cf_vma_find(page);

	cf_host_move_page(page, page + cf_user_delta);
	if (vma && vma->start <= page)
		*cf_page_state(vma, page) &= ~CF_PAGE_OPEN;
	open_count--;
	for (int i = index; i < open_count; i++)
		open_pages[i] = open_pages[i + 1];
	cf_special_set(CF_SPECIAL_OPEN, open_count > 0);
}

/*
 * When too many are open, the one that was opened first goes: an instruction
 * that needs several pages at a time has opened them last.
 */
int cf_page_open(const struct cf_vma *vma, unsigned long addr)
{
	unsigned long page = addr & ~(CF_PAGE_SIZE - 1);
	int error;

	if (open_count == OPEN_MAX)
		close_at(0);
	error = cf_host_move_page(page + cf_user_delta, page);
	if (error)
		return error;
	*cf_page_state(vma, page) |= CF_PAGE_OPEN | CF_PAGE_DIRTY;
	open_pages[open_count++] = page;
	cf_special_set(CF_SPECIAL_OPEN, 1);
	return 0;
}

int cf_page_close(const struct cf_vma *vma, unsigned long addr)
{
	unsigned long page = addr & ~(CF_PAGE_SIZE - 1);

	if (!(*cf_page_state(vma, page) & CF_PAGE_OPEN))
		return 0;
	for (int i = 0; i < open_count; i++) {
		if (open_pages[i] != page)
			continue;
		close_at(i);
		return 1;
	}
	return 0;
}

void cf_pages_close(void)
{
	while (open_count)
		close_at(open_count - 1);
}
