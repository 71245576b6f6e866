/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Waiting, time and kernel threads, for a host-side check. Both sides. */
#ifndef TESTS_LIB_KAPI_WAIT_K_H
#define TESTS_LIB_KAPI_WAIT_K_H

void wait_reset(void);
long wait_interruptible(void);		/* for the flag */
void wait_uninterruptible(void *arg);	/* for the flag; a step */
long wait_timeout_ms(unsigned int ms);	/* 0, or what is left */
void wait_wake(void);			/* sets the flag */
void wait_stimulus_add(void);		/* something outside will set it */
void wait_clear_flag(void);

unsigned long wait_now_ms(void);
void wait_msleep(unsigned int ms);
void wait_udelay(unsigned int us);

/* Each returns 1 when all was as it should. */
int wait_timers_in_order(void);
int wait_timer_deleted(void);
int wait_hrtimer_periodic(void);
int wait_work_runs_once(void);
int wait_work_cancelled(void);
int wait_delayed_work(void);
int wait_kthread_stops(void);
int wait_kthread_never_woken(void);
int wait_completion(void);
int wait_exclusive_wakes_one(void);
int wait_rcu_callback(void);
int wait_rbtree(void);
int wait_idr(void);
int wait_kfifo(void);

#endif
