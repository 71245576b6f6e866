/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Page protection is in linux/mm_types.h. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _ASM_PGTABLE_H
#define _ASM_PGTABLE_H

#include <linux/mm_types.h>

#endif
