/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Atomic counters and exchanges. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_ATOMIC_H
#define _LINUX_ATOMIC_H

#include <linux/types.h>
#include <linux/compiler.h>
#include <asm/barrier.h>
#include <asm/bitsperlong.h>

#define CF_ATOMIC(prefix, type, c)					\
static inline c prefix##_read(const type *v)				\
{									\
	return __atomic_load_n(&v->counter, __ATOMIC_RELAXED);		\
}									\
static inline void prefix##_set(type *v, c i)				\
{									\
	__atomic_store_n(&v->counter, i, __ATOMIC_RELAXED);		\
}									\
static inline c prefix##_add_return(c i, type *v)			\
{									\
	return __atomic_add_fetch(&v->counter, i, __ATOMIC_SEQ_CST);	\
}									\
static inline c prefix##_sub_return(c i, type *v)			\
{									\
	return __atomic_sub_fetch(&v->counter, i, __ATOMIC_SEQ_CST);	\
}									\
static inline c prefix##_fetch_add(c i, type *v)			\
{									\
	return __atomic_fetch_add(&v->counter, i, __ATOMIC_SEQ_CST);	\
}									\
static inline c prefix##_fetch_sub(c i, type *v)			\
{									\
	return __atomic_fetch_sub(&v->counter, i, __ATOMIC_SEQ_CST);	\
}									\
static inline c prefix##_fetch_or(c i, type *v)				\
{									\
	return __atomic_fetch_or(&v->counter, i, __ATOMIC_SEQ_CST);	\
}									\
static inline c prefix##_fetch_and(c i, type *v)			\
{									\
	return __atomic_fetch_and(&v->counter, i, __ATOMIC_SEQ_CST);	\
}									\
static inline c prefix##_fetch_xor(c i, type *v)			\
{									\
	return __atomic_fetch_xor(&v->counter, i, __ATOMIC_SEQ_CST);	\
}									\
static inline c prefix##_xchg(type *v, c i)				\
{									\
	return __atomic_exchange_n(&v->counter, i, __ATOMIC_SEQ_CST);	\
}									\
static inline c prefix##_cmpxchg(type *v, c old, c i)			\
{									\
	__atomic_compare_exchange_n(&v->counter, &old, i, 0,		\
				    __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST); \
	return old;							\
}									\
static inline bool prefix##_try_cmpxchg(type *v, c *old, c i)		\
{									\
	return __atomic_compare_exchange_n(&v->counter, old, i, 0,	\
				    __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST); \
}									\
static inline c prefix##_fetch_add_unless(type *v, c a, c u)		\
{									\
	c was = prefix##_read(v);					\
									\
	while (was != u && !prefix##_try_cmpxchg(v, &was, was + a))	\
		;							\
	return was;							\
}									\
static inline c prefix##_dec_if_positive(type *v)			\
{									\
	c was = prefix##_read(v);					\
									\
	while (was > 0 && !prefix##_try_cmpxchg(v, &was, was - 1))	\
		;							\
	return was - 1;							\
}									\
static inline void prefix##_add(c i, type *v)				\
{									\
	prefix##_fetch_add(i, v);					\
}									\
static inline void prefix##_sub(c i, type *v)				\
{									\
	prefix##_fetch_sub(i, v);					\
}									\
static inline void prefix##_or(c i, type *v)				\
{									\
	prefix##_fetch_or(i, v);					\
}									\
static inline void prefix##_and(c i, type *v)				\
{									\
	prefix##_fetch_and(i, v);					\
}									\
static inline void prefix##_xor(c i, type *v)				\
{									\
	prefix##_fetch_xor(i, v);					\
}									\
static inline void prefix##_andnot(c i, type *v)			\
{									\
	prefix##_fetch_and(~i, v);					\
}									\
static inline void prefix##_inc(type *v)				\
{									\
	prefix##_fetch_add(1, v);					\
}									\
static inline void prefix##_dec(type *v)				\
{									\
	prefix##_fetch_sub(1, v);					\
}									\
static inline c prefix##_inc_return(type *v)				\
{									\
	return prefix##_add_return(1, v);				\
}									\
static inline c prefix##_dec_return(type *v)				\
{									\
	return prefix##_sub_return(1, v);				\
}									\
static inline c prefix##_fetch_inc(type *v)				\
{									\
	return prefix##_fetch_add(1, v);				\
}									\
static inline c prefix##_fetch_dec(type *v)				\
{									\
	return prefix##_fetch_sub(1, v);				\
}									\
static inline bool prefix##_dec_and_test(type *v)			\
{									\
	return prefix##_dec_return(v) == 0;				\
}									\
static inline bool prefix##_inc_and_test(type *v)			\
{									\
	return prefix##_inc_return(v) == 0;				\
}									\
static inline bool prefix##_sub_and_test(c i, type *v)			\
{									\
	return prefix##_sub_return(i, v) == 0;				\
}									\
static inline bool prefix##_add_negative(c i, type *v)			\
{									\
	return prefix##_add_return(i, v) < 0;				\
}									\
static inline bool prefix##_add_unless(type *v, c a, c u)		\
{									\
	return prefix##_fetch_add_unless(v, a, u) != u;			\
}									\
static inline bool prefix##_inc_not_zero(type *v)			\
{									\
	return prefix##_add_unless(v, 1, 0);				\
}									\
static inline bool prefix##_inc_unless_negative(type *v)		\
{									\
	c was = prefix##_read(v);					\
									\
	while (was >= 0 && !prefix##_try_cmpxchg(v, &was, was + 1))	\
		;							\
	return was >= 0;						\
}

CF_ATOMIC(atomic, atomic_t, int)
CF_ATOMIC(atomic64, atomic64_t, s64)
#if BITS_PER_LONG == 64
typedef atomic64_t atomic_long_t;
CF_ATOMIC(atomic_long, atomic_long_t, s64)
#else
typedef atomic_t atomic_long_t;
CF_ATOMIC(atomic_long, atomic_long_t, int)
#endif
#define ATOMIC64_INIT(i) { (i) }
#define ATOMIC_LONG_INIT(i) { (i) }
#define atomic_read_acquire(v) atomic_read(v)
#define atomic_set_release(v, i) atomic_set(v, i)
#define atomic_cmpxchg_acquire atomic_cmpxchg
#define atomic_cmpxchg_release atomic_cmpxchg
#define atomic_xchg_acquire atomic_xchg
#define atomic_xchg_release atomic_xchg

#define xchg(ptr, v) __atomic_exchange_n(ptr, v, __ATOMIC_SEQ_CST)
#define xchg_acquire xchg
#define xchg_release xchg
#define cmpxchg(ptr, o, n) ({						\
	__typeof__(*(ptr)) cf_old_ = (o);				\
	__atomic_compare_exchange_n(ptr, &cf_old_, n, 0,		\
				    __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST); \
	cf_old_; })
#define cmpxchg64 cmpxchg
#define try_cmpxchg(ptr, oldp, n) \
	__atomic_compare_exchange_n(ptr, oldp, n, 0, \
				    __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST)

#endif
