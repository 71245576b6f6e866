/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * User accesses between user_access_begin() and user_access_end(): one range
 * check for many, and a label to go to instead of an error. Kernel-side.
 */
#include <linux/uaccess.h>
#ifndef _LINUX_CF_UACCESS_UNSAFE_H
#define _LINUX_CF_UACCESS_UNSAFE_H

bool cf_user_access_begin(const void __user *ptr, unsigned long n);
void cf_user_access_end(void);
unsigned long cf_user_access_save(void);
void cf_user_access_restore(unsigned long flags);
long cf_at_unsafe_get_user(struct cf_site *site, void *value,
			   const void __user *from, unsigned long size);
long cf_at_unsafe_put_user(struct cf_site *site, const void *value,
			   void __user *to, unsigned long size);
unsigned long cf_at_unsafe_copy_to_user(struct cf_site *site, void __user *to,
					const void *from, unsigned long n);
unsigned long cf_at_unsafe_copy_from_user(struct cf_site *site, void *to,
					  const void __user *from,
					  unsigned long n);

#if LINUX_VERSION_CODE < KERNEL_VERSION(5, 0, 0)
/* Up to 4.20 it only opened: the caller had checked the range. */
#define user_access_begin() ((void)cf_user_access_begin(NULL, 0))
#else
#define user_access_begin(ptr, n) \
	cf_user_access_begin((const void __user *)(ptr), n)
#define user_read_access_begin user_access_begin
#define user_write_access_begin user_access_begin
#endif
#define user_access_end() cf_user_access_end()
#define user_read_access_end user_access_end
#define user_write_access_end user_access_end
#define user_access_save() cf_user_access_save()
#define user_access_restore(flags) cf_user_access_restore(flags)

/* @x is left as it was when the load fails. */
#define unsafe_get_user(x, ptr, label)					\
do {									\
	__typeof__(*(ptr)) __user const *cf_ptr_ = (ptr);		\
	CF_INT_LIKE(*(ptr)) cf_value_;					\
									\
	CF_SCALAR_CHECK(ptr);						\
	if (cf_at_unsafe_get_user(					\
			CF_SITE(unsafe_get_user, sizeof(*(ptr))),	\
			&cf_value_, cf_ptr_, sizeof(*(ptr))))		\
		goto label;						\
	(x) = (__force __typeof__(*(ptr)))cf_value_;			\
} while (0)

#define unsafe_put_user(x, ptr, label)					\
do {									\
	__typeof__(*(ptr)) cf_value_ = (x);				\
	__typeof__(*(ptr)) __user *cf_ptr_ = (ptr);			\
									\
	CF_SCALAR_CHECK(ptr);						\
	if (cf_at_unsafe_put_user(					\
			CF_SITE(unsafe_put_user, sizeof(*(ptr))),	\
			&cf_value_, (void __user *)cf_ptr_,		\
			sizeof(*(ptr))))				\
		goto label;						\
} while (0)

/* Whole words of 8, 4, 2 and 1 bytes may have been written before @label. */
#define unsafe_copy_to_user(to, from, n, label)				\
do {									\
	if (cf_at_unsafe_copy_to_user(CF_SITE(unsafe_copy_to_user, n),	\
				      to, from, n))			\
		goto label;						\
} while (0)

#define unsafe_copy_from_user(to, from, n, label)			\
do {									\
	if (cf_at_unsafe_copy_from_user(				\
			CF_SITE(unsafe_copy_from_user, n), to, from, n)) \
		goto label;						\
} while (0)

#endif
