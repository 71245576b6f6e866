/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Text to integers: the strict family and the old, forgiving one. The
 * from_user forms are in linux/uaccess.h. Kernel-side.
 */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_KSTRTOX_H
#define _LINUX_KSTRTOX_H

#include <linux/cf_label.h>
#include <linux/types.h>

int kstrtoull(const char *s, unsigned int base, unsigned long long *res)
	__cfk(kstrtoull) __must_check;
int kstrtoll(const char *s, unsigned int base, long long *res)
	__cfk(kstrtoll) __must_check;
int kstrtoul(const char *s, unsigned int base, unsigned long *res)
	__cfk(kstrtoul) __must_check;
int kstrtol(const char *s, unsigned int base, long *res)
	__cfk(kstrtol) __must_check;
int kstrtouint(const char *s, unsigned int base, unsigned int *res)
	__cfk(kstrtouint) __must_check;
int kstrtoint(const char *s, unsigned int base, int *res)
	__cfk(kstrtoint) __must_check;
int kstrtou16(const char *s, unsigned int base, u16 *res)
	__cfk(kstrtou16) __must_check;
int kstrtos16(const char *s, unsigned int base, s16 *res)
	__cfk(kstrtos16) __must_check;
int kstrtou8(const char *s, unsigned int base, u8 *res)
	__cfk(kstrtou8) __must_check;
int kstrtos8(const char *s, unsigned int base, s8 *res)
	__cfk(kstrtos8) __must_check;
int kstrtobool(const char *s, bool *res) __cfk(kstrtobool) __must_check;
#define strtobool kstrtobool

static inline int __must_check kstrtou64(const char *s, unsigned int base,
					 u64 *res)
{
	return kstrtoull(s, base, (unsigned long long *)res);
}

static inline int __must_check kstrtos64(const char *s, unsigned int base,
					 s64 *res)
{
	return kstrtoll(s, base, (long long *)res);
}

static inline int __must_check kstrtou32(const char *s, unsigned int base,
					 u32 *res)
{
	return kstrtouint(s, base, res);
}

static inline int __must_check kstrtos32(const char *s, unsigned int base,
					 s32 *res)
{
	return kstrtoint(s, base, res);
}

unsigned long simple_strtoul(const char *s, char **end, unsigned int base)
	__cfk(simple_strtoul);
long simple_strtol(const char *s, char **end, unsigned int base)
	__cfk(simple_strtol);
unsigned long long simple_strtoull(const char *s, char **end, unsigned int base)
	__cfk(simple_strtoull);
long long simple_strtoll(const char *s, char **end, unsigned int base)
	__cfk(simple_strtoll);
#if LINUX_VERSION_CODE < KERNEL_VERSION(3, 8, 0)
#define strict_strtoul kstrtoul
#define strict_strtol kstrtol
#define strict_strtoull kstrtoull
#define strict_strtoll kstrtoll
#endif

#endif
