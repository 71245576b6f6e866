/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* User copies that only a fault reaches. Host-side. */
#ifndef CF_NEWS_H
#define CF_NEWS_H

#include "workload.h"

struct cf_tally;

/**
 * struct cf_news - a user copy that the clean run does not make
 * @entry: of the lowest run that makes it; its site and its system call are
 *         what tells news apart
 * @run:   number of that run
 */
struct cf_news {
	struct cf_trace_entry entry;
	unsigned long run;
};

/**
 * struct cf_known - how often the clean run passes each site in each call
 * @count: by call and site->id
 * @seen:  scratch: of the call in hand, by site->id
 */
struct cf_known {
	unsigned int *count;
	unsigned int *seen;
	unsigned int ids;
};

/** cf_known_make() - From a clean run. Return: R2. 0 or -ENOMEM. */
int cf_known_make(struct cf_known *known, const struct cf_record *clean);

/**
 * cf_news_find() - Fold what is new in a run into its tally.
 * @run: its number
 *
 * A copy is new when its site is passed more often in its call than in that
 * call of the clean run. Only those that a fault could stop count.
 */
void cf_news_find(const struct cf_known *known, const struct cf_record *record,
		  unsigned long run, struct cf_tally *tally);

/** cf_news_sort() - By run, call and site: the order of a plan. */
void cf_news_sort(struct cf_news *news, unsigned int count);

#endif
