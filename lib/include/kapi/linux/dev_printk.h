/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* printk() that says which device. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_DEV_PRINTK_H
#define _LINUX_DEV_PRINTK_H

#include <linux/printk.h>
#include <linux/cf_label.h>

struct device;

#ifndef dev_fmt
#define dev_fmt(fmt) fmt
#endif

void _dev_printk(const char *level, const struct device *dev,
		 const char *fmt, ...) __cfk(_dev_printk)
	__attribute__((format(printf, 3, 4)));

#define dev_printk(level, dev, fmt, ...) \
	_dev_printk(level, dev, fmt, ##__VA_ARGS__)
#define dev_emerg(dev, fmt, ...) \
	_dev_printk(KERN_EMERG, dev, dev_fmt(fmt), ##__VA_ARGS__)
#define dev_alert(dev, fmt, ...) \
	_dev_printk(KERN_ALERT, dev, dev_fmt(fmt), ##__VA_ARGS__)
#define dev_crit(dev, fmt, ...) \
	_dev_printk(KERN_CRIT, dev, dev_fmt(fmt), ##__VA_ARGS__)
#define dev_err(dev, fmt, ...) \
	_dev_printk(KERN_ERR, dev, dev_fmt(fmt), ##__VA_ARGS__)
#define dev_warn(dev, fmt, ...) \
	_dev_printk(KERN_WARNING, dev, dev_fmt(fmt), ##__VA_ARGS__)
#define dev_notice(dev, fmt, ...) \
	_dev_printk(KERN_NOTICE, dev, dev_fmt(fmt), ##__VA_ARGS__)
#define dev_info(dev, fmt, ...) \
	_dev_printk(KERN_INFO, dev, dev_fmt(fmt), ##__VA_ARGS__)

/* As in a kernel without dynamic debug: checked by the compiler, not run. */
#ifdef DEBUG
#define dev_dbg(dev, fmt, ...) \
	_dev_printk(KERN_DEBUG, dev, dev_fmt(fmt), ##__VA_ARGS__)
#else
#define dev_dbg(dev, fmt, ...)						\
do {									\
	if (0)								\
		_dev_printk(KERN_DEBUG, dev, dev_fmt(fmt), ##__VA_ARGS__); \
} while (0)
#endif
#define dev_vdbg(dev, fmt, ...) dev_dbg(dev, fmt, ##__VA_ARGS__)

/* KAPI-STUB: omits the rate limit: every message is printed. */
#define dev_err_ratelimited(dev, fmt, ...) dev_err(dev, fmt, ##__VA_ARGS__)
#define dev_warn_ratelimited(dev, fmt, ...) dev_warn(dev, fmt, ##__VA_ARGS__)
#define dev_info_ratelimited(dev, fmt, ...) dev_info(dev, fmt, ##__VA_ARGS__)
#define dev_dbg_ratelimited(dev, fmt, ...) dev_dbg(dev, fmt, ##__VA_ARGS__)
#define dev_notice_ratelimited(dev, fmt, ...) \
	dev_notice(dev, fmt, ##__VA_ARGS__)

#define CF_DEV_ONCE(call)						\
do {									\
	static bool cf_was_said_;					\
									\
	if (!cf_was_said_) {						\
		cf_was_said_ = true;					\
		call;							\
	}								\
} while (0)
#define dev_err_once(dev, fmt, ...) \
	CF_DEV_ONCE(dev_err(dev, fmt, ##__VA_ARGS__))
#define dev_warn_once(dev, fmt, ...) \
	CF_DEV_ONCE(dev_warn(dev, fmt, ##__VA_ARGS__))
#define dev_info_once(dev, fmt, ...) \
	CF_DEV_ONCE(dev_info(dev, fmt, ##__VA_ARGS__))
#define dev_dbg_once(dev, fmt, ...) \
	CF_DEV_ONCE(dev_dbg(dev, fmt, ##__VA_ARGS__))

#define dev_WARN(dev, fmt, ...) \
	WARN(1, "%s: " fmt, dev_name(dev), ##__VA_ARGS__)
#define dev_WARN_ONCE(dev, condition, fmt, ...) \
	WARN_ONCE(condition, "%s: " fmt, dev_name(dev), ##__VA_ARGS__)

int dev_err_probe(const struct device *dev, int err, const char *fmt, ...)
	__cfk(dev_err_probe) __attribute__((format(printf, 3, 4)));

#endif
