// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * At which bytes a user copy is stopped. Host-side.
 *
 * Code goes wrong at edges, if it does: the first and the last bytes, the
 * borders of words, of the fields of a struct, of pages.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <cf_mm.h>

#include "offsets.h"

#define WHOLE 64UL	/* of a long copy: bytes at both ends, each of them */
#define WORDS 512UL	/* at both ends: words */
#define WORD 8UL

/* A list under construction; @failed when there was no memory. */
struct list {
	unsigned long size;	/* of the copy */
	unsigned long *at;
	unsigned long count, room;
	int failed;
};

static void add(struct list *list, unsigned long at)
{
	if (at >= list->size || list->failed)
		return;
	if (list->count == list->room) {
		unsigned long room = list->room ? 2 * list->room : 64;
		unsigned long *more = realloc(list->at, room * sizeof(*more));

		if (!more) {
			list->failed = 1;
			return;
		}
		list->at = more;
		list->room = room;
	}
	list->at[list->count++] = at;
}

static void add_range(struct list *list, unsigned long from, unsigned long end,
		      unsigned long step)
{
	for (unsigned long at = from; at < end && at < list->size; at += step)
		add(list, at);
}

static unsigned long before_end(unsigned long size, unsigned long bytes)
{
	return size > bytes ? size - bytes : 0;
}

static void add_edges(struct list *list, unsigned long uaddr,
		      const struct cf_fields *fields)
{
	unsigned long size = list->size;
	unsigned long border = CF_PAGE_SIZE - uaddr % CF_PAGE_SIZE;

	add_range(list, 0, 2, 1);
	add(list, size - 1);
	add_range(list, 0, WORDS, WORD);
	add_range(list, before_end(size, WORDS) / WORD * WORD, size, WORD);
	for (; border < size; border += CF_PAGE_SIZE)
		add_range(list, border - 1, border + 2, 1);
	for (unsigned long i = 0; fields && i < fields->count; i++)
		if (fields->field[i].size == size)
			add(list, fields->field[i].at);
}

/* A number that looks random and is the same each time (splitmix64). */
static unsigned long mix(unsigned long x)
{
	x += 0x9e3779b97f4a7c15UL;
	x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9UL;
	x = (x ^ (x >> 27)) * 0x94d049bb133111ebUL;
	return x ^ (x >> 31);
}

/* First, last, and one out of each of so many equal parts between them. */
static void add_some(struct list *list, const struct cf_offsets_rule *rule)
{
	unsigned long parts = rule->count > 2 ? rule->count - 2 : 0;
	unsigned long inner = list->size > 2 ? list->size - 2 : 0;

	if (rule->count >= list->size) {
		add_range(list, 0, list->size, 1);
		return;
	}
	add(list, 0);
	if (rule->count > 1)
		add(list, list->size - 1);
	for (unsigned long i = 0; i < parts; i++) {
		unsigned long from = inner * i / parts;
		unsigned long width = inner * (i + 1) / parts - from;

		add(list, 1 + from + mix(rule->seed ^ mix(list->size ^ mix(i))) %
				    width);
	}
}

static void add_listed(struct list *list, const struct cf_offsets_rule *rule)
{
	for (unsigned long i = 0; i < rule->count; i++)
		add(list, rule->list[i].from_end ?
			  list->size - rule->list[i].at : rule->list[i].at);
}

static int compare(const void *a, const void *b)
{
	unsigned long x = *(const unsigned long *)a;
	unsigned long y = *(const unsigned long *)b;

	return x < y ? -1 : x > y;
}

static void sort(struct list *list)
{
	unsigned long kept = 0;

	if (list->count)
		qsort(list->at, list->count, sizeof(*list->at), compare);
	for (unsigned long i = 0; i < list->count; i++)
		if (!i || list->at[i] != list->at[kept - 1])
			list->at[kept++] = list->at[i];
	list->count = kept;
}

static void fill(struct list *list, const struct cf_offsets_rule *rule,
		 unsigned long uaddr)
{
	switch (rule->mode) {
	case CF_OFFSETS_ALL:
		add_range(list, 0, WHOLE, 1);
		add_range(list, before_end(list->size, WHOLE), list->size, 1);
		add_edges(list, uaddr, rule->fields);
		break;
	case CF_OFFSETS_EDGES:
		add_edges(list, uaddr, rule->fields);
		break;
	case CF_OFFSETS_SOME:
		add_some(list, rule);
		break;
	case CF_OFFSETS_LIST:
		add_listed(list, rule);
		break;
	}
	sort(list);
}

/* Copies of one size that lie alike in their pages, made once. */
struct known {
	const struct cf_offsets_rule *rule;
	unsigned long size, place;
	struct cf_offsets offsets;
	struct known *next;
};

static struct known *find(const struct cf_offsets_rule *rule,
			  unsigned long size, unsigned long place,
			  struct known *first)
{
	while (first && (first->rule != rule || first->size != size ||
			 first->place != place))
		first = first->next;
	return first;
}

int cf_offsets_choose(const struct cf_offsets_rule *rule, unsigned long uaddr,
		      unsigned long size, struct cf_offsets *offsets)
{
	static struct known *first;
	unsigned long place = uaddr % CF_PAGE_SIZE;
	struct list list = { .size = size };
	struct known *known;

	if (rule->mode == CF_OFFSETS_ALL && size <= CF_OFFSETS_ALL_MAX) {
		*offsets = (struct cf_offsets) { .count = size };
		return 0;
	}
	known = find(rule, size, place, first);
	if (known) {
		*offsets = known->offsets;
		return 0;
	}
	known = calloc(1, sizeof(*known));
	if (!known)
		return -ENOMEM;
	fill(&list, rule, uaddr);
	*known = (struct known) {
		.rule = rule, .size = size, .place = place, .next = first,
		.offsets = { .count = list.count, .at = list.at },
	};
	first = known;
	*offsets = known->offsets;
	return list.failed ? -ENOMEM : 0;
}

/* ---- the option ---- */

/* Return: behind the number; NULL when there is none. */
static const char *number(const char *text, unsigned long *value)
{
	char *end;

	if (*text < '0' || *text > '9')
		return NULL;
	errno = 0;
	*value = strtoul(text, &end, 10);
	return errno ? NULL : end;
}

static int parse_list(const char *text, struct cf_offsets_rule *rule,
		      const char **seen)
{
	rule->mode = CF_OFFSETS_LIST;
	rule->count = 0;
	while (*text) {
		const char *word = text;
		int from_end = !strncmp(text, "end-", 4);

		text = number(text + 4 * from_end,
			      &rule->list[rule->count].at);
		*seen = word;
		if (!text || (*text && *text != ',') ||
		    rule->count == CF_OFFSETS_LIST_MAX - 1 ||
		    (from_end && !rule->list[rule->count].at))
			return -EINVAL;
		rule->list[rule->count++].from_end = from_end;
		text += *text == ',';
	}
	return 0;
}

int cf_offsets_parse(const char *text, struct cf_offsets_rule *rule,
		     const char **seen)
{
	const char *end;

	*seen = text;
	rule->text = text;
	if (!strcmp(text, "all") || !strcmp(text, "edges")) {
		rule->mode = *text == 'a' ? CF_OFFSETS_ALL : CF_OFFSETS_EDGES;
		return 0;
	}
	if (strchr(text, ','))
		return parse_list(text, rule, seen);
	rule->mode = CF_OFFSETS_SOME;
	end = number(text, &rule->count);
	return end && !*end && rule->count ? 0 : -EINVAL;
}
