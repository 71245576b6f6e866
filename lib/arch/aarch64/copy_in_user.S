/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Both sides are user memory. See copy_template.S. */
#include "user.h"

#define NAME cf_arch_copy_in_user
#define LOAD USER_READ
#define STORE USER_WRITE
#include "copy_template.S"
