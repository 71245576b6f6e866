// SPDX-License-Identifier: LGPL-2.1-or-later
/* Bytes as rows of hexadecimal. Kernel-side. */
#include <linux/ctype.h>
#include <linux/kernel.h>
#include <linux/printk.h>
#include <linux/string.h>
#include <asm/unaligned.h>

static u64 group_load(const void *p, int groupsize)
{
	switch (groupsize) {
	case 8: return get_unaligned((const u64 *)p);
	case 4: return get_unaligned((const u32 *)p);
	case 2: return get_unaligned((const u16 *)p);
	}
	return *(const u8 *)p;
}

/* Returns what a large enough buffer would have held, as snprintf does. */
int hex_dump_to_buffer(const void *buf, size_t len, int rowsize, int groupsize,
		       char *linebuf, size_t linebuflen, bool ascii)
{
	char line[256];
	int n = 0, column;

	if (rowsize != 16 && rowsize != 32)
		rowsize = 16;
	len = min_t(size_t, len, rowsize);
	if (!is_power_of_2(groupsize) || groupsize > 8 || len % groupsize)
		groupsize = 1;
	for (size_t i = 0; i < len; i += groupsize)
		n += scnprintf(line + n, sizeof(line) - n, "%s%0*llx",
			       i ? " " : "", 2 * groupsize,
			       group_load(buf + i, groupsize));
	column = rowsize * 2 + rowsize / groupsize + 1;
	if (ascii && len)
		n += scnprintf(line + n, sizeof(line) - n, "%*s", column - n,
			       "");
	for (size_t i = 0; ascii && i < len; i++) {
		u8 c = ((const u8 *)buf)[i];

		line[n++] = isascii(c) && isprint(c) ? c : '.';
	}
	line[n] = '\0';
	if (linebuflen)
		strlcpy(linebuf, line, linebuflen);
	return n;
}

/* An address would not be the same in the next run: offsets instead. */
void print_hex_dump(const char *level, const char *prefix, int prefix_type,
		    int rowsize, int groupsize, const void *buf, size_t len,
		    bool ascii)
{
	char line[256];

	if (rowsize != 16 && rowsize != 32)
		rowsize = 16;
	for (size_t at = 0; at < len; at += rowsize) {
		hex_dump_to_buffer(buf + at, len - at, rowsize, groupsize,
				   line, sizeof(line), ascii);
		if (prefix_type == DUMP_PREFIX_NONE)
			printk("%s%s%s\n", level, prefix, line);
		else
			printk("%s%s%.8zx: %s\n", level, prefix, at, line);
	}
}
