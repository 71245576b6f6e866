// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Strings from user space: copy one, or measure it. Kernel-side.
 *
 * Both read whole words where they can, as the kernel does, and what a caller
 * can see of that is kept: the rest of the word that holds the NUL is zeroed
 * in the destination; a NUL that lies past the count, in the last word read,
 * gives the true length; a fault in a word that is not needed never shows.
 *
 * Source: linux v6.1 lib/strncpy_from_user.c, lib/strnlen_user.c
 */
#include <linux/uaccess.h>
#include <linux/string.h>

#include "access.h"
#include "window.h"

#define WORD sizeof(unsigned long)

/* Bytes before the first NUL of a little-endian word, or WORD. */
static unsigned long word_length(unsigned long word)
{
	const unsigned long ones = ~0UL / 0xff;
	unsigned long hit = (word - ones) & ~word & (ones << 7);

	return hit ? (unsigned long)__builtin_ctzl(hit) / 8 : WORD;
}

/* The word with everything from byte @length on zeroed. */
static unsigned long word_keep(unsigned long word, unsigned long length)
{
	return length == WORD ? word : word & ((1UL << (8 * length)) - 1);
}

/*
 * A string takes many loads. When one of them faulted in the window and was
 * serviced, that load alone was sent to the true address; *@moved is what the
 * later ones must add to get there too.
 */
static const unsigned long never_moved;

static long load_word(unsigned long *word, unsigned long u,
		      const unsigned long *moved)
{
	return cf_get_word(word, (void *)(u + *moved));
}

static long load_byte(unsigned char *c, unsigned long u,
		      const unsigned long *moved)
{
	return cf_arch_get_1(c, (void *)(u + *moved));
}

/*
 * Copy up to @max bytes. Return: length without NUL, @max when there was no
 * NUL, or -EFAULT.
 */
static long do_strncpy(char *to, unsigned long u, unsigned long max,
		       const unsigned long *moved)
{
	unsigned long done = 0;

	while (max - done >= WORD) {
		unsigned long word = 0, length;

		if (load_word(&word, u + done, moved))
			break;
		length = word_length(word);
		word = word_keep(word, length);
		memcpy(to + done, &word, WORD);
		if (length < WORD)
			return done + length;
		done += WORD;
	}
	for (; done < max; done++) {
		unsigned char c = 0;

		if (load_byte(&c, u + done, moved))
			return -EFAULT;
		to[done] = c;
		if (!c)
			return done;
	}
	return done;
}

/*
 * A word of the string that cannot be read whole: its NUL may come before the
 * byte that cannot. An aligned word lies in one page, but in the fault window
 * the string is aligned in another way than it is at its true address.
 */
static long strnlen_in_word(unsigned long u, unsigned long done,
			    const unsigned long *moved)
{
	unsigned char c = 0;

	do {
		if (load_byte(&c, u + done, moved))
			return 0;
		done++;
	} while (c);
	return done;
}

/*
 * Measure, in aligned words. Return: length with NUL, more than @count when
 * there is none in it, 0 on a fault.
 */
static long do_strnlen(unsigned long u, unsigned long count,
		       const unsigned long *moved)
{
	unsigned long skip = u % WORD;
	unsigned long done = 0;
	unsigned long word = 0, length;

	u -= skip;
	for (;;) {
		if (load_word(&word, u + done, moved))
			return strnlen_in_word(u + skip,
					       done ? done - skip : 0, moved);
		/* Bytes before the string are no NUL of it. */
		if (!done)
			word |= (1UL << (8 * skip)) - 1;
		length = word_length(word);
		if (length < WORD)
			return done + length - skip + 1;
		done += WORD;
		if (done - skip >= count)
			return count + 1;
	}
}

struct string_result {
	struct cf_access access;
	long value;
};

/* A string that ended early leaves the rest of @n unread: no fault, but the
 * census must not take it for more than it was. */
static unsigned long unread(unsigned long n, unsigned long length)
{
	return length < n ? n - length : 0;
}

static const unsigned long *start_moved(void)
{
	struct cf_window *window = cf_window_get();

	window->moved = 0;
	return &window->moved;
}

static unsigned long fn_strncpy(struct cf_access *access, unsigned long u,
				void *k, unsigned long n)
{
	struct string_result *result = (struct string_result *)access;

	result->value = do_strncpy(k, u, n, start_moved());
	return result->value < 0 ? n : unread(n, result->value + 1);
}

static unsigned long fn_strnlen(struct cf_access *access, unsigned long u,
				void *k, unsigned long n)
{
	struct string_result *result = (struct string_result *)access;

	result->value = do_strnlen(u, n, start_moved());
	return result->value ? unread(n, result->value) : n;
}

static long run_string(struct cf_site *site, const char __user *src,
		       char *dst, unsigned long max, cf_access_fn *fn)
{
	struct string_result result = {
		.access = {
			.site = site, .dir = CF_FROM_USER,
			.unit = CF_UNIT_STRING, .uaddr = (unsigned long)src,
			.kaddr = dst, .size = max,
		},
	};

	cf_access_run(&result.access, fn);
	return result.value;
}

/* Without an MMU the range check has more to say. */
static int is_refused(struct cf_site *site, const char __user *src, char *dst,
		      unsigned long max, long count)
{
	if (max > (unsigned long)count)
		max = count;
	return !CF_ARCH_HAS_MMU &&
	       cf_range_refused(site, CF_FROM_USER, src, dst, max);
}

/* Bytes from @src up to the task's limit; 0: none are allowed. */
static unsigned long room(const char __user *src)
{
	unsigned long limit = cf_context()->addr_limit;
	unsigned long addr = (unsigned long)src;

	return addr < limit ? limit - addr : 0;
}

long cf_at_strncpy_from_user(struct cf_site *site, char *dst,
			     const char __user *src, long count)
{
	unsigned long max = room(src);
	long length;

	cf_might_fault(site);
	if (count <= 0)
		return 0;
	if (!max) {
		cf_access_refuse(site, CF_FROM_USER, (unsigned long)src, dst,
				 count);
		return -EFAULT;
	}
	cf_check_object(site, dst, count, false);
	if (is_refused(site, src, dst, max, count))
		return -EFAULT;
	if (max > (unsigned long)count)
		max = count;
	if (cf_is_special())
		length = run_string(site, src, dst, max, fn_strncpy);
	else
		length = do_strncpy(dst, cf_user_alias((unsigned long)src),
				    max, &never_moved);
	/* Stopped by the limit, not by the count: the string runs past it. */
	if (length == (long)max && max < (unsigned long)count)
		return -EFAULT;
	return length;
}

long cf_at_strnlen_user(struct cf_site *site, const char __user *src,
			long count)
{
	unsigned long max = room(src);
	long length;

	if (count <= 0)
		return 0;
	if (!max) {
		cf_access_refuse(site, CF_FROM_USER, (unsigned long)src, NULL,
				 count);
		return 0;
	}
	if (is_refused(site, src, NULL, max, count))
		return 0;
	if (max > (unsigned long)count)
		max = count;
	if (cf_is_special())
		length = run_string(site, src, NULL, max, fn_strnlen);
	else
		length = do_strnlen(cf_user_alias((unsigned long)src), max,
				    &never_moved);
	if (length > (long)max && max < (unsigned long)count)
		return 0;
	return length;
}
