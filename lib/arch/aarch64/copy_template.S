/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The copy loop of aarch64, one text for every direction. Whoever includes it
 * has defined NAME, and LOAD and STORE as one of the macros of user.h.
 *
 * unsigned long NAME(void *to, const void *from, unsigned long n)
 *	in: x0 to, x1 from, x2 n. out: x0 residue. clobbers: x1-x4
 *
 * Pairs of words, then bytes. x0, x1 and x2 move on together and only when
 * bytes have arrived, so x2 is the residue at any time. A pair that faults may
 * have good bytes before the bad one: it is done again in bytes, of which one
 * faults: the residue is byte-exact.
 */
BEGIN NAME
	cmp	x2, #16
	b.lo	2f
1:	LOAD(3f, ldp x3, x4, [x1])
	STORE(3f, stp x3, x4, [x0])
	add	x1, x1, #16
	add	x0, x0, #16
	sub	x2, x2, #16
	cmp	x2, #16
	b.hs	1b
2:	cbz	x2, 4f
3:	LOAD(4f, ldrb w3, [x1])
	STORE(4f, strb w3, [x0])
	add	x1, x1, #1
	add	x0, x0, #1
	subs	x2, x2, #1
	b.ne	3b
4:	mov	x0, x2
	ret
END NAME
