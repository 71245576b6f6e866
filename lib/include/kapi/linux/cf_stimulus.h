/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Something outside the kernel that may act while a driver waits: a LED is
 * set, an interrupt arrives. Kernel-side.
 */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_CF_STIMULUS_H
#define _LINUX_CF_STIMULUS_H

/**
 * cf_stimulus_register() - Have a function called when every task sleeps and
 * no timer is left.
 * @fn:   may wake somebody; must not sleep
 * @name: for messages; not copied
 *
 * Each is called at most once during one sleep, in order of registration.
 *
 * Return: R2. 0, or -ENOSPC when there are too many.
 */
int cf_stimulus_register(void (*fn)(void *arg), void *arg, const char *name);

/** cf_stimulus_unregister() - Forget what was registered with both. */
void cf_stimulus_unregister(void (*fn)(void *arg), void *arg);

#endif
