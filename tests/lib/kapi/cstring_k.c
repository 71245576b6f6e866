// SPDX-License-Identifier: LGPL-2.1-or-later
/* Strings in the kernel heap and on its stack, with and without a NUL. Kernel-side. */
#include <linux/slab.h>
#include <linux/sprintf.h>
#include <linux/string.h>
#include <linux/uaccess.h>

#include "cstring_k.h"

#define SIZE 16

/* The compiler knows what these do to strings that it knows. */
#define HIDDEN(p) ({ char *p_ = (p); OPTIMIZER_HIDE_VAR(p_); p_; })

#define WANT(is) do { if (!(is)) return __LINE__; } while (0)

static char *filled(const char *text)
{
	char *p = kmalloc(SIZE, GFP_KERNEL);

	memset(p, 'A', SIZE);
	if (text)
		memcpy(p, text, strlen(text) + 1);
	return HIDDEN(p);
}

int cstring_sound(void)
{
	char *whole = filled("fifteen letters"), *part = filled("part");
	char *open = filled(NULL), to[SIZE];

	WANT(strlen(whole) == 15);
	WANT(strlen(whole + 15) == 0);
	WANT(strlen(HIDDEN("elsewhere")) == 9);
	WANT(strcpy(to, part) == to && !memcmp(to, "part", 5));
	WANT(!strcmp(whole, HIDDEN("fifteen letters")));
	WANT(strcmp(part, whole) > 0 && strcmp(whole, part) < 0);
	WANT(strcmp(part, HIDDEN("parts")) < 0);
	WANT(strchr(whole, 't') == whole + 3);
	WANT(strchr(part, 'x') == NULL && strchr(part, 0) == part + 4);
	/* What is decided before the end needs no NUL. */
	WANT(strcmp(open, HIDDEN("AAB")) < 0);
	WANT(strchr(open, 'A') == open);
	WANT(snprintf(to, sizeof(to), "%.4s", open) == 4);
	kfree(open);
	kfree(part);
	kfree(whole);
	return 0;
}

/* As a driver has it: what is behind the letters was never written. */
static unsigned long fetch(char *to, unsigned long uaddr)
{
	memset(to, 'A', SIZE);
	return copy_from_user(to, (const void __user *)uaddr, FETCHED);
}

int cstring_fetched(unsigned long uaddr)
{
	char buf[2 * SIZE];

	memset(buf, 0, sizeof(buf));
	WANT(!fetch(buf, uaddr));
	buf[FETCHED] = 0;
	WANT(strlen(HIDDEN(buf)) == FETCHED);
	/* Another string of another function, at the same place. */
	WANT(!fetch(buf, uaddr));
	memset(buf, 'B', SIZE - 1);
	buf[SIZE - 1] = 0;
	WANT(strlen(HIDDEN(buf)) == SIZE - 1);
	WANT(!fetch(buf, uaddr) && !fetch(buf + FETCHED, uaddr));
	buf[2 * FETCHED] = 0;
	WANT(strlen(HIDDEN(buf)) == 2 * FETCHED);
	WANT(!fetch(buf, uaddr));
	buf[FETCHED - 1] = 0;
	WANT(strlen(HIDDEN(buf)) == FETCHED - 1);
	/* What is decided before the end needs no NUL. */
	WANT(!fetch(buf, uaddr));
	WANT(strchr(HIDDEN(buf), buf[0]) == buf);
	return 0;
}

void cstring_open(void *arg)
{
	char buf[2 * SIZE];
	size_t size = 0;

	memset(buf, 0, sizeof(buf));
	if (!fetch(buf, (unsigned long)arg))
		size = strlen(HIDDEN(buf));
	asm volatile("" : : "r" (size));
}

void cstring_strlen(void *arg)
{
	*(size_t *)arg = strlen(filled(NULL));
}

void cstring_strcpy(void *arg)
{
	char to[64];

	strcpy(HIDDEN(to), filled(NULL));
}

void cstring_strcmp(void *arg)
{
	*(size_t *)arg = strcmp(filled(NULL),
				HIDDEN("AAAAAAAAAAAAAAAAAAAAAAAA"));
}

void cstring_strchr(void *arg)
{
	*(char **)arg = strchr(filled(NULL), 'B');
}

void cstring_printf(void *arg)
{
	char to[64];

	snprintf(to, sizeof(to), "%s", filled(NULL));
}
