// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * User copies of a machine without an MMU (uClinux): plain memory copies,
 * whole or not begun. A fault in one is a bus error of the kernel itself, which
 * no table repairs: an oops. Kernel-side.
 *
 * Source: linux v6.1 include/asm-generic/uaccess.h, CONFIG_UACCESS_MEMCPY
 */
#include <linux/string.h>

#include <cf_arch.h>
#include <cf_extable.h>

unsigned long cf_arch_copy_from_user(void *to, const void *from,
				     unsigned long n)
{
	memcpy(to, from, n);
	return 0;
}

unsigned long cf_arch_copy_to_user(void *to, const void *from,
				   unsigned long n)
{
	memcpy(to, from, n);
	return 0;
}

/* There is no quicker way. */
unsigned long cf_arch_copy_from_user_fast(void *to, const void *from,
					  unsigned long n)
	__attribute__((alias("cf_arch_copy_from_user")));
unsigned long cf_arch_copy_to_user_fast(void *to, const void *from,
					unsigned long n)
	__attribute__((alias("cf_arch_copy_to_user")));

unsigned long cf_arch_copy_in_user(void *to, const void *from,
				   unsigned long n)
{
	memmove(to, from, n);
	return 0;
}

unsigned long cf_arch_clear_user(void *to, unsigned long n)
{
	memset(to, 0, n);
	return 0;
}

unsigned long cf_arch_clear_reach(unsigned long n, unsigned long k)
{
	return k;
}

#define SCALAR(size)							\
	long cf_arch_get_##size(void *value, const void *from)		\
	{								\
		memcpy(value, from, size);				\
		return 0;						\
	}								\
									\
	long cf_arch_put_##size(void *to, const void *value)		\
	{								\
		memcpy(to, value, size);				\
		return 0;						\
	}

SCALAR(1)
SCALAR(2)
SCALAR(4)
SCALAR(8)

/* A driver's own table entries are as idle as ours would be. */
int cf_extable_repairs(const struct cf_extable_entry *entry,
		       const struct pt_regs *regs, unsigned long error_code,
		       int is_gp)
{
	return 0;
}

int cf_extable_fix(const struct cf_extable_entry *entry, struct pt_regs *regs,
		   unsigned long error_code, int is_gp)
{
	return 0;
}

void cf_extable_aim(const struct cf_extable_entry *entry,
		    struct pt_regs *regs, unsigned long delta)
{
}
