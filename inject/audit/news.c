// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * User copies that only a fault reaches: error paths, and the second half of
 * what a short copy cut in two. Host-side.
 *
 * Occurrences of a site are counted inside of one system call: over the whole
 * workload, one copy more in an early call would make the last one of a later
 * call look new.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <cf_module.h>

#include "news.h"
#include "tally.h"

static unsigned int highest_id(void)
{
	unsigned int highest = 0;

	for (struct cf_module *module = cf_module_first(); module;
	     module = module->next)
		for (struct cf_site *site = cf_module_next_site(module, NULL);
		     site; site = cf_module_next_site(module, site))
			if (site->id > highest)
				highest = site->id;
	return highest;
}

int cf_known_make(struct cf_known *known, const struct cf_record *clean)
{
	known->ids = highest_id() + 1;
	known->count = calloc((size_t)known->ids * (clean->count + 1),
			      sizeof(*known->count));
	known->seen = calloc(known->ids, sizeof(*known->seen));
	if (!known->count || !known->seen)
		return -ENOMEM;
	for (unsigned long i = 0; i < clean->trace.count; i++) {
		const struct cf_trace_entry *entry = &clean->trace.entries[i];

		if (entry->occurrence && entry->site->id < known->ids)
			known->count[entry->op * known->ids + entry->site->id]++;
	}
	return 0;
}

void cf_news_find(const struct cf_known *known, const struct cf_record *record,
		  unsigned long run, struct cf_tally *tally)
{
	unsigned int op = ~0U;

	for (unsigned long i = 0; i < record->trace.count; i++) {
		const struct cf_trace_entry *entry = &record->trace.entries[i];
		unsigned int id = entry->site->id;

		if (entry->op != op)
			memset(known->seen, 0, known->ids * sizeof(*known->seen));
		op = entry->op;
		if (!entry->occurrence || id >= known->ids ||
		    ++known->seen[id] <= known->count[op * known->ids + id] ||
		    entry->injected || !cf_trace_is_stoppable(entry))
			continue;
		cf_tally_news(tally, &(struct cf_news) { *entry, run });
	}
}

static int compare(const void *a, const void *b)
{
	const struct cf_news *x = a, *y = b;

	if (x->run != y->run)
		return x->run < y->run ? -1 : 1;
	if (x->entry.op != y->entry.op)
		return x->entry.op < y->entry.op ? -1 : 1;
	return x->entry.site->id < y->entry.site->id ? -1 :
	       x->entry.site->id > y->entry.site->id;
}

void cf_news_sort(struct cf_news *news, unsigned int count)
{
	if (count)
		qsort(news, count, sizeof(*news), compare);
}
