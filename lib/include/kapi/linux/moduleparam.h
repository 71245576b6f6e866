/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Module parameters. Each leaves a struct cf_module_param in section
 * cf_params; cf_module_insert() parses values into it. Kernel-side.
 */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_MODULEPARAM_H
#define _LINUX_MODULEPARAM_H

#include <linux/cf_initcall.h>
#include <linux/stringify.h>
#include <linux/cf_label.h>

struct kernel_param;

struct kernel_param_ops {
	unsigned int flags;
	int (*set)(const char *val, const struct kernel_param *kp);
	int (*get)(char *buffer, const struct kernel_param *kp);
	void (*free)(void *arg);
};

enum {
	KERNEL_PARAM_OPS_FL_NOARG = 1,
};

struct kparam_string {
	unsigned int maxlen;
	char *string;
};

struct kparam_array {
	unsigned int max;
	unsigned int elemsize;
	unsigned int *num;
	const struct kernel_param_ops *ops;
	void *elem;
};

struct kernel_param {
	const char *name;
	struct module *mod;
	const struct kernel_param_ops *ops;
	u16 perm;
	s8 level;
	u8 flags;
	union {
		void *arg;
		const struct kparam_string *str;
		const struct kparam_array *arr;
	};
};

/* The set() of every cf_module_param: hands on to kp->ops->set. */
int cf_param_set(const char *value, void *kp);

#define CF_PARAM_OPS(type)						\
	int param_set_##type(const char *val, const struct kernel_param *kp) \
		__cfk(param_set_##type);				\
	int param_get_##type(char *buffer, const struct kernel_param *kp) \
		__cfk(param_get_##type);				\
	extern const struct kernel_param_ops param_ops_##type		\
		__cfk(param_ops_##type)

CF_PARAM_OPS(byte);
CF_PARAM_OPS(short);
CF_PARAM_OPS(ushort);
CF_PARAM_OPS(int);
CF_PARAM_OPS(uint);
CF_PARAM_OPS(long);
CF_PARAM_OPS(ulong);
CF_PARAM_OPS(ullong);
CF_PARAM_OPS(hexint);
CF_PARAM_OPS(charp);
CF_PARAM_OPS(bool);
CF_PARAM_OPS(invbool);
int param_set_bint(const char *val, const struct kernel_param *kp)
	__cfk(param_set_bint);
extern const struct kernel_param_ops param_ops_bint __cfk(param_ops_bint);
int param_set_copystring(const char *val, const struct kernel_param *kp)
	__cfk(param_set_copystring);
int param_get_string(char *buffer, const struct kernel_param *kp)
	__cfk(param_get_string);
extern const struct kernel_param_ops param_ops_string
	__cfk(param_ops_string);
extern const struct kernel_param_ops param_array_ops __cfk(param_array_ops);
int param_set_uint_minmax(const char *val, const struct kernel_param *kp,
			  unsigned int min, unsigned int max)
	__cfk(param_set_uint_minmax);

/* The type that a parameter of this kind points at; a mismatch warns. */
#define CF_PARAM_CHECK(name, ptr, type)					\
	static inline type *__attribute__((unused))			\
	cf_param_check_##name(void) { return ptr; }
#define param_check_byte(name, p) CF_PARAM_CHECK(name, p, unsigned char)
#define param_check_short(name, p) CF_PARAM_CHECK(name, p, short)
#define param_check_ushort(name, p) CF_PARAM_CHECK(name, p, unsigned short)
#define param_check_int(name, p) CF_PARAM_CHECK(name, p, int)
#define param_check_uint(name, p) CF_PARAM_CHECK(name, p, unsigned int)
#define param_check_long(name, p) CF_PARAM_CHECK(name, p, long)
#define param_check_ulong(name, p) CF_PARAM_CHECK(name, p, unsigned long)
#define param_check_ullong(name, p) \
	CF_PARAM_CHECK(name, p, unsigned long long)
#define param_check_hexint(name, p) CF_PARAM_CHECK(name, p, unsigned int)
#define param_check_charp(name, p) CF_PARAM_CHECK(name, p, char *)
#define param_check_bool(name, p) CF_PARAM_CHECK(name, p, bool)
#define param_check_invbool(name, p) CF_PARAM_CHECK(name, p, bool)
#define param_check_bint(name, p) CF_PARAM_CHECK(name, p, int)

#define CF_PARAM(name_, ops_, arg_, perm_, type_)			\
	static struct kernel_param cf_kparam_##name_ = {		\
		.name = #name_,						\
		.mod = THIS_MODULE,					\
		.ops = ops_,						\
		.perm = perm_,						\
		.arg = (void *)(arg_),					\
	};								\
	static struct cf_module_param cf_param_##name_ = {		\
		.driver = KBUILD_MODNAME,				\
		.name = #name_,						\
		.set = cf_param_set,					\
		.arg = &cf_kparam_##name_,				\
		.type = type_,						\
	};								\
	static struct cf_module_param *cf_param_entry_##name_		\
		__attribute__((section("cf_params"), used)) =		\
		&cf_param_##name_

#define module_param_cb(name, ops, arg, perm) \
	CF_PARAM(name, ops, arg, perm, "cb")
#define module_param_call(name, set_, get_, arg, perm)			\
	static const struct kernel_param_ops cf_param_ops_##name = {	\
		.set = (int (*)(const char *,				\
				const struct kernel_param *))(set_),	\
		.get = (int (*)(char *,					\
				const struct kernel_param *))(get_),	\
	};								\
	CF_PARAM(name, &cf_param_ops_##name, arg, perm, "call")
#define module_param_named(name, value, type, perm)			\
	param_check_##type(name, &(value))				\
	CF_PARAM(name, &param_ops_##type, &(value), perm, #type)
#define module_param(name, type, perm) \
	module_param_named(name, name, type, perm)
#define module_param_unsafe(name, type, perm) module_param(name, type, perm)
#define module_param_named_unsafe(name, value, type, perm) \
	module_param_named(name, value, type, perm)
#define module_param_hw(name, type, hwtype, perm) \
	module_param(name, type, perm)
#define module_param_hw_named(name, value, type, hwtype, perm) \
	module_param_named(name, value, type, perm)
#define module_param_string(name, string_, len, perm)			\
	static const struct kparam_string cf_param_string_##name = {	\
		.maxlen = len,						\
		.string = string_,					\
	};								\
	CF_PARAM(name, &param_ops_string, &cf_param_string_##name,	\
		 perm, "string")
#define module_param_array_named(name, array, type, nump, perm)		\
	param_check_##type(name, &(array)[0])				\
	static const struct kparam_array cf_param_array_##name = {	\
		.max = sizeof(array) / sizeof((array)[0]),		\
		.elemsize = sizeof((array)[0]),				\
		.num = nump,						\
		.ops = &param_ops_##type,				\
		.elem = array,						\
	};								\
	CF_PARAM(name, &param_array_ops, &cf_param_array_##name, perm,	\
		 "array of " #type)
#define module_param_array(name, type, nump, perm) \
	module_param_array_named(name, name, type, nump, perm)
#define module_param_hw_array(name, type, hwtype, nump, perm) \
	module_param_array_named(name, name, type, nump, perm)
#define core_param(name, var, type, perm) \
	module_param_named(name, var, type, perm)

/*
 * 2.4: the type is a string, "i" int, "h" short, "b" byte, "l" long, "s"
 * char *, with optional element counts in front ("1-4i").
 */
extern const struct kernel_param_ops cf_param_ops_old;

struct cf_param_old {
	const char *type;
	void *var;
	unsigned long size;
};

#define MODULE_PARM(var_, type_)					\
	static const struct cf_param_old cf_param_old_##var_ = {	\
		.type = type_,						\
		.var = &var_,						\
		.size = sizeof(var_),					\
	};								\
	CF_PARAM(var_, &cf_param_ops_old, &cf_param_old_##var_, 0,	\
		 "MODULE_PARM " type_)

#endif
