/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Counters that tell a reader to look again. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_SEQLOCK_H
#define _LINUX_SEQLOCK_H

#include <linux/spinlock.h>

typedef struct {
	unsigned int sequence;
} seqcount_t;
typedef struct {
	seqcount_t seqcount;
	spinlock_t lock;
} seqlock_t;

#define SEQCNT_ZERO(name) { 0 }
#define seqcount_init(s) ((s)->sequence = 0)
#define DEFINE_SEQLOCK(x) seqlock_t x = { .lock = __SPIN_LOCK_UNLOCKED(x) }
#define seqlock_init(sl) \
	do { seqcount_init(&(sl)->seqcount); spin_lock_init(&(sl)->lock); } while (0)
#define read_seqcount_begin(s) READ_ONCE((s)->sequence)
#define read_seqcount_retry(s, start) (READ_ONCE((s)->sequence) != (start))
#define write_seqcount_begin(s) ((s)->sequence++)
#define write_seqcount_end(s) ((s)->sequence++)
#define read_seqbegin(sl) read_seqcount_begin(&(sl)->seqcount)
#define read_seqretry(sl, start) read_seqcount_retry(&(sl)->seqcount, start)
#define write_seqlock(sl) \
	do { spin_lock(&(sl)->lock); (sl)->seqcount.sequence++; } while (0)
#define write_sequnlock(sl) \
	do { (sl)->seqcount.sequence++; spin_unlock(&(sl)->lock); } while (0)

#endif
