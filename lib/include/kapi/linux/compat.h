/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * 32-bit callers. Kernel-side.
 * KAPI-STUB: omits them: in_compat_syscall() is false, ->compat_ioctl() is
 * never called.
 */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_COMPAT_H
#define _LINUX_COMPAT_H

#include <linux/types.h>

typedef u32 compat_uptr_t;
typedef s32 compat_int_t;
typedef u32 compat_uint_t;
typedef s32 compat_long_t;
typedef u32 compat_ulong_t;
typedef u32 compat_size_t;
typedef s32 compat_ssize_t;
typedef s64 compat_s64;
typedef u64 compat_u64;
typedef s32 old_time32_t;

struct compat_iovec {
	compat_uptr_t iov_base;
	compat_size_t iov_len;
};

struct compat_timespec {
	s32 tv_sec;
	s32 tv_nsec;
};

static inline void __user *compat_ptr(compat_uptr_t uptr)
{
	return (void __user *)(unsigned long)uptr;
}

static inline compat_uptr_t ptr_to_compat(void __user *ptr)
{
	return (u32)(unsigned long)ptr;
}

static inline bool in_compat_syscall(void)
{
	return false;
}

static inline bool is_compat_task(void)
{
	return false;
}

#endif
