// SPDX-License-Identifier: LGPL-2.1-or-later
/* Read the part of a scenario file that says what the driver is. Host-side. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/driver.h"

const char *cf_scenario_beside(struct cf_scenario_file *file,
			       const struct cf_node *node, const char *name)
{
	const char *slash = strrchr(node->file, '/');
	int length = slash && *name != '/' ? slash - node->file + 1 : 0;
	char path[PATH_MAX];

	if (file->owns == 256) {
		cf_tree_refuse(node, "", "fewer files");
		return NULL;
	}
	snprintf(path, sizeof(path), "%.*s%s", length, node->file, name);
	file->owned[file->owns] = strdup(path);
	return file->owned[file->owns++];
}

static int take_one_source(const struct cf_node *node,
			   struct cf_scenario_file *file)
{
	const char *name;

	if (cf_take_string(node, "the C source of a driver", &name))
		return -EINVAL;
	if (file->sources == CF_SOURCES_MAX)
		return cf_tree_refuse(node, "", "at most %d sources",
				      CF_SOURCES_MAX);
	file->source[file->sources] = cf_scenario_beside(file, node, name);
	return file->source[file->sources++] ? 0 : -EINVAL;
}

static int take_sources(const struct cf_node *node, void *to)
{
	int error = 0;

	if (node->kind != CF_NODE_LIST)
		return take_one_source(node, to);
	if (!node->child)
		return cf_tree_refuse(node, "", "the C source of a driver");
	for (const struct cf_node *n = node->child; n && !error; n = n->next)
		error = take_one_source(n, to);
	return error;
}

static int take_flags(const struct cf_node *node, void *to)
{
	struct cf_scenario_file *file = to;

	if (node->kind != CF_NODE_LIST)
		return cf_tree_refuse(node, "", "a list of compiler flags");
	for (const struct cf_node *n = node->child; n; n = n->next) {
		if (file->flag_count == 64)
			return cf_tree_refuse(n, "", "at most 64 flags");
		if (cf_take_string(n, "a compiler flag",
				   &file->flags[file->flag_count++]))
			return -EINVAL;
	}
	return 0;
}

static int take_params(const struct cf_node *node, void *to)
{
	return cf_take_string(node, "module parameters: 'name=value name=value'",
			      &((struct cf_scenario_file *)to)->params);
}

static int take_device(const struct cf_node *node, void *to)
{
	return cf_take_string(node, "the path of a device",
			      &((struct cf_scenario_file *)to)->device);
}

int cf_take_era(const struct cf_node *node, struct cf_era *era)
{
	if (node->kind != CF_NODE_SCALAR || cf_era_parse(node->text, era))
		return cf_tree_refuse(node, "", "a kernel version such as 6.1 or 2.6.20");
	return 0;
}

static int take_kernel(const struct cf_node *node, void *to)
{
	return cf_take_era(node, &((struct cf_scenario_file *)to)->era);
}

static const struct cf_key driver_keys[] = {
	{ "source", take_sources, 1 },
	{ "device", take_device, 0 },
	{ "params", take_params, 0 },
	{ "kernel", take_kernel, 0 },
	{ "cflags", take_flags, 0 },
	{ NULL, NULL, 0 },
};

int cf_take_driver(const struct cf_node *node, void *to)
{
	struct cf_scenario_file *file = to;

	if (file->driver)
		return cf_tree_refuse(node->key, "", "one driver: %s:%u names one",
				      file->driver->file, file->driver->line);
	file->driver = node;
	if (node->kind == CF_NODE_SCALAR)
		return take_one_source(node, file);
	return cf_take_map(node, "a driver", driver_keys, file);
}
