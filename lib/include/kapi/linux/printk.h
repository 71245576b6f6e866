/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The kernel log, as drivers write to it. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_PRINTK_H
#define _LINUX_PRINTK_H

#include <linux/cf_label.h>
#include <linux/kern_levels.h>
#include <linux/stdarg.h>
#include <linux/types.h>
#include <cf_state.h>

struct va_format {
	const char *fmt;
	va_list *va;
};

int printk(const char *fmt, ...) __cfk(printk) __printf(1, 2) __cold;
int vprintk(const char *fmt, va_list args) __cfk(vprintk) __printf(1, 0);
#define _printk printk
#define printk_deferred printk

/* Is this the first time in @interval jiffies' worth of @burst messages? */
struct ratelimit_state;
int printk_ratelimit(void) __cfk(printk_ratelimit);

void dump_stack(void) __cfk(dump_stack);

#define no_printk(fmt, ...) ({						\
	if (0)								\
		printk(fmt, ##__VA_ARGS__);				\
	0; })

#ifndef pr_fmt
#define pr_fmt(fmt) fmt
#endif

#define pr_emerg(fmt, ...) printk(KERN_EMERG pr_fmt(fmt), ##__VA_ARGS__)
#define pr_alert(fmt, ...) printk(KERN_ALERT pr_fmt(fmt), ##__VA_ARGS__)
#define pr_crit(fmt, ...) printk(KERN_CRIT pr_fmt(fmt), ##__VA_ARGS__)
#define pr_err(fmt, ...) printk(KERN_ERR pr_fmt(fmt), ##__VA_ARGS__)
#define pr_warn(fmt, ...) printk(KERN_WARNING pr_fmt(fmt), ##__VA_ARGS__)
#define pr_warning pr_warn
#define pr_notice(fmt, ...) printk(KERN_NOTICE pr_fmt(fmt), ##__VA_ARGS__)
#define pr_info(fmt, ...) printk(KERN_INFO pr_fmt(fmt), ##__VA_ARGS__)
#define pr_cont(fmt, ...) printk(KERN_CONT fmt, ##__VA_ARGS__)
#ifdef DEBUG
#define pr_debug(fmt, ...) printk(KERN_DEBUG pr_fmt(fmt), ##__VA_ARGS__)
#define pr_devel pr_debug
#else
#define pr_debug(fmt, ...) no_printk(KERN_DEBUG pr_fmt(fmt), ##__VA_ARGS__)
#define pr_devel pr_debug
#endif

#define CF_ONCE(statement) ({						\
	static __cf_state bool cf_once_;				\
	bool cf_first_ = !cf_once_;					\
	if (cf_first_) {						\
		cf_once_ = true;					\
		statement;						\
	}								\
	cf_first_; })
#define printk_once(fmt, ...) CF_ONCE(printk(fmt, ##__VA_ARGS__))
#define pr_emerg_once(fmt, ...) CF_ONCE(pr_emerg(fmt, ##__VA_ARGS__))
#define pr_alert_once(fmt, ...) CF_ONCE(pr_alert(fmt, ##__VA_ARGS__))
#define pr_crit_once(fmt, ...) CF_ONCE(pr_crit(fmt, ##__VA_ARGS__))
#define pr_err_once(fmt, ...) CF_ONCE(pr_err(fmt, ##__VA_ARGS__))
#define pr_warn_once(fmt, ...) CF_ONCE(pr_warn(fmt, ##__VA_ARGS__))
#define pr_notice_once(fmt, ...) CF_ONCE(pr_notice(fmt, ##__VA_ARGS__))
#define pr_info_once(fmt, ...) CF_ONCE(pr_info(fmt, ##__VA_ARGS__))
#define pr_debug_once(fmt, ...) CF_ONCE(pr_debug(fmt, ##__VA_ARGS__))

/* KAPI-STUB: omits the limit: every message is logged. */
#define printk_ratelimited printk
#define pr_emerg_ratelimited pr_emerg
#define pr_alert_ratelimited pr_alert
#define pr_crit_ratelimited pr_crit
#define pr_err_ratelimited pr_err
#define pr_warn_ratelimited pr_warn
#define pr_notice_ratelimited pr_notice
#define pr_info_ratelimited pr_info
#define pr_debug_ratelimited pr_debug

enum {
	DUMP_PREFIX_NONE,
	DUMP_PREFIX_ADDRESS,
	DUMP_PREFIX_OFFSET,
};

int hex_dump_to_buffer(const void *buf, size_t len, int rowsize, int groupsize,
		       char *linebuf, size_t linebuflen, bool ascii)
	__cfk(hex_dump_to_buffer);
void print_hex_dump(const char *level, const char *prefix, int prefix_type,
		    int rowsize, int groupsize, const void *buf, size_t len,
		    bool ascii) __cfk(print_hex_dump);
#define print_hex_dump_bytes(prefix, type, buf, len) \
	print_hex_dump(KERN_DEBUG, prefix, type, 16, 1, buf, len, true)
#ifdef DEBUG
#define print_hex_dump_debug(prefix, type, row, group, buf, len, ascii) \
	print_hex_dump(KERN_DEBUG, prefix, type, row, group, buf, len, ascii)
#else
static inline void print_hex_dump_debug(const char *prefix, int prefix_type,
					int rowsize, int groupsize,
					const void *buf, size_t len, bool ascii)
{
}
#endif

#endif
