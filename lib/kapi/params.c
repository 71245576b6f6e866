// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Module parameters: split the line, find the name, parse the value. What a
 * parameter does with its value is its set() function's business. Kernel-side.
 */
#include <linux/moduleparam.h>
#include <linux/ctype.h>
#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <cf_module.h>

#include "param.h"

#define VALUE_MAX 1024

int cf_param_set(const char *value, void *arg)
{
	const struct kernel_param *kp = arg;

	if (!kp->ops->set)
		return -EPERM;
	if (!value && !(kp->ops->flags & KERNEL_PARAM_OPS_FL_NOARG))
		return -EINVAL;
	return kp->ops->set(value, kp);
}

#define NUMBER_OPS(name, type, parse, format)				\
int param_set_##name(const char *val, const struct kernel_param *kp)	\
{									\
	return val ? parse(val, 0, (type *)kp->arg) : -EINVAL;		\
}									\
int param_get_##name(char *buffer, const struct kernel_param *kp)	\
{									\
	return scnprintf(buffer, 4096, format "\n", *(type *)kp->arg);	\
}									\
const struct kernel_param_ops param_ops_##name = {			\
	.set = param_set_##name,					\
	.get = param_get_##name,					\
}

NUMBER_OPS(byte, unsigned char, kstrtou8, "%hhu");
NUMBER_OPS(short, short, kstrtos16, "%hi");
NUMBER_OPS(ushort, unsigned short, kstrtou16, "%hu");
NUMBER_OPS(int, int, kstrtoint, "%i");
NUMBER_OPS(uint, unsigned int, kstrtouint, "%u");
NUMBER_OPS(long, long, kstrtol, "%li");
NUMBER_OPS(ulong, unsigned long, kstrtoul, "%lu");
NUMBER_OPS(ullong, unsigned long long, kstrtoull, "%llu");
NUMBER_OPS(hexint, unsigned int, kstrtouint, "%#08x");

int param_set_uint_minmax(const char *val, const struct kernel_param *kp,
			  unsigned int min, unsigned int max)
{
	unsigned int number;
	int ret = val ? kstrtouint(val, 0, &number) : -EINVAL;

	if (ret)
		return ret;
	if (number < min || number > max)
		return -EINVAL;
	*(unsigned int *)kp->arg = number;
	return 0;
}

/* The copy lives as long as the module: a driver keeps the pointer. */
int param_set_charp(const char *val, const struct kernel_param *kp)
{
	char *copy = val ? kstrdup(val, GFP_KERNEL) : NULL;

	if (!copy)
		return val ? -ENOMEM : -EINVAL;
	*(char **)kp->arg = copy;
	return 0;
}

int param_get_charp(char *buffer, const struct kernel_param *kp)
{
	return scnprintf(buffer, 4096, "%s\n", *(char **)kp->arg);
}

const struct kernel_param_ops param_ops_charp = {
	.set = param_set_charp,
	.get = param_get_charp,
};

int param_set_bool(const char *val, const struct kernel_param *kp)
{
	return kstrtobool(val ? val : "1", kp->arg);
}

int param_get_bool(char *buffer, const struct kernel_param *kp)
{
	return scnprintf(buffer, 4096, "%c\n", *(bool *)kp->arg ? 'Y' : 'N');
}

const struct kernel_param_ops param_ops_bool = {
	.flags = KERNEL_PARAM_OPS_FL_NOARG,
	.set = param_set_bool,
	.get = param_get_bool,
};

int param_set_invbool(const char *val, const struct kernel_param *kp)
{
	bool value;
	int ret = kstrtobool(val ? val : "1", &value);

	if (!ret)
		*(bool *)kp->arg = !value;
	return ret;
}

int param_get_invbool(char *buffer, const struct kernel_param *kp)
{
	return scnprintf(buffer, 4096, "%c\n", *(bool *)kp->arg ? 'N' : 'Y');
}

const struct kernel_param_ops param_ops_invbool = {
	.set = param_set_invbool,
	.get = param_get_invbool,
};

int param_set_bint(const char *val, const struct kernel_param *kp)
{
	bool value;
	int ret = kstrtobool(val ? val : "1", &value);

	if (!ret)
		*(int *)kp->arg = value;
	return ret;
}

const struct kernel_param_ops param_ops_bint = {
	.flags = KERNEL_PARAM_OPS_FL_NOARG,
	.set = param_set_bint,
	.get = param_get_int,
};

int param_set_copystring(const char *val, const struct kernel_param *kp)
{
	if (!val || strlen(val) + 1 > kp->str->maxlen)
		return -ENOSPC;
	strcpy(kp->str->string, val);
	return 0;
}

int param_get_string(char *buffer, const struct kernel_param *kp)
{
	return scnprintf(buffer, 4096, "%s\n", kp->str->string);
}

const struct kernel_param_ops param_ops_string = {
	.set = param_set_copystring,
	.get = param_get_string,
};

/* Cut the element before the next comma out of *@rest into @word. */
static bool next_element(const char **rest, char *word)
{
	size_t len;

	if (!*rest)
		return false;
	len = strcspn(*rest, ",");
	if (len >= VALUE_MAX)
		return false;
	memcpy(word, *rest, len);
	word[len] = '\0';
	*rest = (*rest)[len] ? *rest + len + 1 : NULL;
	return true;
}

static int set_elements(const char *val, const struct kparam_array *array,
			const struct kernel_param *kp, char *word)
{
	struct kernel_param element = *kp;
	unsigned int count = 0;
	int ret = 0;

	element.ops = array->ops;
	while (!ret && next_element(&val, word)) {
		if (count == array->max)
			return -EINVAL;
		element.arg = array->elem + array->elemsize * count++;
		ret = array->ops->set(word, &element);
	}
	if (array->num)
		*array->num = count;
	return ret;
}

static int param_array_set(const char *val, const struct kernel_param *kp)
{
	char *word = kmalloc(VALUE_MAX, GFP_KERNEL);
	int ret;

	if (!word)
		return -ENOMEM;
	ret = val ? set_elements(val, kp->arr, kp, word) : -EINVAL;
	kfree(word);
	return ret;
}

const struct kernel_param_ops param_array_ops = {
	.set = param_array_set,
};

struct old_type {
	char letter;
	unsigned int size;
	const struct kernel_param_ops *ops;
};

static const struct old_type old_types[] = {
	{ 'b', 1, &param_ops_byte },
	{ 'h', 2, &param_ops_short },
	{ 'i', sizeof(int), &param_ops_int },
	{ 'l', sizeof(long), &param_ops_long },
	{ 's', sizeof(char *), &param_ops_charp },
};

/* MODULE_PARM(): "i", or "1-4i" for an array of up to four. */
static int param_old_set(const char *val, const struct kernel_param *kp)
{
	const struct cf_param_old *old = kp->arg;
	struct kparam_array array = { .elem = old->var };
	struct kernel_param inner = *kp;
	const char *type = old->type;

	while (isdigit(*type) || *type == '-')
		type++;
	for (unsigned int i = 0; i < ARRAY_SIZE(old_types); i++) {
		if (old_types[i].letter != *type)
			continue;
		array.elemsize = old_types[i].size;
		array.max = old->size / array.elemsize;
		array.ops = old_types[i].ops;
		inner.arr = &array;
		return param_array_set(val, &inner);
	}
	return -EINVAL;
}

const struct kernel_param_ops cf_param_ops_old = {
	.set = param_old_set,
};

/* '-' and '_' are the same in a parameter's name. */
static bool names_match(const char *name, const char *line, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (name[i] != (line[i] == '-' ? '_' : line[i]))
			return false;
	return !name[len];
}

static struct cf_module_param *find_param(struct cf_module *module,
					  const char *line, size_t len)
{
	struct cf_module_param **param = module->params;

	for (; param < module->params_end; param++)
		if (!strcmp((*param)->driver, module->name) &&
		    names_match((*param)->name, line, len))
			return *param;
	return NULL;
}

/* Copy a value up to its end, without the quotes. Return: its length in @in. */
static size_t take_value(const char *in, char *out)
{
	bool is_quoted = *in == '"';
	const char *start = in;
	size_t len = 0;

	in += is_quoted;
	while (*in && (is_quoted ? *in != '"' : !isspace(*in))) {
		if (len < VALUE_MAX - 1)
			out[len++] = *in;
		in++;
	}
	out[len] = '\0';
	if (is_quoted && *in)
		in++;
	return in - start;
}

/* Set one parameter and step over it. */
static int parse_one(struct cf_module *module, const char **line, char *value)
{
	size_t len = strcspn(*line, "= \t\n");
	struct cf_module_param *param = find_param(module, *line, len);
	bool has_value = (*line)[len] == '=';

	if (!param)
		return -EINVAL;
	*line += len;
	if (has_value)
		*line += 1 + take_value(*line + 1, value);
	return param->set(has_value ? value : NULL, param->arg);
}

int cf_params_parse(struct cf_module *module, const char *params)
{
	char *value;
	int ret = 0;

	if (!params || !*params)
		return 0;
	value = kmalloc(VALUE_MAX, GFP_KERNEL);
	if (!value)
		return -ENOMEM;
	while (!ret) {
		while (isspace(*params))
			params++;
		if (!*params)
			break;
		ret = parse_one(module, &params, value);
	}
	kfree(value);
	return ret;
}
