/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* User and group numbers that cannot be mixed with others. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _KAPI_LINUX_UIDGID_H
#define _KAPI_LINUX_UIDGID_H

#include <linux/types.h>

typedef struct {
	uid_t val;
} kuid_t;
typedef struct {
	gid_t val;
} kgid_t;

#define KUIDT_INIT(value) ((kuid_t) { value })
#define KGIDT_INIT(value) ((kgid_t) { value })
#define GLOBAL_ROOT_UID KUIDT_INIT(0)
#define GLOBAL_ROOT_GID KGIDT_INIT(0)
#define INVALID_UID KUIDT_INIT(-1)
#define INVALID_GID KGIDT_INIT(-1)
#define __kuid_val(uid) ((uid).val)
#define __kgid_val(gid) ((gid).val)
#define uid_eq(a, b) ((a).val == (b).val)
#define gid_eq(a, b) ((a).val == (b).val)
#define uid_valid(uid) ((uid).val != (uid_t)-1)
#define gid_valid(gid) ((gid).val != (gid_t)-1)
/* KAPI-STUB: omits user namespaces: there is one. */
#define make_kuid(ns, uid) KUIDT_INIT(uid)
#define make_kgid(ns, gid) KGIDT_INIT(gid)
#define from_kuid(ns, kuid) ((kuid).val)
#define from_kgid(ns, kgid) ((kgid).val)
#define from_kuid_munged(ns, kuid) ((kuid).val)
#define from_kgid_munged(ns, kgid) ((kgid).val)

#endif
