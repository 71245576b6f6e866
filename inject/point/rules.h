/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The rules of FIU_ENABLE as we understand them, beside libfiu's own reading.
 * Private to inject/point. Host-side.
 */
#ifndef CF_RULES_H
#define CF_RULES_H

#include "point/point.h"

#define CF_RULE_LINE_MAX 511	/* bytes that libfiu reads of one command */

enum cf_rule_command {
	CF_RULE_ENABLE,
	CF_RULE_ENABLE_RANDOM,
	CF_RULE_ENABLE_STACK,
	CF_RULE_DISABLE,
	CF_RULE_COMMAND_COUNT,
};

/**
 * struct cf_rule - one command
 * @text:        as it was given, blanks around it removed
 * @name:        up to a final '*', which @is_wild stands for
 * @command:     enum cf_rule_command
 * @is_ours:     speaks of usercopy/ only
 * @is_wild:     @name is a prefix
 * @is_onetime:  libfiu disables it when it has fired
 * @is_matched:  a point of a registered driver matches
 * @failinfo:    occurrence << 32 | offset
 * @probability: of enable_random
 */
struct cf_rule {
	char text[CF_RULE_LINE_MAX + 1];
	char name[CF_RULE_LINE_MAX + 1];
	unsigned char command;
	unsigned char is_ours;
	unsigned char is_wild;
	unsigned char is_onetime;
	unsigned char is_matched;
	unsigned long failinfo;
	double probability;
};

/**
 * struct cf_rule_error - why a command is refused
 * @column:   1.. in the command
 * @is_fatal: libfiu stops here, or crashes: it never sees what follows
 * @seen:     what stands there; "" when something is missing
 * @expected: what could stand there and what libfiu does otherwise
 * @nearest:  the valid word it looks like, or ""
 */
struct cf_rule_error {
	unsigned int column;
	int is_fatal;
	char seen[CF_POINT_NAME_MAX];
	char expected[200];
	char nearest[CF_POINT_NAME_MAX];
};

/**
 * cf_rule_parse() - Read one command as strictly as libfiu does not.
 * @line: without its newline
 * @rule: out; name and is_ours are valid on failure too, as far as known
 *
 * Return: R2. 0 or -EINVAL.
 */
int cf_rule_parse(const char *line, struct cf_rule *rule,
		  struct cf_rule_error *err);

/** cf_rule_parse_running() - For a process that runs: it may disable, too. */
int cf_rule_parse_running(const char *line, struct cf_rule *rule,
			  struct cf_rule_error *err);

/** cf_rule_covers() - Would libfiu apply the rule to a point of this name? */
int cf_rule_covers(const struct cf_rule *rule, const char *name);

/**
 * cf_rules_load() - Read all commands of FIU_ENABLE and check them.
 *
 * Return: R2. 0, -EINVAL (a message is on stderr), -ENOMEM.
 */
int cf_rules_load(const char *env);

/** cf_rules_count() - How many rules there are that can touch a point. */
unsigned int cf_rules_count(void);

const struct cf_rule *cf_rules_get(unsigned int index);

/** cf_rules_winner() - Index of the rule that libfiu applies, or -1. */
int cf_rules_winner(const char *name);

/** cf_rules_error() - Print on stderr what is wrong with a rule. */
void cf_rules_error(const char *text, const struct cf_rule_error *err);

/**
 * cf_ledger_start() - Count what happens to the rules, and judge at exit.
 *
 * The counts lie in a shared page, so that those of forked children are seen.
 * In the process that called this, exit() ends with status 2 when a rule
 * matched nothing or never fired.
 *
 * Return: R2. 0 or -ENOMEM.
 */
int cf_ledger_start(void);

/**
 * cf_outside_publish() - Write the names of all points beside the FIFOs.
 *
 * To a file that ends in .points and is removed at exit, so that copyfault
 * fiu-ctrl can tell a name that does not exist.
 *
 * Return: R2. 0 or -errno, with a message on stderr.
 */
int cf_outside_publish(const char *fifo);

/** cf_outside_remove() - Remove that file and the FIFOs, as exit() would. */
void cf_outside_remove(void);

/* What copyfault fiu-run, in CF_FIU_WATCH, is told of a process. */
#define CF_OUTSIDE_LOOKED 'l'	/* it has read the rules */
#define CF_OUTSIDE_JUDGED 'j'	/* it has said which did not fire */

/** cf_outside_tell() - Tell it, when it asks. */
void cf_outside_tell(char what);

/* An access at a point that the rule covers; it said yes; it really fired. */
void cf_ledger_reached(int rule, unsigned long size);
void cf_ledger_hit(int rule);
void cf_ledger_fired(int rule);

#endif
