// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * sscanf: values out of text. Conversions d i u o x X s c [ n, with width, * and
 * the length letters; numbers beyond their type are truncated. Kernel-side.
 */
#include <linux/ctype.h>
#include <linux/kernel.h>
#include <linux/string.h>

#include "heap.h"

struct want {
	bool skip;
	int width;		/* 0: none */
	char qualifier;
	char conversion;
};

static const char *want_parse(struct want *want, const char *fmt)
{
	*want = (struct want) { };
	if (*fmt == '*') {
		want->skip = true;
		fmt++;
	}
	while (isdigit(*fmt))
		want->width = want->width * 10 + *fmt++ - '0';
	while (*fmt && strchr("hlLqzZ", *fmt)) {
		want->qualifier = want->qualifier == *fmt ?
			(*fmt == 'h' ? 'H' : 'L') :
			*fmt == 'q' ? 'L' : *fmt;
		fmt++;
	}
	want->conversion = *fmt;
	return *fmt ? fmt + 1 : fmt;
}

static void store(char qualifier, void *to, long long value)
{
	switch (qualifier) {
	case 'H': *(char *)to = value; break;
	case 'h': *(short *)to = value; break;
	case 0: *(int *)to = value; break;
	default: *(long long *)to = value; break;
	}
}

static unsigned int base_of(char conversion)
{
	switch (conversion) {
	case 'x': case 'X': return 16;
	case 'o': return 8;
	case 'i': return 0;
	}
	return 10;
}

/* Returns the first byte after the number, or NULL if there is none. */
static const char *scan_number(const struct want *want, const char *s, void *to)
{
	bool is_signed = want->conversion == 'd' || want->conversion == 'i';
	unsigned int base = base_of(want->conversion);
	char text[72];
	int width = want->width ? want->width : (int)sizeof(text) - 1;
	char *end;
	long long value;

	s = skip_spaces(s);
	width = strnlen(s, min(width, (int)sizeof(text) - 1));
	memcpy(text, s, width);
	text[width] = '\0';
	if (!isalnum(text[0]) && !(text[0] == '-' && is_signed))
		return NULL;
	value = simple_strtoll(text, &end, base);
	if (end == text || (text[0] == '-' && end == text + 1))
		return NULL;
	if (!want->skip)
		store(want->qualifier, to, value);
	return s + (end - text);
}

static const char *scan_word(const struct want *want, const char *s, char *to)
{
	int width = want->width ? want->width : INT_MAX;

	s = skip_spaces(s);
	if (!*s)
		return NULL;
	while (*s && !isspace(*s) && width--) {
		if (to)
			*to++ = *s;
		s++;
	}
	if (to)
		*to = '\0';
	return s;
}

static const char *scan_chars(const struct want *want, const char *s, char *to)
{
	int width = want->width ? want->width : 1;

	for (; width--; s++) {
		if (!*s)
			return NULL;
		if (to)
			*to++ = *s;
	}
	return s;
}

/* %[abc] or %[^abc]; *fmt stands after the bracket. */
static const char *scan_set(const struct want *want, const char *s, char *to,
			    const char **fmt)
{
	bool member[256] = { }, negated = **fmt == '^';
	int width = want->width ? want->width : INT_MAX;
	const char *first;

	if (negated)
		(*fmt)++;
	for (first = *fmt; **fmt && (**fmt != ']' || *fmt == first); (*fmt)++)
		member[(u8)**fmt] = true;
	if (**fmt)
		(*fmt)++;
	first = s;
	for (; *s && member[(u8)*s] != negated && width--; s++)
		if (to)
			*to++ = *s;
	if (s == first)
		return NULL;
	if (to)
		*to = '\0';
	return s;
}

int vsscanf(const char *s, const char *fmt, va_list args)
{
	const char *begin = s;
	struct want want;
	int count = 0;

	cf_string_check("sscanf", s);
	while (*fmt) {
		void *to;

		if (isspace(*fmt)) {
			fmt = skip_spaces(fmt);
			s = skip_spaces(s);
			continue;
		}
		if (*fmt != '%' || fmt[1] == '%') {
			fmt += *fmt == '%';
			if (*s++ != *fmt++)
				break;
			continue;
		}
		fmt = want_parse(&want, fmt + 1);
		to = want.skip ? NULL : va_arg(args, void *);
		if (want.conversion == 'n') {
			*(int *)to = s - begin;
			continue;
		}
		if (!*s)
			break;
		if (want.conversion == 's')
			s = scan_word(&want, s, to);
		else if (want.conversion == 'c')
			s = scan_chars(&want, s, to);
		else if (want.conversion == '[')
			s = scan_set(&want, s, to, &fmt);
		else
			s = scan_number(&want, s, to);
		if (!s)
			break;
		count += !want.skip;
	}
	return count;
}

int sscanf(const char *s, const char *fmt, ...)
{
	va_list args;
	int count;

	va_start(args, fmt);
	count = vsscanf(s, fmt, args);
	va_end(args);
	return count;
}
