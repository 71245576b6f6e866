// SPDX-License-Identifier: LGPL-2.1-or-later
/* Names and lives of kobjects. Kernel-side. */
#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/kobject.h>
#include <linux/slab.h>
#include <linux/string.h>

void kobject_init(struct kobject *kobj, const struct kobj_type *ktype)
{
	kref_init(&kobj->kref);
	INIT_LIST_HEAD(&kobj->entry);
	kobj->ktype = ktype;
}

int kobject_set_name_vargs(struct kobject *kobj, const char *fmt,
			   __builtin_va_list args)
{
	char *name = kvasprintf(GFP_KERNEL, fmt, args);

	if (!name)
		return -ENOMEM;
	if (kobj->cf_name_is_heap)
		kfree(kobj->name);
	kobj->name = name;
	kobj->cf_name_is_heap = true;
	return 0;
}

int kobject_set_name(struct kobject *kobj, const char *fmt, ...)
{
	__builtin_va_list args;
	int ret;

	__builtin_va_start(args, fmt);
	ret = kobject_set_name_vargs(kobj, fmt, args);
	__builtin_va_end(args);
	return ret;
}

int kobject_add(struct kobject *kobj, struct kobject *parent,
		const char *fmt, ...)
{
	__builtin_va_list args;
	int ret;

	__builtin_va_start(args, fmt);
	ret = kobject_set_name_vargs(kobj, fmt, args);
	__builtin_va_end(args);
	if (!ret)
		kobj->parent = kobject_get(parent);
	return ret;
}

int kobject_init_and_add(struct kobject *kobj, const struct kobj_type *ktype,
			 struct kobject *parent, const char *fmt, ...)
{
	__builtin_va_list args;
	int ret;

	kobject_init(kobj, ktype);
	__builtin_va_start(args, fmt);
	ret = kobject_set_name_vargs(kobj, fmt, args);
	__builtin_va_end(args);
	if (!ret)
		kobj->parent = kobject_get(parent);
	return ret;
}

static void dynamic_release(struct kobject *kobj)
{
	kfree(kobj);
}

static const struct kobj_type dynamic_ktype = {
	.release = dynamic_release,
};

struct kobject *kobject_create_and_add(const char *name,
				       struct kobject *parent)
{
	struct kobject *kobj = kzalloc(sizeof(*kobj), GFP_KERNEL);

	if (!kobj)
		return NULL;
	if (kobject_init_and_add(kobj, &dynamic_ktype, parent, "%s", name)) {
		kobject_put(kobj);
		return NULL;
	}
	return kobj;
}

void kobject_del(struct kobject *kobj)
{
	if (!kobj)
		return;
	kobject_put(kobj->parent);
	kobj->parent = NULL;
}

struct kobject *kobject_get(struct kobject *kobj)
{
	if (kobj)
		kref_get(&kobj->kref);
	return kobj;
}

static void kobject_release(struct kref *kref)
{
	struct kobject *kobj = container_of(kref, struct kobject, kref);
	const char *name = kobj->cf_name_is_heap ? kobj->name : NULL;
	struct kobject *parent = kobj->parent;

	if (kobj->ktype && kobj->ktype->release)
		kobj->ktype->release(kobj);
	kfree(name);
	kobject_put(parent);
}

void kobject_put(struct kobject *kobj)
{
	if (kobj)
		kref_put(&kobj->kref, kobject_release);
}

int kobject_uevent(struct kobject *kobj, enum kobject_action action)
{
	return 0;
}

int kobject_uevent_env(struct kobject *kobj, enum kobject_action action,
		       char *envp[])
{
	return 0;
}

int sysfs_emit(char *buf, const char *fmt, ...)
{
	__builtin_va_list args;
	int len;

	__builtin_va_start(args, fmt);
	len = vscnprintf(buf, 4096, fmt, args);
	__builtin_va_end(args);
	return len;
}

int sysfs_emit_at(char *buf, int at, const char *fmt, ...)
{
	__builtin_va_list args;
	int len;

	if (at < 0 || at >= 4096)
		return 0;
	__builtin_va_start(args, fmt);
	len = vscnprintf(buf + at, 4096 - at, fmt, args);
	__builtin_va_end(args);
	return len;
}
