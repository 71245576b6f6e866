// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * From a census to the runs of a sweep. Host-side.
 *
 * Every user copy of the clean run that moved its bytes is stopped in every
 * way at every byte. Only above ALL_MAX bytes are offsets chosen: what lies at
 * the edges of the copy, of words, of cache lines and of pages, where code
 * goes wrong if it does.
 */
#include <errno.h>
#include <stdlib.h>

#include <cf_mm.h>

#include "plan.h"

#define ALL_MAX 4096UL
#define EDGE 64UL		/* bytes at both ends of a long copy */

static unsigned long pages_in(unsigned long size)
{
	return size / CF_PAGE_SIZE;
}

/* Long copies: both ends whole, and three bytes around each page border. */
static unsigned long offset_count(unsigned long size)
{
	return size <= ALL_MAX ? size : 2 * EDGE + 3 * pages_in(size);
}

static unsigned long offset_at(const struct cf_trace_entry *entry,
			       unsigned long size, unsigned long index)
{
	unsigned long border, first;

	if (size <= ALL_MAX || index < EDGE)
		return index;
	index -= EDGE;
	if (index < EDGE)
		return size - EDGE + index;
	index -= EDGE;
	first = CF_PAGE_SIZE - entry->uaddr % CF_PAGE_SIZE;
	border = first + index / 3 * CF_PAGE_SIZE + index % 3 - 1;
	return border < size ? border : size - 1;
}

static int is_stoppable(const struct cf_trace_entry *entry)
{
	return entry->occurrence && !entry->refused && entry->copied;
}

/* A string is read to its NUL, whatever the caller's limit. */
static unsigned long stop_size(const struct cf_trace_entry *entry)
{
	return cf_prims[entry->prim].unit == CF_UNIT_STRING ? entry->copied :
							      entry->size;
}

/* A single value cannot arrive in part: one partial stands for all. */
static unsigned long partials(const struct cf_plan_item *item)
{
	return cf_prims[item->entry->prim].unit == CF_UNIT_WHOLE ?
	       1 : item->offsets;
}

static unsigned long item_runs(const struct cf_plan_item *item)
{
	return 1 + partials(item) + 2 * item->offsets;
}

int cf_plan_make(struct cf_plan *plan, const struct cf_trace *trace)
{
	*plan = (struct cf_plan) { 0 };
	plan->item = calloc(trace->count + 1, sizeof(*plan->item));
	if (!plan->item)
		return -ENOMEM;
	for (unsigned long i = 0; i < trace->count; i++) {
		const struct cf_trace_entry *entry = &trace->entries[i];
		struct cf_plan_item *item = &plan->item[plan->items];

		if (!is_stoppable(entry))
			continue;
		item->entry = entry;
		item->first = plan->runs;
		item->size = stop_size(entry);
		item->offsets = offset_count(item->size);
		plan->sampled += item->size > ALL_MAX;
		plan->runs += item_runs(item);
		plan->items++;
	}
	return 0;
}

static const struct cf_plan_item *find_item(const struct cf_plan *plan,
					    unsigned long run)
{
	unsigned long low = 0, high = plan->items;

	while (high - low > 1) {
		unsigned long middle = (low + high) / 2;

		if (plan->item[middle].first <= run)
			low = middle;
		else
			high = middle;
	}
	return &plan->item[low];
}

void cf_plan_fault(const struct cf_plan *plan, unsigned long run,
		   struct cf_fault *fault)
{
	const struct cf_plan_item *item = find_item(plan, run);
	const struct cf_trace_entry *entry = item->entry;
	unsigned long index = run - item->first;
	enum cf_kind kind = CF_KIND_EFAULT;

	if (index > 0) {
		index--;
		kind = CF_KIND_PARTIAL;
		if (index >= partials(item)) {
			index -= partials(item);
			kind = CF_KIND_MIDCOPY;
			if (index >= item->offsets) {
				index -= item->offsets;
				kind = CF_KIND_NOTPRESENT;
			}
		}
	}
	cf_fault_at_site(fault, entry->site, entry->occurrence, kind,
			 offset_at(entry, item->size, index));
}

unsigned long cf_plan_item_end(const struct cf_plan *plan, unsigned long run)
{
	const struct cf_plan_item *item = find_item(plan, run);

	return item->first + item_runs(item);
}
