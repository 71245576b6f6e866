/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Address spaces and calling conventions. All of the sparse annotations are
 * empty: a user pointer is checked at run time, by where it points. Kernel-
 * side.
 */
#ifndef _LINUX_COMPILER_TYPES_H
#define _LINUX_COMPILER_TYPES_H

#define __user
#define __kernel
#define __iomem
#define __percpu
#define __rcu
#define __force
#define __nocast
#define __safe
#define __private
#define ACCESS_PRIVATE(p, member) ((p)->member)
#define __chk_user_ptr(x) ((void)0)
#define __chk_io_ptr(x) ((void)0)
#define __must_hold(x)
#define __acquires(x)
#define __cond_acquires(x)
#define __releases(x)
#define __acquire(x) ((void)0)
#define __release(x) ((void)0)
#define __cond_lock(x, c) (c)

#include <linux/compiler_attributes.h>

/*
 * As the kernel has it: a plain `inline` that is neither static nor extern
 * still leaves a function behind for other files to call.
 */
#define inline inline __gnu_inline __maybe_unused
#ifndef __inline
#define __inline inline
#endif
#ifndef __inline__
#define __inline__ inline
#endif

#define asmlinkage
#define fastcall
#define notrace
#define noinstr
#define __noscs
#define __latent_entropy
#define __randomize_layout
#define randomized_struct_fields_start
#define randomized_struct_fields_end
#define __nocfi
#define __same_type(a, b) \
	__builtin_types_compatible_p(__typeof__(a), __typeof__(b))
#define __native_word(t) (sizeof(t) <= sizeof(long))
/* The type of @x without const and volatile. */
#define __unqual_scalar_typeof(x) __typeof__((__typeof__(x))(x))
#define asm_volatile_goto(x...) asm goto(x)
#define asm_inline asm

#define CF_CAT_(a, b) a##b
#define CF_CAT(a, b) CF_CAT_(a, b)

#if defined(__OPTIMIZE__)
#define compiletime_assert(condition, msg)				\
do {									\
	extern void CF_CAT(cf_assert_, __LINE__)(void)			\
		__compiletime_error(msg);				\
	if (!(condition))						\
		CF_CAT(cf_assert_, __LINE__)();				\
} while (0)
#else
#define compiletime_assert(condition, msg) do { } while (0)
#endif

#endif
