/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Insert and remove linked-in drivers, and tell a test writer who misspelt one
 * what there is. Host-side.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <copyfault/test.h>

#include "cf_module.h"

#include "check/fail.h"

#define LIST_MAX 1024

/* Append a word to a list of them. */
static void list_add(char *list, const char *word)
{
	size_t len = strlen(list);

	snprintf(list + len, LIST_MAX - len, "%s%s", len ? ", " : "", word);
}

static void __attribute__((noreturn)) no_driver(const char *name)
{
	const char *best = NULL;
	unsigned int distance = 0;
	struct cf_module *module;
	char list[LIST_MAX] = "";

	for (module = cf_module_first(); module; module = module->next) {
		if (!strcmp(module->name, "vmlinux"))
			continue;
		cf_nearest(name, module->name, &best, &distance);
		list_add(list, module->name);
	}
	cf_fail_here("no driver \"%s\" is linked into this program%s%s%s%s%s",
		     name, list[0] ? "; there are: " : "; there is none", list,
		     best ? "; did you mean " : "", best ? best : "",
		     best ? "?" : "");
}

static struct cf_module *find(const char *name)
{
	struct cf_module *module = name ? cf_module_find(name) : NULL;

	if (cf_fail_is_elsewhere())
		cf_fail_here("drivers are for the thread that runs the tests");
	if (!module)
		no_driver(name ? name : "NULL");
	return module;
}

/* When a parameter is wrong: those that are right. */
static void list_params(const struct cf_module *module, char *list)
{
	struct cf_module_param **param;

	snprintf(list, LIST_MAX, "%s", "");
	for (param = module->params; param < module->params_end; param++)
		if (!strcmp((*param)->driver, module->name))
			list_add(list, (*param)->name);
}

static void __attribute__((noreturn))
not_inserted(const struct cf_module *module, const char *params, int err)
{
	char list[LIST_MAX] = "", text[24];

	if (err == -EINVAL && params)
		list_params(module, list);
	cf_fail_here("inserting %s%s%s returned %s%s%s", module->name,
		     params ? " " : "", params ? params : "",
		     cf_errno_text(err, text),
		     list[0] ? "; its parameters are: " : "", list);
}

static void remove_module(struct cf_module *module)
{
	char text[24];
	int err = cf_module_remove(module);

	if (err)
		cf_fail_here("removing %s returned %s", module->name,
			     err == -ENOENT ? "-ENOENT: it is not inserted" :
					      cf_errno_text(err, text));
}

void cf_driver(const char *name, const char *params)
{
	struct cf_module *module;
	int err;

	CF_ENTER();
	module = find(name);
	if (module->is_live)
		remove_module(module);
	err = cf_module_insert(module, params);
	if (err)
		not_inserted(module, params, err);
}

int cf_driver_insert(const char *name, const char *params)
{
	CF_ENTER();
	return cf_module_insert(find(name), params);
}

void cf_driver_remove(const char *name)
{
	CF_ENTER();
	remove_module(find(name));
}

int cf_driver_unplug(const char *name)
{
	CF_ENTER();
	return cf_module_unplug(find(name));
}

int cf_drivers_remove(const char **name)
{
	struct cf_module *module;
	int err = 0;

	for (module = cf_module_first(); module; module = module->next) {
		if (!module->is_live)
			continue;
		err = cf_module_remove(module);
		*name = module->name;
		if (err)
			break;
	}
	return err;
}
