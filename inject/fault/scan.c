/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Walk along a fault expression: blanks, words, numbers, and complaints with a
 * column. Knows no grammar. Host-side.
 */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "fault/scan.h"

static int is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

static int is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static int is_word(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z') || c == '_';
}

static int is_glob(char c)
{
	return is_word(c) || c == '*' || c == '?';
}

size_t cf_scan_word(const char *at)
{
	size_t n = 0;

	while (is_word(at[n]))
		n++;
	return n;
}

size_t cf_scan_glob(const char *at)
{
	size_t n = 0;

	while (is_glob(at[n]))
		n++;
	return n;
}

/* What a complaint quotes: the name at hand, a blank, or up to the next one. */
size_t cf_scan_seen(const char *at)
{
	size_t n = cf_scan_glob(at);

	if (n || is_blank(*at))
		return n ? n : 1;
	while (at[n] && !is_blank(at[n]))
		n++;
	return n;
}

void cf_scan_blanks(struct cf_scan *s)
{
	while (is_blank(*s->at))
		s->at++;
}

int cf_scan_skip(struct cf_scan *s, const char *word)
{
	size_t n = cf_scan_word(s->at);

	if (n != strlen(word) || memcmp(s->at, word, n))
		return 0;
	s->at += n;
	return 1;
}

static void describe(struct cf_fault_error *err)
{
	int n;

	if (err->seen[0])
		n = snprintf(err->text, sizeof(err->text), "column %u: '%s'",
			     err->column, err->seen);
	else
		n = snprintf(err->text, sizeof(err->text),
			     "column %u: the expression ends", err->column);
	n += snprintf(err->text + n, sizeof(err->text) - n, ", expected %s",
		      err->expected);
	if (err->nearest[0])
		snprintf(err->text + n, sizeof(err->text) - n,
			 "; did you mean '%s'?", err->nearest);
}

int cf_scan_refuse(struct cf_scan *s, const char *at, const char *nearest,
		   const char *expected, ...)
{
	struct cf_fault_error *err = s->err;
	va_list args;

	if (!err)
		return -EINVAL;
	memset(err, 0, sizeof(*err));
	err->column = at - s->text + 1;
	snprintf(err->seen, sizeof(err->seen), "%.*s", (int)cf_scan_seen(at),
		 at);
	snprintf(err->nearest, sizeof(err->nearest), "%s", nearest);
	va_start(args, expected);
	vsnprintf(err->expected, sizeof(err->expected), expected, args);
	va_end(args);
	describe(err);
	return -EINVAL;
}

int cf_scan_want_blank(struct cf_scan *s, const char *expected)
{
	if (!*s->at || is_blank(*s->at))
		return 0;
	return cf_scan_refuse(s, s->at, "", "%s", expected);
}

static int digit_value(char c, int base)
{
	int value = base;

	if (is_digit(c))
		value = c - '0';
	else if (c >= 'a' && c <= 'f')
		value = c - 'a' + 10;
	else if (c >= 'A' && c <= 'F')
		value = c - 'A' + 10;
	return value < base ? value : -1;
}

int cf_scan_number(struct cf_scan *s, const char *what, unsigned long *out)
{
	const char *start = s->at;
	unsigned long value = 0;
	int base = 10, digit;

	if (start[0] == '0' && (start[1] == 'x' || start[1] == 'X')) {
		base = 16;
		s->at += 2;
	}
	if (digit_value(*s->at, base) < 0)
		return cf_scan_refuse(s, start, "", "%s: 37, 0x25 or 4k", what);
	for (; (digit = digit_value(*s->at, base)) >= 0; s->at++)
		if (__builtin_mul_overflow(value, base, &value) ||
		    __builtin_add_overflow(value, digit, &value))
			return cf_scan_refuse(s, start, "", "%s below 2^64",
					      what);
	if (base == 10 && *s->at == 'k') {
		s->at++;
		if (__builtin_mul_overflow(value, 1024, &value))
			return cf_scan_refuse(s, start, "", "%s below 2^64",
					      what);
	}
	if (is_word(*s->at))
		return cf_scan_refuse(s, start, "", "%s: 37, 0x25 or 4k", what);
	*out = value;
	return 0;
}

int cf_scan_positive(struct cf_scan *s, const char *what, unsigned long *out)
{
	const char *start = s->at;
	int ret = cf_scan_number(s, what, out);

	if (!ret && !*out)
		return cf_scan_refuse(s, start, "", "%s from 1 on", what);
	return ret;
}
