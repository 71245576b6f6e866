/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What the simulated kernel asks of the process it lives in. Kernel-side code
 * has no libc headers; this is its whole view of the host. Implemented in
 * lib/host. Seen by both sides.
 */
#ifndef CF_HOST_H
#define CF_HOST_H

/* Page protection, a mask. */
enum {
	CF_HOST_NONE = 0,
	CF_HOST_READ = 1,
	CF_HOST_WRITE = 2,
};

/**
 * cf_host_reserve() - Reserve address space exactly at an address.
 * @addr: page aligned
 * @size: bytes, a multiple of the page size
 * @prot: CF_HOST_* mask
 *
 * Return: R2. 0, or -EEXIST (17) when something is mapped there, -ENOMEM (12).
 */
int cf_host_reserve(unsigned long addr, unsigned long size, int prot);

/** cf_host_protect() - Change protection. Return: R2. 0 or -errno. Context: any, fault handler too. */
int cf_host_protect(unsigned long addr, unsigned long size, int prot);

/** cf_host_discard() - Make pages read as zero again. Return: R2. 0 or -errno. */
int cf_host_discard(unsigned long addr, unsigned long size);

/**
 * cf_host_move_page() - Move one page, contents and all; the old place becomes inaccessible.
 *
 * Return: R2. 0 or -errno. Context: any, fault handler too.
 */
int cf_host_move_page(unsigned long from, unsigned long to);

/**
 * cf_host_at_thread_exit() - Have a function called when the calling host
 * thread ends. One for each thread: a later call replaces @arg.
 */
void cf_host_at_thread_exit(void (*fn)(void *arg), void *arg);

/** cf_host_stack_range() - The stack of the calling host thread; empty when it cannot be told. */
void cf_host_stack_range(unsigned long *low, unsigned long *high);

/**
 * cf_host_is_code() - Is there program code at an address?
 * @start: out, where the segment begins that holds it; else its page
 * @end:   out, past that
 */
int cf_host_is_code(unsigned long addr, unsigned long *start,
		    unsigned long *end);

/** cf_host_write() - Write to a host file descriptor, all of it or until an error. */
void cf_host_write(int fd, const char *buf, unsigned long len);

/** cf_host_die() - Say why on stderr and end the process with status 3: the harness itself failed. */
void cf_host_die(const char *why) __attribute__((noreturn));

/*
 * Coroutines: a stack of its own for each simulated task. The scheduler that
 * decides who runs is kernel-side (lib/kapi/sched.c).
 */
struct cf_coro;

/**
 * cf_coro_size() - Bytes that cf_coro_init() needs for the control block.
 */
unsigned long cf_coro_size(void);

/**
 * cf_coro_init() - Prepare a coroutine.
 * @coro:  cf_coro_size() bytes, 64-aligned, in memory that a snapshot covers
 * @stack: lowest address of its stack, which lies in such memory too
 * @size:  bytes of stack
 * @entry: never returns; its last act is a switch away for ever
 */
void cf_coro_init(struct cf_coro *coro, void *stack, unsigned long size,
		  void (*entry)(void *arg), void *arg);

/** cf_coro_thread() - Make a control block stand for the calling host thread. */
void cf_coro_thread(struct cf_coro *coro);

/** cf_coro_switch() - Save here, go on there. Returns when somebody switches back. */
void cf_coro_switch(struct cf_coro *from, struct cf_coro *to);

#endif
