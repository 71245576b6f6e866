// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Text to integers and bytes. kstrto*() takes the whole string, with one
 * newline at most after it, or nothing; simple_strto*() takes what it can and
 * never fails. Kernel-side.
 */
#include <linux/ctype.h>
#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/limits.h>
#include <linux/string.h>

#include "heap.h"

const char hex_asc[] = "0123456789abcdef";
const char hex_asc_upper[] = "0123456789ABCDEF";

int hex_to_bin(unsigned char ch)
{
	if (isdigit(ch))
		return ch - '0';
	return isxdigit(ch) ? (ch | 32) - 'a' + 10 : -1;
}

int hex2bin(u8 *dst, const char *src, size_t count)
{
	for (; count--; src += 2) {
		int hi = hex_to_bin(src[0]), lo;

		if (hi < 0)
			return -EINVAL;
		lo = hex_to_bin(src[1]);
		if (lo < 0)
			return -EINVAL;
		*dst++ = hi << 4 | lo;
	}
	return 0;
}

char *bin2hex(char *dst, const void *src, size_t count)
{
	const u8 *byte = src;

	while (count--)
		dst = hex_byte_pack(dst, *byte++);
	return dst;
}

/* Base 0 is told by the prefix; 0x is skipped in base 16 too. */
static const char *base_find(const char *s, unsigned int *base)
{
	bool hex = s[0] == '0' && (s[1] | 32) == 'x' && isxdigit(s[2]);

	if (!*base)
		*base = hex ? 16 : s[0] == '0' ? 8 : 10;
	return *base == 16 && hex ? s + 2 : s;
}

/* Returns the first byte that is no digit; says whether 64 bits were enough. */
static const char *digits(const char *s, unsigned int base,
			  unsigned long long *value, bool *fits)
{
	*value = 0;
	*fits = true;
	for (;; s++) {
		int digit = hex_to_bin(*s);

		if (digit < 0 || (unsigned int)digit >= base)
			return s;
		if (__builtin_mul_overflow(*value, base, value) ||
		    __builtin_add_overflow(*value, digit, value))
			*fits = false;
	}
}

static int parse(const char *s, unsigned int base, unsigned long long *res)
{
	unsigned long long value;
	const char *first, *end;
	bool fits;

	cf_string_check("kstrto", s);
	first = base_find(s, &base);
	end = digits(first, base, &value, &fits);
	if (end == first)
		return -EINVAL;
	if (!fits)
		return -ERANGE;
	if (*end == '\n')
		end++;
	if (*end)
		return -EINVAL;
	*res = value;
	return 0;
}

int kstrtoull(const char *s, unsigned int base, unsigned long long *res)
{
	return parse(*s == '+' ? s + 1 : s, base, res);
}

int kstrtoll(const char *s, unsigned int base, long long *res)
{
	unsigned long long value;
	int error;

	if (*s != '-') {
		error = kstrtoull(s, base, &value);
		if (error)
			return error;
		if (value > LLONG_MAX)
			return -ERANGE;
		*res = value;
		return 0;
	}
	error = parse(s + 1, base, &value);
	if (error)
		return error;
	if ((long long)-value > 0)
		return -ERANGE;
	*res = -value;
	return 0;
}

#define KSTRTO(name, type, wide, via)					\
int name(const char *s, unsigned int base, type *res)			\
{									\
	wide value;							\
	int error = via(s, base, &value);				\
									\
	if (error)							\
		return error;						\
	if (value != (wide)(type)value)					\
		return -ERANGE;						\
	*res = value;							\
	return 0;							\
}

KSTRTO(kstrtoul, unsigned long, unsigned long long, kstrtoull)
KSTRTO(kstrtol, long, long long, kstrtoll)
KSTRTO(kstrtouint, unsigned int, unsigned long long, kstrtoull)
KSTRTO(kstrtoint, int, long long, kstrtoll)
KSTRTO(kstrtou16, u16, unsigned long long, kstrtoull)
KSTRTO(kstrtos16, s16, long long, kstrtoll)
KSTRTO(kstrtou8, u8, unsigned long long, kstrtoull)
KSTRTO(kstrtos8, s8, long long, kstrtoll)

int kstrtobool(const char *s, bool *res)
{
	char first = s ? s[0] | 32 : 0;
	char second = first ? s[1] | 32 : 0;

	if (first == 'y' || first == 't' || (s && s[0] == '1') ||
	    (first == 'o' && second == 'n'))
		*res = true;
	else if (first == 'n' || first == 'f' || (s && s[0] == '0') ||
		 (first == 'o' && second == 'f'))
		*res = false;
	else
		return -EINVAL;
	return 0;
}

unsigned long long simple_strtoull(const char *s, char **end,
				   unsigned int base)
{
	unsigned long long value;
	bool fits;

	cf_string_check("simple_strto", s);
	s = digits(base_find(s, &base), base, &value, &fits);
	if (end)
		*end = (char *)s;
	return value;
}

unsigned long simple_strtoul(const char *s, char **end, unsigned int base)
{
	return simple_strtoull(s, end, base);
}

long long simple_strtoll(const char *s, char **end, unsigned int base)
{
	if (*s == '-')
		return -simple_strtoull(s + 1, end, base);
	return simple_strtoull(s, end, base);
}

long simple_strtol(const char *s, char **end, unsigned int base)
{
	return simple_strtoll(s, end, base);
}

/* 0 no integer, 1 one, 2 one and a comma, 3 one and a dash. */
int get_option(char **str, int *pint)
{
	char *at = *str;

	if (!at || !*at)
		return 0;
	*pint = simple_strtol(at, str, 0);
	if (at == *str)
		return 0;
	if (**str == ',') {
		(*str)++;
		return 2;
	}
	return **str == '-' ? 3 : 1;
}

unsigned long long memparse(const char *ptr, char **end)
{
	static const char suffix[] = "kmgtpe";
	char *at;
	unsigned long long value = simple_strtoull(ptr, &at, 0);
	const char *found = *at ? strchr(suffix, *at | 32) : NULL;

	if (found) {
		value <<= 10 * (found - suffix + 1);
		at++;
	}
	if (end)
		*end = at;
	return value;
}
