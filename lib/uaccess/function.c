// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * The copies as functions, for a driver that takes their address. The macros
 * of the same names cannot describe such a call: it shows under the place
 * where the function stands, here. Kernel-side.
 */
#include <linux/uaccess.h>

#define COPY_FROM(name)							\
	unsigned long (name)(void *to, const void __user *from,		\
			     unsigned long n)				\
	{								\
		return cf_at_##name(CF_SITE(name, n), to, from, n);	\
	}

#define COPY_TO(name)							\
	unsigned long (name)(void __user *to, const void *from,		\
			     unsigned long n)				\
	{								\
		return cf_at_##name(CF_SITE(name, n), to, from, n);	\
	}

COPY_FROM(copy_from_user)
COPY_FROM(__copy_from_user)
COPY_FROM(raw_copy_from_user)
COPY_TO(copy_to_user)
COPY_TO(__copy_to_user)
COPY_TO(raw_copy_to_user)
