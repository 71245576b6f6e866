/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Modular ISDN. Kernel-side.
 * KAPI-STUB: omits channels, stacks and frames: this is what the timer device
 * needs.
 */
#ifndef _LINUX_MISDNIF_H
#define _LINUX_MISDNIF_H

#include <linux/types.h>
#include <linux/ioctl.h>
#include <linux/errno.h>

#define IMADDTIMER _IOR('I', 64, int)
#define IMDELTIMER _IOR('I', 65, int)

#define DEBUG_CORE 0x000000ff
#define DEBUG_TIMER 0x01000000
#define DEBUG_CLOCK 0x02000000

struct Bprotocol;
struct mISDNchannel;
struct mISDNdevice;
struct mISDNstack;
struct sockaddr_mISDN;

#endif
