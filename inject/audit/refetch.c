// SPDX-License-Identifier: LGPL-2.1-or-later
/* Bytes that one system call fetches more than once. Host-side. */
#include <errno.h>
#include <stdlib.h>

#include "refetch.h"

const unsigned char cf_refetch_masks[CF_REFETCH_MASKS] = { 0x01, 0x80, 0xff };

/* The last access to a byte before @entry decides. */
static int was_fetched(const struct cf_trace_entry *first,
		       const struct cf_trace_entry *entry, unsigned long uaddr)
{
	for (const struct cf_trace_entry *e = entry; e-- > first;)
		if (uaddr - e->uaddr < e->copied)
			return e->dir == CF_FROM_USER;
	return 0;
}

int cf_refetch_choose(const struct cf_trace_entry *first,
		      const struct cf_trace_entry *entry,
		      const struct cf_offsets *offsets,
		      struct cf_offsets *again)
{
	unsigned long *at;

	*again = (struct cf_offsets) { .count = 0 };
	if (entry->dir != CF_FROM_USER || first == entry)
		return 0;
	at = malloc(offsets->count * sizeof(*at));
	if (!at)
		return -ENOMEM;
	for (unsigned long i = 0; i < offsets->count; i++) {
		unsigned long offset = offsets->at ? offsets->at[i] : i;

		if (was_fetched(first, entry, entry->uaddr + offset))
			at[again->count++] = offset;
	}
	again->at = at;
	if (!again->count) {
		free(at);
		again->at = NULL;
	}
	return 0;
}
