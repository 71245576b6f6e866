/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The words of a driver's source: read without compiling it, to learn which
 * kernel it was written for and which ioctl numbers it speaks of. Host-side.
 */
#ifndef CF_SOURCE_H
#define CF_SOURCE_H

#include <stddef.h>

enum cf_after {
	CF_AFTER_OTHER,
	CF_AFTER_CASE,		/* the word `case` */
	CF_AFTER_COMPARE,	/* == or != */
};

/**
 * cf_source_words() - Call back for every identifier, number and 'c' of a file.
 * @path:   a C file; what it includes with quotes is read too, when it is there
 * @word:   called with each word and what it stands after; comments
 *          and strings are passed over. Non-zero stops
 *
 * Return: R2. 0 or what @word returned, or -errno when @path cannot be read.
 */
int cf_source_words(const char *path,
		    int (*word)(const char *text, enum cf_after after, void *arg),
		    void *arg);

/**
 * cf_source_calls() - Call back for what may be an ioctl number spelt out.
 * @call: called with @size bytes that are NAME(...), where NAME begins with _IO
 *        or stands after `case`; not what is in a directive
 *
 * Return: R2. As cf_source_words().
 */
int cf_source_calls(const char *path,
		    int (*call)(const char *text, size_t size, void *arg),
		    void *arg);

/** struct cf_era - a kernel version, and why it was chosen */
struct cf_era {
	unsigned int major, minor, patch;
	const char *because;	/* identifier that told, or NULL */
};

/** cf_era_code() - As LINUX_VERSION_CODE. */
unsigned int cf_era_code(const struct cf_era *era);

/** cf_era_parse() - "2.6.20" or "6.1". Return: R2. 0 or -EINVAL. */
int cf_era_parse(const char *text, struct cf_era *era);

/** cf_era_detect() - Newest kernel that has all the names the source uses. Return: R2. 0 or -errno. */
int cf_era_detect(const char *path, struct cf_era *era);

#endif
