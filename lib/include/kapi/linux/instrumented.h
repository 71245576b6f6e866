/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Nothing is instrumented. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_INSTRUMENTED_H
#define _LINUX_INSTRUMENTED_H

#include <linux/compiler.h>

#endif
