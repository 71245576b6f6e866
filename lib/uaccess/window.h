/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The fault window: pages that end at a guard page, one window per task.
 * Kernel-side, private to lib.
 */
#ifndef CF_WINDOW_H
#define CF_WINDOW_H

#include <cf_mm.h>

#define CF_WINDOW_PAGES 16
#define CF_WINDOW_SIZE (CF_WINDOW_PAGES * CF_PAGE_SIZE)

/**
 * struct cf_window - where a copy runs that is to stop at a chosen byte
 * @end:        first address of the guard page
 * @distance:   true address - window address of the same user byte, for the
 *              copy that is running
 * @moved:      @distance once a fault in the guard page was serviced, else 0:
 *              the instruction goes on at the true address, and so must those
 *              that follow it in the same access
 * @is_natural: it stops at a hole of the mm, not by the injector's wish
 */
struct cf_window {
	unsigned long end;
	unsigned long distance;
	unsigned long moved;
	int is_natural;
};

/* Does an address lie in the guard page? Context: fault handler. */
static inline int cf_window_contains(const struct cf_window *window,
				     unsigned long address)
{
	return window && address - window->end < CF_PAGE_SIZE;
}

/** cf_window_get() - The calling task's window, made at first use. Never NULL. */
struct cf_window *cf_window_get(void);

/** cf_window_put() - The task ends: its window may serve another. */
void cf_window_put(struct cf_window *window);

#endif
