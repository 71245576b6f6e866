/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * User access under the names it had before, each up to the version that
 * dropped it. Kernel-side.
 *
 * The first family, up to 2.0, has no way to fail: the caller asks
 * verify_area() first, and a fault after that is the end of the kernel.
 */
#include <linux/uaccess.h>
#ifndef _LINUX_CF_UACCESS_OLD_H
#define _LINUX_CF_UACCESS_OLD_H

unsigned long cf_at_copy_in_user(struct cf_site *site, void __user *to,
				 const void __user *from, unsigned long n);
void cf_at_memcpy_fromfs(struct cf_site *site, void *to,
			 const void __user *from, unsigned long n);
void cf_at_memcpy_tofs(struct cf_site *site, void __user *to,
		       const void *from, unsigned long n);
int cf_verify_area(int type, const void __user *addr, unsigned long size);

#if LINUX_VERSION_CODE < KERNEL_VERSION(5, 15, 0)
/* From user space to user space: either side may stop it. */
#define copy_in_user(to, from, n) \
	cf_at_copy_in_user(CF_SITE(copy_in_user, n), to, from, n)
#endif

#if LINUX_VERSION_CODE < KERNEL_VERSION(5, 8, 0)
#define probe_kernel_read(dst, src, n) copy_from_kernel_nofault(dst, src, n)
#define probe_kernel_write(dst, src, n) copy_to_kernel_nofault(dst, src, n)
#define probe_user_read(dst, src, n) copy_from_user_nofault(dst, src, n)
#define probe_user_write(dst, src, n) copy_to_user_nofault(dst, src, n)
#define probe_kernel_address(addr, value) get_kernel_nofault(value, addr)
#define strncpy_from_unsafe(dst, src, n) \
	strncpy_from_kernel_nofault(dst, src, n)
#define strncpy_from_unsafe_user(dst, src, n) \
	strncpy_from_user_nofault(dst, src, n)
#define strnlen_unsafe_user(src, n) strnlen_user_nofault(src, n)
#endif

#if LINUX_VERSION_CODE < KERNEL_VERSION(3, 0, 0)
#define __strncpy_from_user(dst, src, n) strncpy_from_user(dst, src, n)
#endif

#if LINUX_VERSION_CODE < KERNEL_VERSION(2, 6, 24)
/* They change @n, to what is left. */
#define __copy_user(to, from, n) \
	((void)((n) = cf_at_raw_copy_to_user(CF_SITE(__copy_to_user, 0), \
					     to, from, n)))
#define __copy_user_zeroing(to, from, n)				\
	((void)((n) = cf_at___copy_from_user_zeroing(			\
			CF_SITE(__copy_from_user, 0), to, from, n)))
#endif

#if LINUX_VERSION_CODE >= KERNEL_VERSION(2, 1, 0) &&			\
	LINUX_VERSION_CODE < KERNEL_VERSION(2, 4, 0)
/* They return from the function that uses them. */
#define CF_OR_RETURN(access, ret) ({ if (access) return ret; })
#define copy_to_user_ret(to, from, n, ret) \
	CF_OR_RETURN(copy_to_user(to, from, n), ret)
#define copy_from_user_ret(to, from, n, ret) \
	CF_OR_RETURN(copy_from_user(to, from, n), ret)
#define __copy_to_user_ret(to, from, n, ret) \
	CF_OR_RETURN(__copy_to_user(to, from, n), ret)
#define __copy_from_user_ret(to, from, n, ret) \
	CF_OR_RETURN(__copy_from_user(to, from, n), ret)
#define get_user_ret(x, ptr, ret) CF_OR_RETURN(get_user(x, ptr), ret)
#define put_user_ret(x, ptr, ret) CF_OR_RETURN(put_user(x, ptr), ret)
#define __get_user_ret(x, ptr, ret) CF_OR_RETURN(__get_user(x, ptr), ret)
#define __put_user_ret(x, ptr, ret) CF_OR_RETURN(__put_user(x, ptr), ret)
#endif

#if LINUX_VERSION_CODE < KERNEL_VERSION(2, 1, 0)
#undef get_user
#undef put_user
#undef __get_user
#undef __put_user
#undef copy_from_user
#undef copy_to_user
#undef verify_area
#define verify_area(type, addr, size) \
	cf_verify_area(type, (const void __user *)(addr), size)
#define memcpy_fromfs(to, from, n) \
	cf_at_memcpy_fromfs(CF_SITE(memcpy_fromfs, n), to, from, n)
#define memcpy_tofs(to, from, n) \
	cf_at_memcpy_tofs(CF_SITE(memcpy_tofs, n), to, from, n)
#define get_user(ptr)							\
({									\
	CF_INT_LIKE(*(ptr)) cf_value_;					\
	cf_at_memcpy_fromfs(CF_SITE(memcpy_fromfs, sizeof(*(ptr))),	\
			    &cf_value_, ptr, sizeof(*(ptr)));		\
	(__typeof__(*(ptr) + 0))cf_value_;				\
})
#define put_user(x, ptr)						\
({									\
	__typeof__(*(ptr)) cf_value_ = (__typeof__(*(ptr)))(x);		\
	cf_at_memcpy_tofs(CF_SITE(memcpy_tofs, sizeof(*(ptr))), ptr,	\
			  &cf_value_, sizeof(*(ptr)));			\
})
#define get_user_byte(addr) get_user((const u8 *)(addr))
#define get_user_word(addr) get_user((const u16 *)(addr))
#define get_user_long(addr) get_user((const u32 *)(addr))
#define put_user_byte(x, addr) put_user(x, (u8 *)(addr))
#define put_user_word(x, addr) put_user(x, (u16 *)(addr))
#define put_user_long(x, addr) put_user(x, (u32 *)(addr))
#define get_fs_byte get_user_byte
#define get_fs_word get_user_word
#define get_fs_long get_user_long
#define put_fs_byte put_user_byte
#define put_fs_word put_user_word
#define put_fs_long put_user_long
#endif

#endif
