// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Structures that grow from version to version: copy one of whatever size user
 * space was compiled with. Kernel-side.
 *
 * The tail that this kernel does not know must be zero. It is read in aligned
 * words, in order: a word that is not zero decides before a fault behind it.
 *
 * Source: linux v6.1 lib/usercopy.c, include/linux/uaccess.h
 */
#include <linux/minmax.h>
#include <linux/string.h>
#include <linux/uaccess.h>

#include "access.h"

#define WORD ((unsigned long)sizeof(unsigned long))

struct zeroed_result {
	struct cf_access access;
	int value;
};

/* The bytes of a little-endian word from @start up to @end. */
static unsigned long word_part(unsigned long word, unsigned long start,
			       unsigned long end)
{
	if (end < WORD)
		word &= (1UL << (8 * end)) - 1;
	return word >> (8 * start);
}

/*
 * Byte by byte: after an absent page was brought in, what was aligned in the
 * fault window is not, and a word may reach past the last good page.
 */
static int check_bytes(unsigned long u, unsigned long n)
{
	for (unsigned long done = 0; done < n; done++) {
		char c = 0;

		if (cf_arch_get_1(&c, (void *)cf_access_now(u + done)))
			return -EFAULT;
		if (c)
			return 0;
	}
	return 1;
}

/* Return: 1 all zero, 0 not, -EFAULT. */
static int do_check(unsigned long u, unsigned long n)
{
	unsigned long skip = u % WORD;
	unsigned long done;
	unsigned long word = 0;

	u -= skip;
	n += skip;
	for (done = 0; done < n; done += WORD) {
		unsigned long at = cf_access_now(u + done);

		if (cf_get_word(&word, (void *)at)) {
			/* Not @at: a serviced fault may have moved it. */
			if (cf_access_now(u + done) % WORD == 0)
				return -EFAULT;
			done = max(done, skip);
			return check_bytes(u + done, n - done);
		}
		if (word_part(word, done ? 0 : skip, min(n - done, WORD)))
			return 0;
	}
	return 1;
}

static unsigned long fn_check(struct cf_access *access, unsigned long u,
			      void *k, unsigned long n)
{
	struct zeroed_result *result = (struct zeroed_result *)access;

	result->value = do_check(u, n);
	return result->value < 0 ? n : 0;
}

int cf_at_check_zeroed_user(struct cf_site *site, const void __user *from,
			    size_t n)
{
	struct zeroed_result result = {
		.access = {
			.site = site, .dir = CF_FROM_USER,
			.unit = CF_UNIT_STRING, .size = n,
			.uaddr = (unsigned long)from,
		},
	};
	unsigned long skip = (unsigned long)from % WORD;

	if (!n)
		return 1;
	if (cf_range_refused(site, CF_FROM_USER, from - skip, NULL, n + skip))
		return -EFAULT;
	if (!cf_is_special())
		return do_check(cf_user_alias((unsigned long)from), n);
	cf_access_run(&result.access, fn_check);
	return result.value;
}

int cf_at_copy_struct_from_user(struct cf_site *site, void *dst, size_t ksize,
				const void __user *src, size_t usize)
{
	size_t size = min(ksize, usize);
	int is_zero;

	if (usize < ksize) {
		memset(dst + size, 0, ksize - size);
	} else if (usize > ksize) {
		is_zero = cf_at_check_zeroed_user(site, src + size,
						  usize - size);
		if (is_zero <= 0)
			return is_zero ? is_zero : -E2BIG;
	}
	return cf_at_copy_from_user(site, dst, src, size) ? -EFAULT : 0;
}
