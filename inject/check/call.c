/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The calls that tests make, each with a record of what it did. What comes of
 * the record is judge.c's. Host-side.
 *
 * The census runs from the first call that begins to the last one under way
 * that ends: another task may sleep in one meanwhile. Each call is an
 * operation of its own there.
 */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>

#include <copyfault/test.h>

#include "cf_mm.h"
#include "cf_syscall.h"

#include "check/call.h"
#include "check/fail.h"
#include "fault/fault.h"

#define ENTRIES_MAX 16384 /* user copies that are remembered */
#define SEGS_MAX 1024UL /* UIO_MAXIOV */

static struct {
	struct cf_trace trace;
	unsigned int running; /* calls, and holds */
	unsigned int last_op;
	unsigned long count; /* calls that have returned */
	unsigned long limit; /* of transfers, less one: 0 is none */
	struct cf_made last;
} calls;

const struct cf_made *cf_last_call(void)
{
	return calls.count ? &calls.last : NULL;
}

unsigned long cf_calls_made(void)
{
	return calls.count;
}

const struct cf_trace *cf_calls_trace(void)
{
	return &calls.trace;
}

static void *need(size_t count, size_t size)
{
	void *p = calloc(count ? count : 1, size);

	if (!p)
		cf_fail_here("out of memory");
	return p;
}

void cf_calls_hold(void)
{
	if (!calls.trace.entries) {
		calls.trace.entries =
			need(ENTRIES_MAX, sizeof(calls.trace.entries[0]));
		calls.trace.capacity = ENTRIES_MAX;
	}
	if (!calls.running++)
		cf_trace_start(&calls.trace);
}

void cf_calls_release(void)
{
	if (calls.running && !--calls.running)
		cf_trace_stop();
}

void cf_calls_limit(unsigned long size)
{
	calls.limit = size + 1;
}

static void made_free(struct cf_made *made)
{
	free(made->seg);
	free(made->before);
	free(made->known);
	memset(made, 0, sizeof(*made));
}

void cf_calls_begin(void)
{
	if (calls.running)
		cf_trace_stop();
	calls.running = 0;
	calls.count = 0;
	calls.limit = 0;
	made_free(&calls.last);
}

/* ---- before ---- */

static void begin(struct cf_made *made, int fd, const char *format, ...)
{
	va_list args;

	if (cf_fail_is_elsewhere())
		cf_fail_here("a host thread that has no task makes no system calls");
	memset(made, 0, sizeof(*made));
	va_start(args, format);
	vsnprintf(made->text, sizeof(made->text), format, args);
	va_end(args);
	made->pos = cf_file_pos(fd);
	made->op = ++calls.last_op;
}

static unsigned long limited(unsigned long size)
{
	return calls.limit && size >= calls.limit ? calls.limit - 1 : size;
}

/* Absent pages stay absent: to look at them would bring them in. */
static void keep_page(struct cf_made *made, unsigned long at,
		      unsigned long uaddr, unsigned long size)
{
	const void *bytes;

	if (!cf_mm_is_present(uaddr))
		return;
	bytes = cf_user_ptr(uaddr, size);
	if (!bytes)
		return;
	memcpy(made->before + at, bytes, size);
	memset(made->known + at, 1, size);
}

static void keep_seg(struct cf_made *made, unsigned long at,
		     const struct cf_seg *seg)
{
	unsigned long done = 0, part;

	for (; done < seg->size && at + done < CF_BEFORE_MAX; done += part) {
		part = CF_PAGE_SIZE - (seg->uaddr + done) % CF_PAGE_SIZE;
		if (part > seg->size - done)
			part = seg->size - done;
		if (part > CF_BEFORE_MAX - at - done)
			part = CF_BEFORE_MAX - at - done;
		keep_page(made, at + done, seg->uaddr + done, part);
	}
}

static void keep_before(struct cf_made *made)
{
	unsigned long room =
		made->size < CF_BEFORE_MAX ? made->size : CF_BEFORE_MAX;
	unsigned long at = 0, i;

	made->before = need(room, 1);
	made->known = need(room, 1);
	for (i = 0; i < made->segs && at < room; i++) {
		keep_seg(made, at, &made->seg[i]);
		at += made->seg[i].size;
	}
}

static void set_segs(struct cf_made *made, int is_read, unsigned long nr)
{
	made->is_transfer = 1;
	made->is_read = is_read;
	made->seg = need(nr, sizeof(made->seg[0]));
	made->segs = nr;
}

static void begin_transfer(struct cf_made *made, int is_read,
			   unsigned long ubuf, unsigned long count)
{
	set_segs(made, is_read, 1);
	made->seg[0] = (struct cf_seg){ ubuf, count };
	made->size = count;
	if (is_read)
		keep_before(made);
}

/*
 * The vector as it stands in user memory, cut off at the limit. What cannot be
 * read has no segments: the kernel refuses it too.
 */
static void begin_vector(struct cf_made *made, int is_read,
			 const struct iovec *iov, unsigned long nr)
{
	unsigned long left = limited(~0UL), i;

	set_segs(made, is_read, iov ? nr : 0);
	for (i = 0; i < made->segs; i++) {
		unsigned long size = iov[i].iov_len;

		made->seg[i].uaddr = (unsigned long)iov[i].iov_base;
		made->seg[i].size = size < left ? size : left;
		made->size += made->seg[i].size;
		left -= made->seg[i].size;
	}
	if (is_read)
		keep_before(made);
}

/* In user memory, for the time of the call. */
static void swap_sizes(const struct cf_made *made, struct iovec *iov)
{
	unsigned long i, size;

	for (i = 0; i < made->segs; i++) {
		size = iov[i].iov_len;
		iov[i].iov_len = made->seg[i].size;
		made->seg[i].size = size;
	}
}

/* ---- the call itself ---- */

static void enter(const struct cf_made *made)
{
	cf_calls_hold();
	cf_trace_op(made->op);
}

/* A stop that nobody armed here: libfiu did. Say so in what follows. */
static void note_others(const struct cf_made *made)
{
	char text[CF_FAULT_TEXT_MAX];
	struct cf_fault fault;
	unsigned long i;

	for (i = 0; i < calls.trace.count; i++) {
		const struct cf_trace_entry *entry = &calls.trace.entries[i];

		if (entry->op != made->op || !entry->injected)
			continue;
		cf_fault_at_site(&fault, entry->site, entry->occurrence,
				 entry->kind, entry->copied);
		if (!cf_fault_format(&fault, text, sizeof(text)))
			cf_fail_note("fault ", text, " by libfiu");
	}
}

static long long leave(struct cf_made *made, int fd, long long ret)
{
	cf_trace_op(0);
	cf_calls_release();
	made->ret = ret;
	made->pos_after = cf_file_pos(fd);
	if (!cf_fault_armed_count())
		note_others(made);
	made_free(&calls.last);
	calls.last = *made;
	calls.count++;
	return ret;
}

long cf_open(const char *path, int flags)
{
	struct cf_made made;

	CF_ENTER();
	begin(&made, -1, "open(\"%s\")", path);
	enter(&made);
	return leave(&made, -1, cf_sys_open(path, flags));
}

static void list_nodes(char *list, size_t size)
{
	struct cf_dev_info info;
	unsigned int i;
	size_t len = 0;

	list[0] = '\0';
	for (i = 0; !cf_dev_get(i, &info) && len < size; i++)
		len += snprintf(list + len, size - len, "%s%s",
				i ? ", " : "; there are: ", info.path);
}

int cf_must_open(const char *path, int flags)
{
	char list[1024] = "", text[24];
	struct cf_made made;
	long fd;

	CF_ENTER();
	begin(&made, -1, "open(\"%s\")", path);
	enter(&made);
	fd = leave(&made, -1, cf_sys_open(path, flags));
	if (fd == -ENOENT)
		list_nodes(list, sizeof(list));
	if (fd < 0)
		cf_fail_here("opening %s returned %s%s", path,
			     cf_errno_text(fd, text), list);
	return fd;
}

long cf_close(int fd)
{
	struct cf_made made;

	CF_ENTER();
	begin(&made, fd, "close()");
	enter(&made);
	return leave(&made, -1, cf_sys_close(fd));
}

long cf_dup(int fd)
{
	struct cf_made made;

	CF_ENTER();
	begin(&made, fd, "dup()");
	enter(&made);
	return leave(&made, fd, cf_sys_dup(fd));
}

long cf_read(int fd, unsigned long ubuf, unsigned long count)
{
	struct cf_made made;

	CF_ENTER();
	count = limited(count);
	begin(&made, fd, "read(%lu)", count);
	begin_transfer(&made, 1, ubuf, count);
	enter(&made);
	return leave(&made, fd, cf_sys_read(fd, ubuf, count));
}

long cf_write(int fd, unsigned long ubuf, unsigned long count)
{
	struct cf_made made;

	CF_ENTER();
	count = limited(count);
	begin(&made, fd, "write(%lu)", count);
	begin_transfer(&made, 0, ubuf, count);
	enter(&made);
	return leave(&made, fd, cf_sys_write(fd, ubuf, count));
}

long cf_pread(int fd, unsigned long ubuf, unsigned long count, long long pos)
{
	struct cf_made made;

	CF_ENTER();
	count = limited(count);
	begin(&made, fd, "pread(%lu, %lld)", count, pos);
	made.is_positional = 1;
	begin_transfer(&made, 1, ubuf, count);
	enter(&made);
	return leave(&made, fd, cf_sys_pread(fd, ubuf, count, pos));
}

long cf_pwrite(int fd, unsigned long ubuf, unsigned long count, long long pos)
{
	struct cf_made made;

	CF_ENTER();
	count = limited(count);
	begin(&made, fd, "pwrite(%lu, %lld)", count, pos);
	made.is_positional = 1;
	begin_transfer(&made, 0, ubuf, count);
	enter(&made);
	return leave(&made, fd, cf_sys_pwrite(fd, ubuf, count, pos));
}

static long vector(int fd, unsigned long uiov, unsigned long nr, int is_read)
{
	const char *name = is_read ? "readv" : "writev";
	struct iovec *iov = NULL;
	struct cf_made made;
	long ret;

	begin(&made, fd, "%s", name);
	if (nr && nr <= SEGS_MAX)
		iov = cf_user_ptr(uiov, nr * sizeof(*iov));
	begin_vector(&made, is_read, iov, nr);
	snprintf(made.text, sizeof(made.text), "%s(%lu segments, %lu bytes)",
		 name, nr, made.size);
	swap_sizes(&made, iov);
	enter(&made);
	ret = is_read ? cf_sys_readv(fd, uiov, nr) : cf_sys_writev(fd, uiov, nr);
	swap_sizes(&made, iov);
	return leave(&made, fd, ret);
}

long cf_readv(int fd, unsigned long uiov, unsigned long nr)
{
	CF_ENTER();
	return vector(fd, uiov, nr, 1);
}

long cf_writev(int fd, unsigned long uiov, unsigned long nr)
{
	CF_ENTER();
	return vector(fd, uiov, nr, 0);
}

long long cf_lseek(int fd, long long offset, int whence)
{
	struct cf_made made;

	CF_ENTER();
	begin(&made, fd, "lseek(%lld, %d)", offset, whence);
	enter(&made);
	return leave(&made, fd, cf_sys_lseek(fd, offset, whence));
}

long cf_ioctl(int fd, unsigned int cmd, unsigned long arg)
{
	struct cf_made made;

	CF_ENTER();
	begin(&made, fd, "ioctl(0x%x)", cmd);
	enter(&made);
	return leave(&made, fd, cf_sys_ioctl(fd, cmd, arg));
}

long cf_poll(int fd, unsigned int events)
{
	struct cf_made made;

	CF_ENTER();
	begin(&made, fd, "poll(0x%x)", events);
	enter(&made);
	return leave(&made, fd, cf_sys_poll(fd, events));
}

long cf_fsync(int fd)
{
	struct cf_made made;

	CF_ENTER();
	begin(&made, fd, "fsync()");
	enter(&made);
	return leave(&made, fd, cf_sys_fsync(fd));
}

long cf_mmap(int fd, unsigned long size)
{
	struct cf_made made;

	CF_ENTER();
	begin(&made, fd, "mmap(%lu)", size);
	enter(&made);
	return leave(&made, fd, cf_sys_mmap(fd, size));
}

long long cf_pos(int fd)
{
	CF_ENTER();
	if (cf_fail_is_elsewhere())
		cf_fail_here("a host thread that has no task has no files");
	return cf_file_pos(fd);
}
