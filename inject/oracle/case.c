// SPDX-License-Identifier: LGPL-2.1-or-later
/* What moved in the run that is judged: for several oracles. Host-side. */
#include "oracle.h"

/* The end of the run of moved bytes that begins at @from, in one call. */
static unsigned long moved_to(const struct cf_record *record,
			      const struct cf_op_record *call, int dir,
			      unsigned long from)
{
	const struct cf_trace_entry *entry = &record->trace.entries[call->first];
	int grew;

	do {
		grew = 0;
		for (unsigned long i = 0; i < call->accesses; i++) {
			unsigned long end = entry[i].uaddr + entry[i].copied;

			if (entry[i].dir != dir || entry[i].uaddr > from ||
			    end <= from)
				continue;
			from = end;
			grew = 1;
		}
	} while (grew);
	return from;
}

/* A vectored call has three segments, one behind the other in one buffer. */
unsigned long cf_case_prefix(const struct cf_op *op,
			     const struct cf_record *record,
			     const struct cf_op_record *call)
{
	unsigned long end = moved_to(record, call, cf_op_moves(op->type),
				     op->ubuf);

	end -= op->ubuf;
	return end > op->size ? op->size : end;
}

/* Of [from, end): bytes that the call moved. Ranges of one copy are short. */
static unsigned long moved_in(const struct cf_record *record,
			      const struct cf_op_record *call, int dir,
			      unsigned long from, unsigned long end)
{
	unsigned long bytes = 0;

	while (from < end) {
		unsigned long to = moved_to(record, call, dir, from);

		if (to > end)
			to = end;
		bytes += to - from;
		from = to > from ? to : from + 1;
	}
	return bytes;
}

unsigned long cf_case_missing(const struct cf_case *c)
{
	unsigned long from = c->hit->uaddr + c->hit->copied;
	unsigned long end = c->hit->uaddr + c->hit->size;
	unsigned long was = moved_in(c->clean, cf_case_clean(c), c->hit->dir,
				     from, end);
	unsigned long is = moved_in(c->run, cf_case_run(c), c->hit->dir, from,
				    end);

	return was > is ? was - is : 0;
}

int cf_case_left(const struct cf_op_record *call, struct cf_object *first)
{
	struct cf_object object;
	int count = 0;

	for (unsigned int i = 0; !cf_object_get(i, &object); i++) {
		if (object.serial <= call->object_before ||
		    object.serial > call->object_after)
			continue;
		if (!count++)
			*first = object;
	}
	return count;
}
