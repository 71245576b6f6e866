/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* See linux/idr.h. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_IDA_H
#define _LINUX_IDA_H

#include <linux/idr.h>

#endif
