/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* struct pt_regs under its kernel header's name. Kernel-side. */
#ifndef _ASM_PTRACE_H
#define _ASM_PTRACE_H

#include <cf_regs.h>

#define user_mode(regs) 0
#define instruction_pointer(regs) cf_regs_ip(regs)

#endif
