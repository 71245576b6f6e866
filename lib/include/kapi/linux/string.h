/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Memory and strings. What libc does exactly as the kernel does comes from
 * libc, without a label; what reads on until a NUL is watched. Kernel-side.
 */
#include <linux/cf_umbrella.h>
#ifndef _KAPI_LINUX_STRING_H
#define _KAPI_LINUX_STRING_H

#include <linux/cf_label.h>
#include <linux/types.h>
#include <linux/errno.h>
#include <linux/stdarg.h>

void *memcpy(void *to, const void *from, size_t n);
void *memmove(void *to, const void *from, size_t n);
void *memset(void *to, int c, size_t n);
int memcmp(const void *a, const void *b, size_t n);
void *memchr(const void *s, int c, size_t n);
size_t strlen(const char *s) __cfk(strlen);
size_t strnlen(const char *s, size_t n);
char *strcpy(char *to, const char *from) __cfk(strcpy);
char *strncpy(char *to, const char *from, size_t n);
char *strcat(char *to, const char *from);
char *strncat(char *to, const char *from, size_t n);
int strcmp(const char *a, const char *b) __cfk(strcmp);
int strncmp(const char *a, const char *b, size_t n);
int strcasecmp(const char *a, const char *b);
int strncasecmp(const char *a, const char *b, size_t n);
char *strchr(const char *s, int c) __cfk(strchr);
char *strrchr(const char *s, int c);
char *strstr(const char *s, const char *sub);
size_t strspn(const char *s, const char *accept);
size_t strcspn(const char *s, const char *reject);
char *strpbrk(const char *s, const char *accept);
char *strsep(char **s, const char *delimiters);

size_t strlcpy(char *to, const char *from, size_t size) __cfk(strlcpy);
size_t strlcat(char *to, const char *from, size_t size) __cfk(strlcat);
ssize_t cf_strscpy(char *to, const char *from, size_t size) __cfk(strscpy);
ssize_t cf_strscpy_pad(char *to, const char *from, size_t size)
	__cfk(strscpy_pad);
/* The size may be left out when the target is an array. */
#define CF_STRSCPY2(fn, to, from) fn(to, from, sizeof(to))
#define CF_STRSCPY3(fn, to, from, size) fn(to, from, size)
#define CF_STRSCPY_PICK(a, b, c, name, ...) name
#define strscpy(args...) \
	CF_STRSCPY_PICK(args, CF_STRSCPY3, CF_STRSCPY2)(cf_strscpy, args)
#define strscpy_pad(args...) \
	CF_STRSCPY_PICK(args, CF_STRSCPY3, CF_STRSCPY2)(cf_strscpy_pad, args)
char *stpcpy(char *to, const char *from);
char *strnchr(const char *s, size_t n, int c) __cfk(strnchr);
char *strchrnul(const char *s, int c) __cfk(strchrnul);
char *strnstr(const char *s, const char *sub, size_t n) __cfk(strnstr);
char *skip_spaces(const char *s) __cfk(skip_spaces) __must_check;
char *strim(char *s) __cfk(strim);
char *strreplace(char *s, char old, char new) __cfk(strreplace);
void *memscan(void *s, int c, size_t n) __cfk(memscan);
void *memchr_inv(const void *s, int c, size_t n) __cfk(memchr_inv);
int match_string(const char *const *array, size_t n, const char *string)
	__cfk(match_string);
int __sysfs_match_string(const char *const *array, size_t n, const char *s)
	__cfk(__sysfs_match_string);
#define sysfs_match_string(a, s) __sysfs_match_string(a, ARRAY_SIZE(a), s)
bool sysfs_streq(const char *a, const char *b) __cfk(sysfs_streq);
void memcpy_and_pad(void *to, size_t to_len, const void *from, size_t n, int pad)
	__cfk(memcpy_and_pad);

char *kstrdup(const char *s, gfp_t gfp) __cfk(kstrdup);
const char *kstrdup_const(const char *s, gfp_t gfp) __cfk(kstrdup_const);
char *kstrndup(const char *s, size_t max, gfp_t gfp) __cfk(kstrndup);
void *kmemdup(const void *from, size_t n, gfp_t gfp) __cfk(kmemdup);
void *kvmemdup(const void *from, size_t n, gfp_t gfp) __cfk(kvmemdup);
char *kmemdup_nul(const char *s, size_t n, gfp_t gfp) __cfk(kmemdup_nul);
void kfree_const(const void *p) __cfk(kfree_const);

#define strnicmp strncasecmp
#define strstrip(s) strim(s)

static inline void memzero_explicit(void *s, size_t n)
{
	memset(s, 0, n);
	barrier_data(s);
}

static inline const char *kbasename(const char *path)
{
	const char *tail = strrchr(path, '/');

	return tail ? tail + 1 : path;
}

static inline bool strstarts(const char *s, const char *prefix)
{
	return strncmp(s, prefix, strlen(prefix)) == 0;
}

static inline size_t str_has_prefix(const char *s, const char *prefix)
{
	size_t len = strlen(prefix);

	return strncmp(s, prefix, len) == 0 ? len : 0;
}

#define memset_after(obj, v, member)					\
	memset((u8 *)(obj) + offsetofend(__typeof__(*(obj)), member), v, \
	       sizeof(*(obj)) - offsetofend(__typeof__(*(obj)), member))
#define memset_startat(obj, v, member)					\
	memset((u8 *)(obj) + offsetof(__typeof__(*(obj)), member), v,	\
	       sizeof(*(obj)) - offsetof(__typeof__(*(obj)), member))
#define strtomem_pad(dest, src, pad) \
	memcpy_and_pad(dest, sizeof(dest), src, \
		       strnlen(src, sizeof(dest)), pad)
#define strtomem(dest, src) \
	memcpy(dest, src, strnlen(src, sizeof(dest)))
#define unsafe_memcpy(dst, src, bytes, why) memcpy(dst, src, bytes)

#endif
