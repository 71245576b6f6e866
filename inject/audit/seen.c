// SPDX-License-Identifier: LGPL-2.1-or-later
/* Images of what user space sees of a run: take, compare, sum up. Host-side. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <cf_mm.h>

#include "seen.h"

/* ---- layout ---- */

static int gives(const struct cf_trace_entry *entry)
{
	return entry->dir == CF_TO_USER && entry->copied;
}

/* A read may give more in another world than in the clean one. */
static unsigned long spans_of(const struct cf_op *op,
			      const struct cf_op_record *call,
			      const struct cf_trace_entry *entry,
			      struct cf_span *span)
{
	unsigned long count = 0;

	if (cf_op_moves(op->type) == CF_TO_USER) {
		span[0] = (struct cf_span) { op->ubuf, op->size };
		return 1;
	}
	for (unsigned long i = 0; i < call->accesses; i++) {
		struct cf_span *last = count ? &span[count - 1] : NULL;

		if (!gives(&entry[i]))
			continue;
		if (last && entry[i].uaddr == last->uaddr + last->size)
			last->size += entry[i].size;
		else
			span[count++] = (struct cf_span) { entry[i].uaddr,
							entry[i].size };
	}
	return count;
}

int cf_layout_make(struct cf_layout *layout, const struct cf_workload *workload,
		   const struct cf_record *clean)
{
	unsigned long spans = 0, at = 0;

	layout->workload = workload;
	layout->span = calloc(clean->trace.count + workload->count + 1,
			      sizeof(*layout->span));
	if (!layout->span)
		return -ENOMEM;
	for (int i = 0; i < workload->count; i++) {
		const struct cf_op_record *call = &clean->op[i];

		layout->at[i] = at;
		layout->first[i] = spans;
		spans += spans_of(&workload->op[i], call,
				  &clean->trace.entries[call->first],
				  &layout->span[spans]);
		at += sizeof(struct cf_seen);
		for (unsigned long s = layout->first[i]; s < spans; s++)
			at += layout->span[s].size;
	}
	layout->at[workload->count] = at;
	layout->first[workload->count] = spans;
	layout->size = at;
	return 0;
}

/* ---- looking ---- */

static struct cf_seen see(const struct cf_op_record *call)
{
	return (struct cf_seen) { call->ret, call->pos_after };
}

void cf_image_take(const struct cf_layout *layout, const struct cf_record *run,
		   int from, unsigned char *image)
{
	for (int i = from; i < layout->workload->count; i++) {
		unsigned char *to = image + layout->at[i];
		struct cf_seen seen = see(&run->op[i]);

		memcpy(to, &seen, sizeof(seen));
		to += sizeof(seen);
		for (unsigned long s = layout->first[i];
		     s < layout->first[i + 1]; s++) {
			const struct cf_span *span = &layout->span[s];
			const void *bytes = cf_user_ptr(span->uaddr,
							span->size);

			if (bytes)
				memcpy(to, bytes, span->size);
			else
				memset(to, 0, span->size);
			to += span->size;
		}
	}
}

static int looks_like(const struct cf_layout *layout,
		      const struct cf_record *run, int i,
		      const unsigned char *image)
{
	const unsigned char *want = image + layout->at[i];
	struct cf_seen seen = see(&run->op[i]);

	if (memcmp(want, &seen, sizeof(seen)))
		return 0;
	want += sizeof(seen);
	for (unsigned long s = layout->first[i]; s < layout->first[i + 1]; s++) {
		const struct cf_span *span = &layout->span[s];
		const void *bytes = cf_user_ptr(span->uaddr, span->size);

		if (!bytes || memcmp(want, bytes, span->size))
			return 0;
		want += span->size;
	}
	return 1;
}

int cf_image_is(const struct cf_layout *layout, const struct cf_record *run,
		int from, const unsigned char *image)
{
	for (int i = from; i < layout->workload->count; i++)
		if (!looks_like(layout, run, i, image))
			return 0;
	return 1;
}

unsigned long cf_seen_digest(unsigned long digest, const void *bytes,
			     unsigned long size)
{
	const unsigned char *at = bytes;
	unsigned long word;

	for (; size >= sizeof(word); at += sizeof(word), size -= sizeof(word)) {
		memcpy(&word, at, sizeof(word));
		digest = (digest ^ word) * 0x9e3779b97f4a7c15UL;
		digest ^= digest >> 29;
	}
	word = size;
	memcpy(&word, at, size < sizeof(word) ? size : 0);
	digest = (digest ^ word ^ size << 56) * 0x9e3779b97f4a7c15UL;
	return digest ^ digest >> 32;
}

unsigned long cf_image_digest(const struct cf_layout *layout, int from,
			      const unsigned char *image)
{
	unsigned long digest = 1;

	for (int i = from; i < layout->workload->count; i++)
		digest = cf_seen_digest(digest, image + layout->at[i],
					 layout->at[i + 1] - layout->at[i]);
	return digest ? digest : 1;
}
