/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* User memory is written. See copy_template.S. */
#include "user.h"

#define NAME cf_arch_copy_to_user
#define LOAD KERNEL
#define STORE USER_WRITE
#include "copy_template.S"

/* One loop of whole words is fast enough, and exact. */
	.globl cf_arch_copy_to_user_fast
	.set cf_arch_copy_to_user_fast, cf_arch_copy_to_user
