/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Multi-function timers of the CS5535: registers that hold what is written.
 * Kernel-side.
 */
#ifndef _LINUX_CS5535_H
#define _LINUX_CS5535_H

#include <linux/types.h>
#include <linux/cf_label.h>

#define MFGPT_MAX_TIMERS 8
#define MFGPT_TIMER_ANY (-1)
#define MFGPT_DOMAIN_WORKING 1
#define MFGPT_DOMAIN_STANDBY 2
#define MFGPT_DOMAIN_ANY (MFGPT_DOMAIN_WORKING | MFGPT_DOMAIN_STANDBY)
#define MFGPT_CMP1 0
#define MFGPT_CMP2 1
#define MFGPT_EVENT_IRQ 0
#define MFGPT_EVENT_NMI 1
#define MFGPT_EVENT_RESET 3
#define MFGPT_REG_CMP1 0
#define MFGPT_REG_CMP2 2
#define MFGPT_REG_COUNTER 4
#define MFGPT_REG_SETUP 6
#define MFGPT_SETUP_CNTEN (1 << 15)
#define MFGPT_SETUP_CMP2 (1 << 14)
#define MFGPT_SETUP_CMP1 (1 << 13)
#define MFGPT_SETUP_SETUP (1 << 12)

struct cs5535_mfgpt_timer;

struct cs5535_mfgpt_timer *cs5535_mfgpt_alloc_timer(int timer, int domain)
	__cfk(cs5535_mfgpt_alloc_timer);
void cs5535_mfgpt_free_timer(struct cs5535_mfgpt_timer *timer)
	__cfk(cs5535_mfgpt_free_timer);
u16 cs5535_mfgpt_read(struct cs5535_mfgpt_timer *timer, u16 reg)
	__cfk(cs5535_mfgpt_read);
void cs5535_mfgpt_write(struct cs5535_mfgpt_timer *timer, u16 reg, u16 value)
	__cfk(cs5535_mfgpt_write);
int cs5535_mfgpt_toggle_event(struct cs5535_mfgpt_timer *timer, int cmp,
			      int event, int enable)
	__cfk(cs5535_mfgpt_toggle_event);

#endif
