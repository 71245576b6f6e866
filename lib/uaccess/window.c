// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Hand out fault windows. Kernel-side.
 *
 * Windows outlive the tasks that use them: reserved once, at the first use of
 * a slot, they cost nothing on the path of a run.
 */
#include <cf_context.h>
#include <cf_host.h>
#include <cf_state.h>

#include "../mm/mm.h"
#include "window.h"

#define SLOTS_MAX 256

/* The address space stays reserved; who uses it is state, as tasks are. */
static struct cf_window windows[SLOTS_MAX];
static unsigned char is_taken[SLOTS_MAX] __cf_state;

/*
 * Windows lie behind the alias, far from everything that is sized: a 64th of
 * the user range, and the two guard pages that mm.c keeps around the alias.
 */
static unsigned long slot_address(int slot)
{
	unsigned long size = cf_user_size + CF_PAGE_SIZE;

	return cf_user_base + cf_user_delta + size + size / 64 +
	       slot * (CF_WINDOW_SIZE + CF_PAGE_SIZE);
}

static void slot_reserve(int slot)
{
	unsigned long start = slot_address(slot);

	if (cf_host_reserve(start, CF_WINDOW_SIZE,
			    CF_HOST_READ | CF_HOST_WRITE) ||
	    cf_host_reserve(start + CF_WINDOW_SIZE, CF_PAGE_SIZE,
			    CF_HOST_NONE))
		cf_host_die("no address space for a fault window");
	windows[slot].end = start + CF_WINDOW_SIZE;
}

static struct cf_window *window_take(void)
{
	for (int slot = 0; slot < SLOTS_MAX; slot++) {
		if (__atomic_exchange_n(&is_taken[slot], 1, __ATOMIC_ACQUIRE))
			continue;
		if (!windows[slot].end)
			slot_reserve(slot);
		return &windows[slot];
	}
	cf_host_die("more tasks copy at one time than there are fault windows");
}

/* A simulated task gives its window back in task_exit(). */
static void thread_exits(void *window)
{
	cf_window_put(window);
}

struct cf_window *cf_window_get(void)
{
	struct cf_context *context = cf_context();
	unsigned long size;
	void *task;

	if (context->window)
		return context->window;
	context->window = window_take();
	cf_task_range(&task, &size);
	if (size)
		cf_host_at_thread_exit(thread_exits, context->window);
	return context->window;
}

void cf_window_put(struct cf_window *window)
{
	if (window)
		__atomic_store_n(&is_taken[window - windows], 0,
				 __ATOMIC_RELEASE);
}
