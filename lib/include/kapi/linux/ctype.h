/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Characters, ASCII only. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_CTYPE_H
#define _LINUX_CTYPE_H

static inline int isdigit(int c)
{
	return '0' <= c && c <= '9';
}

static inline int isupper(int c)
{
	return 'A' <= c && c <= 'Z';
}

static inline int islower(int c)
{
	return 'a' <= c && c <= 'z';
}

static inline int isalpha(int c)
{
	return isupper(c) || islower(c);
}

static inline int isalnum(int c)
{
	return isalpha(c) || isdigit(c);
}

static inline int isspace(int c)
{
	return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xa0;
}

static inline int isxdigit(int c)
{
	return isdigit(c) || ('a' <= (c | 32) && (c | 32) <= 'f');
}

static inline int iscntrl(int c)
{
	return (c >= 0 && c < 32) || c == 127;
}

static inline int isprint(int c)
{
	return (c >= 32 && c < 127) || (c >= 0xa0 && c <= 0xff);
}

static inline int isgraph(int c)
{
	return isprint(c) && c != ' ' && c != 0xa0;
}

static inline int ispunct(int c)
{
	return c > 32 && c < 127 && !isalnum(c);
}

static inline int isascii(int c)
{
	return (unsigned int)c < 128;
}

static inline int isodigit(int c)
{
	return c >= '0' && c <= '7';
}

static inline unsigned char cf_toupper(unsigned char c)
{
	return islower(c) ? c - 32 : c;
}

static inline unsigned char cf_tolower(unsigned char c)
{
	return isupper(c) ? c + 32 : c;
}
/* Macros, because the compiler believes that it knows these two. */
#define toupper(c) cf_toupper(c)
#define tolower(c) cf_tolower(c)
#define toascii(c) ((unsigned char)(c) & 0x7f)
#define _tolower(c) ((c) | 0x20)

#endif
