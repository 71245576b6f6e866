/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Attributes of code that runs once. Nothing is discarded here, so all are
 * empty; initcalls belong to linux/module.h. Kernel-side.
 */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_INIT_H
#define _LINUX_INIT_H

#include <linux/compiler.h>

#define __init
#define __initdata
#define __initconst
#define __init_or_module
#define __initdata_or_module
#define __exit
#define __exitdata
#define __exitused
#define __ref
#define __refdata
#define __meminit
#define __meminitdata
#define __exit_p(x) (x)
#define __setup(str, fn) \
	static void *__maybe_unused CF_CAT(cf_setup_, __LINE__) = (void *)fn
#define early_param(str, fn) __setup(str, fn)

#if LINUX_VERSION_CODE < KERNEL_VERSION(3, 8, 0)
#define __devinit
#define __devinitdata
#define __devinitconst
#define __devexit
#define __devexitdata
#define __devexit_p(x) (x)
#define __cpuinit
#define __cpuinitdata
#endif

typedef int (*initcall_t)(void);
typedef void (*exitcall_t)(void);

#endif
