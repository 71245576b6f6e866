// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Numbers that user space writes as text. What is too long for the type is cut
 * without a word, and then is, or is not, a number. Kernel-side.
 *
 * Source: linux v6.1 lib/kstrtox.c
 */
#include <linux/kernel.h>
#include <linux/uaccess.h>

/* A sign, the digits in base 2, a newline, the NUL. */
#define ROOM(type) (1 + sizeof(type) * 8 + 1 + 1)

static int fetch(struct cf_site *site, char *buf, size_t room,
		 const char __user *s, size_t count)
{
	count = min(count, room - 1);
	if (cf_at_copy_from_user(site, buf, s, count))
		return -EFAULT;
	buf[count] = '\0';
	return 0;
}

#define FROM_USER(name, parse, type)					\
int cf_at_##name(struct cf_site *site, const char __user *s,		\
		 size_t count, unsigned int base, type *res)		\
{									\
	char buf[ROOM(type)];						\
	int error = fetch(site, buf, sizeof(buf), s, count);		\
									\
	return error ? error : parse(buf, base, res);			\
}

FROM_USER(kstrtoull_from_user, kstrtoull, unsigned long long)
FROM_USER(kstrtoll_from_user, kstrtoll, long long)
FROM_USER(kstrtoul_from_user, kstrtoul, unsigned long)
FROM_USER(kstrtol_from_user, kstrtol, long)
FROM_USER(kstrtouint_from_user, kstrtouint, unsigned int)
FROM_USER(kstrtoint_from_user, kstrtoint, int)
FROM_USER(kstrtou16_from_user, kstrtou16, u16)
FROM_USER(kstrtos16_from_user, kstrtos16, s16)
FROM_USER(kstrtou8_from_user, kstrtou8, u8)
FROM_USER(kstrtos8_from_user, kstrtos8, s8)

int cf_at_kstrtobool_from_user(struct cf_site *site, const char __user *s,
			       size_t count, bool *res)
{
	char buf[4];	/* longer than the longest word by one */
	int error = fetch(site, buf, sizeof(buf), s, count);

	return error ? error : kstrtobool(buf, res);
}
