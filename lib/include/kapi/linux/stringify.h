/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Text of a macro's value. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_STRINGIFY_H
#define _LINUX_STRINGIFY_H

#define __stringify_1(x...) #x
#define __stringify(x...) __stringify_1(x)

#endif
