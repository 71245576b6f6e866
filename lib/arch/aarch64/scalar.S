/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Single loads and stores of user memory on aarch64, all or nothing.
 *
 * long cf_arch_get_N(void *value, const void *from)	N = 1, 2, 4, 8
 *	in: x0 where the value goes (kernel), x1 user address.
 *	out: x0 0, or -EFAULT with *value = 0. clobbers: x2
 *	A load that straddles into a bad page loads nothing.
 *
 * long cf_arch_put_N(void *to, const void *value)
 *	in: x0 user address, x1 where the value is (kernel).
 *	out: x0 0, or -EFAULT and no byte written. clobbers: x2 x3
 *	A store that straddles into a bad page may write to the good one: the
 *	architecture leaves it open. So an unaligned store first writes its
 *	first and last byte back as they are, which changes nothing and faults
 *	where the store would.
 */
#include "user.h"

#define EFAULT 14

.macro GET size:req, load:req, store:req, reg:req, zero:req
BEGIN cf_arch_get_\size
	USER_READ(1f, \load \reg, [x1])
	KERNEL(1f, \store \reg, [x0])
	mov	x0, #0
	ret
1:	KERNEL(1b, \store \zero, [x0])
	mov	x0, #-EFAULT
	ret
END cf_arch_get_\size
.endm

.macro PUT size:req, load:req, store:req, reg:req
BEGIN cf_arch_put_\size
	KERNEL(2f, \load \reg, [x1])
	tst	x0, #(\size - 1)
	b.eq	1f
	USER_WRITE(2f, ldrb w3, [x0, #(\size - 1)])
	USER_WRITE(2f, strb w3, [x0, #(\size - 1)])
	USER_WRITE(2f, ldrb w3, [x0])
	USER_WRITE(2f, strb w3, [x0])
1:	USER_WRITE(2f, \store \reg, [x0])
	mov	x0, #0
	ret
2:	mov	x0, #-EFAULT
	ret
END cf_arch_put_\size
.endm

GET 1, ldrb, strb, w2, wzr
GET 2, ldrh, strh, w2, wzr
GET 4, ldr, str, w2, wzr
GET 8, ldr, str, x2, xzr
PUT 2, ldrh, strh, w2
PUT 4, ldr, str, w2
PUT 8, ldr, str, x2

/* A byte is always aligned. */
BEGIN cf_arch_put_1
	KERNEL(1f, ldrb w2, [x1])
	USER_WRITE(1f, strb w2, [x0])
	mov	x0, #0
	ret
1:	mov	x0, #-EFAULT
	ret
END cf_arch_put_1
