/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Security modules. Kernel-side.
 * KAPI-STUB: omits them: nothing is refused.
 */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_SECURITY_H
#define _LINUX_SECURITY_H

#include <linux/types.h>
#include <linux/capability.h>

enum lockdown_reason {
	LOCKDOWN_NONE,
	LOCKDOWN_DEV_MEM,
	LOCKDOWN_IOPORT,
	LOCKDOWN_PCI_ACCESS,
};

static inline int security_locked_down(enum lockdown_reason what)
{
	return 0;
}

#endif
