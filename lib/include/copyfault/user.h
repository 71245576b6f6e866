/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The simulated user address space, and buffers in it. A user address is a
 * number, an unsigned long named u*: the driver gets it as a __user pointer,
 * and a test reaches the bytes behind it through the functions below.
 * Host-side, public.
 *
 * Every function here fails the running test when it cannot do what it was
 * asked to, and then says why (copyfault/test.h).
 */
#ifndef COPYFAULT_USER_H
#define COPYFAULT_USER_H

#ifdef __cplusplus
extern "C" {
#endif

/* What a driver may do with mapped user memory, a mask; 0 is PROT_NONE. */
enum {
	CF_USER_READ = 1,
	CF_USER_WRITE = 2,
};

/* Bytes of a page. */
#define CF_USER_PAGE 4096UL

/**
 * cf_user_map() - Map anonymous user memory, present and zeroed.
 * @size: bytes, rounded up to pages; at least 1
 * @perm: mask of CF_USER_READ and CF_USER_WRITE
 *
 * The pages before and behind it are not mapped. It stays until
 * cf_user_unmap() or the end of the test.
 *
 * Context: any host thread.
 * Return: its user address, a multiple of CF_USER_PAGE. Fails the test when
 * there is no room, or when @perm cannot be had (no MMU).
 */
unsigned long cf_user_map(unsigned long size, int perm);

/**
 * cf_user_unmap() - Unmap pages: every user copy to or from them is -EFAULT.
 * @uaddr: multiple of CF_USER_PAGE
 * @size:  bytes, rounded up to pages
 *
 * Context: any host thread. Fails the test when the range is not user memory.
 */
void cf_user_unmap(unsigned long uaddr, unsigned long size);

/**
 * cf_user_protect() - Change what may be done with mapped pages.
 * @uaddr: multiple of CF_USER_PAGE
 * @size:  bytes, rounded up to pages
 * @perm:  mask of CF_USER_READ and CF_USER_WRITE; 0: nothing
 *
 * Context: any host thread. Fails the test when part of the range is not
 * mapped.
 */
void cf_user_protect(unsigned long uaddr, unsigned long size, int perm);

/**
 * cf_user_evict() - Make pages absent: the next touch faults, and is serviced.
 * @uaddr: multiple of CF_USER_PAGE
 * @size:  bytes, rounded up to pages
 *
 * What they hold is kept. cf_fault_count() counts the faults.
 *
 * Context: any host thread. Fails the test when part of the range is not
 * mapped.
 */
void cf_user_evict(unsigned long uaddr, unsigned long size);

/**
 * cf_user_cut() - Make single bytes bad: every copy stops at the first of them.
 * @uaddr: any user address
 * @size:  bytes
 *
 * As if a page ended right before @uaddr. cf_disarm() makes them good again.
 *
 * Context: any host thread. Fails the test when there are too many.
 */
void cf_user_cut(unsigned long uaddr, unsigned long size);

/**
 * cf_user_is_mapped() - Are these bytes mapped, so that a test can read them?
 * @uaddr: any number
 * @size:  bytes
 *
 * Context: any host thread.
 * Return: 1 or 0. Never fails the test.
 */
int cf_user_is_mapped(unsigned long uaddr, unsigned long size);

/**
 * cf_user_bytes() - The bytes behind a user address, as a test may touch them.
 * @uaddr: any user address
 * @size:  bytes that must be mapped
 *
 * Reading and writing through the pointer is no user copy: no fault comes of
 * it, and none is counted. Absent pages are brought in first.
 *
 * Context: any host thread.
 * Return: a pointer that holds until the pages are unmapped. Fails the test
 * when part of the range is not mapped.
 */
void *cf_user_bytes(unsigned long uaddr, unsigned long size);

/**
 * cf_user_put() - Store bytes in user memory.
 * @uaddr: where
 * @data:  @size bytes
 * @size:  bytes
 *
 * Context: any host thread. Fails the test when the range is not mapped.
 */
void cf_user_put(unsigned long uaddr, const void *data, unsigned long size);

/**
 * cf_user_get() - Read bytes of user memory.
 * @uaddr: where
 * @data:  out, @size bytes
 * @size:  bytes
 *
 * Context: any host thread. Fails the test when the range is not mapped.
 */
void cf_user_get(unsigned long uaddr, void *data, unsigned long size);

/**
 * cf_ubuf_new() - Make a user buffer.
 * @size: bytes, at least 1
 * @fill: every byte of it, and of what surrounds it
 *
 * It ends where its last page ends, and the pages next to it are not mapped:
 *
 *	|not mapped|fff[buffer]|not mapped|
 *
 * So a copy past its end stops, and one before its start is seen by
 * CF_ASSERT_UNTOUCHED(). It has whatever alignment that gives. It stays until
 * cf_ubuf_free() or the end of the test; 256 can be there at once.
 *
 * Context: any host thread.
 * Return: its user address. Fails the test when there is no room.
 */
unsigned long cf_ubuf_new(unsigned long size, int fill);

/**
 * cf_ubuf_from() - cf_ubuf_new() with @size bytes of @data in it.
 * @data: bytes to store
 * @size: bytes, at least 1
 *
 * What surrounds it is zero.
 *
 * Context: any host thread.
 * Return: its user address. Fails the test when there is no room.
 */
unsigned long cf_ubuf_from(const void *data, unsigned long size);

/**
 * cf_ubuf_string() - cf_ubuf_from() of a string with its NUL.
 * @string: to store
 *
 * Context: any host thread.
 * Return: its user address. Fails the test when there is no room.
 */
unsigned long cf_ubuf_string(const char *string);

/**
 * cf_ubuf_free() - Unmap a user buffer.
 * @ubuf: what cf_ubuf_new() returned
 *
 * Context: any host thread. Fails the test when it is no user buffer.
 */
void cf_ubuf_free(unsigned long ubuf);

/**
 * cf_ubuf_ptr() - The bytes of a user buffer, as a test may touch them.
 * @ubuf: what cf_ubuf_new() returned
 *
 * Context: any host thread.
 * Return: as cf_user_bytes(). Fails the test when it is no user buffer.
 */
void *cf_ubuf_ptr(unsigned long ubuf);

/**
 * cf_ubuf_fill() - Set every byte of a buffer, and of what surrounds it.
 * @ubuf: what cf_ubuf_new() returned
 * @fill: the byte; CF_ASSERT_UNTOUCHED() compares with it from now on
 *
 * Context: any host thread. Fails the test when it is no user buffer.
 */
void cf_ubuf_fill(unsigned long ubuf, int fill);

/**
 * cf_ubuf_touched() - Is a byte not as cf_ubuf_fill() left it?
 * @ubuf: what cf_ubuf_new() returned
 * @from: offset to look from; bytes before the buffer are always looked at
 * @at:   out, the offset of the first one; negative when it lies before the
 *        buffer. Not written when there is none
 *
 * Context: any host thread.
 * Return: 1 or 0. Fails the test when it is no user buffer.
 */
int cf_ubuf_touched(unsigned long ubuf, unsigned long from, long *at);

#ifdef __cplusplus
}
#endif

#endif
