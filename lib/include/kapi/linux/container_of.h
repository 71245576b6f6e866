/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* From a member to the struct around it. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_CONTAINER_OF_H
#define _LINUX_CONTAINER_OF_H

#include <linux/build_bug.h>
#include <linux/stddef.h>

#define typeof_member(T, m) __typeof__(((T *)0)->m)
#define container_of(ptr, type, member) ({				\
	void *cf_member_ = (void *)(ptr);				\
	_Static_assert(__same_type(*(ptr), ((type *)0)->member) ||	\
		       __same_type(*(ptr), void),			\
		       "pointer type mismatch in container_of()");	\
	((type *)(cf_member_ - offsetof(type, member))); })
#define container_of_const(ptr, type, member) container_of(ptr, type, member)
#define container_of_safe(ptr, type, member) ({				\
	void *cf_safe_ = (void *)(ptr);					\
	IS_ERR_OR_NULL(cf_safe_) ? ERR_CAST(cf_safe_) :			\
		((type *)(cf_safe_ - offsetof(type, member))); })

#endif
