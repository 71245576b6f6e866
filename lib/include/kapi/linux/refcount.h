/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Reference counts that saturate rather than wrap. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_REFCOUNT_H
#define _LINUX_REFCOUNT_H

#include <linux/atomic.h>
#include <linux/bug.h>

typedef struct refcount_struct {
	atomic_t refs;
} refcount_t;

#define REFCOUNT_INIT(n) { .refs = ATOMIC_INIT(n) }
#define REFCOUNT_MAX S32_MAX
#define REFCOUNT_SATURATED (S32_MIN / 2)

static inline void refcount_set(refcount_t *r, int n)
{
	atomic_set(&r->refs, n);
}

static inline unsigned int refcount_read(const refcount_t *r)
{
	return atomic_read(&r->refs);
}

static inline bool __must_check refcount_add_not_zero(int i, refcount_t *r)
{
	int was = atomic_fetch_add_unless(&r->refs, i, 0);

	if (unlikely(was < 0 || was + i < 0)) {
		refcount_set(r, REFCOUNT_SATURATED);
		WARN_ONCE(1, "refcount_t: saturated; leaking memory.\n");
	}
	return was != 0;
}

static inline bool __must_check refcount_inc_not_zero(refcount_t *r)
{
	return refcount_add_not_zero(1, r);
}

static inline void refcount_add(int i, refcount_t *r)
{
	if (!refcount_add_not_zero(i, r)) {
		refcount_set(r, REFCOUNT_SATURATED);
		WARN_ONCE(1, "refcount_t: addition on 0; use-after-free.\n");
	}
}

static inline void refcount_inc(refcount_t *r)
{
	refcount_add(1, r);
}

static inline bool __must_check refcount_sub_and_test(int i, refcount_t *r)
{
	int was = atomic_fetch_sub(i, &r->refs);

	if (was == i)
		return true;
	if (unlikely(was < i)) {
		refcount_set(r, REFCOUNT_SATURATED);
		WARN_ONCE(1, "refcount_t: underflow; use-after-free.\n");
	}
	return false;
}

static inline bool __must_check refcount_dec_and_test(refcount_t *r)
{
	return refcount_sub_and_test(1, r);
}

static inline void refcount_dec(refcount_t *r)
{
	if (refcount_sub_and_test(1, r))
		WARN_ONCE(1, "refcount_t: decrement hit 0; leaking memory.\n");
}

static inline bool __must_check refcount_dec_if_one(refcount_t *r)
{
	return atomic_cmpxchg(&r->refs, 1, 0) == 1;
}

static inline bool __must_check refcount_dec_not_one(refcount_t *r)
{
	return atomic_add_unless(&r->refs, -1, 1);
}

#define refcount_dec_and_mutex_lock(r, m) ({				\
	mutex_lock(m);							\
	refcount_dec_and_test(r) ? true : ({ mutex_unlock(m); false; }); })

#endif
