/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Capabilities, from uapi. Kernel-side.
 * KAPI-STUB: omits refusal: every task may do everything.
 */
#include <linux/cf_umbrella.h>
#ifndef _KAPI_LINUX_CAPABILITY_H
#define _KAPI_LINUX_CAPABILITY_H

#include <linux/types.h>
#include <uapi/linux/capability.h>

struct file;
struct user_namespace;

static inline bool capable(int cap)
{
	return true;
}

static inline bool ns_capable(struct user_namespace *ns, int cap)
{
	return true;
}

static inline bool file_ns_capable(const struct file *file,
				   struct user_namespace *ns, int cap)
{
	return true;
}

static inline bool perfmon_capable(void)
{
	return true;
}

#endif
