// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Bytes as data of a scenario file. Host-side.
 *
 * What has a rule is written as the rule: a text, a pattern, something over and
 * over again. What could be the address of a user buffer is one: the workload
 * was fitted so that nothing else looks like it.
 */
#include <ctype.h>
#include <string.h>

#include "scenario/draft.h"

#define PERIOD 251
#define RUN_MIN 16UL		/* shorter ones are written out */
#define PERIOD_MAX 16UL
#define DEPTH_MAX 4

struct draft {
	FILE *out;
	const struct cf_sweep *sweep;
	int depth;
	int parts;
};

static unsigned long pattern_run(const unsigned char *p, unsigned long n)
{
	unsigned long run = 1;

	if (!n || !p[0] || p[0] > PERIOD)
		return 0;
	while (run < n && p[run] == p[run - 1] % PERIOD + 1)
		run++;
	return run;
}

/* How far the first @period bytes come again. */
static unsigned long repeat_run(const unsigned char *p, unsigned long n,
				unsigned long period)
{
	unsigned long run = period;

	while (run < n && p[run] == p[run - period])
		run++;
	return n < period ? 0 : run - run % period;
}

static unsigned long text_run(const unsigned char *p, unsigned long n)
{
	unsigned long run = 0;

	while (run < n && (p[run] == ' ' || isalnum(p[run])))
		run++;
	return run;
}

static int is_address(const struct draft *d, const unsigned char *p,
		      unsigned long n, unsigned long *address)
{
	if (n < sizeof(*address) || d->depth == DEPTH_MAX)
		return 0;
	memcpy(address, p, sizeof(*address));
	return cf_fit_bytes(d->sweep->fit, *address, NULL) != NULL;
}

static void part(struct draft *d)
{
	fputs(d->parts++ ? ", " : "", d->out);
}

static void put_hex(struct draft *d, const unsigned char *p, unsigned long n)
{
	for (unsigned long i = 0; i < n; i++)
		fprintf(d->out, "%02x", p[i]);
}

static void put_parts(struct draft *d, const unsigned char *p,
		      unsigned long n);

/* Up to where the clean run goes, of @left bytes; a word when it never does. */
static unsigned long extent(const struct draft *d, unsigned long address,
			    unsigned long left)
{
	const struct cf_trace *trace = &d->sweep->clean->trace;
	unsigned long end = sizeof(address);

	for (unsigned long i = 0; i < trace->count; i++) {
		const struct cf_trace_entry *entry = &trace->entries[i];
		unsigned long at = entry->uaddr - address;

		if (at < left && at + entry->copied > end)
			end = at + entry->copied;
	}
	return end < left ? end : left;
}

static void put_address(struct draft *d, unsigned long address)
{
	struct draft inner = {
		.out = d->out, .sweep = d->sweep, .depth = d->depth + 1,
	};
	unsigned long left = 0;
	const unsigned char *p = cf_fit_bytes(d->sweep->fit, address, &left);

	part(d);
	fputs("{user: [", d->out);
	put_parts(&inner, p, extent(d, address, left));
	fputs("]}", d->out);
}

/* ---- rules ---- */

enum rule_kind { NO_RULE, ADDRESS, PATTERN, REPEATED };

struct rule {
	enum rule_kind kind;
	unsigned long length;
	unsigned long period;
	unsigned long address;
};

static struct rule find_rule(const struct draft *d, const unsigned char *p,
			     unsigned long n)
{
	struct rule rule = { .kind = ADDRESS, .length = sizeof(rule.address) };

	if (is_address(d, p, n, &rule.address))
		return rule;
	rule.kind = PATTERN;
	rule.length = pattern_run(p, n);
	if (rule.length >= RUN_MIN)
		return rule;
	rule.kind = REPEATED;
	for (rule.period = 1; rule.period <= PERIOD_MAX; rule.period++) {
		rule.length = repeat_run(p, n, rule.period);
		if (rule.length >= RUN_MIN && rule.length >= 3 * rule.period)
			return rule;
	}
	return (struct rule) { .kind = NO_RULE };
}

static void put_rule(struct draft *d, const struct rule *rule,
		     const unsigned char *p)
{
	switch (rule->kind) {
	case ADDRESS:
		put_address(d, rule->address);
		break;
	case PATTERN:
		part(d);
		fprintf(d->out, "{pattern: %lu", rule->length);
		if (p[0] > 1)
			fprintf(d->out, ", seed: %u", p[0] - 1);
		fputc('}', d->out);
		break;
	case REPEATED:
		part(d);
		if (rule->period == 1) {
			fprintf(d->out, "{fill: %u, size: %lu}", p[0],
				rule->length);
			break;
		}
		fputs("{hex: \"", d->out);
		put_hex(d, p, rule->period);
		fprintf(d->out, "\", times: %lu}",
			rule->length / rule->period);
		break;
	case NO_RULE:
		break;
	}
}

/* What has no rule. In quotes, or it might be a number. */
static void put_plain(struct draft *d, const unsigned char *p, unsigned long n)
{
	if (!n)
		return;
	part(d);
	if (text_run(p, n) == n) {
		fprintf(d->out, "\"%.*s\"", (int)n, p);
		return;
	}
	fputs("{hex: \"", d->out);
	put_hex(d, p, n);
	fputs("\"}", d->out);
}

static void put_parts(struct draft *d, const unsigned char *p, unsigned long n)
{
	unsigned long start = 0, at = 0;

	while (at < n) {
		struct rule rule = find_rule(d, p + at, n - at);

		if (rule.kind == NO_RULE) {
			at++;
			continue;
		}
		put_plain(d, p + start, at - start);
		put_rule(d, &rule, p + at);
		start = at += rule.length;
	}
	put_plain(d, p + start, at - start);
}

void cf_draft_data(FILE *out, const struct cf_sweep *sweep,
		   unsigned long address, unsigned long size)
{
	struct draft d = { .out = out, .sweep = sweep };
	unsigned long left = 0, end;
	const unsigned char *p = cf_fit_bytes(sweep->fit, address, &left);

	fputc('[', out);
	end = extent(&d, address, left);
	if (p)
		put_parts(&d, p, size < end ? end : size < left ? size : left);
	fputc(']', out);
}
