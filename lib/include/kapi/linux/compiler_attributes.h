/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Attributes under the names the kernel gives them. Kernel-side. */
#ifndef _LINUX_COMPILER_ATTRIBUTES_H
#define _LINUX_COMPILER_ATTRIBUTES_H

#define __alias(symbol)		__attribute__((__alias__(#symbol)))
#define __aligned(x)		__attribute__((__aligned__(x)))
#define __aligned_largest	__attribute__((__aligned__))
#ifndef __always_inline
#define __always_inline		inline __attribute__((__always_inline__))
#endif
#define __assume_aligned(...)	__attribute__((__assume_aligned__(__VA_ARGS__)))
#define __cold			__attribute__((__cold__))
#define __attribute_const__	__attribute__((__const__))
#define __deprecated
#define __compiletime_error(m)	__attribute__((__error__(m)))
#define __compiletime_warning(m) __attribute__((__warning__(m)))
#define __designated_init
#define __flatten		__attribute__((__flatten__))
#define __gnu_inline		__attribute__((__gnu_inline__))
#define __malloc		__attribute__((__malloc__))
#define __mode(x)		__attribute__((__mode__(x)))
#define __noclone
#define __nonstring
#define __noreturn		__attribute__((__noreturn__))
#define __no_sanitize_address
#define __overloadable
#define __packed		__attribute__((__packed__))
#define __printf(a, b)		__attribute__((__format__(printf, a, b)))
#define __scanf(a, b)		__attribute__((__format__(scanf, a, b)))
#define __pure			__attribute__((__pure__))
#define __section(name)		__attribute__((__section__(name)))
#define __always_unused		__attribute__((__unused__))
#define __maybe_unused		__attribute__((__unused__))
#define __used			__attribute__((__used__))
#define __must_check		__attribute__((__warn_unused_result__))
#define __weak			__attribute__((__weak__))
#define __alloc_size(x, ...)
#define __counted_by(member)
#define __visible
#define noinline		__attribute__((__noinline__))
#define noinline_for_stack	noinline
#if __has_attribute(__fallthrough__)
#define fallthrough		__attribute__((__fallthrough__))
#else
#define fallthrough		do {} while (0)
#endif

#endif
