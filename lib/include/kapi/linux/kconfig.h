/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What every kernel-side file is compiled under: the configuration and the
 * version. Force-included. Kernel-side.
 */
#ifndef _LINUX_KCONFIG_H
#define _LINUX_KCONFIG_H

#ifndef KERNEL_VERSION
#define KERNEL_VERSION(a, b, c) \
	(((a) << 16) + ((b) << 8) + ((c) > 255 ? 255 : (c)))
#endif
#ifndef LINUX_VERSION_CODE
#define LINUX_VERSION_CODE KERNEL_VERSION(6, 1, 0)
#endif

#include <asm/cf_config.h>
#define CONFIG_MMU 1
#define CONFIG_BUG 1
#define CONFIG_PRINTK 1
#define CONFIG_MODULES 1
#define CONFIG_MODULE_UNLOAD 1
#define CONFIG_PROC_FS 1
#define CONFIG_SYSFS 1
#define CONFIG_DEBUG_FS 1
#define CONFIG_HAS_IOMEM 1
#define CONFIG_HAS_IOPORT 1
#define CONFIG_NEW_LEDS 1
#define CONFIG_LEDS_CLASS 1
#define CONFIG_WATCHDOG 1
#define CONFIG_HZ 250
#define CONFIG_BASE_SMALL 0

/*
 * IS_ENABLED(CONFIG_X) is 1 when CONFIG_X or CONFIG_X_MODULE is defined as 1.
 * A macro defined as 1 pastes to CF_ARG_1, which brings a comma, so that the
 * second argument of the taker is 1; else it is the 0 that follows.
 */
#define CF_ARG_1 0,
#define CF_SECOND(ignored, value, ...) value
#define CF_IS_ONE__(junk) CF_SECOND(junk 1, 0, 0)
#define CF_IS_ONE_(value) CF_IS_ONE__(CF_ARG_##value)
#define CF_IS_ONE(option) CF_IS_ONE_(option)
#define IS_BUILTIN(option) CF_IS_ONE(option)
#define IS_MODULE(option) CF_IS_ONE(option##_MODULE)
#define IS_ENABLED(option) (IS_BUILTIN(option) || IS_MODULE(option))
#define IS_REACHABLE(option) IS_ENABLED(option)

/* Drivers of the 2.4 era write { open: fn }; gcc takes it without a word. */
#ifdef __clang__
#pragma clang diagnostic ignored "-Wgnu-designator"
#endif

#ifndef __ASSEMBLER__
#include <linux/compiler_types.h>
#endif

#endif
