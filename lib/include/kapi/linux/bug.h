/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Assertions: BUG ends the run, WARN writes to the log and goes on. Kernel-
 * side.
 */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_BUG_H
#define _LINUX_BUG_H

#include <linux/build_bug.h>
#include <linux/printk.h>

#define CUT_HERE "------------[ cut here ]------------\n"

void cf_bug(const char *file, int line, const char *function) __noreturn __cold;
void cf_warn(const char *file, int line, const char *function,
	     const char *fmt, ...) __printf(4, 5) __cold;

#define BUG() cf_bug(__FILE__, __LINE__, __func__)
#define BUG_ON(condition)						\
do {									\
	if (unlikely(condition))					\
		BUG();							\
} while (0)
#define CF_WARN_IF(condition, ...) ({					\
	bool cf_warn_ = !!(condition);					\
	if (unlikely(cf_warn_))						\
		cf_warn(__FILE__, __LINE__, __func__, __VA_ARGS__);	\
	unlikely(cf_warn_); })
#define CF_WARN_ONCE(condition, ...) ({					\
	bool cf_cond_ = !!(condition);					\
	if (unlikely(cf_cond_))						\
		CF_ONCE(cf_warn(__FILE__, __LINE__, __func__,		\
				__VA_ARGS__));				\
	unlikely(cf_cond_); })
#define WARN(condition, format...) CF_WARN_IF(condition, format)
#define WARN_ON(condition) CF_WARN_IF(condition, NULL)
#define WARN_ONCE(condition, format...) CF_WARN_ONCE(condition, format)
#define WARN_ON_ONCE(condition) CF_WARN_ONCE(condition, NULL)
#define WARN_TAINT(condition, taint, format...) WARN(condition, format)
#define WARN_ON_SMP(x) ({ 0; })
#define __WARN() WARN_ON(1)
#define CHECK_DATA_CORRUPTION(condition, fmt, ...) \
	WARN(condition, fmt, ##__VA_ARGS__)
#define VM_BUG_ON(condition) BUG_ON(condition)
#define VM_WARN_ON(condition) WARN_ON(condition)

#endif
