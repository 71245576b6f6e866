// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Strings that came from user space without a NUL. An object of the heap ends
 * somewhere, and a string in it must end before; a buffer on the stack has no
 * end that could be known. But what the last copies brought is known: a string
 * in it that goes on behind it, into what nobody fetched, has no NUL of its own.
 *
 * Kept while an injector looks at user accesses. The first bytes are kept too:
 * a buffer that holds something else by now is not judged. Kernel-side.
 */
#include <linux/kernel.h>
#include <linux/string.h>

#include <cf_state.h>

#include "access.h"

#define LAST 4		/* copies that are known */
#define HEAD 64		/* bytes of each */

static struct fetched {
	unsigned long to;
	unsigned long size;
	unsigned char head[HEAD];
} last[LAST] __cf_state;
static unsigned int count __cf_state;

void cf_fetched_note(const struct cf_access *access)
{
	struct fetched *new;

	if (access->dir != CF_FROM_USER || access->unit == CF_UNIT_WHOLE ||
	    !access->kaddr || !access->copied)
		return;
	new = &last[count++ % LAST];
	new->to = (unsigned long)access->kaddr;
	new->size = access->copied;
	memcpy(new->head, access->kaddr, min(access->copied, (unsigned long)HEAD));
}

/* The newest that brought this byte. */
static const struct fetched *find(unsigned long at)
{
	for (unsigned int i = 1; i <= LAST; i++) {
		const struct fetched *one = &last[(count - i) % LAST];

		if (at - one->to < one->size)
			return one;
	}
	return NULL;
}

static bool is_there(const struct fetched *one)
{
	return !memcmp((const void *)one->to, one->head,
		       min(one->size, (unsigned long)HEAD));
}

unsigned long cf_fetched_open(const char *s)
{
	const struct fetched *one;
	const char *p = s;

	while ((one = find((unsigned long)p))) {
		size_t size = one->to + one->size - (unsigned long)p;

		if (!is_there(one) || memchr(p, 0, size))
			return 0;
		p += size;
	}
	return p == s || !*p ? 0 : p - s;
}
