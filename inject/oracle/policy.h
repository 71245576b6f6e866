/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What a driver promises where the contract of user copies leaves it free, and
 * what that makes of a finding. Host-side.
 *
 * A policy says what is no finding, or turns a note into one; the oracles ask.
 * It never speaks about the contract itself: a return value that lies about
 * what was moved is a finding under every policy.
 */
#ifndef CF_POLICY_H
#define CF_POLICY_H

enum cf_policy_knob {
#define CF_POLICY(NAME, name, per_op, text) CF_POLICY_##NAME,
#include "oracle/policy.def"
	CF_POLICY_COUNT,
};

/*
 * CF_KEEP and so on would be short names: CF_ON_EFAULT_KEEP. 0 is undeclared, 1
 * the strict promise of a knob, 2 the lenient one.
 */
#define CF_POLICY(NAME, name, per_op, text) CF_##NAME##_NONE_ = -1,
#define CF_CHOICE(NAME, CHOICE, choice, text) CF_##NAME##_##CHOICE,
enum cf_policy_choice {
#include "oracle/policy.def"
};

#define CF_POLICY_STRICT 1
#define CF_POLICY_LENIENT 2
#define CF_POLICY_CHOICES 3

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

/** struct cf_knob - a row of policy.def; @choice has the words for it */
struct cf_knob {
	const char *name;
	const char *text;
	int per_op;
	const char *choice[CF_POLICY_CHOICES + 1];	/* ended by NULL */
	const char *meaning[CF_POLICY_CHOICES];
};

extern const struct cf_knob cf_knobs[CF_POLICY_COUNT];

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

struct cf_case;
struct cf_finding;

/** cf_case_policy() - A knob as it stands for the call that is judged. */
enum cf_policy_choice cf_case_policy(const struct cf_case *c,
				     enum cf_policy_knob knob);

/**
 * cf_case_promised() - Has the driver promised what an oracle has found broken?
 * @finding: its class is set; if so it is no note any more, and says so
 * @choice:  enum cf_policy_choice that it breaks
 */
int cf_case_promised(const struct cf_case *c, struct cf_finding *finding,
		     enum cf_policy_knob knob, enum cf_policy_choice choice);

/**
 * cf_case_may() - May the driver do what an oracle has found, by its policy?
 * @finding: its class is set. Of a note, a strict promise makes a finding; in
 *           any case it will say what was promised, or that nothing was
 *
 * Return: 1 it may, 0 it may not, or has not said so.
 */
int cf_case_may(const struct cf_case *c, struct cf_finding *finding,
		enum cf_policy_knob knob);

#endif
