// SPDX-License-Identifier: LGPL-2.1-or-later
/* Text in and out, for check_printk.c. Kernel-side. */
#include <linux/err.h>
#include <linux/kernel.h>
#include <linux/printk.h>
#include <linux/slab.h>
#include <linux/string.h>

#include "printk_k.h"

/* The compiler knows printf, but not the kernel's letters after %p. */
#pragma GCC diagnostic ignored "-Wformat"
#pragma GCC diagnostic ignored "-Wformat-extra-args"

static int nested(char *got, const char *fmt, ...)
{
	struct va_format vaf = { .fmt = fmt };
	va_list args;
	int len;

	va_start(args, fmt);
	vaf.va = &args;
	len = snprintf(got, 128, "[%pV]", &vaf);
	va_end(args);
	return len;
}

#define CASE(wanted, call...)						\
	if (!index--) {							\
		*want = (wanted);					\
		call;							\
		return 1;						\
	}
#define P(fmt...) snprintf(got, 128, fmt)

static int number_case(int index, char *got, const char **want)
{
	CASE("-5|5|0", P("%d|%u|%d", -5, 5, 0))
	CASE("   42|42   |00042", P("%5d|%-5d|%05d", 42, 42, 42))
	CASE("+7| 7|  007", P("%+d|% d|%5.3d", 7, 7, 7))
	CASE("-0042|  -42", P("%05d|%5d", -42, -42))
	CASE("ff|FF|0xff|0377", P("%x|%X|%#x|%#o", 255, 255, 255, 255))
	CASE("0x00ff|0x0", P("%#06x|%#x", 255, 0))
	CASE("18446744073709551615", P("%llu", ~0ULL))
	CASE("-9223372036854775808", P("%lld", -1LL << 63))
	CASE("-1|255|65535", P("%hhd|%hhu|%hu", 255, 511, 0x1ffff))
	CASE("7|8|9", P("%zu|%zd|%Lu", (size_t)7, (ssize_t)8, 9ULL))
	CASE("  3|3  |1234", P("%*d|%*d|%.*s", 3, 3, -3, 3, 4, "12345"))
	return 0;
}

static int text_case_of_text(int index, char *got, const char **want)
{
	const char *volatile nothing = NULL;
	static const u8 bytes[] = { 0x00, 0x1a, 0xb2, 0xff, 0x05, 0x06 };

	CASE("abc|  abc|abc  |ab", P("%s|%5s|%-5s|%.2s", "abc", "abc", "abc",
				     "abc"))
	CASE("x|100%|(null)", P("%c|100%%|%s", 'x', nothing))
	CASE("(ptr)|(ptr)|(null)", P("%p|%px|%p", bytes, bytes, NULL))
	CASE("     (ptr)|", P("%10p|", bytes))
	CASE("-12", P("%pe", ERR_PTR(-ENOMEM)))
	CASE("00 1a b2|00:1a:b2|001ab2", P("%*ph|%*phC|%*phN", 3, bytes, 3,
					   bytes, 3, bytes))
	CASE("00:1a:b2:ff:05:06|001ab2ff0506", P("%pM|%pm", bytes, bytes))
	CASE("0.26.178.255", P("%pI4", bytes))
	CASE("[n=5 s]", nested(got, "n=%d %s", 5, "s"))
	CASE("(function)+x", P("%pS+x", text_case))
	return 0;
}

int text_case(int index, char *got, const char **want)
{
	return number_case(index, got, want) ||
		text_case_of_text(index - 11, got, want);
}

int text_number(const char *s, int base, int is_u8, long *value)
{
	u8 byte = *value;
	int error;

	if (!is_u8)
		return kstrtol(s, base, value);
	error = kstrtou8(s, base, &byte);
	*value = byte;
	return error;
}

/* snprintf tells what it would have written, scnprintf what it did. */
int text_short_buffer(void)
{
	char buf[4] = "???";
	volatile size_t four = 4;

	return snprintf(buf, four, "%d", 123456) == 6 && !strcmp(buf, "123") &&
		scnprintf(buf, four, "%s", "abcdef") == 3 &&
		!strcmp(buf, "abc") && !scnprintf(buf, 0, "x") &&
		snprintf(NULL, 0, "%s", "12345") == 5;
}

int text_scan(void)
{
	int a = 0, b = 0, n = 0;
	unsigned int hex = 0;
	char word[8], set[8], c = 0;
	long long big = 0;
	bool ok;

	ok = sscanf("12 -7", "%d %d", &a, &b) == 2 && a == 12 && b == -7;
	ok &= sscanf("0x1f:rest", "%x:%4s%n", &hex, word, &n) == 2 &&
		hex == 0x1f && !strcmp(word, "rest") && n == 9;
	ok &= sscanf("123456", "%3d%d", &a, &b) == 2 && a == 123 && b == 456;
	ok &= sscanf("abc=9", "%[a-c]", set) <= 1;
	ok &= sscanf("key=val", "%[^=]=%c", set, &c) == 2 &&
		!strcmp(set, "key") && c == 'v';
	ok &= sscanf("9999999999", "%lld", &big) == 1 && big == 9999999999LL;
	ok &= sscanf("", "%d", &a) == 0 && sscanf("x", "%d", &a) == 0;
	ok &= sscanf("5 6", "%*d %d", &a) == 1 && a == 6;
	return ok;
}

int text_strings(void)
{
	char buf[8], spaced[] = "  a b \n";
	const char *const names[] = { "one", "two", NULL };
	char *p;
	bool ok;

	ok = strscpy(buf, "1234567890", sizeof(buf)) == -E2BIG &&
		!strcmp(buf, "1234567");
	ok &= strscpy(buf, "ab") == 2 && strlcpy(buf, "1234567890", 4) == 10 &&
		!strcmp(buf, "123");
	ok &= strlcat(buf, "456789", sizeof(buf)) == 9 &&
		!strcmp(buf, "1234567");
	ok &= !strcmp(strim(spaced), "a b");
	ok &= sysfs_streq("on\n", "on") && !sysfs_streq("on", "off");
	ok &= match_string(names, 3, "two") == 1 &&
		match_string(names, 3, "none") == -EINVAL;
	ok &= !memchr_inv("aaaaaaaaaaaa", 'a', 12) &&
		memchr_inv("aaaaaaaaaaba", 'a', 12);
	ok &= strnchr("abc", 2, 'c') == NULL && strnstr("abcdef", "cd", 6);
	p = kasprintf(GFP_KERNEL, "%s-%d", "x", 5);
	ok &= p && !strcmp(p, "x-5");
	kfree(p);
	return ok;
}

int text_hexdump(void)
{
	char line[128];

	hex_dump_to_buffer("ABCDEFGH\x01", 9, 16, 1, line, sizeof(line), true);
	return !strcmp(line, "41 42 43 44 45 46 47 48 01                       "
		       "ABCDEFGH.");
}

void text_log(void)
{
	pr_err("one %d\n", 1);
	printk(KERN_INFO "no newline");
	printk(KERN_CONT " yet\n");
	printk("<4>old level\n");
	printk("open");
	pr_info("next\n");
}

void text_warn(void)
{
	WARN(1, "because %d\n", 5);
}

void text_bug(void *arg)
{
	BUG_ON(!arg);
}
