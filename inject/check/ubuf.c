/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * User buffers of tests: each ends at a page end, between pages that are not
 * mapped, with sentinel bytes before it. Host-side.
 */
#include <string.h>

#include <copyfault/test.h>

#include "cf_mm.h"

#include "check/fail.h"
#include "check/user.h"

#define UBUF_MAX 256

/**
 * struct ubuf - one user buffer
 * @addr: what the test knows it by, 0 when the slot is free
 * @size: bytes
 * @map:  user address of its first page
 * @len:  bytes mapped there
 * @serial: 1.. in order of making
 * @fill: sentinel
 */
struct ubuf {
	unsigned long addr;
	unsigned long size;
	unsigned long map;
	unsigned long len;
	unsigned long serial;
	unsigned char fill;
};

static struct ubuf ubufs[UBUF_MAX];
static unsigned long last_serial;

static struct ubuf *look(unsigned long addr)
{
	int i;

	for (i = 0; i < UBUF_MAX; i++)
		if (ubufs[i].addr == addr)
			return &ubufs[i];
	return NULL;
}

static struct ubuf *find(unsigned long addr)
{
	struct ubuf *ubuf = addr ? look(addr) : NULL;

	if (!ubuf)
		cf_fail_here("0x%lx is no user buffer of this test", addr);
	return ubuf;
}

/* The alias of the pages, sentinel bytes included. */
static unsigned char *bytes(const struct ubuf *ubuf)
{
	unsigned char *alias = cf_user_ptr(ubuf->map, ubuf->len);

	if (!alias)
		cf_fail_here("the user buffer at 0x%lx is no longer mapped",
			     ubuf->addr);
	return alias;
}

static void fill_with(struct ubuf *ubuf, int fill)
{
	ubuf->fill = fill;
	memset(bytes(ubuf), fill, ubuf->len);
}

/* Return: a buffer, or NULL with an errno in *@err; 0: no slot is free. */
static struct ubuf *take(unsigned long size, long *err)
{
	unsigned long len = (size + CF_PAGE_SIZE - 1) & ~(CF_PAGE_SIZE - 1);
	struct ubuf *ubuf = look(0);
	long map;

	*err = 0;
	if (!ubuf)
		return NULL;
	map = cf_mm_map(0, len, CF_VM_READ | CF_VM_WRITE);
	if (map < 0) {
		*err = map;
		return NULL;
	}
	ubuf->map = map;
	ubuf->len = len;
	ubuf->size = size;
	ubuf->serial = ++last_serial;
	ubuf->addr = map + len - size;
	return ubuf;
}

static struct ubuf *make(unsigned long size, int fill)
{
	struct ubuf *ubuf;
	char text[24];
	long err;

	if (!size)
		cf_fail_here("a user buffer has at least one byte");
	cf_user_lock();
	ubuf = take(size, &err);
	cf_user_unlock();
	if (!ubuf && !err)
		cf_fail_here("this test has %d user buffers: no more fit",
			     UBUF_MAX);
	if (!ubuf)
		cf_fail_here("cannot map %lu bytes of user memory: %s", size,
			     cf_errno_text(err, text));
	fill_with(ubuf, fill);
	return ubuf;
}

unsigned long cf_ubuf_new(unsigned long size, int fill)
{
	CF_ENTER();
	return make(size, fill)->addr;
}

static unsigned long make_from(const void *data, unsigned long size)
{
	struct ubuf *ubuf = make(size, 0);

	memcpy(bytes(ubuf) + ubuf->len - size, data, size);
	return ubuf->addr;
}

unsigned long cf_ubuf_from(const void *data, unsigned long size)
{
	CF_ENTER();
	return make_from(data, size);
}

unsigned long cf_ubuf_string(const char *string)
{
	CF_ENTER();
	return make_from(string, strlen(string) + 1);
}

void *cf_ubuf_ptr(unsigned long addr)
{
	const struct ubuf *ubuf;

	CF_ENTER();
	ubuf = find(addr);
	return bytes(ubuf) + (ubuf->addr - ubuf->map);
}

void cf_ubuf_fill(unsigned long addr, int fill)
{
	CF_ENTER();
	fill_with(find(addr), fill);
}

static int is_touched(const struct ubuf *ubuf, unsigned long from, long *at)
{
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

int cf_ubuf_touched(unsigned long addr, unsigned long from, long *at)
{
	CF_ENTER();
	return is_touched(find(addr), from, at);
}

void cf_assert_untouched(const char *file, int line, const char *what,
			 unsigned long addr, unsigned long from)
{
	long at;

	CF_ENTER();
	cf_fail_late();
	if (is_touched(find(addr), from, &at))
		cf_fail(file, line, "%s was touched at offset %ld", what, at);
}

static void release(struct ubuf *ubuf)
{
	cf_user_lock();
	cf_mm_unmap(ubuf->map, ubuf->len);
	memset(ubuf, 0, sizeof(*ubuf));
	cf_user_unlock();
}

void cf_ubuf_free(unsigned long addr)
{
	CF_ENTER();
	release(find(addr));
}

unsigned long cf_ubuf_serial(void)
{
	return last_serial;
}

void cf_ubuf_free_since(unsigned long serial)
{
	int i;

	for (i = 0; i < UBUF_MAX; i++)
		if (ubufs[i].addr && ubufs[i].serial > serial)
			release(&ubufs[i]);
}

void cf_ubuf_free_all(void)
{
	cf_ubuf_free_since(0);
}
