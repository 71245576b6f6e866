// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * What reads on until it finds a NUL, and must find it before its object of
 * the heap ends, or what was copied to the stack. Kernel-side.
 *
 * A kernel with KASAN says so; without it, what comes behind is taken for part
 * of the string. Strings that lie elsewhere are not watched.
 */
#include <linux/kernel.h>
#include <linux/string.h>

#include <cf_oops.h>
#include <cf_state.h>

#include "../uaccess/access.h"
#include "heap.h"

#define FAR (~0UL >> 1)
#define STACK (16UL << 10)	/* of a driver's callers, not more */

/* In a frame of who called us. */
static __always_inline bool is_on_stack(const char *s)
{
	return (unsigned long)s -
	       (unsigned long)__builtin_frame_address(0) < STACK;
}

/* Bytes from @s to the end of its object. */
static size_t rest_of(const char *s)
{
	unsigned long start, used;
	struct heap_block *block;

	cf_arena_range(&start, &used);
	if (is_on_stack(s))
		return cf_fetched_open(s) ?: FAR;
	if ((unsigned long)s - start >= used)
		return FAR;
	block = heap_block_around(s);
	return block ? block->size - ((unsigned long)s -
				      (unsigned long)(block + 1)) : FAR;
}

static void no_nul(const char *what, const char *s)
{
	const struct heap_block *block = is_on_stack(s) ? NULL :
					 heap_block_around(s);
	char text[160];

	if (block)
		snprintf(text, sizeof(text), "%s: it ends without a NUL: object %lu of %lu bytes",
			 what, block->serial, block->size);
	else
		snprintf(text, sizeof(text), "%s: it ends without a NUL: on the stack, copied from user space",
			 what);
	cf_oops_raise(CF_OOPS_STRING, text);
}

void cf_string_check(const char *what, const char *s)
{
	size_t rest = rest_of(s);

	if (strnlen(s, rest) == rest)
		no_nul(what, s);
}

size_t strlen(const char *s)
{
	cf_string_check("strlen", s);
	return strnlen(s, FAR);
}

char *strcpy(char *to, const char *from)
{
	return memcpy(to, from, strlen(from) + 1);
}

int strcmp(const char *a, const char *b)
{
	size_t rest_a = rest_of(a), rest_b = rest_of(b);
	size_t rest = rest_a < rest_b ? rest_a : rest_b;
	int ret = strncmp(a, b, rest);

	if (!ret && rest != FAR && strnlen(a, rest) == rest)
		no_nul("strcmp", rest == rest_a ? a : b);
	return ret;
}

char *strchr(const char *s, int c)
{
	size_t rest = rest_of(s), len = strnlen(s, rest);
	char *found = memchr(s, c, len);

	if (found)
		return found;
	if (len == rest)
		no_nul("strchr", s);
	return (char)c ? NULL : (char *)s + len;
}
