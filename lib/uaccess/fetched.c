// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Strings that came from user space without a NUL. An object of the heap ends
 * somewhere, and a string in it must end before; a buffer on the stack has no
 * end that could be known. But what the last copies brought is known: a string
 * in it that goes on behind it, into what nobody fetched, has no NUL of its own.
 *
 * Kept while an injector looks at user accesses, until the next system call. The
 * first bytes are kept too: a buffer that holds something else by now, of another
 * function, is not judged, nor is a string that begins behind them. Kernel-side.
 */
#include <linux/kernel.h>
#include <linux/string.h>

#include "access.h"

#define HEAD ((unsigned long)CF_FETCHED_HEAD)

void cf_fetched_note(const struct cf_access *access)
{
	struct cf_context *context = cf_context();
	struct cf_fetched *new;

	if (access->dir != CF_FROM_USER || access->unit == CF_UNIT_WHOLE ||
	    !access->kaddr || !access->copied)
		return;
	new = &context->fetched[context->fetches++ % CF_FETCHED];
	new->to = (unsigned long)access->kaddr;
	new->size = access->copied;
	memcpy(new->head, access->kaddr, min(access->copied, HEAD));
}

void cf_fetched_forget(void)
{
	struct cf_context *context = cf_context();

	for (unsigned int i = 0; i < CF_FETCHED; i++)
		context->fetched[i].size = 0;
}

/* The newest that brought this byte. */
static const struct cf_fetched *find(unsigned long at)
{
	const struct cf_context *context = cf_context();

	for (unsigned int i = 1; i <= CF_FETCHED; i++) {
		const struct cf_fetched *one =
			&context->fetched[(context->fetches - i) % CF_FETCHED];

		if (at - one->to < one->size)
			return one;
	}
	return NULL;
}

/* From @p to the end of what was brought no NUL, and nothing else by now. */
static bool is_open(const struct cf_fetched *one, const char *p)
{
	for (unsigned long at = (unsigned long)p - one->to; at < one->size;
	     at++, p++)
		if (!*p || (at < HEAD && (unsigned char)*p != one->head[at]))
			return false;
	return true;
}

unsigned long cf_fetched_open(const char *s)
{
	const struct cf_fetched *one;
	const char *p = s;

	one = find((unsigned long)s);
	if (!one || (unsigned long)s - one->to >= HEAD)
		return 0;
	/* No byte is looked at that the string's reader would not. */
	while ((one = find((unsigned long)p))) {
		if (!is_open(one, p))
			return 0;
		p = (const char *)(one->to + one->size);
	}
	return p == s || !*p ? 0 : p - s;
}
