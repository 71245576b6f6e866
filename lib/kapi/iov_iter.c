// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Iterators over user and kernel memory. Kernel-side.
 *
 * The law of every copy here: it goes segment by segment, ends in the first
 * that comes up short, moves the iterator by exactly the bytes copied and
 * returns their count. Nothing is zeroed. A user segment outside the range of
 * the task copies nothing.
 */
#include <linux/bug.h>
#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/limits.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uaccess.h>
#include <linux/uio.h>
#include <linux/fs.h>

#include "../uaccess/access.h"

void iov_iter_init(struct iov_iter *i, unsigned int direction,
		   const struct iovec *iov, unsigned long nr_segs,
		   size_t count)
{
	WARN_ON(direction & ~(READ | WRITE));
	*i = (struct iov_iter) {
		.iter_type = ITER_IOVEC,
		.user_backed = true,
		.data_source = direction,
		.count = count,
		.iov = iov,
		.nr_segs = nr_segs,
	};
}

void iov_iter_kvec(struct iov_iter *i, unsigned int direction,
		   const struct kvec *kvec, unsigned long nr_segs,
		   size_t count)
{
	WARN_ON(direction & ~(READ | WRITE));
	*i = (struct iov_iter) {
		.iter_type = ITER_KVEC,
		.data_source = direction,
		.count = count,
		.kvec = kvec,
		.nr_segs = nr_segs,
	};
}

void iov_iter_ubuf(struct iov_iter *i, unsigned int direction,
		   void __user *ubuf, size_t count)
{
	WARN_ON(direction & ~(READ | WRITE));
	*i = (struct iov_iter) {
		.iter_type = ITER_UBUF,
		.user_backed = true,
		.data_source = direction,
		.count = count,
		.ubuf = ubuf,	/* and nr_segs is 0 */
	};
}

/* struct iovec and struct kvec have the same layout. */
static unsigned long segment_base(const struct iov_iter *i)
{
	if (iter_is_ubuf(i))
		return (unsigned long)i->ubuf + i->iov_offset;
	return (unsigned long)i->iov->iov_base + i->iov_offset;
}

/* Step over segments that are done or empty, the last one too. */
static void settle(struct iov_iter *i)
{
	if (iter_is_ubuf(i))
		return;
	while (i->nr_segs && i->iov_offset >= i->iov->iov_len) {
		i->iov_offset -= i->iov->iov_len;
		i->iov++;
		i->nr_segs--;
	}
}

size_t iov_iter_single_seg_count(const struct iov_iter *i)
{
	struct iov_iter at = *i;

	settle(&at);
	if (iter_is_ubuf(&at) || !at.nr_segs)
		return at.count;
	return min_t(size_t, at.count, at.iov->iov_len - at.iov_offset);
}

void __user *cf_iter_user_ptr(const struct iov_iter *i)
{
	struct iov_iter at = *i;

	settle(&at);
	return (void __user *)segment_base(&at);
}

void iov_iter_advance(struct iov_iter *i, size_t bytes)
{
	bytes = min(bytes, i->count);
	i->count -= bytes;
	i->iov_offset += bytes;
	settle(i);
}

void iov_iter_revert(struct iov_iter *i, size_t bytes)
{
	if (WARN_ON(bytes > (size_t)MAX_RW_COUNT))
		return;
	i->count += bytes;
	while (!iter_is_ubuf(i) && bytes > i->iov_offset) {
		bytes -= i->iov_offset;
		i->iov--;
		i->nr_segs++;
		i->iov_offset = i->iov->iov_len;
	}
	i->iov_offset -= bytes;
}

unsigned long iov_iter_alignment(const struct iov_iter *i)
{
	struct iov_iter at = *i;
	unsigned long bits = 0;
	size_t len;

	while (at.count) {
		len = iov_iter_single_seg_count(&at);
		bits |= (unsigned long)cf_iter_user_ptr(&at) | len;
		iov_iter_advance(&at, len);
	}
	return bits;
}

void iov_iter_save_state(struct iov_iter *i, struct iov_iter_state *state)
{
	state->iov_offset = i->iov_offset;
	state->count = i->count;
	state->nr_segs = i->nr_segs;
}

void iov_iter_restore(struct iov_iter *i, struct iov_iter_state *state)
{
	if (!iter_is_ubuf(i))
		i->iov -= state->nr_segs - i->nr_segs;
	i->iov_offset = state->iov_offset;
	i->count = state->count;
	i->nr_segs = state->nr_segs;
}

/* Move one segment's part. Return: bytes that did not arrive. */
typedef size_t (*step_t)(struct cf_site *site, const struct iov_iter *i,
			 unsigned long base, void *kernel, size_t len);

static size_t step_to(struct cf_site *site, const struct iov_iter *i,
		      unsigned long base, void *kernel, size_t len)
{
	if (!i->user_backed) {
		memcpy((void *)base, kernel, len);
		return 0;
	}
	if (!access_ok((void __user *)base, len))
		return len;
	return cf_at_raw_copy_to_user(site, (void __user *)base, kernel, len);
}

static size_t step_from(struct cf_site *site, const struct iov_iter *i,
			unsigned long base, void *kernel, size_t len)
{
	if (!i->user_backed) {
		memcpy(kernel, (void *)base, len);
		return 0;
	}
	if (!access_ok((void __user *)base, len))
		return len;
	return cf_at_raw_copy_from_user(site, kernel, (void __user *)base,
					len);
}

static size_t step_zero(struct cf_site *site, const struct iov_iter *i,
			unsigned long base, void *kernel, size_t len)
{
	if (!i->user_backed) {
		memset((void *)base, 0, len);
		return 0;
	}
	return cf_at_clear_user(site, (void __user *)base, len);
}

/*
 * Move to the next segment when this one is done. Not further: after the last
 * byte the position may be in front of an empty segment, and is seen there.
 */
static void segment_next(struct iov_iter *i)
{
	if (iter_is_ubuf(i) || i->iov_offset < i->iov->iov_len)
		return;
	i->iov_offset = 0;
	i->iov++;
	i->nr_segs--;
}

static size_t segment_left(const struct iov_iter *i)
{
	return iter_is_ubuf(i) ? i->count : i->iov->iov_len - i->iov_offset;
}

static size_t walk(struct cf_site *site, void *kernel, size_t bytes,
		   struct iov_iter *i, step_t step)
{
	size_t done = 0, len, left = 0;

	bytes = min(bytes, i->count);
	while (done < bytes && !left) {
		len = min(bytes - done, segment_left(i));
		if (len)
			left = step(site, i, segment_base(i),
				    kernel ? kernel + done : NULL, len);
		done += len - left;
		i->count -= len - left;
		i->iov_offset += len - left;
		segment_next(i);
	}
	return done;
}

/* A length no caller means, or an iterator that goes the other way. */
static bool is_refused(size_t bytes, const struct iov_iter *i,
		       bool wants_source)
{
	return WARN_ON_ONCE(bytes > INT_MAX) ||
	       WARN_ON_ONCE(i->data_source != wants_source);
}

size_t cf_at_copy_to_iter(struct cf_site *site, const void *from, size_t bytes,
			  struct iov_iter *i)
{
	if (is_refused(bytes, i, false))
		return 0;
	cf_check_object(site, from, bytes, true);
	if (i->user_backed)
		cf_might_fault(site);
	return walk(site, (void *)from, bytes, i, step_to);
}

size_t cf_at_copy_from_iter(struct cf_site *site, void *to, size_t bytes,
			    struct iov_iter *i)
{
	if (is_refused(bytes, i, true))
		return 0;
	cf_check_object(site, to, bytes, false);
	if (i->user_backed)
		cf_might_fault(site);
	return walk(site, to, bytes, i, step_from);
}

/* Through the cache or around it: but for the name, nobody can tell. */
size_t cf_at_copy_from_iter_nocache(struct cf_site *site, void *to,
				    size_t bytes, struct iov_iter *i)
{
	return cf_at_copy_from_iter(site, to, bytes, i);
}

bool cf_at_copy_from_iter_full(struct cf_site *site, void *to, size_t bytes,
			       struct iov_iter *i)
{
	size_t copied = cf_at_copy_from_iter(site, to, bytes, i);

	if (copied == bytes)
		return true;
	iov_iter_revert(i, copied);
	return false;
}

size_t cf_at_iov_iter_zero(struct cf_site *site, size_t bytes,
			   struct iov_iter *i)
{
	if (WARN_ON_ONCE(i->data_source))
		return 0;
	return walk(site, NULL, bytes, i, step_zero);
}

/* Probe the pages of the next @bytes; stop at the first that is not there. */
static size_t fault_in(const struct iov_iter *i, size_t bytes,
		       size_t (*probe)(unsigned long base, size_t len))
{
	struct iov_iter at = *i;
	size_t len, left;

	if (!i->user_backed)
		return 0;
	bytes = min(bytes, i->count);
	while (bytes) {
		len = min(bytes, iov_iter_single_seg_count(&at));
		left = probe((unsigned long)cf_iter_user_ptr(&at), len);
		bytes -= len - left;
		if (left)
			break;
		iov_iter_advance(&at, len);
	}
	return bytes;
}

static size_t probe_readable(unsigned long base, size_t len)
{
	return fault_in_readable((const char __user *)base, len);
}

static size_t probe_writeable(unsigned long base, size_t len)
{
	return fault_in_safe_writeable((const char __user *)base, len);
}

size_t fault_in_iov_iter_readable(const struct iov_iter *i, size_t bytes)
{
	return fault_in(i, bytes, probe_readable);
}

size_t fault_in_iov_iter_writeable(const struct iov_iter *i, size_t bytes)
{
	return fault_in(i, bytes, probe_writeable);
}

/* Check every segment and cut the sum at MAX_RW_COUNT. */
static ssize_t clip_segments(struct iovec *iov, unsigned int nr_segs)
{
	ssize_t total = 0;
	ssize_t len;

	for (unsigned int n = 0; n < nr_segs; n++) {
		len = (ssize_t)iov[n].iov_len;
		if (len < 0)
			return -EINVAL;
		if (!access_ok(iov[n].iov_base, len))
			return -EFAULT;
		if (len > MAX_RW_COUNT - total) {
			len = MAX_RW_COUNT - total;
			iov[n].iov_len = len;
		}
		total += len;
	}
	return total;
}

/*
 * On entry *@iovp has room for @fast_segs; on return it is what the caller
 * must kfree(), NULL when that room was used.
 */
ssize_t import_iovec(int type, const struct iovec __user *uvec,
		     unsigned int nr_segs, unsigned int fast_segs,
		     struct iovec **iovp, struct iov_iter *i)
{
	struct iovec *iov = *iovp, *heap = NULL;
	ssize_t total;

	*iovp = NULL;
	if (nr_segs > UIO_MAXIOV)
		return -EINVAL;
	if (nr_segs > fast_segs) {
		heap = kmalloc_array(nr_segs, sizeof(*iov), GFP_KERNEL);
		if (!heap)
			return -ENOMEM;
		iov = heap;
	}
	if (copy_from_user(iov, uvec, nr_segs * sizeof(*iov)))
		total = -EFAULT;
	else
		total = clip_segments(iov, nr_segs);
	if (total < 0) {
		kfree(heap);
		return total;
	}
	*iovp = heap;
	iov_iter_init(i, type, iov, nr_segs, total);
	return total;
}

int import_single_range(int rw, void __user *ubuf, size_t len,
			struct iovec *iov, struct iov_iter *i)
{
	if (len > MAX_RW_COUNT)
		len = MAX_RW_COUNT;
	if (unlikely(!access_ok(ubuf, len)))
		return -EFAULT;
	iov->iov_base = ubuf;
	iov->iov_len = len;
	iov_iter_init(i, rw, iov, 1, len);
	return 0;
}
