/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Insert and remove linked-in drivers, and tell a test writer who misspelt one
 * what there is. Host-side.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <copyfault/test.h>

#include "cf_module.h"

#include "check/fail.h"

#define LIST_MAX 1024
#define WORDS_MAX 64

/** struct list - words to choose from, the same whatever the linker did */
struct list {
	const char *word[WORDS_MAX];
	unsigned int words;
	char text[LIST_MAX];
};

static void list_add(struct list *list, const char *word)
{
	if (list->words < WORDS_MAX)
		list->word[list->words++] = word;
}

static int compare(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Sorted, with commas. */
static const char *list_text(struct list *list)
{
	size_t len = 0;
	unsigned int i;

	qsort(list->word, list->words, sizeof(list->word[0]), compare);
	list->text[0] = '\0';
	for (i = 0; i < list->words && len < LIST_MAX; i++)
		len += snprintf(list->text + len, LIST_MAX - len, "%s%s",
				i ? ", " : "", list->word[i]);
	return list->text;
}

static void __attribute__((noreturn)) no_driver(const char *name)
{
	const char *best = NULL;
	unsigned int distance = 0;
	struct cf_module *module;
	struct list list = { .words = 0 };

	for (module = cf_module_first(); module; module = module->next) {
		if (!strcmp(module->name, "vmlinux"))
			continue;
		cf_nearest(name, module->name, &best, &distance);
		list_add(&list, module->name);
	}
	cf_fail_here("no driver \"%s\" is linked into this program%s%s%s%s%s",
		     name, list.words ? "; there are: " : "; there is none",
		     list_text(&list),
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
static void list_params(const struct cf_module *module, struct list *list)
{
	struct cf_module_param **param;

	for (param = module->params; param < module->params_end; param++)
		if (!strcmp((*param)->driver, module->name))
			list_add(list, (*param)->name);
}

static void __attribute__((noreturn))
not_inserted(const struct cf_module *module, const char *params, int err)
{
	struct list list = { .words = 0 };
	char text[24];

	if (err == -EINVAL && params)
		list_params(module, &list);
	cf_fail_here("inserting %s%s%s returned %s%s%s", module->name,
		     params ? " " : "", params ? params : "",
		     cf_errno_text(err, text),
		     list.words ? "; its parameters are: " : "",
		     list_text(&list));
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
