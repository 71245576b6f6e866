// SPDX-License-Identifier: LGPL-2.1-or-later
/* Waiting, time and kernel threads, for check_wait.c. Kernel-side. */
#include <linux/cf_stimulus.h>
#include <linux/completion.h>
#include <linux/delay.h>
#include <linux/hrtimer.h>
#include <linux/idr.h>
#include <linux/kfifo.h>
#include <linux/kthread.h>
#include <linux/random.h>
#include <linux/rbtree.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/timer.h>
#include <linux/wait.h>
#include <linux/workqueue.h>

#include "wait_k.h"

static DECLARE_WAIT_QUEUE_HEAD(queue);
static int flag;

static struct {
	char trail[16];
	int count;
} seen;

static void trail(char c)
{
	seen.trail[strlen(seen.trail)] = c;
}

void wait_reset(void)
{
	memset(&seen, 0, sizeof(seen));
	flag = 0;
}

long wait_interruptible(void)
{
	return wait_event_interruptible(queue, flag);
}

void wait_uninterruptible(void *arg)
{
	wait_event(queue, flag);
}

long wait_timeout_ms(unsigned int ms)
{
	return wait_event_timeout(queue, flag, msecs_to_jiffies(ms));
}

void wait_wake(void)
{
	flag = 1;
	wake_up_interruptible(&queue);
}

void wait_clear_flag(void)
{
	flag = 0;
}

static void outside(void *arg)
{
	wait_wake();
}

void wait_stimulus_add(void)
{
	cf_stimulus_register(outside, NULL, "outside");
}

unsigned long wait_now_ms(void)
{
	return jiffies_to_msecs(jiffies - INITIAL_JIFFIES);
}

void wait_msleep(unsigned int ms)
{
	msleep(ms);
}

void wait_udelay(unsigned int us)
{
	udelay(us);
}

/* ---- timers ---- */

struct letter {
	struct timer_list timer;
	char c;
};

static void letter_fire(struct timer_list *timer)
{
	struct letter *letter = from_timer(letter, timer, timer);

	if (!in_interrupt() || !in_atomic())
		trail('!');
	trail(letter->c);
}

int wait_timers_in_order(void)
{
	struct letter a = { .c = 'a' }, b = { .c = 'b' }, c = { .c = 'c' };

	timer_setup(&a.timer, letter_fire, 0);
	timer_setup(&b.timer, letter_fire, 0);
	timer_setup(&c.timer, letter_fire, 0);
	mod_timer(&b.timer, jiffies + 20);
	mod_timer(&a.timer, jiffies + 10);
	mod_timer(&c.timer, jiffies + 20);
	msleep(1000);
	return !strcmp(seen.trail, "abc") && !timer_pending(&a.timer);
}

int wait_timer_deleted(void)
{
	struct letter a = { .c = 'a' };

	timer_setup(&a.timer, letter_fire, 0);
	mod_timer(&a.timer, jiffies + 10);
	if (!timer_pending(&a.timer) || !del_timer_sync(&a.timer) ||
	    del_timer(&a.timer))
		return 0;
	msleep(1000);
	return !seen.trail[0];
}

static enum hrtimer_restart tick(struct hrtimer *timer)
{
	hrtimer_forward_now(timer, ms_to_ktime(10));
	return ++seen.count == 5 ? HRTIMER_NORESTART : HRTIMER_RESTART;
}

int wait_hrtimer_periodic(void)
{
	ktime_t start = ktime_get();
	struct hrtimer timer;

	hrtimer_init(&timer, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	timer.function = tick;
	hrtimer_start(&timer, ms_to_ktime(10), HRTIMER_MODE_REL);
	while (hrtimer_active(&timer))
		usleep_range(1000, 2000);
	return seen.count == 5 &&
		ktime_ms_delta(ktime_get(), start) / 10 == 5;
}

/* ---- works ---- */

static void work_count(struct work_struct *work)
{
	seen.count++;
	might_sleep();
}

int wait_work_runs_once(void)
{
	DECLARE_WORK(work, work_count);

	if (!schedule_work(&work) || schedule_work(&work))
		return 0;
	if (!work_pending(&work) || seen.count)
		return 0;
	flush_work(&work);
	return seen.count == 1 && !work_pending(&work);
}

int wait_work_cancelled(void)
{
	DECLARE_WORK(work, work_count);

	schedule_work(&work);
	return cancel_work_sync(&work) && !seen.count;
}

int wait_delayed_work(void)
{
	struct workqueue_struct *wq = alloc_ordered_workqueue("check", 0);
	unsigned long start = jiffies;
	struct delayed_work work;

	INIT_DELAYED_WORK(&work, work_count);
	queue_delayed_work(wq, &work, HZ);
	mod_delayed_work(wq, &work, 2 * HZ);
	while (!seen.count)
		msleep(20);
	destroy_workqueue(wq);
	return seen.count == 1 && time_after_eq(jiffies, start + 2 * HZ);
}

/* ---- kernel threads ---- */

static int thread_main(void *arg)
{
	while (!kthread_should_stop()) {
		seen.count++;
		set_current_state(TASK_INTERRUPTIBLE);
		if (!kthread_should_stop())
			schedule();
		__set_current_state(TASK_RUNNING);
	}
	return 42;
}

int wait_kthread_stops(void)
{
	struct task_struct *task = kthread_run(thread_main, NULL, "t%d", 1);

	yield();
	if (seen.count != 1 || strcmp(task->comm, "t1"))
		return 0;
	wake_up_process(task);
	yield();
	return seen.count == 2 && kthread_stop(task) == 42;
}

int wait_kthread_never_woken(void)
{
	struct task_struct *task = kthread_create(thread_main, NULL, "t");

	return kthread_stop(task) == -EINTR && !seen.count;
}

static DECLARE_COMPLETION(done);

static int completer(void *arg)
{
	complete(&done);
	return 0;
}

int wait_completion(void)
{
	struct task_struct *task;
	unsigned long left;

	if (wait_for_completion_timeout(&done, HZ))
		return 0;
	task = kthread_run(completer, NULL, "completer");
	left = wait_for_completion_timeout(&done, HZ);
	kthread_stop(task);
	return left > 0 && !completion_done(&done);
}

static int waiter(void *arg)
{
	DEFINE_WAIT(wait);

	prepare_to_wait_exclusive(&queue, &wait, TASK_UNINTERRUPTIBLE);
	schedule();
	finish_wait(&queue, &wait);
	trail(*(char *)arg);
	return 0;
}

int wait_exclusive_wakes_one(void)
{
	struct task_struct *a = kthread_run(waiter, "a", "a");
	struct task_struct *b = kthread_run(waiter, "b", "b");
	bool one;

	yield();
	wake_up(&queue);
	yield();
	one = !strcmp(seen.trail, "a");
	wake_up(&queue);
	kthread_stop(a);
	kthread_stop(b);
	return one && !strcmp(seen.trail, "ab");
}

/* ---- containers ---- */

static void rcu_done(struct rcu_head *head)
{
	seen.count++;
}

int wait_rcu_callback(void)
{
	struct object {
		struct rcu_head rcu;
		int value;
	} *object = kmalloc(sizeof(*object), GFP_KERNEL);
	struct rcu_head head;

	rcu_read_lock();
	call_rcu(&head, rcu_done);
	kfree_rcu(object, rcu);
	rcu_read_unlock();
	if (seen.count)
		return 0;
	synchronize_rcu();
	return seen.count == 1;
}

struct key {
	struct rb_node node;
	u32 key;
};

static void key_insert(struct rb_root *root, struct key *key)
{
	struct rb_node **link = &root->rb_node, *parent = NULL;

	while (*link) {
		parent = *link;
		link = key->key < rb_entry(parent, struct key, node)->key ?
			&parent->rb_left : &parent->rb_right;
	}
	rb_link_node(&key->node, parent, link);
	rb_insert_color(&key->node, root);
}

/* Black nodes on each path down, or -1 when the tree is not one. */
static int black_height(const struct rb_node *node)
{
	bool black = node && node->__rb_parent_color & 1;
	int left, right;

	if (!node)
		return 0;
	if (!black && ((node->rb_left && !(node->rb_left->__rb_parent_color & 1)) ||
		       (node->rb_right && !(node->rb_right->__rb_parent_color & 1))))
		return -1;
	left = black_height(node->rb_left);
	right = black_height(node->rb_right);
	return left < 0 || left != right ? -1 : left + black;
}

static bool is_sorted(const struct rb_root *root, int count)
{
	struct rb_node *node;
	u32 last = 0;

	for (node = rb_first(root); node; node = rb_next(node)) {
		if (rb_entry(node, struct key, node)->key < last)
			return false;
		last = rb_entry(node, struct key, node)->key;
		count--;
	}
	return !count;
}

int wait_rbtree(void)
{
	enum { KEYS = 200 };
	struct key *keys = kcalloc(KEYS, sizeof(*keys), GFP_KERNEL);
	struct rb_root root = RB_ROOT;
	int i, ok = 1;

	for (i = 0; i < KEYS; i++) {
		keys[i].key = get_random_u32();
		key_insert(&root, &keys[i]);
		ok &= black_height(root.rb_node) >= 0;
	}
	ok &= is_sorted(&root, KEYS);
	for (i = 0; i < KEYS; i++) {
		rb_erase(&keys[i * 7 % KEYS].node, &root);
		ok &= black_height(root.rb_node) >= 0;
		ok &= is_sorted(&root, KEYS - 1 - i);
	}
	kfree(keys);
	return ok;
}

int wait_idr(void)
{
	DEFINE_IDR(idr);
	DEFINE_IDA(ida);
	int a = idr_alloc(&idr, "a", 5, 7, GFP_KERNEL);
	int b = idr_alloc(&idr, "b", 5, 7, GFP_KERNEL);
	int full = idr_alloc(&idr, "c", 5, 7, GFP_KERNEL);
	bool ok = a == 5 && b == 6 && full == -ENOSPC;

	ok &= !strcmp(idr_find(&idr, 6), "b") && !idr_find(&idr, 7);
	idr_remove(&idr, 5);
	ok &= idr_alloc(&idr, "d", 0, 0, GFP_KERNEL) == 0;
	idr_destroy(&idr);
	ok &= ida_alloc(&ida, GFP_KERNEL) == 0;
	ok &= ida_simple_get(&ida, 0, 0, GFP_KERNEL) == 1;
	ida_free(&ida, 0);
	ok &= ida_alloc_max(&ida, 3, GFP_KERNEL) == 0;
	ida_destroy(&ida);
	return ok;
}

int wait_kfifo(void)
{
	DECLARE_KFIFO(ring, int, 8);
	struct kfifo_rec_ptr_1 records;
	int in[6] = { 1, 2, 3, 4, 5, 6 }, out[8], one;
	char text[8] = "";
	bool ok;

	INIT_KFIFO(ring);
	ok = kfifo_in(&ring, in, 6) == 6 && kfifo_out(&ring, out, 4) == 4;
	ok &= kfifo_in(&ring, in, 6) == 6 && kfifo_is_full(&ring);
	ok &= kfifo_get(&ring, &one) && one == 5 && kfifo_len(&ring) == 7;
	ok &= kfifo_put(&ring, 7) && !kfifo_put(&ring, 8);
	ok &= kfifo_out(&ring, out, 8) == 8 && out[0] == 6 && out[7] == 7;
	ok &= kfifo_is_empty(&ring) && !kfifo_get(&ring, &one);
	ok &= !kfifo_alloc(&records, 16, GFP_KERNEL);
	ok &= kfifo_in(&records, "abc", 3) == 3;
	ok &= kfifo_in(&records, "defg", 4) == 4;
	ok &= kfifo_peek_len(&records) == 3 && kfifo_len(&records) == 9;
	ok &= kfifo_out(&records, text, 2) == 2 && !strcmp(text, "ab");
	ok &= kfifo_out(&records, text, 8) == 4 && !memcmp(text, "defg", 4);
	kfifo_free(&records);
	return ok;
}
