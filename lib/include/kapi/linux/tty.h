/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The controlling terminal of a task, for drivers that tell callers apart by
 * it. Kernel-side. KAPI-STUB: omits terminals themselves.
 */
#include <linux/cf_umbrella.h>
#ifndef _KAPI_LINUX_TTY_H
#define _KAPI_LINUX_TTY_H

#include <linux/cf_label.h>
#include <linux/kdev_t.h>
#include <linux/major.h>
#include <linux/types.h>

struct tty_struct {
	int index;
};

dev_t tty_devnum(struct tty_struct *tty) __cfk(tty_devnum);

#endif
