// SPDX-License-Identifier: LGPL-2.1-or-later
/* Copies of a constant size, compiled for 2.4.20. Decides nothing. Kernel-side. */
#include <linux/kernel.h>
#include <linux/uaccess.h>

#include "old_k.h"

#define SIZES(CASE)							\
	CASE(1) CASE(2) CASE(3) CASE(4) CASE(5) CASE(6) CASE(7) CASE(8)	\
	CASE(9) CASE(10) CASE(11) CASE(12) CASE(15) CASE(16) CASE(19)

#define FORM(function, name)						\
	static long function(void *kernel, void *user, unsigned long n) \
	{								\
		switch (n) {						\
		SIZES(name)						\
		}							\
		return -1;						\
	}
#define FROM(n) case n: return copy_from_user(kernel, user, n);
#define TO(n) case n: return copy_to_user(user, kernel, n);
#define FROM_UNCHECKED(n) case n: return __copy_from_user(kernel, user, n);
#define TO_UNCHECKED(n) case n: return __copy_to_user(user, kernel, n);

FORM(from, FROM)
FORM(to, TO)
FORM(from_unchecked, FROM_UNCHECKED)
FORM(to_unchecked, TO_UNCHECKED)

long k_old_copy(int form, void *kernel, unsigned long user, unsigned long n)
{
	static long (*const forms[])(void *, void *, unsigned long) = {
		from, to, from_unchecked, to_unchecked,
	};

	return forms[form](kernel, (void *)user, n);
}

int k_old_in_parts(int form, unsigned long n)
{
	return form & OLD_UNCHECKED ? CF_ARCH_PARTS(n) :
				      CF_ARCH_PARTS_CHECKED(n);
}
