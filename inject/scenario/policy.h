/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Read the policy of a driver out of a scenario file. Host-side. */
#ifndef CF_SCENARIO_POLICY_H
#define CF_SCENARIO_POLICY_H

#include "oracle/policy.h"

struct cf_node;

/** cf_take_policy() - Read one out of a scenario file. Return: R2, as scenario/read.h has it. */
int cf_take_policy(const struct cf_node *node, struct cf_policy *policy);

#endif
