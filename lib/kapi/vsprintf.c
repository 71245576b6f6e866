// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Formatted text, with the %p extensions that drivers use. No address is ever
 * printed, not even a hashed one: two runs of one seed print the same.
 * Kernel-side.
 */
#include <linux/ctype.h>
#include <linux/err.h>
#include <linux/kernel.h>
#include <linux/math64.h>
#include <linux/printk.h>
#include <linux/string.h>

struct out {
	char *at, *end;		/* at may run past end: it counts */
};

struct spec {
	char conversion;
	char qualifier;		/* h H(hh) l L(ll) z or 0 */
	bool left, plus, space, alt, zero;
	int width;
	int precision;		/* -1: none */
};

static void put(struct out *out, char c)
{
	if (out->at < out->end)
		*out->at = c;
	out->at++;
}

static void pad(struct out *out, char with, int count)
{
	while (count-- > 0)
		put(out, with);
}

static void put_text(struct out *out, const struct spec *spec, const char *s,
		     int len)
{
	if (!spec->left)
		pad(out, ' ', spec->width - len);
	for (int i = 0; i < len; i++)
		put(out, s[i]);
	if (spec->left)
		pad(out, ' ', spec->width - len);
}

static void put_string(struct out *out, const struct spec *spec, const char *s)
{
	if ((unsigned long)s < 4096)
		s = "(null)";
	else if (IS_ERR(s))
		s = "(efault)";
	put_text(out, spec, s, spec->precision < 0 ? strlen(s) :
			       strnlen(s, spec->precision));
}

/* Least significant first; returns how many. */
static int digits_of(char *to, unsigned long long value, unsigned int base,
		     bool upper)
{
	const char *digit = upper ? hex_asc_upper : hex_asc;
	int n = 0;

	do {
		to[n++] = digit[value % base];
		value /= base;
	} while (value);
	return n;
}

static void put_number(struct out *out, const struct spec *spec,
		       unsigned long long value, unsigned int base, bool minus)
{
	char digit[66], prefix[3];
	int n, np = 0, zeros, blank;

	n = value || spec->precision ?
		digits_of(digit, value, base, spec->conversion == 'X') : 0;
	if (minus)
		prefix[np++] = '-';
	else if (spec->plus)
		prefix[np++] = '+';
	else if (spec->space)
		prefix[np++] = ' ';
	if (spec->alt && base != 10) {
		prefix[np++] = '0';
		if (base == 16)
			prefix[np++] = spec->conversion == 'X' ? 'X' : 'x';
	}
	zeros = max(spec->precision - n, 0);
	if (spec->zero && !spec->left && spec->precision < 0)
		zeros = max(spec->width - n - np, 0);
	blank = spec->width - n - np - zeros;
	if (!spec->left)
		pad(out, ' ', blank);
	for (int i = 0; i < np; i++)
		put(out, prefix[i]);
	pad(out, '0', zeros);
	while (n)
		put(out, digit[--n]);
	if (spec->left)
		pad(out, ' ', blank);
}

static void put_hex_bytes(struct out *out, const u8 *byte, int count,
			  const char *separator)
{
	for (int i = 0; i < count; i++) {
		if (i && *separator)
			put(out, *separator);
		put(out, hex_asc_hi(byte[i]));
		put(out, hex_asc_lo(byte[i]));
	}
}

static void put_dotted(struct out *out, const u8 *byte)
{
	struct spec plain = { .precision = -1 };

	for (int i = 0; i < 4; i++) {
		if (i)
			put(out, '.');
		put_number(out, &plain, byte[i], 10, false);
	}
}

static void put_uuid(struct out *out, const u8 *byte, bool little)
{
	static const u8 le[] = { 3, 2, 1, 0, 5, 4, 7, 6 };

	for (int i = 0; i < 16; i++) {
		u8 b = byte[little && i < 8 ? le[i] : i];

		if (i == 4 || i == 6 || i == 8 || i == 10)
			put(out, '-');
		put(out, hex_asc_hi(b));
		put(out, hex_asc_lo(b));
	}
}

static void format(struct out *out, const char *fmt, va_list *args);

static void put_vaf(struct out *out, const struct va_format *vaf)
{
	va_list args;

	va_copy(args, *vaf->va);
	format(out, vaf->fmt, &args);
	va_end(args);
}

static void put_physical(struct out *out, struct spec *spec, const u64 *address)
{
	spec->alt = true;
	spec->zero = true;
	spec->width = 18;
	put_number(out, spec, *address, 16, false);
}

/* Is @c one of @set? The NUL at the end of a format is in no set. */
static bool in(char c, const char *set)
{
	return c && strchr(set, c);
}

static const char *hex_separator(char c)
{
	return c == 'C' ? ":" : c == 'D' ? "-" : c == 'N' ? "" : " ";
}

/* What is not shown here: a name for it. Addresses differ from run to run. */
static void put_opaque(struct out *out, const struct spec *spec, char letter,
		       const void *p)
{
	if ((unsigned long)p < 4096)
		put_string(out, spec, p ? "(bad)" : "(null)");
	else if (in(letter, "sSfFB"))
		put_string(out, spec, "(function)");
	else if (in(letter, "dDbRrOEgtNCG"))
		put_string(out, spec, "(object)");
	else
		put_string(out, spec, "(ptr)");
}

/* Letters after %p that belong to it. */
static int letters_of(const char *ext)
{
	switch (*ext) {
	case 'h': return 1 + in(ext[1], "CDN");
	case 'M':
	case 'm': return 1 + in(ext[1], "FR");
	case 'U': return 1 + in(ext[1], "bBlL");
	case 'a': return 1 + in(ext[1], "dp");
	case 'd':
	case 'D': return 1 + isdigit(ext[1]);
	case 'I':
	case 'i':
	case 'b':
	case 'O':
	case 'E':
	case 'G':
	case 'C': return 1 + isalnum(ext[1]);
	}
	return in(*ext, "VsSfFBRrgtNeKxk");
}

/* Returns how many letters after %p belonged to it. */
static int put_pointer(struct out *out, struct spec *spec, const char *ext,
		       const void *p)
{
	bool bad = (unsigned long)p < 4096 || IS_ERR(p);

	if (*ext == 'e' && IS_ERR(p))
		put_number(out, spec, -PTR_ERR(p), 10, true);
	else if (!bad && *ext == 'h')
		put_hex_bytes(out, p, max(spec->width, 1),
			      hex_separator(ext[1]));
	else if (!bad && *ext == 'm')
		put_hex_bytes(out, p, 6, "");
	else if (!bad && *ext == 'M')
		put_hex_bytes(out, p, 6, ext[1] == 'F' ? "-" : ":");
	else if (!bad && (*ext | 32) == 'i' && ext[1] == '4')
		put_dotted(out, p);
	else if (!bad && (*ext | 32) == 'i' && ext[1] == '6')
		put_hex_bytes(out, p, 16, "");
	else if (!bad && *ext == 'U')
		put_uuid(out, p, (ext[1] | 32) == 'l');
	else if (!bad && *ext == 'V')
		put_vaf(out, p);
	else if (!bad && *ext == 'a')
		put_physical(out, spec, p);
	else
		put_opaque(out, spec, *ext, p);
	return letters_of(ext);
}

static int number_or_star(const char **fmt, va_list *args)
{
	int n = 0;

	if (**fmt == '*') {
		(*fmt)++;
		return va_arg(*args, int);
	}
	while (isdigit(**fmt))
		n = n * 10 + *(*fmt)++ - '0';
	return n;
}

static void flags_parse(struct spec *spec, const char **fmt)
{
	for (;; (*fmt)++) {
		switch (**fmt) {
		case '-': spec->left = true; break;
		case '+': spec->plus = true; break;
		case ' ': spec->space = true; break;
		case '#': spec->alt = true; break;
		case '0': spec->zero = true; break;
		default: return;
		}
	}
}

static void spec_parse(struct spec *spec, const char **fmt, va_list *args)
{
	*spec = (struct spec) { .precision = -1 };
	flags_parse(spec, fmt);
	spec->width = number_or_star(fmt, args);
	if (spec->width < 0) {
		spec->left = true;
		spec->width = -spec->width;
	}
	if (**fmt == '.') {
		(*fmt)++;
		spec->precision = max(number_or_star(fmt, args), 0);
	}
	while (**fmt && strchr("hlLqzZtj", **fmt)) {
		char c = *(*fmt)++;

		if (c == spec->qualifier)
			spec->qualifier = c == 'h' ? 'H' : 'L';
		else
			spec->qualifier = c == 'q' ? 'L' : c;
	}
	spec->conversion = *(*fmt);
	if (**fmt)
		(*fmt)++;
}

static unsigned long long unsigned_arg(char qualifier, va_list *args)
{
	switch (qualifier) {
	case 'H': return (unsigned char)va_arg(*args, int);
	case 'h': return (unsigned short)va_arg(*args, int);
	case 0: return va_arg(*args, unsigned int);
	case 'L': return va_arg(*args, unsigned long long);
	}
	return va_arg(*args, unsigned long);
}

static long long signed_arg(char qualifier, va_list *args)
{
	switch (qualifier) {
	case 'H': return (signed char)va_arg(*args, int);
	case 'h': return (short)va_arg(*args, int);
	case 0: return va_arg(*args, int);
	case 'L': return va_arg(*args, long long);
	}
	return va_arg(*args, long);
}

static void put_signed(struct out *out, const struct spec *spec, long long v)
{
	put_number(out, spec, v < 0 ? -(unsigned long long)v : v, 10, v < 0);
}

/* Returns how many more letters of the format it took. */
static int convert(struct out *out, struct spec *spec, const char *rest,
		   va_list *args)
{
	char c;

	switch (spec->conversion) {
	case 'd':
	case 'i':
		put_signed(out, spec, signed_arg(spec->qualifier, args));
		return 0;
	case 'u':
	case 'x':
	case 'X':
	case 'o':
		spec->plus = spec->space = false;
		put_number(out, spec, unsigned_arg(spec->qualifier, args),
			   spec->conversion == 'u' ? 10 :
			   spec->conversion == 'o' ? 8 : 16, false);
		return 0;
	case 'c':
		c = va_arg(*args, int);
		put_text(out, spec, &c, 1);
		return 0;
	case 's':
		put_string(out, spec, va_arg(*args, const char *));
		return 0;
	case 'p':
		return put_pointer(out, spec, rest, va_arg(*args, void *));
	case '%':
		put(out, '%');
		return 0;
	}
	put(out, '%');
	put(out, spec->conversion);
	return 0;
}

static void format(struct out *out, const char *fmt, va_list *args)
{
	struct spec spec;

	while (*fmt) {
		if (*fmt != '%') {
			put(out, *fmt++);
			continue;
		}
		fmt++;
		spec_parse(&spec, &fmt, args);
		if (!spec.conversion)
			return;
		fmt += convert(out, &spec, fmt, args);
	}
}

static int render(char *buf, char *end, const char *fmt, va_list args)
{
	struct out out = { buf, end };
	va_list mine;

	va_copy(mine, args);
	format(&out, fmt, &mine);
	va_end(mine);
	if (end > buf)
		*(out.at < end ? out.at : end - 1) = '\0';
	return out.at - buf;
}

int vsnprintf(char *buf, size_t size, const char *fmt, va_list args)
{
	if (WARN_ON_ONCE(size > INT_MAX))
		return 0;
	return render(buf, buf + size, fmt, args);
}

int vscnprintf(char *buf, size_t size, const char *fmt, va_list args)
{
	int len = vsnprintf(buf, size, fmt, args);

	if ((size_t)len < size)
		return len;
	return size ? size - 1 : 0;
}

int vsprintf(char *buf, const char *fmt, va_list args)
{
	return render(buf, (char *)~0UL, fmt, args);
}

#define CF_PRINT(call, ...) do {					\
	va_list args;							\
	int len;							\
									\
	va_start(args, fmt);						\
	len = call(__VA_ARGS__, fmt, args);				\
	va_end(args);							\
	return len;							\
} while (0)

int snprintf(char *buf, size_t size, const char *fmt, ...)
{
	CF_PRINT(vsnprintf, buf, size);
}

int scnprintf(char *buf, size_t size, const char *fmt, ...)
{
	CF_PRINT(vscnprintf, buf, size);
}

int sprintf(char *buf, const char *fmt, ...)
{
	CF_PRINT(vsprintf, buf);
}

/* Digits of @num without a NUL; 0 when they do not fit. */
int num_to_str(char *buf, int size, unsigned long long num, unsigned int width)
{
	char digit[24];
	int n = digits_of(digit, num, 10, false);
	int len = max(n, (int)width);

	if (len > size)
		return 0;
	memset(buf, ' ', len - n);
	for (int i = 0; i < n; i++)
		buf[len - 1 - i] = digit[i];
	return len;
}
