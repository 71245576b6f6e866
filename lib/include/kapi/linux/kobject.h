/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Named, counted objects. Kernel-side.
 * KAPI-STUB: omits sysfs: no file shows a kobject, no uevent is sent.
 */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_KOBJECT_H
#define _LINUX_KOBJECT_H

#include <linux/types.h>
#include <linux/list.h>
#include <linux/kref.h>
#include <linux/spinlock.h>
#include <linux/sysfs.h>
#include <linux/cf_label.h>

struct kobject;
struct kset;

struct kobj_type {
	void (*release)(struct kobject *kobj);
	const struct sysfs_ops *sysfs_ops;
	const struct attribute_group **default_groups;
};

struct kobject {
	const char *name;
	struct list_head entry;
	struct kobject *parent;
	struct kset *kset;
	const struct kobj_type *ktype;
	struct kref kref;
	bool cf_name_is_heap;
};

struct kset {
	struct list_head list;
	spinlock_t list_lock;
	struct kobject kobj;
};

struct kobj_attribute {
	struct attribute attr;
	ssize_t (*show)(struct kobject *kobj, struct kobj_attribute *attr,
			char *buf);
	ssize_t (*store)(struct kobject *kobj, struct kobj_attribute *attr,
			 const char *buf, size_t count);
};

enum kobject_action {
	KOBJ_ADD,
	KOBJ_REMOVE,
	KOBJ_CHANGE,
	KOBJ_MOVE,
	KOBJ_ONLINE,
	KOBJ_OFFLINE,
	KOBJ_BIND,
	KOBJ_UNBIND,
};

void kobject_init(struct kobject *kobj, const struct kobj_type *ktype)
	__cfk(kobject_init);
int kobject_add(struct kobject *kobj, struct kobject *parent,
		const char *fmt, ...) __cfk(kobject_add)
	__attribute__((format(printf, 3, 4)));
int kobject_init_and_add(struct kobject *kobj, const struct kobj_type *ktype,
			 struct kobject *parent, const char *fmt, ...)
	__cfk(kobject_init_and_add) __attribute__((format(printf, 4, 5)));
int kobject_set_name(struct kobject *kobj, const char *fmt, ...)
	__cfk(kobject_set_name) __attribute__((format(printf, 2, 3)));
int kobject_set_name_vargs(struct kobject *kobj, const char *fmt,
			   __builtin_va_list args)
	__cfk(kobject_set_name_vargs);
struct kobject *kobject_create_and_add(const char *name,
				       struct kobject *parent)
	__cfk(kobject_create_and_add);
void kobject_del(struct kobject *kobj) __cfk(kobject_del);
struct kobject *kobject_get(struct kobject *kobj) __cfk(kobject_get);
void kobject_put(struct kobject *kobj) __cfk(kobject_put);
int kobject_uevent(struct kobject *kobj, enum kobject_action action)
	__cfk(kobject_uevent);
int kobject_uevent_env(struct kobject *kobj, enum kobject_action action,
		       char *envp[]) __cfk(kobject_uevent_env);

static inline const char *kobject_name(const struct kobject *kobj)
{
	return kobj->name;
}

#endif
