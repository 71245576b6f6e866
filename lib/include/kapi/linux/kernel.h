/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What every driver expects to be there. Kernel-side. */
#include <linux/cf_umbrella.h>
#include <linux/cf_umbrella.h>
#ifndef _KAPI_LINUX_KERNEL_H
#define _KAPI_LINUX_KERNEL_H

#include <linux/align.h>
#include <linux/limits.h>
#include <linux/stdarg.h>
#include <linux/types.h>
#include <linux/compiler.h>
#include <linux/container_of.h>
#include <linux/bitops.h>
#include <linux/kstrtox.h>
#include <linux/log2.h>
#include <linux/math.h>
#include <linux/minmax.h>
#include <linux/printk.h>
#include <linux/build_bug.h>
#include <linux/sprintf.h>
#include <uapi/linux/kernel.h>
#include <asm/byteorder.h>

#define STACK_MAGIC 0xdeadbeef
#define REPEAT_BYTE(x) ((~0ul / 0xff) * (x))
#define READ 0
#define WRITE 1
#define ARRAY_SIZE(arr) (sizeof(arr) / sizeof((arr)[0]) + __must_be_array(arr))
#define PTR_IF(cond, ptr) ((cond) ? (ptr) : NULL)
#define u64_to_user_ptr(x) ((void __user *)(uintptr_t)(u64)(x))
#define typecheck(type, x) ({						\
	type cf_t_;							\
	__typeof__(x) cf_u_;						\
	(void)(&cf_t_ == &cf_u_);					\
	1; })
#define upper_32_bits(n) ((u32)(((n) >> 16) >> 16))
#define lower_32_bits(n) ((u32)((n) & 0xffffffff))
#define upper_16_bits(n) ((u16)((n) >> 16))
#define lower_16_bits(n) ((u16)((n) & 0xffff))

extern const char hex_asc[] __cfk(hex_asc);
extern const char hex_asc_upper[] __cfk(hex_asc_upper);
#define hex_asc_lo(x) hex_asc[(x) & 15]
#define hex_asc_hi(x) hex_asc[((x) & 0xf0) >> 4]

static inline char *hex_byte_pack(char *buf, u8 byte)
{
	*buf++ = hex_asc_hi(byte);
	*buf++ = hex_asc_lo(byte);
	return buf;
}

int hex_to_bin(unsigned char ch) __cfk(hex_to_bin);
int hex2bin(u8 *dst, const char *src, size_t count)
	__cfk(hex2bin) __must_check;
char *bin2hex(char *dst, const void *src, size_t count) __cfk(bin2hex);
int get_option(char **str, int *pint) __cfk(get_option);
unsigned long long memparse(const char *ptr, char **end) __cfk(memparse);

void panic(const char *fmt, ...) __cfk(panic) __noreturn __printf(1, 2);
#define nmi_panic(regs, msg) panic("%s", msg)

void __might_sleep(const char *file, int line) __cfk(__might_sleep);
#define might_sleep() __might_sleep(__FILE__, __LINE__)
#define might_sleep_if(cond)						\
do {									\
	if (cond)							\
		might_sleep();						\
} while (0)
#define might_resched() do { } while (0)
#define cant_sleep() do { } while (0)
#define non_block_start() do { } while (0)
#define non_block_end() do { } while (0)

enum system_states {
	SYSTEM_BOOTING,
	SYSTEM_SCHEDULING,
	SYSTEM_FREEING_INITMEM,
	SYSTEM_RUNNING,
	SYSTEM_HALT,
	SYSTEM_POWER_OFF,
	SYSTEM_RESTART,
	SYSTEM_SUSPEND,
};
#define system_state SYSTEM_RUNNING
#define oops_in_progress 0
#define TAINT_USER 6
#define TAINT_WARN 9
#define LOCKDEP_STILL_OK 0

static inline void add_taint(unsigned int flag, int lockdep_ok)
{
}

#define trace_printk(fmt, ...) no_printk(fmt, ##__VA_ARGS__)

#endif
