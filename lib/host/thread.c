// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Host threads: where their stacks lie, and their end, for what the simulated
 * kernel lent them. Host-side.
 */
#define _GNU_SOURCE
#include <pthread.h>

#include <cf_host.h>

static pthread_key_t key;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static void (*at_exit)(void *arg);

static void run(void *arg)
{
	__atomic_load_n(&at_exit, __ATOMIC_RELAXED)(arg);
}

static void make_key(void)
{
	if (pthread_key_create(&key, run))
		cf_host_die("no thread-specific key is left");
}

void cf_host_at_thread_exit(void (*fn)(void *arg), void *arg)
{
	__atomic_store_n(&at_exit, fn, __ATOMIC_RELAXED);
	pthread_once(&once, make_key);
	pthread_setspecific(key, arg);
}

/* Asked once for each thread: of the first one libc reads a file. */
void cf_host_stack_range(unsigned long *low, unsigned long *high)
{
	static __thread unsigned long start, end;
	pthread_attr_t attr;
	size_t size;
	void *at;

	if (!end && !pthread_getattr_np(pthread_self(), &attr)) {
		if (!pthread_attr_getstack(&attr, &at, &size)) {
			start = (unsigned long)at;
			end = start + size;
		}
		pthread_attr_destroy(&attr);
	}
	*low = start;
	*high = end;
}
