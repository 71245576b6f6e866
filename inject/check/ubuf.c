/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * User buffers of tests: each ends at a page end, between pages that are not
 * mapped, with sentinel bytes before it. Host-side.
 */
#include <string.h>

#include <copyfault/test.h>

#include "cf_mm.h"

#include "check/ubuf.h"

#define UBUF_MAX 256

/**
 * struct ubuf - one user buffer
 * @addr: what the test knows it by, 0 when the slot is free
 * @size: bytes
 * @map:  user address of its first page
 * @len:  bytes mapped there
 * @fill: sentinel
 */
struct ubuf {
	unsigned long addr;
	unsigned long size;
	unsigned long map;
	unsigned long len;
	unsigned char fill;
};

static struct ubuf ubufs[UBUF_MAX];

static struct ubuf *find(unsigned long addr)
{
	int i;

	for (i = 0; i < UBUF_MAX; i++)
		if (ubufs[i].addr == addr)
			return &ubufs[i];
	ck_abort_msg(addr ? "%s0x%lx is no user buffer of this test" :
			    "%sthis test has too many user buffers (0x%lx)",
		     cf_ck_prefix(), addr);
}

/* The alias of the pages, sentinel bytes included. */
static unsigned char *bytes(const struct ubuf *ubuf)
{
	unsigned char *alias = cf_user_ptr(ubuf->map, ubuf->len);

	ck_assert_msg(alias, "%sthe user buffer at 0x%lx is no longer mapped",
		      cf_ck_prefix(), ubuf->addr);
	return alias;
}

unsigned long cf_ubuf_new(unsigned long size, int fill)
{
	struct ubuf *ubuf = find(0);
	unsigned long len;
	long map;

	ck_assert_msg(size, "%sa user buffer has at least one byte",
		      cf_ck_prefix());
	len = (size + CF_PAGE_SIZE - 1) & ~(CF_PAGE_SIZE - 1);
	map = cf_mm_map(0, len, CF_VM_READ | CF_VM_WRITE);
	ck_assert_msg(map > 0, "%scannot map %lu bytes of user memory: %ld",
		      cf_ck_prefix(), len, map);
	ubuf->map = map;
	ubuf->len = len;
	ubuf->size = size;
	ubuf->addr = map + len - size;
	cf_ubuf_fill(ubuf->addr, fill);
	return ubuf->addr;
}

unsigned long cf_ubuf_from(const void *data, unsigned long size)
{
	unsigned long ubuf = cf_ubuf_new(size, 0);

	memcpy(cf_ubuf_ptr(ubuf), data, size);
	return ubuf;
}

unsigned long cf_ubuf_string(const char *string)
{
	return cf_ubuf_from(string, strlen(string) + 1);
}

void *cf_ubuf_ptr(unsigned long addr)
{
	const struct ubuf *ubuf = find(addr);

	return bytes(ubuf) + (ubuf->addr - ubuf->map);
}

void cf_ubuf_fill(unsigned long addr, int fill)
{
	struct ubuf *ubuf = find(addr);

	ubuf->fill = fill;
	memset(bytes(ubuf), fill, ubuf->len);
}

int cf_ubuf_touched(unsigned long addr, unsigned long from, long *at)
{
	const struct ubuf *ubuf = find(addr);
	const unsigned char *byte = bytes(ubuf);
	unsigned long start = ubuf->addr - ubuf->map, i;

	for (i = 0; i < ubuf->len; i++) {
		if (i == start)
			i += from;
		if (i < ubuf->len && byte[i] != ubuf->fill) {
			*at = (long)i - (long)start;
			return 1;
		}
	}
	return 0;
}

void cf_ubuf_free(unsigned long addr)
{
	struct ubuf *ubuf = find(addr);

	cf_mm_unmap(ubuf->map, ubuf->len);
	memset(ubuf, 0, sizeof(*ubuf));
}

void cf_ubuf_free_all(void)
{
	int i;

	for (i = 0; i < UBUF_MAX; i++)
		if (ubufs[i].addr)
			cf_ubuf_free(ubufs[i].addr);
}
