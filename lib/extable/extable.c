// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Keep, sort and search exception tables, one per loaded object. What an entry
 * means is the architecture's business (lib/arch). Kernel-side.
 */
#include <cf_extable.h>
#include <cf_state.h>

#define TABLES_MAX 128

static struct {
	/* [first, last] are instruction addresses: most searches end there. */
	struct {
		struct cf_extable_entry *start, *end;
		unsigned long first, last;
	} table[TABLES_MAX];
	int count;
} tables __cf_fixed;

/* Found last: a program faults again where it did before. */
static const struct cf_extable_entry *last_found;

extern struct cf_extable_entry __start___ex_table[]
	__attribute__((weak, visibility("hidden")));
extern struct cf_extable_entry __stop___ex_table[]
	__attribute__((weak, visibility("hidden")));

/* Entries are relative to themselves, so moving one changes its fields. */
static void entry_swap(struct cf_extable_entry *a, struct cf_extable_entry *b)
{
	int distance = (int)((char *)b - (char *)a);
	struct cf_extable_entry kept = *a;

	a->insn = b->insn + distance;
	a->fixup = b->fixup + distance;
	a->type = b->type;
	b->insn = kept.insn - distance;
	b->fixup = kept.fixup - distance;
	b->type = kept.type;
}

static void sift_down(struct cf_extable_entry *heap, long root, long count)
{
	for (;;) {
		long child = 2 * root + 1;

		if (child >= count)
			return;
		if (child + 1 < count && cf_extable_insn(&heap[child]) <
					 cf_extable_insn(&heap[child + 1]))
			child++;
		if (cf_extable_insn(&heap[root]) >=
		    cf_extable_insn(&heap[child]))
			return;
		entry_swap(&heap[root], &heap[child]);
		root = child;
	}
}

/* Heap sort: in place, no recursion, no allocation. */
static void table_sort(struct cf_extable_entry *start, long count)
{
	for (long i = count / 2 - 1; i >= 0; i--)
		sift_down(start, i, count);
	for (long i = count - 1; i > 0; i--) {
		entry_swap(&start[0], &start[i]);
		sift_down(start, 0, i);
	}
}

int cf_extable_register(struct cf_extable_entry *start,
			struct cf_extable_entry *end)
{
	int slot = tables.count;

	if (start >= end)
		return 0;
	for (int i = 0; i < tables.count; i++)
		if (tables.table[i].start == start)
			return 0;
	if (slot == TABLES_MAX)
		return -28;
	table_sort(start, end - start);
	last_found = (void *)0;
	tables.table[slot].start = start;
	tables.table[slot].end = end;
	tables.table[slot].first = cf_extable_insn(start);
	tables.table[slot].last = cf_extable_insn(end - 1);
	tables.count++;
	return 0;
}

void cf_extable_unregister(struct cf_extable_entry *start)
{
	for (int i = 0; i < tables.count; i++) {
		if (tables.table[i].start != start)
			continue;
		tables.table[i] = tables.table[--tables.count];
		last_found = (void *)0;
		return;
	}
}

static const struct cf_extable_entry *
table_search(const struct cf_extable_entry *low,
	     const struct cf_extable_entry *end, unsigned long ip)
{
	long count = end - low;

	while (count > 0) {
		const struct cf_extable_entry *middle = low + count / 2;
		unsigned long insn = cf_extable_insn(middle);

		if (insn == ip)
			return middle;
		if (insn < ip) {
			low = middle + 1;
			count -= count / 2 + 1;
		} else {
			count /= 2;
		}
	}
	return (void *)0;
}

const struct cf_extable_entry *cf_extable_search(unsigned long ip)
{
	const struct cf_extable_entry *found =
		__atomic_load_n(&last_found, __ATOMIC_RELAXED);

	if (found && cf_extable_insn(found) == ip)
		return found;
	found = (void *)0;
	/* Several drivers in one executable: their ranges may interleave. */
	for (int i = 0; i < tables.count && !found; i++)
		if (ip >= tables.table[i].first && ip <= tables.table[i].last)
			found = table_search(tables.table[i].start,
					     tables.table[i].end, ip);
	if (found)
		__atomic_store_n(&last_found, found, __ATOMIC_RELAXED);
	return found;
}

/* The core's own table: there as soon as the library is loaded. */
__attribute__((constructor(101))) static void register_core(void)
{
	cf_extable_register(__start___ex_table, __stop___ex_table);
}
