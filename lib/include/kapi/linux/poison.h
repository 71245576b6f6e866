/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What a pointer is made when its object has left a list. Below the user
 * range: whoever follows one takes an oops. Kernel-side.
 */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_POISON_H
#define _LINUX_POISON_H

#define LIST_POISON1 ((void *)0x100)
#define LIST_POISON2 ((void *)0x122)
#define POISON_FREE 0x6b
#define POISON_INUSE 0x5a
#define POISON_END 0xa5

#endif
