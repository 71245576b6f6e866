// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * The string functions that libc does not have, or does otherwise; the rest
 * come from libc. Kernel-side.
 */
#include <linux/ctype.h>
#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/limits.h>
#include <linux/string.h>

size_t strlcpy(char *to, const char *from, size_t size)
{
	size_t len = strlen(from);

	if (size) {
		size_t n = min(len, size - 1);

		memcpy(to, from, n);
		to[n] = '\0';
	}
	return len;
}

size_t strlcat(char *to, const char *from, size_t size)
{
	size_t used = strnlen(to, size);

	BUG_ON(used >= size);
	return used + strlcpy(to + used, from, size - used);
}

ssize_t cf_strscpy(char *to, const char *from, size_t size)
{
	size_t len;

	if (!size || WARN_ON_ONCE(size > INT_MAX))
		return -E2BIG;
	len = strnlen(from, size);
	if (len == size) {
		memcpy(to, from, size - 1);
		to[size - 1] = '\0';
		return -E2BIG;
	}
	memcpy(to, from, len + 1);
	return len;
}

ssize_t cf_strscpy_pad(char *to, const char *from, size_t size)
{
	ssize_t len = cf_strscpy(to, from, size);

	if (len >= 0)
		memset(to + len + 1, 0, size - len - 1);
	return len;
}

char *strnchr(const char *s, size_t n, int c)
{
	for (; n--; s++) {
		if (*s == (char)c)
			return (char *)s;
		if (!*s)
			break;
	}
	return NULL;
}

char *strchrnul(const char *s, int c)
{
	while (*s && *s != (char)c)
		s++;
	return (char *)s;
}

char *strnstr(const char *s, const char *sub, size_t n)
{
	size_t len = strlen(sub);

	if (!len)
		return (char *)s;
	for (; n >= len && *s; n--, s++)
		if (!memcmp(s, sub, len))
			return (char *)s;
	return NULL;
}

char *skip_spaces(const char *s)
{
	while (isspace(*s))
		s++;
	return (char *)s;
}

char *strim(char *s)
{
	size_t len = strlen(s);

	while (len && isspace(s[len - 1]))
		len--;
	s[len] = '\0';
	return skip_spaces(s);
}

char *strreplace(char *s, char old, char new)
{
	for (; *s; s++)
		if (*s == old)
			*s = new;
	return s;
}

void *memscan(void *s, int c, size_t n)
{
	void *found = memchr(s, c, n);

	return found ? found : s + n;
}

void *memchr_inv(const void *s, int c, size_t n)
{
	const u8 *p = s, *end = p + n;
	u64 word = 0x0101010101010101ULL * (u8)c;

	for (; end - p >= 8; p += 8) {
		u64 have;

		memcpy(&have, p, 8);
		if (have != word)
			break;
	}
	for (; p < end; p++)
		if (*p != (u8)c)
			return (void *)p;
	return NULL;
}

int match_string(const char *const *array, size_t n, const char *string)
{
	size_t index;

	for (index = 0; index < n && array[index]; index++)
		if (!strcmp(array[index], string))
			return index;
	return -EINVAL;
}

/* Equal but for one newline at the end of either. */
bool sysfs_streq(const char *a, const char *b)
{
	while (*a && *a == *b) {
		a++;
		b++;
	}
	if (*a == '\n' && !a[1])
		a++;
	if (*b == '\n' && !b[1])
		b++;
	return !*a && !*b;
}

int __sysfs_match_string(const char *const *array, size_t n, const char *s)
{
	size_t index;

	for (index = 0; index < n && array[index]; index++)
		if (sysfs_streq(array[index], s))
			return index;
	return -EINVAL;
}

void memcpy_and_pad(void *to, size_t to_len, const void *from, size_t n,
		    int pad)
{
	n = min(n, to_len);
	memcpy(to, from, n);
	memset(to + n, pad, to_len - n);
}
