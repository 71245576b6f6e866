// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Parts of other chips that watchdog drivers use: registers that hold what is
 * written and do nothing. Kernel-side.
 */
#include <linux/cs5535.h>
#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/scx200.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <cf_state.h>

unsigned int scx200_cb_base __cf_state = SCx200_CB_BASE_FIXED;

struct cs5535_mfgpt_timer {
	u16 reg[4];
	int event;
};

struct cs5535_mfgpt_timer *cs5535_mfgpt_alloc_timer(int timer, int domain)
{
	return kzalloc(sizeof(struct cs5535_mfgpt_timer), GFP_KERNEL);
}

void cs5535_mfgpt_free_timer(struct cs5535_mfgpt_timer *timer)
{
	kfree(timer);
}

u16 cs5535_mfgpt_read(struct cs5535_mfgpt_timer *timer, u16 reg)
{
	return timer->reg[reg / 2 % 4];
}

void cs5535_mfgpt_write(struct cs5535_mfgpt_timer *timer, u16 reg, u16 value)
{
	timer->reg[reg / 2 % 4] = value;
}

int cs5535_mfgpt_toggle_event(struct cs5535_mfgpt_timer *timer, int cmp,
			      int event, int enable)
{
	timer->event = enable ? event : -1;
	return 0;
}
