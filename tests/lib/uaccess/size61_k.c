// SPDX-License-Identifier: LGPL-2.1-or-later
/* Copies of a size that is known late, of an array whose size is known. Kernel-side. */
#include <linux/string.h>
#include <linux/uaccess.h>
#include <linux/uio.h>

#include "size_k.h"

#define ROOM 8
#define OLD 0xa5

#define CASE(name, body)						\
void size61_##name(struct size_case *c)					\
{									\
	char buf[ROOM];							\
									\
	memset(buf, OLD, sizeof(buf));					\
	c->result = ({ body; });					\
	c->touched = memchr_inv(buf, OLD, sizeof(buf)) != NULL;		\
}
#define ITER(type)							\
	struct iovec iov = { (void __user *)c->user, c->n };		\
	struct iov_iter i;						\
									\
	iov_iter_init(&i, type, &iov, 1, c->n)

CASE(from, copy_from_user(buf, (void __user *)c->user, c->n))
CASE(to, copy_to_user((void __user *)c->user, buf, c->n))
CASE(from_iter, ITER(ITER_SOURCE); copy_from_iter(buf, c->n, &i))
CASE(from_iter_nocache, ITER(ITER_SOURCE);
     copy_from_iter_nocache(buf, c->n, &i))
CASE(from_iter_full, ITER(ITER_SOURCE); copy_from_iter_full(buf, c->n, &i))
CASE(to_iter, ITER(ITER_DEST); copy_to_iter(buf, c->n, &i))
CASE(struct, copy_struct_from_user(buf, c->n, (void __user *)c->user, c->n))
