/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Scenario files: a driver, its policy, workloads and scenarios. Host-side. */
#ifndef CF_SCENARIO_H
#define CF_SCENARIO_H

#include "audit/build.h"
#include "fault/fault.h"
#include "scenario/policy.h"
#include "scenario/script.h"

#define CF_SCENARIOS_MAX 1024
#define CF_WORKLOADS_MAX 256

/**
 * struct cf_scenario - one of them
 * @node:   where it stands; its key is the name
 * @fault:  @faults expressions, parsed; @fault_node says where they stand
 * @class:  of the finding that is expected, or NULL
 * @era:    kernel version; major 0: the driver's
 * @params: of the module, in place of the driver's; or NULL
 */
struct cf_scenario {
	const struct cf_node *node;
	const char *name;
	struct cf_script *script;
	struct cf_fault fault[CF_FAULTS_MAX];
	const struct cf_node *fault_node[CF_FAULTS_MAX];
	int faults;
	const struct cf_node *class;
	struct cf_era era;
	const char *params;
};

/**
 * struct cf_scenario_file - a file with what it includes
 * @path:   as it was named
 * @driver: where it stands, or NULL
 * @source: of the driver, paths as they can be opened
 * @flags:  for the compiler
 * @device: that an open without a path takes, or NULL
 * @names:  of the driver that are used
 */
struct cf_scenario_file {
	const char *path;
	const struct cf_node *driver;
	const char *source[CF_SOURCES_MAX];
	int sources;
	const char *flags[64];
	int flag_count;
	const char *params;
	const char *device;
	struct cf_era era;
	struct cf_policy policy;
	const struct cf_node *policy_node;
	const struct cf_node *workload[CF_WORKLOADS_MAX];
	int workloads;
	const struct cf_node *pending[CF_SCENARIOS_MAX];	/* not yet read */
	int pendings;
	struct cf_scenario *scenario;
	int scenarios;
	struct cf_names names;
	struct cf_node *tree[32];
	int trees;
	int depth;
	char *owned[256];
	int owns;
};

/**
 * cf_scenario_read() - Read a file and all that it includes.
 *
 * Everything that can be told without the driver is checked.
 *
 * Return: R3. NULL, with a message.
 */
struct cf_scenario_file *cf_scenario_read(const char *path);

/** cf_scenario_parse() - The same of a text, for a fuzzer: it includes nothing. */
struct cf_scenario_file *cf_scenario_parse(const char *name, const char *text,
					   size_t size);

/**
 * cf_scenario_policy() - The policy in a file, which need have nothing else.
 * @build: of the driver; ioctls that are named must be its
 * @must:  a file without one is refused
 *
 * What else is in it is checked, and not kept.
 *
 * Return: R2. 0; -EINVAL with a message; -EIO, -ENOMEM.
 */
int cf_scenario_policy(const char *path, const struct cf_build *build,
		       int must, struct cf_policy *policy);

void cf_scenario_free(struct cf_scenario_file *file);

#endif
