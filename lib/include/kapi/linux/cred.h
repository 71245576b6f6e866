/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Who a task is: root, always. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_CRED_H
#define _LINUX_CRED_H

#include <linux/types.h>
#include <linux/capability.h>

struct user_namespace;

struct cred {
	kuid_t uid, suid, euid, fsuid;
	kgid_t gid, sgid, egid, fsgid;
	struct user_namespace *user_ns;
};

extern const struct cred cf_root_cred;

#define current_cred() (&cf_root_cred)
#define get_current_cred() (&cf_root_cred)
#define get_cred(cred) (cred)
#define put_cred(cred) ((void)(cred))
#define current_uid() (cf_root_cred.uid)
#define current_gid() (cf_root_cred.gid)
#define current_euid() (cf_root_cred.euid)
#define current_fsuid() (cf_root_cred.fsuid)
#define current_fsgid() (cf_root_cred.fsgid)

#endif
