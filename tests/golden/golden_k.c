// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Make the call that a golden vector describes, as the recorder's module did
 * on a real kernel. Decides nothing. Kernel-side.
 */
#include <linux/err.h>
#include <linux/fs.h>
#include <linux/kernel.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uaccess.h>
#include <linux/uio.h>

#include "golden_k.h"

#define U(call) ((void __user *)(call)->u)

/* What gives the residue or an error. */
#define PLAIN(name, ...)						\
static void do_##name(struct golden_call *call)				\
{									\
	call->ret = (long)name(__VA_ARGS__);				\
}
#define FROM(name) PLAIN(name, call->k, U(call), call->n)
#define TO(name) PLAIN(name, U(call), call->k, call->n)

FROM(copy_from_user)
FROM(__copy_from_user)
FROM(__copy_from_user_inatomic)
FROM(raw_copy_from_user)
FROM(__copy_from_user_inatomic_nocache)
FROM(copy_from_user_nmi)
FROM(copy_from_user_nofault)
TO(copy_to_user)
TO(__copy_to_user)
TO(__copy_to_user_inatomic)
TO(raw_copy_to_user)
TO(copy_to_user_nofault)
PLAIN(clear_user, U(call), call->n)
PLAIN(__clear_user, U(call), call->n)
PLAIN(strncpy_from_user, call->k, U(call), call->n)
PLAIN(strnlen_user, U(call), call->n)
PLAIN(check_zeroed_user, U(call), call->n)
PLAIN(copy_struct_from_user, call->k, call->ksize, U(call), call->n)
PLAIN(simple_read_from_buffer, U(call), call->n, &call->pos, call->k,
      call->avail)
PLAIN(simple_write_to_buffer, call->k, call->avail, &call->pos, U(call),
      call->n)
PLAIN(access_ok, U(call), call->n)
PLAIN(fault_in_readable, U(call), call->n)
PLAIN(fault_in_writeable, U(call), call->n)
PLAIN(fault_in_safe_writeable, U(call), call->n)

static void do_unsafe_copy_to_user(struct golden_call *call)
{
	call->ret = -EACCES;
	if (!user_write_access_begin(U(call), call->n))
		return;
	call->ret = -EFAULT;
	unsafe_copy_to_user(U(call), call->k, call->n, out_end);
	call->ret = 0;
out_end:
	user_write_access_end();
}

/* ---- values ---- */

#define EACH_SIZE(row)							\
	switch (call->n) {						\
	row(1, u8)							\
	row(2, u16)							\
	row(4, u32)							\
	row(8, u64)							\
	}
#define VALUE(type) (*(type *)call->k)
#define GET_ROW(size, type)						\
	case size:							\
		call->ret = get_user(VALUE(type), (type __user *)call->u); \
		break;
#define GET_UNCHECKED_ROW(size, type)					\
	case size:							\
		call->ret = __get_user(VALUE(type), (type __user *)call->u); \
		break;
#define PUT_ROW(size, type)						\
	case size:							\
		call->ret = put_user(VALUE(type), (type __user *)call->u); \
		break;
#define PUT_UNCHECKED_ROW(size, type)					\
	case size:							\
		call->ret = __put_user(VALUE(type), (type __user *)call->u); \
		break;
#define GET_UNSAFE_ROW(size, type)					\
	case size:							\
		unsafe_get_user(VALUE(type), (type __user *)call->u, out_end); \
		break;
#define PUT_UNSAFE_ROW(size, type)					\
	case size:							\
		unsafe_put_user(VALUE(type), (type __user *)call->u, out_end); \
		break;

static void do_get_user(struct golden_call *call)
{
	EACH_SIZE(GET_ROW)
}

static void do___get_user(struct golden_call *call)
{
	EACH_SIZE(GET_UNCHECKED_ROW)
}

static void do_put_user(struct golden_call *call)
{
	EACH_SIZE(PUT_ROW)
}

static void do___put_user(struct golden_call *call)
{
	EACH_SIZE(PUT_UNCHECKED_ROW)
}

static void do_unsafe_get_user(struct golden_call *call)
{
	call->ret = -EACCES;
	if (!user_read_access_begin(U(call), call->n))
		return;
	call->ret = -EFAULT;
	EACH_SIZE(GET_UNSAFE_ROW)
	call->ret = 0;
out_end:
	user_read_access_end();
}

static void do_unsafe_put_user(struct golden_call *call)
{
	call->ret = -EACCES;
	if (!user_write_access_begin(U(call), call->n))
		return;
	call->ret = -EFAULT;
	EACH_SIZE(PUT_UNSAFE_ROW)
	call->ret = 0;
out_end:
	user_write_access_end();
}

/* ---- numbers ---- */

#define NUMBER(name, type)						\
static void do_##name(struct golden_call *call)				\
{									\
	type value = NUMBER_BEFORE;					\
									\
	call->ret = name(U(call), call->n, call->base, &value);		\
	call->length = (long)value;					\
}

NUMBER(kstrtou8_from_user, u8)
NUMBER(kstrtos8_from_user, s8)
NUMBER(kstrtou16_from_user, u16)
NUMBER(kstrtos16_from_user, s16)
NUMBER(kstrtouint_from_user, unsigned int)
NUMBER(kstrtoint_from_user, int)
NUMBER(kstrtoul_from_user, unsigned long)
NUMBER(kstrtol_from_user, long)
NUMBER(kstrtoull_from_user, unsigned long long)
NUMBER(kstrtoll_from_user, long long)

static void do_kstrtobool_from_user(struct golden_call *call)
{
	bool value = call->base;

	call->ret = kstrtobool_from_user(U(call), call->n, &value);
	call->length = value;
}

/* ---- duplicates ---- */

static void dup_done(struct golden_call *call, void *copy, size_t n)
{
	if (IS_ERR(copy)) {
		call->ret = PTR_ERR(copy);
		return;
	}
	call->ret = 0;
	memcpy(call->k, copy, n);
	kvfree(copy);
}

static void do_memdup_user(struct golden_call *call)
{
	dup_done(call, memdup_user(U(call), call->n), call->n);
}

static void do_vmemdup_user(struct golden_call *call)
{
	dup_done(call, vmemdup_user(U(call), call->n), call->n);
}

static void do_memdup_user_nul(struct golden_call *call)
{
	dup_done(call, memdup_user_nul(U(call), call->n), call->n + 1);
}

static void do_strndup_user(struct golden_call *call)
{
	char *copy = strndup_user(U(call), call->n);

	call->length = IS_ERR(copy) ? 0 : strlen(copy);
	dup_done(call, copy, call->length);
}

/* ---- iterators ---- */

/* As read(), write(), readv() and writev() make them. */
static int iter_make(struct golden_call *call, int direction,
		     struct iov_iter *iter, struct iovec *fast,
		     struct iovec **iov)
{
	*iov = fast;
	if (!call->segments) {
		*iov = NULL;
		if (!access_ok(U(call), call->n))
			return -EFAULT;
		iov_iter_ubuf(iter, direction, U(call), call->n);
		return 0;
	}
	return import_iovec(direction, (void __user *)call->uvec,
			    call->segments, UIO_FASTIOV, iov, iter);
}

typedef long iter_fn(struct golden_call *call, struct iov_iter *iter);

static void iter_call(struct golden_call *call, struct iov_iter *iter,
		      iter_fn *fn)
{
	call->ret = fn(call, iter);
	call->left = iov_iter_count(iter);
	call->off = iter->iov_offset;
	call->segs = iter->nr_segs;
}

static void with_iter(struct golden_call *call, int direction, iter_fn *fn)
{
	struct iovec fast[UIO_FASTIOV], *iov;
	struct iov_iter iter;
	int error = iter_make(call, direction, &iter, fast, &iov);

	/* Nobody calls a driver for a vector of nothing. */
	call->norun = error < 0 || (call->segments && !error);
	if (call->norun) {
		call->ret = error;
		return;
	}
	iter_call(call, &iter, fn);
	kfree(iov);
}

#define ITER(name, direction, ...)					\
static long iter_##name(struct golden_call *call, struct iov_iter *iter) \
{									\
	return name(__VA_ARGS__);					\
}									\
									\
static void do_##name(struct golden_call *call)				\
{									\
	with_iter(call, direction, iter_##name);			\
}

ITER(copy_to_iter, ITER_DEST, call->k, call->ask, iter)
ITER(copy_from_iter, ITER_SOURCE, call->k, call->ask, iter)
ITER(copy_from_iter_nocache, ITER_SOURCE, call->k, call->ask, iter)
ITER(copy_from_iter_full, ITER_SOURCE, call->k, call->ask, iter)
ITER(iov_iter_zero, ITER_DEST, call->ask, iter)

golden_fn *const golden_fns[GOLDEN_OPS] = {
#define GOLDEN_OP(name, shape) do_##name,
#include "golden_ops.def"
#undef GOLDEN_OP
};
