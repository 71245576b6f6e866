/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What a driver promises where the contract of user copies leaves it free.
 * Host-side.
 *
 * A policy says what is no finding, or turns a note into one; the oracles ask.
 * It never speaks about the contract itself: a return value that lies about
 * what was moved is a finding under every policy.
 */
#ifndef CF_POLICY_H
#define CF_POLICY_H

enum cf_policy_knob {
#define CF_POLICY(NAME, name, per_op, text) CF_POLICY_##NAME,
#include "scenario/policy.def"
	CF_POLICY_COUNT,
};

/* CF_KEEP and so on would be short names: CF_ON_EFAULT_KEEP. 0 is undeclared. */
#define CF_POLICY(NAME, name, per_op, text) CF_##NAME##_NONE_ = -1,
#define CF_CHOICE(NAME, CHOICE, choice, text) CF_##NAME##_##CHOICE,
enum cf_policy_choice {
#include "scenario/policy.def"
};

/** struct cf_policy_op - an exception for one operation */
struct cf_policy_op {
	char name[60];		/* "read", "ioctl", or an ioctl's name */
	unsigned char choice[CF_POLICY_COUNT];
};

#define CF_POLICY_OPS 64

/**
 * struct cf_policy - all of it; zeroed, nothing is declared
 * @choice: by enum cf_policy_knob, an enum cf_policy_choice
 * @op:     @ops exceptions; what is 0 in one is as in @choice
 */
struct cf_policy {
	unsigned char choice[CF_POLICY_COUNT];
	struct cf_policy_op op[CF_POLICY_OPS];
	int ops;
};

/**
 * cf_policy_of() - A knob as it stands for one operation.
 * @op:    "read", "write", "ioctl", ...
 * @ioctl: name of the command, or ""
 *
 * The exception for the command goes before that for the operation, which goes
 * before what is said for all.
 *
 * Return: enum cf_policy_choice.
 */
enum cf_policy_choice cf_policy_of(const struct cf_policy *policy,
				   enum cf_policy_knob knob, const char *op,
				   const char *ioctl);

struct cf_node;

/** cf_take_policy() - Read one out of a scenario file. Return: R2, as scenario/read.h has it. */
int cf_take_policy(const struct cf_node *node, struct cf_policy *policy);

#endif
