/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * User access, all of it, for both eras. Kernel-side.
 *
 * Every name that a driver calls is a macro that describes the call in a
 * struct cf_site and passes it on; the function of the same name is there for
 * a driver that takes its address, and has a site of its own that says so.
 *
 * Return conventions are the kernel's: copies give the residue, bytes NOT
 * copied; get_user and put_user 0 or -EFAULT.
 */
#ifndef _LINUX_UACCESS_H
#define _LINUX_UACCESS_H

#include <linux/types.h>
#include <linux/compiler.h>
#include <linux/errno.h>
#include <linux/version.h>
#include <linux/cf_copy_size.h>
#include <linux/cf_label.h>
#include <linux/cf_site.h>
#include <asm/ptrace.h>
#include <asm/extable.h>
#include <cf_context.h>
#include <cf_mm.h>

#define TASK_SIZE_MAX cf_task_size
#define TASK_SIZE cf_task_size

/* ---- range checks and the address limit ---- */

bool cf_access_ok(const void __user *ptr, unsigned long size);

#if LINUX_VERSION_CODE < KERNEL_VERSION(5, 0, 0)

#define VERIFY_READ 0
#define VERIFY_WRITE 1
#define access_ok(type, addr, size) \
	((void)(type), cf_access_ok((const void __user *)(addr), (size)))

#else

#define access_ok(addr, size) \
	cf_access_ok((const void __user *)(addr), (size))

#endif

#if LINUX_VERSION_CODE < KERNEL_VERSION(2, 6, 14)
/* 0 allowed, -EFAULT not: the opposite of access_ok(). */
#define verify_area(type, addr, size) \
	(access_ok(type, addr, size) ? 0 : -EFAULT)
#endif

#if LINUX_VERSION_CODE < KERNEL_VERSION(5, 10, 0)

typedef struct {
	unsigned long seg;
} mm_segment_t;

#define MAKE_MM_SEG(s) ((mm_segment_t) { (s) })
#define KERNEL_DS MAKE_MM_SEG(~0UL)
#define USER_DS MAKE_MM_SEG(cf_task_size)
#define get_fs() MAKE_MM_SEG(cf_context()->addr_limit)
#define set_fs(limit) ((void)(cf_context()->addr_limit = (limit).seg))
#define segment_eq(a, b) ((a).seg == (b).seg)
#define uaccess_kernel() segment_eq(get_fs(), KERNEL_DS)
#if LINUX_VERSION_CODE < KERNEL_VERSION(5, 1, 0)
#define get_ds() KERNEL_DS
#endif

#endif

static inline void pagefault_disable(void)
{
	cf_context()->pagefault_disabled++;
}

static inline void pagefault_enable(void)
{
	cf_context()->pagefault_disabled--;
}

#define might_fault()							\
do {									\
	if (!pagefault_disabled())					\
		might_sleep();						\
} while (0)
#define pagefault_disabled() (cf_context()->pagefault_disabled != 0)
#define faulthandler_disabled() (pagefault_disabled() || in_atomic())

/* ---- copies ---- */

#define CF_COPY_FROM(name)						\
	unsigned long __must_check cf_at_##name(struct cf_site *site,	\
		void *to, const void __user *from, unsigned long n);	\
	unsigned long __must_check name(void *to,			\
		const void __user *from, unsigned long n) __cfk(name)

#define CF_COPY_TO(name)						\
	unsigned long __must_check cf_at_##name(struct cf_site *site,	\
		void __user *to, const void *from, unsigned long n);	\
	unsigned long __must_check name(void __user *to,		\
		const void *from, unsigned long n) __cfk(name)

CF_COPY_FROM(copy_from_user);
CF_COPY_FROM(__copy_from_user);
CF_COPY_FROM(raw_copy_from_user);
CF_COPY_TO(copy_to_user);
CF_COPY_TO(__copy_to_user);
CF_COPY_TO(raw_copy_to_user);
unsigned long cf_at_raw_copy_from_user_parts(struct cf_site *site, void *to,
					     const void __user *from,
					     unsigned long n);
unsigned long cf_at_raw_copy_to_user_parts(struct cf_site *site,
					   void __user *to, const void *from,
					   unsigned long n);
unsigned long cf_at___copy_from_user_parts(struct cf_site *site, void *to,
					   const void __user *from,
					   unsigned long n);
unsigned long cf_at___copy_from_user_parts_zeroing(struct cf_site *site,
						   void *to,
						   const void __user *from,
						   unsigned long n);
unsigned long cf_at___copy_to_user_parts(struct cf_site *site, void __user *to,
					 const void *from, unsigned long n);
unsigned long cf_at_copy_from_user_any(struct cf_site *site, void *to,
				       const void __user *from,
				       unsigned long n);
unsigned long cf_at_copy_to_user_any(struct cf_site *site, void __user *to,
				     const void *from, unsigned long n);
unsigned long cf_at_copy_from_user_parts(struct cf_site *site, void *to,
					 const void __user *from,
					 unsigned long n);
unsigned long cf_at_copy_from_user_keep_parts(struct cf_site *site, void *to,
					      const void __user *from,
					      unsigned long n);
unsigned long cf_at_copy_to_user_parts(struct cf_site *site, void __user *to,
				       const void *from, unsigned long n);
unsigned long cf_at_copy_from_user_keep(struct cf_site *site, void *to,
					const void __user *from,
					unsigned long n);
unsigned long cf_at___copy_from_user_zeroing(struct cf_site *site, void *to,
					     const void __user *from,
					     unsigned long n);
unsigned long cf_at___copy_from_user_inatomic(struct cf_site *site, void *to,
					      const void __user *from,
					      unsigned long n);
unsigned long cf_at___copy_to_user_inatomic(struct cf_site *site,
					    void __user *to, const void *from,
					    unsigned long n);
unsigned long cf_at___copy_from_user_inatomic_zeroing(struct cf_site *site,
						      void *to,
						      const void __user *from,
						      unsigned long n);
unsigned long cf_at_copy_from_user_nmi(struct cf_site *site, void *to,
				       const void __user *from,
				       unsigned long n);

long cf_at_copy_from_user_nofault(struct cf_site *site, void *to,
				  const void __user *from, size_t n);
long cf_at_copy_to_user_nofault(struct cf_site *site, void __user *to,
				const void *from, size_t n);
unsigned long cf_at_clear_user(struct cf_site *site, void __user *to,
			       unsigned long n);
unsigned long cf_at___clear_user(struct cf_site *site, void __user *to,
				 unsigned long n);

/*
 * Up to 5.6 an unchecked copy of some constant sizes was made in a few moves,
 * and its residue was theirs; long ago, a checked one too.
 */
#if LINUX_VERSION_CODE < KERNEL_VERSION(5, 7, 0)
#define CF_IN_PARTS(n) (__builtin_constant_p(n) && CF_ARCH_PARTS(n))
#define CF_CHECKED_IN_PARTS(n) \
	(__builtin_constant_p(n) && CF_ARCH_PARTS_CHECKED(n))
#else
#define CF_IN_PARTS(n) 0
#define CF_CHECKED_IN_PARTS(n) 0
#endif

/*
 * copy_from_user() zeroes what did not arrive, from the first missing byte to
 * the end of @to; so did every unchecked form before 4.12. Up to 2.4.0 it left
 * @to alone when the range was refused. Up to 5.4 any size was a size.
 */
#if LINUX_VERSION_CODE < KERNEL_VERSION(2, 4, 1)
#define CF_COPY_FROM_USER cf_at_copy_from_user_keep
#define CF_COPY_FROM_USER_PARTS cf_at_copy_from_user_keep_parts
#define CF_COPY_TO_USER cf_at_copy_to_user_any
#elif LINUX_VERSION_CODE < KERNEL_VERSION(5, 5, 0)
#define CF_COPY_FROM_USER cf_at_copy_from_user_any
#define CF_COPY_FROM_USER_PARTS cf_at_copy_from_user_parts
#define CF_COPY_TO_USER cf_at_copy_to_user_any
#else
#define CF_COPY_FROM_USER cf_at_copy_from_user
#define CF_COPY_FROM_USER_PARTS cf_at_copy_from_user_parts
#define CF_COPY_TO_USER cf_at_copy_to_user
#endif
#define copy_from_user(to, from, n)					\
	CF_FITS(to, n, __bad_copy_to, cf_n_,				\
		(CF_CHECKED_IN_PARTS(n) ? CF_COPY_FROM_USER_PARTS :	\
					  CF_COPY_FROM_USER)		\
			(CF_SITE(copy_from_user, n), to, from, cf_n_))
#define copy_to_user(to, from, n)					\
	CF_FITS(from, n, __bad_copy_from, cf_n_,			\
		(CF_CHECKED_IN_PARTS(n) ? cf_at_copy_to_user_parts :	\
					  CF_COPY_TO_USER)		\
			(CF_SITE(copy_to_user, n), to, from, cf_n_))
#if LINUX_VERSION_CODE < KERNEL_VERSION(4, 12, 0)
#define __copy_from_user(to, from, n)					\
	(CF_IN_PARTS(n) ? cf_at___copy_from_user_parts_zeroing :	\
			  cf_at___copy_from_user_zeroing)		\
		(CF_SITE(__copy_from_user, n), to, from, n)
#else
#define __copy_from_user(to, from, n)					\
	(CF_IN_PARTS(n) ? cf_at___copy_from_user_parts :		\
			  cf_at___copy_from_user)			\
		(CF_SITE(__copy_from_user, n), to, from, n)
#endif
#define __copy_to_user(to, from, n)					\
	(CF_IN_PARTS(n) ? cf_at___copy_to_user_parts :			\
			  cf_at___copy_to_user)				\
		(CF_SITE(__copy_to_user, n), to, from, n)
/* It zeroed up to 2.6.17, and again from 2.6.27 to 4.11, on x86_64. */
#if LINUX_VERSION_CODE < KERNEL_VERSION(2, 6, 18) ||			\
	(LINUX_VERSION_CODE >= KERNEL_VERSION(2, 6, 27) &&		\
	 LINUX_VERSION_CODE < KERNEL_VERSION(4, 12, 0))
#define CF_COPY_INATOMIC cf_at___copy_from_user_inatomic_zeroing
#else
#define CF_COPY_INATOMIC cf_at___copy_from_user_inatomic
#endif
#define __copy_from_user_inatomic(to, from, n)				\
	CF_COPY_INATOMIC(CF_SITE(__copy_from_user_inatomic, n),		\
			 to, from, n)
#define __copy_to_user_inatomic(to, from, n)				\
	cf_at___copy_to_user_inatomic(CF_SITE(__copy_to_user_inatomic, n), \
				      to, from, n)
/* Around the cache or through it: nobody can tell. */
#define __copy_from_user_inatomic_nocache(to, from, n)			\
	((int)cf_at_raw_copy_from_user(					\
		CF_SITE(__copy_from_user_inatomic_nocache, n), to, from, n))
#define __copy_from_user_nocache(to, from, n) \
	__copy_from_user_inatomic_nocache(to, from, n)
#define __copy_from_user_flushcache(to, from, n) \
	__copy_from_user_inatomic_nocache(to, from, n)
#define copy_from_user_nmi(to, from, n) \
	cf_at_copy_from_user_nmi(CF_SITE(copy_from_user_nmi, n), to, from, n)
#define raw_copy_from_user(to, from, n)					\
	(CF_IN_PARTS(n) ? cf_at_raw_copy_from_user_parts :		\
			  cf_at_raw_copy_from_user)			\
		(CF_SITE(raw_copy_from_user, n), to, from, n)
#define raw_copy_to_user(to, from, n)					\
	(CF_IN_PARTS(n) ? cf_at_raw_copy_to_user_parts :		\
			  cf_at_raw_copy_to_user)			\
		(CF_SITE(raw_copy_to_user, n), to, from, n)
#define copy_from_user_nofault(to, from, n) \
	cf_at_copy_from_user_nofault(CF_SITE(copy_from_user_nofault, n), \
				     to, from, n)
#define copy_to_user_nofault(to, from, n) \
	cf_at_copy_to_user_nofault(CF_SITE(copy_to_user_nofault, n), \
				   to, from, n)
#define clear_user(to, n) \
	cf_at_clear_user(CF_SITE(clear_user, n), to, n)
#define __clear_user(to, n) \
	cf_at___clear_user(CF_SITE(__clear_user, n), to, n)

/* ---- single values ---- */

long cf_at_get_user(struct cf_site *site, void *value,
		    const void __user *from, unsigned long size);
long cf_at___get_user(struct cf_site *site, void *value,
		      const void __user *from, unsigned long size);
long cf_at_put_user(struct cf_site *site, const void *value,
		    void __user *to, unsigned long size);
long cf_at___put_user(struct cf_site *site, const void *value,
		      void __user *to, unsigned long size);

/* An integer as wide as @x, so that a pointer or a bool can be loaded too. */
#define CF_INT_LIKE(x)							\
	__typeof__(__builtin_choose_expr(sizeof(x) == 1, (u8)0,		\
		   __builtin_choose_expr(sizeof(x) == 2, (u16)0,	\
		   __builtin_choose_expr(sizeof(x) == 4, (u32)0, (u64)0))))

#define CF_SCALAR_CHECK(p)						\
	_Static_assert(sizeof(*(p)) == 1 || sizeof(*(p)) == 2 ||	\
		       sizeof(*(p)) == 4 || sizeof(*(p)) == 8,		\
		       "get_user and put_user move 1, 2, 4 or 8 bytes")

#define CF_GET_USER(name, x, ptr)					\
({									\
	__typeof__(*(ptr)) __user const *cf_ptr_ = (ptr);		\
	CF_INT_LIKE(*(ptr)) cf_value_;					\
	long cf_error_;							\
	CF_SCALAR_CHECK(ptr);						\
	cf_error_ = cf_at_##name(CF_SITE(name, sizeof(*(ptr))),		\
			&cf_value_, cf_ptr_, sizeof(*(ptr)));		\
	(x) = (__force __typeof__(*(ptr)))cf_value_;			\
	(int)cf_error_;							\
})

#define CF_PUT_USER(name, x, ptr)					\
({									\
	__typeof__(*(ptr)) cf_value_ = (x);				\
	__typeof__(*(ptr)) __user *cf_ptr_ = (ptr);			\
	CF_SCALAR_CHECK(ptr);						\
	(int)cf_at_##name(CF_SITE(name, sizeof(*(ptr))),		\
			  &cf_value_, (void __user *)cf_ptr_,		\
			  sizeof(*(ptr)));				\
})

#define get_user(x, ptr) CF_GET_USER(get_user, x, ptr)
#define __get_user(x, ptr) CF_GET_USER(__get_user, x, ptr)
#define put_user(x, ptr) CF_PUT_USER(put_user, x, ptr)
#define __put_user(x, ptr) CF_PUT_USER(__put_user, x, ptr)

/* ---- strings ---- */

long cf_at_strncpy_from_user(struct cf_site *site, char *dst,
			     const char __user *src, long count);
long cf_at_strnlen_user(struct cf_site *site, const char __user *src,
			long count);

#define strncpy_from_user(dst, src, count) \
	cf_at_strncpy_from_user(CF_SITE(strncpy_from_user, count), \
				dst, src, count)
#define strnlen_user(src, count) \
	cf_at_strnlen_user(CF_SITE(strnlen_user, count), src, count)
#if LINUX_VERSION_CODE < KERNEL_VERSION(4, 13, 0)
#define strlen_user(src) \
	cf_at_strnlen_user(CF_SITE(strnlen_user, 0), src, ~0UL >> 1)
#endif

#define strncpy_from_user_nofault(dst, src, count)			\
	cf_at_strncpy_from_user_nofault(				\
		CF_SITE(strncpy_from_user_nofault, count), dst, src, count)
#define strnlen_user_nofault(src, count)				\
	cf_at_strnlen_user_nofault(CF_SITE(strnlen_user_nofault, count), \
				   src, count)

long cf_at_strncpy_from_user_nofault(struct cf_site *site, char *dst,
				     const void __user *src, long count);
long cf_at_strnlen_user_nofault(struct cf_site *site, const void __user *src,
				long count);

/* ---- numbers ---- */

#define CF_FROM_USER(name, type)					\
	int __must_check cf_at_##name(struct cf_site *site,		\
		const char __user *s, size_t count, unsigned int base,	\
		type *res)

CF_FROM_USER(kstrtoull_from_user, unsigned long long);
CF_FROM_USER(kstrtoll_from_user, long long);
CF_FROM_USER(kstrtoul_from_user, unsigned long);
CF_FROM_USER(kstrtol_from_user, long);
CF_FROM_USER(kstrtouint_from_user, unsigned int);
CF_FROM_USER(kstrtoint_from_user, int);
CF_FROM_USER(kstrtou16_from_user, u16);
CF_FROM_USER(kstrtos16_from_user, s16);
CF_FROM_USER(kstrtou8_from_user, u8);
CF_FROM_USER(kstrtos8_from_user, s8);
int __must_check cf_at_kstrtobool_from_user(struct cf_site *site,
					    const char __user *s,
					    size_t count, bool *res);

#define CF_KSTRTO(name, s, count, ...) \
	cf_at_##name(CF_SITE(kstrto_from_user, count), s, count, __VA_ARGS__)
#define kstrtoull_from_user(s, n, base, res) \
	CF_KSTRTO(kstrtoull_from_user, s, n, base, res)
#define kstrtoll_from_user(s, n, base, res) \
	CF_KSTRTO(kstrtoll_from_user, s, n, base, res)
#define kstrtoul_from_user(s, n, base, res) \
	CF_KSTRTO(kstrtoul_from_user, s, n, base, res)
#define kstrtol_from_user(s, n, base, res) \
	CF_KSTRTO(kstrtol_from_user, s, n, base, res)
#define kstrtouint_from_user(s, n, base, res) \
	CF_KSTRTO(kstrtouint_from_user, s, n, base, res)
#define kstrtoint_from_user(s, n, base, res) \
	CF_KSTRTO(kstrtoint_from_user, s, n, base, res)
#define kstrtou16_from_user(s, n, base, res) \
	CF_KSTRTO(kstrtou16_from_user, s, n, base, res)
#define kstrtos16_from_user(s, n, base, res) \
	CF_KSTRTO(kstrtos16_from_user, s, n, base, res)
#define kstrtou8_from_user(s, n, base, res) \
	CF_KSTRTO(kstrtou8_from_user, s, n, base, res)
#define kstrtos8_from_user(s, n, base, res) \
	CF_KSTRTO(kstrtos8_from_user, s, n, base, res)
#define kstrtobool_from_user(s, n, res) \
	CF_KSTRTO(kstrtobool_from_user, s, n, res)
#define kstrtou64_from_user(s, n, base, res) \
	kstrtoull_from_user(s, n, base, (unsigned long long *)(res))
#define kstrtos64_from_user(s, n, base, res) \
	kstrtoll_from_user(s, n, base, (long long *)(res))
#define kstrtou32_from_user kstrtouint_from_user
#define kstrtos32_from_user kstrtoint_from_user

/* ---- structures that grow ---- */

int cf_at_check_zeroed_user(struct cf_site *site, const void __user *from,
			    size_t n);
int cf_at_copy_struct_from_user(struct cf_site *site, void *dst, size_t ksize,
				const void __user *src, size_t usize);

/* 1 all zero, 0 not, -EFAULT. */
#define check_zeroed_user(from, n) \
	cf_at_check_zeroed_user(CF_SITE(check_zeroed_user, n), from, n)
#define copy_struct_from_user(dst, ksize, src, usize)			\
({									\
	size_t cf_ksize_ = (ksize);					\
									\
	WARN_ON_ONCE(cf_ksize_ > __builtin_object_size(dst, 1)) ?	\
		-E2BIG :						\
		cf_at_copy_struct_from_user(				\
			CF_SITE(copy_struct_from_user, usize), dst,	\
			cf_ksize_, src, usize);				\
})

/* ---- pages brought in beforehand; each gives the bytes it could not ---- */

size_t cf_at_fault_in_readable(struct cf_site *site, const char __user *from,
			       size_t size);
size_t cf_at_fault_in_writeable(struct cf_site *site, char __user *to,
				size_t size);
size_t fault_in_safe_writeable(const char __user *to, size_t size)
	__cfk(fault_in_safe_writeable);

#define fault_in_readable(from, size) \
	cf_at_fault_in_readable(CF_SITE(fault_in_readable, 1), from, size)
#define fault_in_writeable(to, size) \
	cf_at_fault_in_writeable(CF_SITE(fault_in_writeable, 1), to, size)
#if LINUX_VERSION_CODE < KERNEL_VERSION(5, 16, 0)
/* The same, but 0 or -EFAULT. */
#define fault_in_pages_readable(from, size) \
	(fault_in_readable(from, size) ? -EFAULT : 0)
#define fault_in_pages_writeable(to, size) \
	(fault_in_writeable(to, size) ? -EFAULT : 0)
#endif

/* ---- kernel addresses that may be bad: no user access ---- */

bool copy_from_kernel_nofault_allowed(const void *src, size_t size)
	__cfk(copy_from_kernel_nofault_allowed);
long copy_from_kernel_nofault(void *dst, const void *src, size_t size)
	__cfk(copy_from_kernel_nofault);
long copy_to_kernel_nofault(void *dst, const void *src, size_t size)
	__cfk(copy_to_kernel_nofault);
long strncpy_from_kernel_nofault(char *dst, const void *src, long count)
	__cfk(strncpy_from_kernel_nofault);

#define get_kernel_nofault(value, ptr)					\
({									\
	const __typeof__(value) *cf_ptr_ = (ptr);			\
	copy_from_kernel_nofault(&(value), cf_ptr_, sizeof(value));	\
})

/* ---- copies that allocate, or that keep a position ---- */

void *cf_at_memdup_user(struct cf_site *site, const void __user *from,
			size_t n);
void *cf_at_vmemdup_user(struct cf_site *site, const void __user *from,
			 size_t n);
void *cf_at_memdup_user_nul(struct cf_site *site, const void __user *from,
			    size_t n);
char *cf_at_strndup_user(struct cf_site *site, const char __user *from,
			 long max);
ssize_t cf_at_simple_read_from_buffer(struct cf_site *site, void __user *to,
				      size_t count, loff_t *ppos,
				      const void *from, size_t available);
ssize_t cf_at_simple_write_to_buffer(struct cf_site *site, void *to,
				     size_t available, loff_t *ppos,
				     const void __user *from, size_t count);

#define memdup_user(from, n) \
	cf_at_memdup_user(CF_SITE(memdup_user, n), from, n)
#define vmemdup_user(from, n) \
	cf_at_vmemdup_user(CF_SITE(vmemdup_user, n), from, n)
#define memdup_user_nul(from, n) \
	cf_at_memdup_user_nul(CF_SITE(memdup_user_nul, n), from, n)
#define strndup_user(from, max) \
	cf_at_strndup_user(CF_SITE(strndup_user, max), from, max)
#define simple_read_from_buffer(to, count, ppos, from, available) \
	cf_at_simple_read_from_buffer(CF_SITE(simple_read_from_buffer, 0), \
				      to, count, ppos, from, available)
#define simple_write_to_buffer(to, available, ppos, from, count) \
	cf_at_simple_write_to_buffer(CF_SITE(simple_write_to_buffer, 0), \
				     to, available, ppos, from, count)

#include <linux/cf_uaccess_old.h>
#include <linux/cf_uaccess_unsafe.h>
#include <linux/cf_umbrella.h>

#endif
