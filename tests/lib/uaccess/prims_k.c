// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Every primitive of cf_points.def behind one call, so that the checks are
 * tables. Decides nothing. Kernel-side.
 */
#include <linux/err.h>
#include <linux/kfifo.h>
#include <linux/kernel.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uaccess.h>
#include <linux/uio.h>

#include "prims_k.h"

#define U(user) ((void __user *)(user))

/* Duplicate, show, free. */
static long dup_done(void *kernel, void *copy, size_t n)
{
	if (IS_ERR(copy))
		return PTR_ERR(copy);
	memcpy(kernel, copy, n);
	kvfree(copy);
	return 0;
}

static long strndup_done(void *kernel, char *copy)
{
	return dup_done(kernel, copy, IS_ERR(copy) ? 0 : strlen(copy) + 1);
}

static long prim_dup(unsigned int prim, void *kernel, unsigned long user,
		     unsigned long n)
{
	switch (prim) {
	case CF_PRIM_memdup_user:
		return dup_done(kernel, memdup_user(U(user), n), n);
	case CF_PRIM_vmemdup_user:
		return dup_done(kernel, vmemdup_user(U(user), n), n);
	case CF_PRIM_memdup_user_nul:
		return dup_done(kernel, memdup_user_nul(U(user), n), n);
	default:
		return strndup_done(kernel, strndup_user(U(user), n));
	}
}

static long prim_iter(unsigned int prim, void *kernel, unsigned long user,
		      unsigned long n)
{
	struct iovec iov = { .iov_base = U(user), .iov_len = n };
	struct iov_iter iter;

	switch (prim) {
	case CF_PRIM_copy_to_iter:
		iov_iter_init(&iter, ITER_DEST, &iov, 1, n);
		return copy_to_iter(kernel, n, &iter);
	case CF_PRIM_copy_from_iter:
		iov_iter_init(&iter, ITER_SOURCE, &iov, 1, n);
		return copy_from_iter(kernel, n, &iter);
	case CF_PRIM_copy_from_iter_nocache:
		iov_iter_init(&iter, ITER_SOURCE, &iov, 1, n);
		return copy_from_iter_nocache(kernel, n, &iter);
	case CF_PRIM_copy_from_iter_full:
		iov_iter_init(&iter, ITER_SOURCE, &iov, 1, n);
		return copy_from_iter_full(kernel, n, &iter) ? 0 : -EFAULT;
	default:
		iov_iter_init(&iter, ITER_DEST, &iov, 1, n);
		return iov_iter_zero(n, &iter);
	}
}

static long prim_buffer(unsigned int prim, void *kernel, unsigned long user,
			unsigned long n)
{
	loff_t pos = 0;

	if (prim == CF_PRIM_simple_read_from_buffer)
		return simple_read_from_buffer(U(user), n, &pos, kernel, n);
	return simple_write_to_buffer(kernel, n, &pos, U(user), n);
}

static long prim_kfifo(unsigned int prim, void *kernel, unsigned long user,
		       unsigned long n)
{
	unsigned int copied = 0;
	struct kfifo fifo;
	int ret;

	ret = kfifo_alloc(&fifo, n, GFP_KERNEL);
	if (ret)
		return ret;
	if (prim == CF_PRIM_kfifo_to_user) {
		kfifo_in(&fifo, kernel, n);
		ret = kfifo_to_user(&fifo, U(user), n, &copied);
	} else {
		ret = kfifo_from_user(&fifo, U(user), n, &copied);
		if (kfifo_out(&fifo, kernel, copied) != copied)
			ret = -EIO;
	}
	kfifo_free(&fifo);
	return ret == -EFAULT || !ret ? (long)copied : ret;
}

static long prim_string(unsigned int prim, void *kernel, unsigned long user,
			unsigned long n)
{
	switch (prim) {
	case CF_PRIM_strncpy_from_user:
		return strncpy_from_user(kernel, U(user), n);
	case CF_PRIM_strnlen_user:
		return strnlen_user(U(user), n);
	case CF_PRIM_strncpy_from_user_nofault:
		return strncpy_from_user_nofault(kernel, U(user), n);
	default:
		return strnlen_user_nofault(U(user), n);
	}
}

static long prim_from(unsigned int prim, void *kernel, unsigned long user,
		      unsigned long n)
{
	switch (prim) {
	case CF_PRIM_copy_from_user:
		return copy_from_user(kernel, U(user), n);
	case CF_PRIM___copy_from_user:
		return __copy_from_user(kernel, U(user), n);
	case CF_PRIM___copy_from_user_inatomic:
		return __copy_from_user_inatomic(kernel, U(user), n);
	case CF_PRIM___copy_from_user_inatomic_nocache:
		return __copy_from_user_inatomic_nocache(kernel, U(user), n);
	case CF_PRIM_raw_copy_from_user:
		return raw_copy_from_user(kernel, U(user), n);
	default:
		return copy_from_user_nmi(kernel, U(user), n);
	}
}

static long prim_to(unsigned int prim, const void *kernel, unsigned long user,
		    unsigned long n)
{
	switch (prim) {
	case CF_PRIM_copy_to_user:
		return copy_to_user(U(user), kernel, n);
	case CF_PRIM___copy_to_user:
		return __copy_to_user(U(user), kernel, n);
	case CF_PRIM___copy_to_user_inatomic:
		return __copy_to_user_inatomic(U(user), kernel, n);
	case CF_PRIM_raw_copy_to_user:
		return raw_copy_to_user(U(user), kernel, n);
	case CF_PRIM_clear_user:
		return clear_user(U(user), n);
	default:
		return __clear_user(U(user), n);
	}
}

static long prim_probe(unsigned int prim, void *kernel, unsigned long user,
		       unsigned long n)
{
	switch (prim) {
	case CF_PRIM_copy_struct_from_user:
		return copy_struct_from_user(kernel, n, U(user), n);
	case CF_PRIM_check_zeroed_user:
		return check_zeroed_user(U(user), n);
	case CF_PRIM_fault_in_readable:
		return fault_in_readable(U(user), n);
	default:
		return fault_in_writeable(U(user), n);
	}
}

static long prim_nofault(unsigned int prim, void *kernel, unsigned long user,
			 unsigned long n)
{
	if (prim == CF_PRIM_copy_from_user_nofault)
		return copy_from_user_nofault(kernel, U(user), n);
	return copy_to_user_nofault(U(user), kernel, n);
}

static long prim_number(unsigned long user, unsigned long n)
{
	unsigned long value = 0;
	long ret = kstrtoul_from_user(U(user), n, 10, &value);

	if (!ret && value != 100)
		ret = -EINVAL;
	return ret;
}

#define GET(name, size, type)						\
	case size: {							\
		type value = (type)~0ULL;				\
		long ret = name(value, (type __user *)user);		\
									\
		memcpy(kernel, &value, sizeof(value));			\
		return ret;						\
	}
#define PUT(name, size, type)						\
	case size: {							\
		type value;						\
									\
		memcpy(&value, kernel, sizeof(value));			\
		return name(value, (type __user *)user);		\
	}
#define EACH_SIZE(row, name)						\
	switch (n) {							\
	row(name, 1, u8)						\
	row(name, 2, u16)						\
	row(name, 4, u32)						\
	row(name, 8, u64)						\
	}								\
	return -EINVAL

static long get_checked(void *kernel, unsigned long user, unsigned long n)
{
	EACH_SIZE(GET, get_user);
}

static long get_unchecked(void *kernel, unsigned long user, unsigned long n)
{
	EACH_SIZE(GET, __get_user);
}

static long put_checked(const void *kernel, unsigned long user,
			unsigned long n)
{
	EACH_SIZE(PUT, put_user);
}

static long put_unchecked(const void *kernel, unsigned long user,
			  unsigned long n)
{
	EACH_SIZE(PUT, __put_user);
}

long k_get_user(unsigned int prim, void *kernel, unsigned long user,
		unsigned long n)
{
	return prim == CF_PRIM_get_user ? get_checked(kernel, user, n) :
					  get_unchecked(kernel, user, n);
}

long k_put_user(unsigned int prim, const void *kernel, unsigned long user,
		unsigned long n)
{
	return prim == CF_PRIM_put_user ? put_checked(kernel, user, n) :
					  put_unchecked(kernel, user, n);
}

/* One step of user_access_begin(): any fault is the label. */
static long unsafe_step(unsigned int prim, void *kernel, unsigned long user,
			unsigned long n)
{
	u64 value = ~0ULL;

	switch (prim) {
	case CF_PRIM_unsafe_get_user:
		unsafe_get_user(value, (u64 __user *)user, fault);
		memcpy(kernel, &value, sizeof(value));
		return 0;
	case CF_PRIM_unsafe_put_user:
		memcpy(&value, kernel, sizeof(value));
		unsafe_put_user(value, (u64 __user *)user, fault);
		return 0;
	case CF_PRIM_unsafe_copy_to_user:
		unsafe_copy_to_user(U(user), kernel, n, fault);
		return 0;
	default:
		unsafe_copy_from_user(kernel, U(user), n, fault);
		return 0;
	}
fault:
	return -EFAULT;
}

static long prim_unsafe(unsigned int prim, void *kernel, unsigned long user,
			unsigned long n)
{
	long ret;

	if (!user_access_begin(U(user), n))
		return -EFAULT;
	ret = unsafe_step(prim, kernel, user, n);
	user_access_end();
	return ret;
}

long k_prim(unsigned int prim, void *kernel, unsigned long user,
	    unsigned long n)
{
	switch ((enum cf_prim)prim) {
	case CF_PRIM_copy_from_user:
	case CF_PRIM___copy_from_user:
	case CF_PRIM___copy_from_user_inatomic:
	case CF_PRIM___copy_from_user_inatomic_nocache:
	case CF_PRIM_raw_copy_from_user:
	case CF_PRIM_copy_from_user_nmi:
		return prim_from(prim, kernel, user, n);
	case CF_PRIM_copy_to_user:
	case CF_PRIM___copy_to_user:
	case CF_PRIM___copy_to_user_inatomic:
	case CF_PRIM_raw_copy_to_user:
	case CF_PRIM_clear_user:
	case CF_PRIM___clear_user:
		return prim_to(prim, kernel, user, n);
	case CF_PRIM_copy_struct_from_user:
	case CF_PRIM_check_zeroed_user:
	case CF_PRIM_fault_in_readable:
	case CF_PRIM_fault_in_writeable:
		return prim_probe(prim, kernel, user, n);
	case CF_PRIM_copy_from_user_nofault:
	case CF_PRIM_copy_to_user_nofault:
		return prim_nofault(prim, kernel, user, n);
	case CF_PRIM_get_user:
	case CF_PRIM___get_user:
		return k_get_user(prim, kernel, user, n);
	case CF_PRIM_put_user:
	case CF_PRIM___put_user:
		return k_put_user(prim, kernel, user, n);
	case CF_PRIM_strncpy_from_user:
	case CF_PRIM_strnlen_user:
	case CF_PRIM_strncpy_from_user_nofault:
	case CF_PRIM_strnlen_user_nofault:
		return prim_string(prim, kernel, user, n);
	case CF_PRIM_strndup_user:
	case CF_PRIM_memdup_user:
	case CF_PRIM_vmemdup_user:
	case CF_PRIM_memdup_user_nul:
		return prim_dup(prim, kernel, user, n);
	case CF_PRIM_simple_read_from_buffer:
	case CF_PRIM_simple_write_to_buffer:
		return prim_buffer(prim, kernel, user, n);
	case CF_PRIM_copy_to_iter:
	case CF_PRIM_copy_from_iter:
	case CF_PRIM_copy_from_iter_nocache:
	case CF_PRIM_copy_from_iter_full:
	case CF_PRIM_iov_iter_zero:
		return prim_iter(prim, kernel, user, n);
	case CF_PRIM_kfifo_to_user:
	case CF_PRIM_kfifo_from_user:
		return prim_kfifo(prim, kernel, user, n);
	case CF_PRIM_kstrto_from_user:
		return prim_number(user, n);
	case CF_PRIM_unsafe_get_user:
	case CF_PRIM_unsafe_put_user:
	case CF_PRIM_unsafe_copy_to_user:
	case CF_PRIM_unsafe_copy_from_user:
		return prim_unsafe(prim, kernel, user, n);
	case CF_PRIM_seq_read:		/* needs a file */
	case CF_PRIM_copy_in_user:	/* of other eras */
	case CF_PRIM_memcpy_fromfs:
	case CF_PRIM_memcpy_tofs:
	case CF_PRIM_NONE:
	case CF_PRIM_COUNT:
		break;
	}
	return -ENOSYS;
}
