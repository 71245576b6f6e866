/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The rules of FIU_ENABLE against the points there are. A rule for a driver
 * that is not registered yet stays pending until cf_points_check(1). Which of
 * several rules libfiu applies is decided here as libfiu does it. Host-side.
 */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cf_module.h"
#include "fault/fault.h"
#include "point/rules.h"

static struct {
	struct cf_rule *rule;
	unsigned int count;
} rules;

unsigned int cf_rules_count(void)
{
	return rules.count;
}

const struct cf_rule *cf_rules_get(unsigned int index)
{
	return &rules.rule[index];
}

/* An exact rule beats a wildcard; of wildcards the first one enabled wins. */
int cf_rules_winner(const char *name)
{
	int first = -1;
	unsigned int i;

	for (i = 0; i < rules.count; i++) {
		if (!cf_rule_covers(&rules.rule[i], name))
			continue;
		if (!rules.rule[i].is_wild)
			return i;
		if (first < 0)
			first = i;
	}
	return first;
}

void cf_rules_error(const char *text, const struct cf_rule_error *err)
{
	fprintf(stderr, "copyfault: libfiu's '%s'\n", text);
	if (err->seen[0])
		fprintf(stderr, "copyfault: column %u: '%s', expected %s",
			err->column, err->seen, err->expected);
	else
		fprintf(stderr, "copyfault: column %u: expected %s",
			err->column, err->expected);
	if (err->nearest[0])
		fprintf(stderr, "; did you mean '%s'?", err->nearest);
	fputc('\n', stderr);
}

typedef int (*visit_point)(const char *name, void *arg);

/* Until a visit returns non-zero, which is then returned. */
static int for_each_point(visit_point visit, void *arg)
{
	char name[CF_POINT_NAME_MAX];
	struct cf_module *module;
	struct cf_site *site;
	unsigned int kind;
	int ret = 0;

	for (module = cf_module_first(); module; module = module->next)
		for (site = cf_module_next_site(module, NULL); site;
		     site = cf_module_next_site(module, site))
			for (kind = 1; kind < CF_KIND_COUNT && !ret; kind++)
				if (cf_point_name(site, kind, name, sizeof(name)))
					ret = visit(name, arg);
	return ret;
}

static int is_covered(const char *name, void *rule)
{
	return cf_rule_covers(rule, name);
}

struct suggestion {
	const struct cf_rule *rule;
	unsigned int distance;
	char best[CF_POINT_NAME_MAX];
};

static unsigned int count_char(const char *text, char c)
{
	unsigned int n = 0;

	for (; *text; text++)
		n += *text == c;
	return n;
}

/* A wildcard is compared with names cut to as many words as it has. */
static void cut_words(char *name, unsigned int slashes)
{
	char *at = name;

	for (; slashes; slashes--) {
		at = strchr(at, '/');
		if (!at++)
			return;
	}
	*at = '\0';
}

static int suggest(const char *name, void *arg)
{
	struct suggestion *s = arg;
	char word[CF_POINT_NAME_MAX];
	unsigned int distance;

	snprintf(word, sizeof(word) - 1, "%s", name);
	if (s->rule->is_wild)
		cut_words(word, count_char(s->rule->name, '/'));
	distance = cf_word_distance(s->rule->name, word);
	if (s->best[0] && distance >= s->distance)
		return 0;
	s->distance = distance;
	snprintf(s->best, sizeof(s->best), "%.*s%s", CF_POINT_NAME_MAX - 2,
		 word, s->rule->is_wild ? "*" : "");
	return 0;
}

/* Is the driver named in full, and registered? */
static int is_driver_known(const struct cf_rule *rule)
{
	char driver[CF_POINT_NAME_MAX];
	const char *at = rule->name + strlen(CF_POINT_ROOT);
	size_t n = strcspn(at, "/");

	if (!at[n] || n >= sizeof(driver))
		return 0;
	memcpy(driver, at, n);
	driver[n] = '\0';
	return cf_module_find(driver) != NULL;
}

/* What can be said of a full name whose driver is still to come. */
static const char *broken_word(const struct cf_rule *rule, const char **what)
{
	const char *kind = strrchr(rule->name, '/') + 1, *prim = kind - 1;
	unsigned int i;

	*what = CF_POINT_ROOT "<driver>/<function>/<primitive>/<kind>";
	if (count_char(rule->name, '/') != 4)
		return rule->name;
	*what = "a kind: efault, partial, midcopy or notpresent";
	for (i = 1; i < CF_KIND_COUNT && strcmp(cf_kind_names[i], kind); i++)
		;
	if (i == CF_KIND_COUNT)
		return kind;
	while (prim[-1] != '/')
		prim--;
	*what = "a user copy primitive";
	for (i = 1; i < CF_PRIM_COUNT; i++)
		if (strlen(cf_prims[i].name) == (size_t)(kind - 1 - prim) &&
		    !strncmp(cf_prims[i].name, prim, kind - 1 - prim))
			return NULL;
	return prim;
}

/* The kind or primitive that is nearest to what @word begins with, or "". */
static const char *nearest_word(const char *word)
{
	char text[CF_POINT_NAME_MAX];
	struct cf_nearest nearest = { .word = text };
	unsigned int i;

	snprintf(text, sizeof(text), "%.*s", (int)strcspn(word, "/"), word);
	for (i = 1; i < CF_KIND_COUNT; i++)
		cf_nearest_offer(&nearest, cf_kind_names[i]);
	for (i = 1; i < CF_PRIM_COUNT; i++)
		cf_nearest_offer(&nearest, cf_prims[i].name);
	return cf_nearest_get(&nearest);
}

static int refuse(const struct cf_rule *rule, const char *word,
		  const char *expected)
{
	struct suggestion s = { .rule = rule };
	struct cf_rule_error err = { 0 };
	const char *name = strstr(rule->text, "name=") + strlen("name=");

	if (word == rule->name)
		for_each_point(suggest, &s);
	else
		snprintf(s.best, sizeof(s.best), "%s", nearest_word(word));
	err.column = name - rule->text + (word - rule->name) + 1;
	snprintf(err.seen, sizeof(err.seen), "%.*s%s", CF_POINT_NAME_MAX - 2,
		 word, rule->is_wild ? "*" : "");
	snprintf(err.expected, sizeof(err.expected), "%s", expected);
	snprintf(err.nearest, sizeof(err.nearest), "%s", s.best);
	cf_rules_error(rule->text, &err);
	return -EINVAL;
}

static int check(struct cf_rule *rule, int final)
{
	const char *word, *what;

	if (!rule->is_ours || rule->is_matched)
		return 0;
	if (for_each_point(is_covered, rule)) {
		rule->is_matched = 1;
		return 0;
	}
	if (is_driver_known(rule))
		return refuse(rule, rule->name, "a point of this driver");
	if (!rule->is_wild && (word = broken_word(rule, &what)))
		return refuse(rule, word, what);
	if (final)
		return refuse(rule, rule->name,
			      "a point of a registered driver");
	return 0;
}

int cf_points_check(int final)
{
	int ret = 0;
	unsigned int i;

	for (i = 0; i < rules.count; i++)
		if (check(&rules.rule[i], final))
			ret = -EINVAL;
	return ret;
}

static int is_repeated(const struct cf_rule *rule, struct cf_rule_error *err)
{
	unsigned int i;

	for (i = 0; rule->is_ours && i < rules.count; i++) {
		if (rules.rule[i].is_wild != rule->is_wild ||
		    strcmp(rules.rule[i].name, rule->name))
			continue;
		memset(err, 0, sizeof(*err));
		err->column = 1;
		snprintf(err->expected, sizeof(err->expected),
			 "each name once: of two rules libfiu keeps one");
		return 1;
	}
	return 0;
}

/* "*" and "user*" are not ours alone, but libfiu applies them to our points. */
static int touches_points(const struct cf_rule *rule)
{
	return rule->is_ours ||
	       (rule->is_wild &&
		!strncmp(CF_POINT_ROOT, rule->name, strlen(rule->name)));
}

struct loading {
	char broken_text[CF_RULE_LINE_MAX + 1];
	struct cf_rule_error broken; /* libfiu stops at a rule not ours */
	int is_broken;
};

static int load_line(const char *line, struct loading *loading)
{
	struct cf_rule *rule = &rules.rule[rules.count];
	struct cf_rule_error err;
	int ret = cf_rule_parse(line, rule, &err);

	if (!ret && is_repeated(rule, &err))
		ret = -EINVAL;
	if (ret && rule->is_ours) {
		cf_rules_error(rule->text, &err);
		return ret;
	}
	if (ret && err.is_fatal && !loading->is_broken) {
		loading->is_broken = 1;
		loading->broken = err;
		memcpy(loading->broken_text, rule->text, sizeof(rule->text));
	}
	if (ret || !touches_points(rule))
		return 0;
	if (rule->is_ours && loading->is_broken) {
		cf_rules_error(loading->broken_text, &loading->broken);
		return -EINVAL;
	}
	rules.count++;
	return 0;
}

int cf_rules_load(const char *env)
{
	struct loading loading = { .is_broken = 0 };
	char *copy = strdup(env), *line, *state = NULL;
	int ret = 0;

	free(rules.rule);
	rules.count = 0;
	rules.rule = calloc(count_char(env, '\n') + 1, sizeof(*rules.rule));
	if (!copy || !rules.rule) {
		free(copy);
		return -ENOMEM;
	}
	for (line = strtok_r(copy, "\n", &state); line && !ret;
	     line = strtok_r(NULL, "\n", &state))
		ret = load_line(line, &loading);
	free(copy);
	return ret ? ret : cf_points_check(0);
}
