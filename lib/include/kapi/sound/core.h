/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Copies between user space and a card's memory: 0 or -EFAULT. KAPI-STUB:
 * omits sound cards and their devices. Kernel-side.
 */
#include <linux/cf_umbrella.h>
#ifndef _SOUND_CORE_H
#define _SOUND_CORE_H

#include <linux/cf_label.h>
#include <linux/types.h>

int copy_to_user_fromio(void __user *dst, const volatile void __iomem *src,
			size_t count) __cfk(copy_to_user_fromio);
int copy_from_user_toio(volatile void __iomem *dst, const void __user *src,
			size_t count) __cfk(copy_from_user_toio);

#endif
