/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What every architecture folder provides to lib/uaccess. Pointers are
 * process addresses: the user side is an alias or a fault window already.
 * What must be in memory afterwards, fault or not, is written down in plain C
 * in lib/arch/generic/reference.c. Seen by both sides.
 */
#ifndef CF_ARCH_H
#define CF_ARCH_H

#include <cf_quirks.h>

/* R1 residue, byte-exact. UREAD, UWRITE and both sides are the user's. */
unsigned long cf_arch_copy_from_user(void *to, const void *from,
				     unsigned long n);
unsigned long cf_arch_copy_to_user(void *to, const void *from,
				   unsigned long n);
unsigned long cf_arch_copy_in_user(void *to, const void *from,
				   unsigned long n);

/*
 * The same two, not for a copy whose fault is serviced by aiming it elsewhere
 * (cf_extable_aim()): they may move many bytes at a time, in any order, as long
 * as the residue of a fault is exact and one fault is taken.
 */
unsigned long cf_arch_copy_from_user_fast(void *to, const void *from,
					  unsigned long n);
unsigned long cf_arch_copy_to_user_fast(void *to, const void *from,
					unsigned long n);

/* R1 residue: what really is not cleared. */
unsigned long cf_arch_clear_user(void *to, unsigned long n);

/** cf_arch_clear_reach() - Bytes cf_arch_clear_user() clears of @n when @k are accessible. */
unsigned long cf_arch_clear_reach(unsigned long n, unsigned long k);

/* R2 0 or -EFAULT (14); a failed load stores 0, a failed store nothing. */
long cf_arch_get_1(void *value, const void *from);
long cf_arch_get_2(void *value, const void *from);
long cf_arch_get_4(void *value, const void *from);
long cf_arch_get_8(void *value, const void *from);
long cf_arch_put_1(void *to, const void *value);
long cf_arch_put_2(void *to, const void *value);
long cf_arch_put_4(void *to, const void *value);
long cf_arch_put_8(void *to, const void *value);

#endif
