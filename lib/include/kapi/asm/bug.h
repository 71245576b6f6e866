/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* See linux/bug.h. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _ASM_BUG_H
#define _ASM_BUG_H

#include <linux/bug.h>

#endif
