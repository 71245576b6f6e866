/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Clear user memory on aarch64.
 *
 * unsigned long cf_arch_clear_user(void *to, unsigned long n)
 *	in: x0 to, x1 n. out: x0 residue. clobbers: x1
 *	Byte-exact, in the way of copy_template.S.
 */
#include "user.h"

BEGIN cf_arch_clear_user
	cmp	x1, #16
	b.lo	2f
1:	USER_WRITE(3f, stp xzr, xzr, [x0])
	add	x0, x0, #16
	sub	x1, x1, #16
	cmp	x1, #16
	b.hs	1b
2:	cbz	x1, 4f
3:	USER_WRITE(4f, strb wzr, [x0])
	add	x0, x0, #1
	subs	x1, x1, #1
	b.ne	3b
4:	mov	x0, x1
	ret
END cf_arch_clear_user
