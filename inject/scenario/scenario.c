// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Read scenario files. Host-side.
 *
 * Included files are read first, so that a scenario finds their workloads.
 * Scenarios are read when all workloads are known, each with steps of its own,
 * for it may expect other things of them.
 */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/driver.h"

#define DEPTH_MAX 8
#define TREES_MAX 32
#define NAME_MAX_ 100

static const char *const classes[] = {
#define CF_CLASS(name, severity, text) #name,
#include "oracle/classes.def"
#undef CF_CLASS
};

static int is_operation(const char *name)
{
	for (int i = 0; i < CF_OP_COUNT; i++)
		if (!strcmp(cf_op_name(i), name))
			return 1;
	return 0;
}

/* What is no operation must be an ioctl: the compiler will tell. */
static int take_policy(const struct cf_node *node, void *to)
{
	struct cf_scenario_file *file = to;
	const struct cf_node *ops;
	int error;

	if (file->policy_node)
		return cf_tree_refuse(node->key, "", "one policy: %s:%u has one",
				      file->policy_node->file,
				      file->policy_node->line);
	file->policy_node = node;
	error = cf_take_policy(node, &file->policy);
	ops = error ? NULL : cf_node_find(node, "ops");
	for (ops = ops ? ops->child : NULL; ops && !error; ops = ops->next)
		if (!is_operation(ops->key->text))
			error = cf_names_add(&file->names, ops->key,
					     CF_NAME_COMMAND);
	return error;
}

/* ---- workloads ---- */

static const struct cf_node *find_workload(const struct cf_scenario_file *file,
					   const char *name)
{
	for (int i = 0; i < file->workloads; i++)
		if (!strcmp(file->workload[i]->key->text, name))
			return file->workload[i];
	return NULL;
}

/* Its steps are read once more by each scenario; here to see them refused. */
static int check_workload(const struct cf_node *node,
			  struct cf_scenario_file *file)
{
	struct cf_script *script = cf_script_new(file->device);
	int error = script ? cf_script_take(node, script, &file->names) :
			     -ENOMEM;

	cf_script_free(script);
	return error;
}

static int take_workloads(const struct cf_node *node, void *to)
{
	struct cf_scenario_file *file = to;
	const struct cf_node *old;
	const char *name;

	if (node->kind != CF_NODE_MAP)
		return cf_tree_refuse(node, "", "a map of workloads");
	for (const struct cf_node *n = node->child; n; n = n->next) {
		int error = cf_take_name(n->key, "a workload's name",
					 NAME_MAX_, &name);

		if (error)
			return error;
		old = find_workload(file, name);
		if (old)
			return cf_tree_refuse(n->key, "", "another name: %s:%u has a workload of that name",
					      old->file, old->key->line);
		if (file->workloads == CF_WORKLOADS_MAX)
			return cf_tree_refuse(n->key, "", "at most %d workloads",
					      CF_WORKLOADS_MAX);
		error = check_workload(n, file);
		if (error)
			return error;
		file->workload[file->workloads++] = n;
	}
	return 0;
}

static int note_scenarios(const struct cf_node *node, void *to)
{
	struct cf_scenario_file *file = to;
	const char *name;

	if (node->kind != CF_NODE_MAP)
		return cf_tree_refuse(node, "", "a map of scenarios");
	for (const struct cf_node *n = node->child; n; n = n->next) {
		if (cf_take_name(n->key, "a scenario's name", NAME_MAX_, &name))
			return -EINVAL;
		for (int i = 0; i < file->pendings; i++)
			if (!strcmp(file->pending[i]->key->text, name))
				return cf_tree_refuse(n->key, "", "another name: %s:%u has a scenario of that name",
						      file->pending[i]->file,
						      file->pending[i]->key->line);
		if (file->pendings == CF_SCENARIOS_MAX)
			return cf_tree_refuse(n->key, "", "at most %d scenarios",
					      CF_SCENARIOS_MAX);
		file->pending[file->pendings++] = n;
	}
	return 0;
}

/* ---- a scenario ---- */

struct reading {
	struct cf_scenario_file *file;
	struct cf_scenario *scenario;
};

static int take_workload(const struct cf_node *node, void *to)
{
	struct reading *r = to;
	struct cf_nearest nearest = { .word = node->text };
	const struct cf_node *steps = node;

	if (node->kind == CF_NODE_SCALAR)
		steps = find_workload(r->file, node->text);
	if (steps)
		return cf_script_take(steps, r->scenario->script,
				      &r->file->names);
	for (int i = 0; i < r->file->workloads; i++)
		cf_nearest_offer(&nearest, r->file->workload[i]->key->text);
	return cf_tree_refuse(node, cf_nearest_get(&nearest),
			      "the name of a workload, or a list of steps");
}

static int take_fault(const struct cf_node *node, struct cf_scenario *scenario)
{
	struct cf_fault_error why;
	const char *text;

	if (cf_take_string(node, "a fault expression", &text))
		return -EINVAL;
	if (scenario->faults == CF_FAULTS_MAX)
		return cf_tree_refuse(node, "", "at most %d faults",
				      CF_FAULTS_MAX);
	if (cf_fault_parse(text, &scenario->fault[scenario->faults], &why))
		return cf_tree_refuse(node, "", "a fault expression; %s",
				      why.text);
	scenario->fault_node[scenario->faults++] = node;
	return 0;
}

static int take_faults(const struct cf_node *node, void *to)
{
	struct cf_scenario *scenario = ((struct reading *)to)->scenario;
	int error = 0;

	if (node->kind != CF_NODE_LIST)
		return take_fault(node, scenario);
	for (const struct cf_node *n = node->child; n && !error; n = n->next)
		error = take_fault(n, scenario);
	return error;
}

static int take_class(const struct cf_node *node, const char *word,
		      struct cf_scenario *scenario)
{
	struct cf_nearest nearest = { .word = word };

	scenario->class = node;
	for (size_t i = 0; i < sizeof(classes) / sizeof(classes[0]); i++) {
		if (!strcmp(classes[i], word))
			return 0;
		cf_nearest_offer(&nearest, classes[i]);
	}
	return cf_tree_refuse(node, cf_nearest_get(&nearest),
			      "the class of a finding, one of those that copyfault(1) lists");
}

static int take_expected(const struct cf_node *node, void *to)
{
	struct reading *r = to;
	int error = 0;

	if (node->kind == CF_NODE_SCALAR &&
	    !strncmp(node->text, "finding ", 8))
		return take_class(node, node->text + 8, r->scenario);
	if (node->kind != CF_NODE_MAP)
		return cf_tree_refuse(node, "", "'finding CLASS', or a map from steps to what is expected of them");
	for (const struct cf_node *n = node->child; n && !error; n = n->next) {
		struct cf_step *step;

		if (!strcmp(n->key->text, "finding")) {
			error = n->kind != CF_NODE_SCALAR ?
				cf_tree_refuse(n, "", "the class of a finding") :
				take_class(n, n->text, r->scenario);
			continue;
		}
		step = cf_script_step(r->scenario->script, n->key);
		error = step ? cf_take_expect(n, &step->expect,
					      &r->file->names) : -EINVAL;
	}
	return error;
}

/* Behind the workload, with nothing injected any more. */
static int take_state(const struct cf_node *node, void *to)
{
	struct reading *r = to;
	int error = cf_script_calm(r->scenario->script, node);

	return error ? error : cf_script_take(node, r->scenario->script,
					      &r->file->names);
}

static int take_own_era(const struct cf_node *node, void *to)
{
	return cf_take_era(node, &((struct reading *)to)->scenario->era);
}

static int take_own_params(const struct cf_node *node, void *to)
{
	return cf_take_string(node, "module parameters: 'name=value name=value'",
			      &((struct reading *)to)->scenario->params);
}

static const struct cf_key scenario_keys[] = {
	{ "workload", take_workload, 1 },
	{ "state", take_state, 0 },
	{ "fault", take_faults, 0 },
	{ "expect", take_expected, 0 },
	{ "kernel", take_own_era, 0 },
	{ "params", take_own_params, 0 },
	{ NULL, NULL, 0 },
};

static int read_scenario(struct cf_scenario_file *file,
			 const struct cf_node *node)
{
	struct cf_scenario *scenario = &file->scenario[file->scenarios];
	struct reading r = { .file = file, .scenario = scenario };

	scenario->node = node;
	scenario->name = node->key->text;
	scenario->script = cf_script_new(file->device);
	if (!scenario->script)
		return -ENOMEM;
	file->scenarios++;
	return cf_take_map(node, "a scenario", scenario_keys, &r);
}

static int read_scenarios(struct cf_scenario_file *file)
{
	int error = 0;

	file->scenario = calloc(file->pendings + 1, sizeof(*file->scenario));
	if (!file->scenario)
		return -ENOMEM;
	for (int i = 0; i < file->pendings && !error; i++)
		error = read_scenario(file, file->pending[i]);
	return error;
}

/* ---- files ---- */

static int take_tree(struct cf_scenario_file *file, struct cf_node *tree);

static int include(const struct cf_node *node, struct cf_scenario_file *file)
{
	const char *name, *path;
	struct cf_node *tree;
	int error;

	if (cf_take_string(node, "the name of a file", &name))
		return -EINVAL;
	if (file->depth == DEPTH_MAX)
		return cf_tree_refuse(node, "", "no more than %d files inside each other: do they include themselves?",
				      DEPTH_MAX);
	path = cf_scenario_beside(file, node, name);
	tree = path ? cf_tree_read(path) : NULL;
	if (!tree)
		return cf_tree_refuse(node, "", "a file that can be included");
	file->depth++;
	error = take_tree(file, tree);
	file->depth--;
	return error;
}

static int take_includes(const struct cf_node *node, void *to)
{
	int error = 0;

	if (((struct cf_scenario_file *)to)->depth < 0)
		return cf_tree_refuse(node, "", "no include here");
	if (node->kind != CF_NODE_LIST)
		return include(node, to);
	for (const struct cf_node *n = node->child; n && !error; n = n->next)
		error = include(n, to);
	return error;
}

static const struct cf_key file_keys[] = {
	{ "driver", cf_take_driver, 0 },
	{ "include", take_includes, 0 },
	{ "policy", take_policy, 0 },
	{ "workloads", take_workloads, 0 },
	{ "scenarios", note_scenarios, 0 },
	{ NULL, NULL, 0 },
};

static int take_tree(struct cf_scenario_file *file, struct cf_node *tree)
{
	if (file->trees == TREES_MAX) {
		cf_tree_refuse(tree, "", "at most %d files", TREES_MAX);
		cf_tree_free(tree);
		return -EINVAL;
	}
	file->tree[file->trees++] = tree;
	return cf_take_map(tree, "a scenario file", file_keys, file);
}

static struct cf_scenario_file *read_tree(const char *path,
					  struct cf_node *tree, int depth,
					  int wants_scenarios)
{
	struct cf_scenario_file *file = calloc(1, sizeof(*file));
	int error;

	if (!tree || !file) {
		cf_tree_free(tree);
		free(file);
		return NULL;
	}
	file->path = path;
	file->depth = depth;
	error = take_tree(file, tree);
	if (!error && !wants_scenarios)
		return file;
	if (!error && !file->driver)
		error = cf_tree_refuse(tree, "", "the key driver, here or in an included file");
	if (!error)
		error = read_scenarios(file);
	if (!error && !file->scenarios)
		error = cf_tree_refuse(tree, "", "the key scenarios with a scenario in it");
	if (!error)
		return file;
	if (error == -ENOMEM)
		fprintf(stderr, "%s: out of memory\n", path);
	cf_scenario_free(file);
	return NULL;
}

struct cf_scenario_file *cf_scenario_read(const char *path)
{
	return read_tree(path, cf_tree_read(path), 0, 1);
}

struct cf_scenario_file *cf_scenario_parse(const char *name, const char *text,
					   size_t size)
{
	return read_tree(name, cf_tree_parse(name, text, size), -1, 1);
}

int cf_scenario_policy(const char *path, const struct cf_build *build,
		       int must, struct cf_policy *policy)
{
	struct cf_scenario_file *file = read_tree(path, cf_tree_read(path), 0,
						  0);
	int error = file ? 0 : -EINVAL;

	if (!error && must && !file->policy_node)
		error = cf_tree_refuse(file->tree[0], "", "the key policy, here or in an included file");
	if (!error && file->policy.ops)
		error = cf_names_resolve(&file->names, build);
	if (!error)
		*policy = file->policy;
	cf_scenario_free(file);
	return error;
}

void cf_scenario_free(struct cf_scenario_file *file)
{
	if (!file)
		return;
	for (int i = 0; i < file->scenarios; i++)
		cf_script_free(file->scenario[i].script);
	for (int i = 0; i < file->trees; i++)
		cf_tree_free(file->tree[i]);
	for (int i = 0; i < file->owns; i++)
		free(file->owned[i]);
	cf_names_free(&file->names);
	free(file->scenario);
	free(file);
}
