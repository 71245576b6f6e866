/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Memory barriers. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _ASM_BARRIER_H
#define _ASM_BARRIER_H

#include <linux/compiler.h>

#define mb() __atomic_thread_fence(__ATOMIC_SEQ_CST)
#define rmb() mb()
#define wmb() mb()
#define smp_mb() mb()
#define smp_rmb() mb()
#define smp_wmb() mb()
#define dma_rmb() mb()
#define dma_wmb() mb()
#define smp_mb__before_atomic() barrier()
#define smp_mb__after_atomic() barrier()
#define smp_mb__after_spinlock() barrier()
#define smp_store_release(p, v) __atomic_store_n(p, v, __ATOMIC_RELEASE)
#define smp_load_acquire(p) __atomic_load_n(p, __ATOMIC_ACQUIRE)
#define smp_store_mb(var, value)					\
do {									\
	WRITE_ONCE(var, value);						\
	mb();								\
} while (0)
#define set_mb(var, value) smp_store_mb(var, value)
#define read_barrier_depends() barrier()
#define smp_read_barrier_depends() barrier()

#endif
