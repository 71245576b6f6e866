/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Iterators over scattered memory, the user's or the kernel's. What copies
 * returns the count of bytes copied, stops in the first segment that comes up
 * short, advances the iterator by exactly that, and zeroes nothing.
 * Kernel-side.
 *
 * KAPI-STUB: omits iterators over pages, pipes and page caches: nothing makes
 * one.
 */
#include <linux/cf_umbrella.h>
#ifndef _KAPI_LINUX_UIO_H
#define _KAPI_LINUX_UIO_H

#include <linux/types.h>
#include <linux/version.h>
#include <linux/cf_copy_size.h>
#include <linux/cf_label.h>
#include <linux/cf_site.h>
#include <uapi/linux/uio.h>

struct kvec {
	void *iov_base;
	size_t iov_len;
};

enum iter_type {
	ITER_IOVEC,
	ITER_KVEC,
	ITER_BVEC,
	ITER_PIPE,
	ITER_XARRAY,
	ITER_DISCARD,
	ITER_UBUF,
};

#define ITER_SOURCE 1	/* WRITE: the iterator is where bytes come from */
#define ITER_DEST 0	/* READ: the iterator is where bytes go to */

/**
 * struct iov_iter - a position in scattered memory
 * @iov_offset: bytes of the current segment that are done
 * @count:      bytes left
 * @iov:        current segment, ITER_IOVEC
 * @kvec:       current segment, ITER_KVEC
 * @ubuf:       start of the buffer, ITER_UBUF
 */
struct iov_iter {
	u8 iter_type;
	bool nofault;
	bool data_source;
	bool user_backed;
	size_t iov_offset;
	size_t count;
	union {
		const struct iovec *iov;
		const struct kvec *kvec;
		void __user *ubuf;
	};
	unsigned long nr_segs;
};

struct iov_iter_state {
	size_t iov_offset;
	size_t count;
	unsigned long nr_segs;
};

static inline enum iter_type iov_iter_type(const struct iov_iter *i)
{
	return (enum iter_type)i->iter_type;
}

static inline bool iter_is_iovec(const struct iov_iter *i)
{
	return i->iter_type == ITER_IOVEC;
}

static inline bool iter_is_ubuf(const struct iov_iter *i)
{
	return i->iter_type == ITER_UBUF;
}

static inline bool iov_iter_is_kvec(const struct iov_iter *i)
{
	return i->iter_type == ITER_KVEC;
}

static inline bool user_backed_iter(const struct iov_iter *i)
{
	return i->user_backed;
}

static inline unsigned char iov_iter_rw(const struct iov_iter *i)
{
	return i->data_source ? 1 : 0;
}

static inline size_t iov_iter_count(const struct iov_iter *i)
{
	return i->count;
}

static inline void iov_iter_truncate(struct iov_iter *i, u64 count)
{
	if (i->count > count)
		i->count = count;
}

static inline void iov_iter_reexpand(struct iov_iter *i, size_t count)
{
	i->count = count;
}

static inline size_t iov_length(const struct iovec *iov, unsigned long nr)
{
	size_t len = 0;

	while (nr--)
		len += iov++->iov_len;
	return len;
}

void iov_iter_init(struct iov_iter *i, unsigned int direction,
		   const struct iovec *iov, unsigned long nr_segs,
		   size_t count) __cfk(iov_iter_init);
void iov_iter_kvec(struct iov_iter *i, unsigned int direction,
		   const struct kvec *kvec, unsigned long nr_segs,
		   size_t count) __cfk(iov_iter_kvec);
void iov_iter_ubuf(struct iov_iter *i, unsigned int direction,
		   void __user *ubuf, size_t count) __cfk(iov_iter_ubuf);
void iov_iter_advance(struct iov_iter *i, size_t bytes)
	__cfk(iov_iter_advance);
void iov_iter_revert(struct iov_iter *i, size_t bytes) __cfk(iov_iter_revert);
size_t iov_iter_single_seg_count(const struct iov_iter *i)
	__cfk(iov_iter_single_seg_count);
unsigned long iov_iter_alignment(const struct iov_iter *i)
	__cfk(iov_iter_alignment);
void iov_iter_save_state(struct iov_iter *i, struct iov_iter_state *state)
	__cfk(iov_iter_save_state);
void iov_iter_restore(struct iov_iter *i, struct iov_iter_state *state)
	__cfk(iov_iter_restore);
ssize_t import_iovec(int type, const struct iovec __user *uvec,
		     unsigned int nr_segs, unsigned int fast_segs,
		     struct iovec **iovp, struct iov_iter *i)
	__cfk(import_iovec);
int import_single_range(int rw, void __user *ubuf, size_t len,
			struct iovec *iov, struct iov_iter *i)
	__cfk(import_single_range);

/* Bytes that could not be brought in, from the first bad page on. */
size_t fault_in_iov_iter_readable(const struct iov_iter *i, size_t bytes)
	__cfk(fault_in_iov_iter_readable);
size_t fault_in_iov_iter_writeable(const struct iov_iter *i, size_t bytes)
	__cfk(fault_in_iov_iter_writeable);
#if LINUX_VERSION_CODE < KERNEL_VERSION(5, 16, 0)
#define iov_iter_fault_in_readable(i, bytes) \
	(fault_in_iov_iter_readable(i, bytes) ? -EFAULT : 0)
#endif

/* User address of the current byte of a user-backed iterator. */
void __user *cf_iter_user_ptr(const struct iov_iter *i);

size_t cf_at_copy_to_iter(struct cf_site *site, const void *from, size_t bytes,
			  struct iov_iter *i);
size_t cf_at_copy_from_iter(struct cf_site *site, void *to, size_t bytes,
			    struct iov_iter *i);
size_t cf_at_copy_from_iter_nocache(struct cf_site *site, void *to,
				    size_t bytes, struct iov_iter *i);
bool cf_at_copy_from_iter_full(struct cf_site *site, void *to, size_t bytes,
			       struct iov_iter *i);
size_t cf_at_iov_iter_zero(struct cf_site *site, size_t bytes,
			   struct iov_iter *i);

#define copy_to_iter(from, bytes, i)					\
	CF_FITS(from, bytes, __bad_copy_from, 0,			\
		cf_at_copy_to_iter(CF_SITE(copy_to_iter, bytes), from,	\
				   cf_n_, i))
#define copy_from_iter(to, bytes, i)					\
	CF_FITS(to, bytes, __bad_copy_to, 0,				\
		cf_at_copy_from_iter(CF_SITE(copy_from_iter, bytes),	\
				     to, cf_n_, i))
#define copy_from_iter_nocache(to, bytes, i)				\
	CF_FITS(to, bytes, __bad_copy_to, 0,				\
		cf_at_copy_from_iter_nocache(				\
			CF_SITE(copy_from_iter_nocache, bytes),		\
			to, cf_n_, i))
#define copy_from_iter_flushcache(to, bytes, i) \
	copy_from_iter_nocache(to, bytes, i)
#define copy_from_iter_full(to, bytes, i)				\
	CF_FITS(to, bytes, __bad_copy_to, false,			\
		cf_at_copy_from_iter_full(				\
			CF_SITE(copy_from_iter_full, bytes), to, cf_n_, i))
#define copy_from_iter_full_nocache(to, bytes, i) \
	copy_from_iter_full(to, bytes, i)
#define iov_iter_zero(bytes, i) \
	cf_at_iov_iter_zero(CF_SITE(iov_iter_zero, bytes), bytes, i)

static inline bool iov_iter_is_bvec(const struct iov_iter *i)
{
	return i->iter_type == ITER_BVEC;
}

#endif
