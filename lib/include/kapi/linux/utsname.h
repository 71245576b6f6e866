/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the machine is called. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _KAPI_LINUX_UTSNAME_H
#define _KAPI_LINUX_UTSNAME_H

#include <linux/cf_label.h>
#include <uapi/linux/utsname.h>

struct uts_namespace {
	struct new_utsname name;
};

extern const struct uts_namespace init_uts_ns __cfk(init_uts_ns);

#define utsname() (&init_uts_ns.name)
#define init_utsname() (&init_uts_ns.name)

#endif
