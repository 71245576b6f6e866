/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Random numbers from a seed that is always the same: the same run every
 * time. Kernel-side.
 */
#include <linux/cf_umbrella.h>
#ifndef _KAPI_LINUX_RANDOM_H
#define _KAPI_LINUX_RANDOM_H

#include <linux/cf_label.h>
#include <linux/types.h>

void get_random_bytes(void *buf, size_t len) __cfk(get_random_bytes);
u32 get_random_u32(void) __cfk(get_random_u32);
u64 get_random_u64(void) __cfk(get_random_u64);
#define get_random_u8() ((u8)get_random_u32())
#define get_random_u16() ((u16)get_random_u32())
#define get_random_int() get_random_u32()
#define get_random_long() ((unsigned long)get_random_u64())
#define prandom_u32() get_random_u32()
#define prandom_u32_max(ceil) ((u32)(((u64)get_random_u32() * (ceil)) >> 32))
#define get_random_u32_below(ceil) prandom_u32_max(ceil)
#define get_random_bytes_wait(buf, len) (get_random_bytes(buf, len), 0)
#define add_device_randomness(buf, len) ((void)(buf))
#define add_hwgenerator_randomness(buf, len, entropy, ...) ((void)(buf))
#define add_input_randomness(type, code, value) ((void)(value))
#define add_interrupt_randomness(irq) ((void)(irq))
#define prandom_bytes get_random_bytes
#define rng_is_initialized() true

#endif
