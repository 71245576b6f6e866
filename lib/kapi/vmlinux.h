/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The simulated kernel as a module of its own. Kernel-side. */
#ifndef CF_VMLINUX_H
#define CF_VMLINUX_H

#include <cf_module.h>

extern struct cf_module cf_vmlinux;

#endif
