/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Keep kernel names out of the process's symbol space: a function that a
 * driver calls kmalloc is cfk_kmalloc to the linker. Kernel-side.
 */
#ifndef _LINUX_CF_LABEL_H
#define _LINUX_CF_LABEL_H

#define __cfk(name) __asm__("cfk_" #name)

#endif
