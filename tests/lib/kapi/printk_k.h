/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Text in and out, for a host-side check. Both sides: builtin types only. */
#ifndef TESTS_LIB_KAPI_PRINTK_K_H
#define TESTS_LIB_KAPI_PRINTK_K_H

/**
 * text_case() - The index-th conversion.
 * @got:  out, 128 bytes
 * @want: out, what it should be
 *
 * Return: 1, or 0 past the last.
 */
int text_case(int index, char *got, const char **want);

/** text_number() - kstrtol() or kstrtou8(). Return: its error, the value in *@value. */
int text_number(const char *s, int base, int is_u8, long *value);

/* Each returns 1 when all was as it should. */
int text_short_buffer(void);
int text_scan(void);
int text_strings(void);
int text_hexdump(void);

void text_log(void);
void text_warn(void);
void text_bug(void *arg);

#endif
