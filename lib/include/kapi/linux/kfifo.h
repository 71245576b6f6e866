/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Ring buffers of records or elements. The names and the double life as
 * struct and as pointer to elements are the kernel's; a copy to or from user
 * space is a fault site of the driver. Kernel-side.
 */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_KFIFO_H
#define _LINUX_KFIFO_H

#include <linux/cf_label.h>
#include <linux/cf_site.h>
#include <linux/err.h>
#include <linux/kernel.h>
#include <linux/scatterlist.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/string.h>

/* @in and @out count elements for ever; @mask is the room less one. */
struct __kfifo {
	unsigned int in;
	unsigned int out;
	unsigned int mask;
	unsigned int esize;
	void *data;
};

#define __STRUCT_KFIFO_COMMON(datatype, recsize, ptrtype)		\
	union {								\
		struct __kfifo kfifo;					\
		datatype *type;						\
		const datatype *const_type;				\
		char (*rectype)[recsize];				\
		ptrtype *ptr;						\
		ptrtype const *ptr_const;				\
	}
#define __STRUCT_KFIFO(type, size, recsize, ptrtype)			\
	{								\
		__STRUCT_KFIFO_COMMON(type, recsize, ptrtype);		\
		type buf[((size < 2) || (size & (size - 1))) ? -1 : size]; \
	}
#define STRUCT_KFIFO(type, size) struct __STRUCT_KFIFO(type, size, 0, type)
#define __STRUCT_KFIFO_PTR(type, recsize, ptrtype)			\
	{								\
		__STRUCT_KFIFO_COMMON(type, recsize, ptrtype);		\
		type buf[0];						\
	}
#define STRUCT_KFIFO_PTR(type) struct __STRUCT_KFIFO_PTR(type, 0, type)
#define STRUCT_KFIFO_REC_1(size) \
	struct __STRUCT_KFIFO(unsigned char, size, 1, void)
#define STRUCT_KFIFO_REC_2(size) \
	struct __STRUCT_KFIFO(unsigned char, size, 2, void)
struct kfifo __STRUCT_KFIFO_PTR(unsigned char, 0, void);
struct kfifo_rec_ptr_1 __STRUCT_KFIFO_PTR(unsigned char, 1, void);
struct kfifo_rec_ptr_2 __STRUCT_KFIFO_PTR(unsigned char, 2, void);

/* A fifo with its buffer inside is larger than the bookkeeping alone. */
#define __is_kfifo_ptr(fifo) (sizeof(*(fifo)) == sizeof(struct __kfifo))
#define CF_KF(fifo) (&(fifo)->kfifo)
#define CF_KF_ESIZE(fifo) sizeof(*(fifo)->type)

#define DECLARE_KFIFO_PTR(fifo, type) STRUCT_KFIFO_PTR(type) fifo
#define DECLARE_KFIFO(fifo, type, size) STRUCT_KFIFO(type, size) fifo
#define INIT_KFIFO(fifo)						\
do {									\
	__typeof__(&(fifo)) cf_f_ = &(fifo);				\
	struct __kfifo *cf_kf_ = CF_KF(cf_f_);				\
	cf_kf_->in = 0;							\
	cf_kf_->out = 0;						\
	cf_kf_->mask = __is_kfifo_ptr(cf_f_) ? 0 :			\
		sizeof(cf_f_->buf) / sizeof(*cf_f_->type) - 1;		\
	cf_kf_->esize = CF_KF_ESIZE(cf_f_);				\
	cf_kf_->data = __is_kfifo_ptr(cf_f_) ? NULL : cf_f_->buf;	\
} while (0)
#define DEFINE_KFIFO(fifo, type, size)					\
	DECLARE_KFIFO(fifo, type, size) = {				\
		{ .kfifo = { .mask = (size) - 1, .esize = sizeof(type),	\
			     .data = (void *)(fifo).buf } } }

#define kfifo_initialized(fifo) ((fifo)->kfifo.mask)
#define kfifo_esize(fifo) ((fifo)->kfifo.esize)
#define kfifo_recsize(fifo) (sizeof(*(fifo)->rectype))
#define kfifo_size(fifo) ((fifo)->kfifo.mask + 1)
#define kfifo_reset(fifo) \
	((void)((fifo)->kfifo.in = (fifo)->kfifo.out = 0))
#define kfifo_reset_out(fifo) ((void)((fifo)->kfifo.out = (fifo)->kfifo.in))
#define kfifo_len(fifo) ((fifo)->kfifo.in - (fifo)->kfifo.out)
#define kfifo_is_empty(fifo) ((fifo)->kfifo.in == (fifo)->kfifo.out)
#define kfifo_is_full(fifo) (kfifo_len(fifo) > (fifo)->kfifo.mask)
#define kfifo_is_empty_spinlocked(fifo, lock) ({			\
	unsigned long cf_fl_;						\
	bool cf_e_;							\
	spin_lock_irqsave(lock, cf_fl_);				\
	cf_e_ = kfifo_is_empty(fifo);					\
	spin_unlock_irqrestore(lock, cf_fl_);				\
	cf_e_; })
#define kfifo_avail(fifo)						\
	(kfifo_recsize(fifo) ?						\
	 cf_kfifo_avail_r(CF_KF(fifo), kfifo_recsize(fifo)) :		\
	 kfifo_size(fifo) - kfifo_len(fifo))
#define kfifo_skip(fifo)						\
	((void)(kfifo_recsize(fifo) ?					\
		(__kfifo_skip_r(CF_KF(fifo), kfifo_recsize(fifo)), 0U) : \
		(fifo)->kfifo.out++))
#define kfifo_skip_count(fifo, count) ((void)((fifo)->kfifo.out += (count)))
#define kfifo_peek_len(fifo)						\
	(kfifo_recsize(fifo) ?						\
	 __kfifo_len_r(CF_KF(fifo), kfifo_recsize(fifo)) :		\
	 kfifo_len(fifo) * CF_KF_ESIZE(fifo))

#define kfifo_alloc(fifo, size, gfp) \
	__kfifo_alloc(CF_KF(fifo), size, CF_KF_ESIZE(fifo), gfp)
#define kfifo_free(fifo) __kfifo_free(CF_KF(fifo))
#define kfifo_init(fifo, buffer, size) \
	__kfifo_init(CF_KF(fifo), buffer, size, CF_KF_ESIZE(fifo))

#define kfifo_in(fifo, from, n)						\
	(kfifo_recsize(fifo) ?						\
	 __kfifo_in_r(CF_KF(fifo), from, n, kfifo_recsize(fifo)) :	\
	 __kfifo_in(CF_KF(fifo), from, n))
#define kfifo_out(fifo, to, n)						\
	(kfifo_recsize(fifo) ?						\
	 __kfifo_out_r(CF_KF(fifo), to, n, kfifo_recsize(fifo)) :	\
	 __kfifo_out(CF_KF(fifo), to, n))
#define kfifo_out_peek(fifo, to, n)					\
	(kfifo_recsize(fifo) ?						\
	 __kfifo_out_peek_r(CF_KF(fifo), to, n, kfifo_recsize(fifo)) :	\
	 __kfifo_out_peek(CF_KF(fifo), to, n))
#define kfifo_put(fifo, val) ({						\
	__typeof__(*(fifo)->const_type) cf_v_ = (val);			\
	kfifo_in(fifo, &cf_v_, kfifo_recsize(fifo) ? sizeof(cf_v_) : 1) != 0; })
#define kfifo_get(fifo, val) ({						\
	__typeof__((fifo)->ptr) cf_to_ = (val);				\
	kfifo_out(fifo, cf_to_, kfifo_recsize(fifo) ?			\
		  sizeof(*(fifo)->type) : 1) != 0; })
#define kfifo_peek(fifo, val) ({					\
	__typeof__((fifo)->ptr) cf_to_ = (val);				\
	kfifo_out_peek(fifo, cf_to_, kfifo_recsize(fifo) ?		\
		       sizeof(*(fifo)->type) : 1) != 0; })
#define CF_KF_LOCKED(lock, expr) ({					\
	unsigned long cf_fl_;						\
	unsigned int cf_n_;						\
	spin_lock_irqsave(lock, cf_fl_);				\
	cf_n_ = (expr);							\
	spin_unlock_irqrestore(lock, cf_fl_);				\
	cf_n_; })
#define CF_KF_LOCKED_NOIRQ(lock, expr) ({				\
	unsigned int cf_n_;						\
	spin_lock(lock);						\
	cf_n_ = (expr);							\
	spin_unlock(lock);						\
	cf_n_; })
#define kfifo_in_spinlocked(fifo, from, n, lock) \
	CF_KF_LOCKED(lock, kfifo_in(fifo, from, n))
#define kfifo_out_spinlocked(fifo, to, n, lock) \
	CF_KF_LOCKED(lock, kfifo_out(fifo, to, n))
#define kfifo_in_spinlocked_noirqsave(fifo, from, n, lock) \
	CF_KF_LOCKED_NOIRQ(lock, kfifo_in(fifo, from, n))
#define kfifo_out_spinlocked_noirqsave(fifo, to, n, lock) \
	CF_KF_LOCKED_NOIRQ(lock, kfifo_out(fifo, to, n))
#define kfifo_in_locked kfifo_in_spinlocked
#define kfifo_out_locked kfifo_out_spinlocked

/*
 * 0 or -EFAULT, and in *copied the bytes of the whole elements that moved:
 * the indices advance by them even when the call fails.
 */
#define kfifo_from_user(fifo, from, len, copied)			\
	cf_kfifo_from_user(CF_SITE(kfifo_from_user, len), CF_KF(fifo),	\
			   from, len, copied, kfifo_recsize(fifo))
#define kfifo_to_user(fifo, to, len, copied)				\
	cf_kfifo_to_user(CF_SITE(kfifo_to_user, len), CF_KF(fifo),	\
			 to, len, copied, kfifo_recsize(fifo))
int cf_kfifo_from_user(struct cf_site *site, struct __kfifo *fifo,
		       const void __user *from, unsigned long len,
		       unsigned int *copied, size_t recsize) __must_check;
int cf_kfifo_to_user(struct cf_site *site, struct __kfifo *fifo,
		     void __user *to, unsigned long len,
		     unsigned int *copied, size_t recsize) __must_check;

int __kfifo_alloc(struct __kfifo *fifo, unsigned int size, size_t esize,
		  gfp_t gfp) __cfk(__kfifo_alloc);
void __kfifo_free(struct __kfifo *fifo) __cfk(__kfifo_free);
int __kfifo_init(struct __kfifo *fifo, void *buffer, unsigned int size,
		 size_t esize) __cfk(__kfifo_init);
unsigned int __kfifo_in(struct __kfifo *fifo, const void *buf,
			unsigned int len) __cfk(__kfifo_in);
unsigned int __kfifo_out(struct __kfifo *fifo, void *buf, unsigned int len)
	__cfk(__kfifo_out);
unsigned int __kfifo_out_peek(struct __kfifo *fifo, void *buf,
			      unsigned int len) __cfk(__kfifo_out_peek);
unsigned int __kfifo_max_r(unsigned int len, size_t recsize)
	__cfk(__kfifo_max_r);
unsigned int __kfifo_len_r(struct __kfifo *fifo, size_t recsize)
	__cfk(__kfifo_len_r);
unsigned int cf_kfifo_avail_r(struct __kfifo *fifo, size_t recsize);
void __kfifo_skip_r(struct __kfifo *fifo, size_t recsize)
	__cfk(__kfifo_skip_r);
unsigned int __kfifo_in_r(struct __kfifo *fifo, const void *buf,
			  unsigned int len, size_t recsize)
	__cfk(__kfifo_in_r);
unsigned int __kfifo_out_r(struct __kfifo *fifo, void *buf, unsigned int len,
			   size_t recsize) __cfk(__kfifo_out_r);
unsigned int __kfifo_out_peek_r(struct __kfifo *fifo, void *buf,
				unsigned int len, size_t recsize)
	__cfk(__kfifo_out_peek_r);

#endif
