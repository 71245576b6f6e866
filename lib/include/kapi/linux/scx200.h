/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The SCx200 companion chip: one configuration block of ports. Kernel-side. */
#ifndef _LINUX_SCX200_H
#define _LINUX_SCX200_H

#include <linux/cf_label.h>

/* The simulated machine has one, at its fixed address. */
#define SCx200_CB_BASE_FIXED 0x9000
extern unsigned int scx200_cb_base __cfk(scx200_cb_base);
#define scx200_cb_present() (scx200_cb_base != 0)

#define SCx200_WDT_OFFSET 0x00
#define SCx200_WDT_SIZE 0x05
#define SCx200_WDT_WDTO 0x00
#define SCx200_WDT_WDCNFG 0x02
#define SCx200_WDT_WDSTS 0x04
#define SCx200_WDT_WDSTS_WDOVF 0x01

#endif
