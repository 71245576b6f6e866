/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The words of a fault expression. Private to inject/fault. Host-side. */
#ifndef CF_SCAN_H
#define CF_SCAN_H

#include "fault/fault.h"

/**
 * struct cf_scan - a place in a text
 * @text: all of it
 * @at:   what comes next
 * @err:  filled by cf_scan_refuse(); may be NULL
 */
struct cf_scan {
	const char *text;
	const char *at;
	struct cf_fault_error *err;
};

/* Length of the word, of the glob at @at; of what a complaint quotes there. */
size_t cf_scan_word(const char *at);
size_t cf_scan_glob(const char *at);
size_t cf_scan_seen(const char *at);

void cf_scan_blanks(struct cf_scan *s);

/** cf_scan_skip() - Go past @word, if that is the word at hand. Return: was it? */
int cf_scan_skip(struct cf_scan *s, const char *word);

/**
 * cf_scan_refuse() - Complain about what stands at @at.
 * @nearest: what may have been meant, or ""
 *
 * Return: -EINVAL, for the caller to pass on.
 */
int cf_scan_refuse(struct cf_scan *s, const char *at, const char *nearest,
		   const char *expected, ...)
	__attribute__((format(printf, 4, 5)));

/* R2, 0 or -EINVAL with a complaint. */
int cf_scan_want_blank(struct cf_scan *s, const char *expected);
int cf_scan_number(struct cf_scan *s, const char *what, unsigned long *out);
int cf_scan_positive(struct cf_scan *s, const char *what, unsigned long *out);

#endif
