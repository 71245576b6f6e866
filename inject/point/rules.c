/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Read one libfiu command strictly. libfiu passes over most mistakes in
 * silence, and a test that was meant to fail a copy then passes; here each of
 * them has a message. What a rule matches is check.c's. Host-side.
 *
 *   command = word blank parameter { "," parameter } ;
 *   word    = "enable" | "enable_random" | "enable_stack_by_name" | "disable" ;
 *   parameter = "name=" point | "failnum=" int | "failinfo=" decimal
 *             | "probability=" 0..1 | "onetime"
 *             | "func_name=" word | "pos_in_stack=" int ;
 *
 * Strict about usercopy/ only. Of other names a mistake counts when libfiu
 * stops at it (is_fatal), because it then drops our commands too.
 */
#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fault/fault.h"
#include "point/rules.h"

#define BLANKS " \t"

enum param {
	NAME,
	FAILNUM,
	FAILINFO,
	PROBABILITY,
	FUNC_NAME,
	POS_IN_STACK,
	ONETIME,
	PARAM_COUNT,
};

static const char *const param_names[PARAM_COUNT] = {
	"name",	     "failnum",	     "failinfo", "probability",
	"func_name", "pos_in_stack", "onetime",
};

static const char *const command_names[CF_RULE_COMMAND_COUNT] = {
	"enable",
	"enable_random",
	"enable_stack_by_name",
	"disable",
};

struct reader {
	char line[CF_RULE_LINE_MAX + 1]; /* cut into strings as read */
	char *value[PARAM_COUNT];	 /* NULL: not given */
	struct cf_rule *rule;
	struct cf_rule_error *err;
	int is_running; /* the process that gets it has rules already */
};

static int __attribute__((format(printf, 4, 5)))
refuse(struct reader *r, const char *at, int is_fatal, const char *expected, ...)
{
	struct cf_rule_error *err = r->err;
	va_list args;

	memset(err, 0, sizeof(*err));
	err->is_fatal = is_fatal;
	err->column = 1 + (at ? (size_t)(at - r->line) : strlen(r->rule->text));
	snprintf(err->seen, sizeof(err->seen), "%.*s",
		 (int)sizeof(err->seen) - 1, at ? at : "");
	va_start(args, expected);
	vsnprintf(err->expected, sizeof(err->expected), expected, args);
	va_end(args);
	return -EINVAL;
}

static int refuse_word(struct reader *r, const char *at, const char *expected,
		       const char *const words[], unsigned int count)
{
	struct cf_nearest nearest = { .word = at };
	unsigned int i;

	for (i = 0; i < count; i++)
		cf_nearest_offer(&nearest, words[i]);
	refuse(r, at, 1, "%s: libfiu stops here and drops all that follows",
	       expected);
	snprintf(r->err->nearest, sizeof(r->err->nearest), "%s",
		 cf_nearest_get(&nearest));
	return -EINVAL;
}

static int find_word(const char *word, const char *const words[],
		     unsigned int count)
{
	unsigned int i;

	for (i = 0; i < count && strcmp(words[i], word); i++)
		;
	return i;
}

static int read_command(struct reader *r, char *word)
{
	int i = find_word(word, command_names, CF_RULE_COMMAND_COUNT);

	if (i == CF_RULE_COMMAND_COUNT)
		return refuse_word(r, word, "a command", command_names, i);
	r->rule->command = i;
	return 0;
}

static int read_param(struct reader *r, char *text)
{
	char *value = strchr(text, '=');
	int i;

	if (value)
		*value++ = '\0';
	i = find_word(text, param_names, PARAM_COUNT);
	if (i == PARAM_COUNT)
		return refuse_word(r, text, "a parameter", param_names, i);
	if (i == ONETIME && value)
		return refuse(r, value, 0, "onetime without a value");
	if (i != ONETIME && (!value || !*value))
		return refuse(r, text, 1,
			      "a value after '%s=': libfiu may crash", text);
	if (r->value[i])
		return refuse(r, text, 0,
			      "each parameter once: libfiu takes the last");
	r->value[i] = value ? value : text;
	return 0;
}

/* Cut at commas by hand: strtok would skip empty parameters. */
static int read_params(struct reader *r, char *text)
{
	char *next;
	int ret = 0;

	for (; text && !ret; text = next) {
		next = strchr(text, ',');
		if (next)
			*next++ = '\0';
		ret = read_param(r, text);
	}
	return ret;
}

/* "usrcopy/..." is nobody's point of failure but a misspelling of ours. */
static int is_misspelt_root(const char *name)
{
	char root[sizeof(CF_POINT_ROOT)];
	const char *slash = strchr(name, '/');
	size_t n = slash ? (size_t)(slash - name) : 0;

	if (!n || n >= sizeof(root))
		return 0;
	memcpy(root, name, n);
	root[n] = '\0';
	return cf_word_distance(root, "usercopy") <= 2;
}

/* Only the name decides whose rule it is, so it is looked at first. */
static int read_name(struct reader *r)
{
	struct cf_rule *rule = r->rule;
	const char *name = r->value[NAME];
	size_t n;

	if (!name)
		return refuse(r, NULL, 1, "name=...: libfiu crashes");
	rule->is_ours = 0;
	n = strlen(name);
	memcpy(rule->name, name, n + 1);
	if (name[n - 1] == '*') {
		rule->is_wild = 1;
		rule->name[n - 1] = '\0';
	}
	if (!strncmp(name, CF_POINT_ROOT, strlen(CF_POINT_ROOT))) {
		rule->is_ours = 1;
	} else if (is_misspelt_root(name)) {
		rule->is_ours = 1;
		refuse(r, name, 0, CF_POINT_ROOT "...");
		snprintf(r->err->nearest, sizeof(r->err->nearest),
			 CF_POINT_ROOT "%.200s", strchr(name, '/') + 1);
		return -EINVAL;
	}
	if (rule->is_ours && strpbrk(rule->name, "*?"))
		return refuse(
			r, name, 0,
			"a '*' at the end only: libfiu takes others literally");
	return 0;
}

static int read_failnum(struct reader *r)
{
	const char *text = r->value[FAILNUM];
	char *end;
	long value;

	if (!text)
		return 0;
	errno = 0;
	value = strtol(text, &end, 10);
	if (*end || end == text || errno || value > INT_MAX ||
	    value < INT_MIN || strspn(text, "-0123456789") != strlen(text))
		return refuse(r, text, 0, "failnum=N, a decimal int");
	if (!value)
		return refuse(r, text, 0,
			      "failnum not 0: libfiu would never fail the point");
	return 0;
}

static int read_failinfo(struct reader *r)
{
	const char *text = r->value[FAILINFO];

	if (!text)
		return 0;
	if (strspn(text, "0123456789") != strlen(text))
		return refuse(r, text, 0,
			      "failinfo=N, decimal: libfiu reads no 0x and no k");
	errno = 0;
	r->rule->failinfo = strtoul(text, NULL, 10);
	if (errno)
		return refuse(r, text, 0, "failinfo below 2^64");
	return 0;
}

static int read_probability(struct reader *r)
{
	const char *text = r->value[PROBABILITY];
	int is_random = r->rule->command == CF_RULE_ENABLE_RANDOM;
	char *end;
	double p;

	if (!text)
		return is_random
			       ? refuse(r, NULL, 0,
					"probability=P: libfiu would never fail the point")
			       : 0;
	if (!is_random)
		return refuse(r, text, 0,
			      "enable_random: enable ignores a probability");
	p = strtod(text, &end);
	if (*end || end == text || !(p >= 0 && p <= 1))
		return refuse(r, text, 0, "a probability from 0 to 1");
	r->rule->probability = p;
	return 0;
}

static int check_command(struct reader *r)
{
	enum param i = r->value[FUNC_NAME] ? FUNC_NAME : POS_IN_STACK;

	switch ((enum cf_rule_command)r->rule->command) {
	case CF_RULE_ENABLE_STACK:
		return refuse(r, r->line, 0,
			      "enable: stack rules miss static functions, "
			      "and the point's name says the function");
	case CF_RULE_DISABLE:
		if (r->is_running)
			break;
		return refuse(
			r, r->line, 0,
			"enable or enable_random: there is nothing to disable yet");
	case CF_RULE_ENABLE:
	case CF_RULE_ENABLE_RANDOM:
	case CF_RULE_COMMAND_COUNT:
		break;
	}
	if (r->value[i])
		return refuse(r, r->value[i], 0, "no %s: it would be ignored",
			      param_names[i]);
	return 0;
}

static int check_failinfo(struct reader *r)
{
	struct cf_rule *rule = r->rule;
	const char *kind = strrchr(rule->name, '/') + 1;

	rule->is_onetime = r->value[ONETIME] != NULL;
	if (rule->is_onetime && rule->failinfo >> 32 > 1)
		return refuse(r, r->value[ONETIME], 0,
			      "no onetime: the first access would use it up "
			      "before occurrence %lu",
			      rule->failinfo >> 32);
	if (!rule->is_wild && rule->failinfo & 0xffffffffUL &&
	    !strcmp(kind, cf_kind_names[CF_KIND_EFAULT]))
		return refuse(r, r->value[FAILINFO], 0,
			      "no offset in failinfo: efault is bad from byte 0");
	return 0;
}

static int split(struct reader *r, char **command, char **params)
{
	char *rest;

	*command = r->line;
	if (!**command)
		return refuse(
			r, NULL, 1,
			"a command: libfiu stops at an empty one and drops all that follows");
	rest = *command + strcspn(*command, BLANKS);
	if (!*rest)
		return refuse(
			r, NULL, 1,
			"parameters: libfiu stops here and drops all that follows");
	*rest++ = '\0';
	*params = rest + strspn(rest, BLANKS);
	rest = *params + strcspn(*params, BLANKS);
	if (*rest)
		return refuse(
			r, rest, 0,
			"no blank within the parameters: libfiu ignores what follows it");
	return 0;
}

int cf_rule_covers(const struct cf_rule *rule, const char *name)
{
	if (rule->is_wild)
		return !strncmp(rule->name, name, strlen(rule->name));
	return !strcmp(rule->name, name);
}

/* A rule that is not cut into parameters yet, but whose it is we must know. */
static void guess_owner(struct cf_rule *rule)
{
	const char *name = strstr(rule->text, "name=");

	rule->is_ours = !name || !name[5] || name[5] == ',' ||
			!strncmp(name + 5, CF_POINT_ROOT, strlen(CF_POINT_ROOT));
}

static void cut_blanks(char *text)
{
	size_t n = strlen(text);

	while (n && strchr(BLANKS, text[n - 1]))
		text[--n] = '\0';
}

static int parse(const char *line, struct cf_rule *rule,
		 struct cf_rule_error *err, int is_running)
{
	struct reader r = { .rule = rule, .err = err, .is_running = is_running };
	size_t length = strlen(line);
	char *command = NULL, *params = NULL;

	memset(rule, 0, sizeof(*rule));
	line += strspn(line, BLANKS);
	snprintf(rule->text, sizeof(rule->text), "%s", line);
	guess_owner(rule);
	if (length > CF_RULE_LINE_MAX)
		return refuse(&r, NULL, 0,
			      "at most %d bytes: libfiu cuts off the rest",
			      CF_RULE_LINE_MAX);
	cut_blanks(rule->text);
	memcpy(r.line, rule->text, sizeof(r.line));
	if (split(&r, &command, &params) || read_command(&r, command) ||
	    read_params(&r, params))
		return -EINVAL;
	if (read_name(&r))
		return -EINVAL;
	if (!rule->is_ours)
		return 0;
	if (check_command(&r) || read_failnum(&r) || read_failinfo(&r) ||
	    read_probability(&r) || check_failinfo(&r))
		return -EINVAL;
	return 0;
}

int cf_rule_parse(const char *line, struct cf_rule *rule,
		  struct cf_rule_error *err)
{
	return parse(line, rule, err, 0);
}

int cf_rule_parse_running(const char *line, struct cf_rule *rule,
			  struct cf_rule_error *err)
{
	return parse(line, rule, err, 1);
}
