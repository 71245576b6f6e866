// SPDX-License-Identifier: LGPL-2.1-or-later
/* Replay tokens: one run of a sweep, in words. Host-side. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "digest.h"
#include "token.h"

#define DIGITS 8	/* of the driver's digest */

static void short_digest(const struct cf_sweep *sweep, char digits[DIGITS + 1])
{
	char digest[CF_DIGEST_TEXT];

	cf_digest_object(sweep->build->object, digest);
	snprintf(digits, DIGITS + 1, "%.*s", DIGITS, digest);
}

int cf_faults_format(const struct cf_fault *fault, int count, char *text,
		     size_t size)
{
	size_t used = 0;
	int error = 0;

	for (int i = 0; i < count && !error; i++) {
		used += snprintf(text + used, size - used, i ? "; " : "");
		if (used >= size)
			return -ENOSPC;
		error = cf_fault_format(&fault[i], text + used, size - used);
		used += strlen(text + used);
	}
	return error;
}

/* ---- calls ---- */

static void describe(const struct cf_sweep *sweep, int op, char *text,
		     size_t size)
{
	const struct cf_workload *workload = &sweep->fit->workload;

	cf_op_describe(workload, &workload->op[op], text, size);
}

/* How many calls up to and with @op look like it. */
static int call_number(const struct cf_sweep *sweep, int op)
{
	char text[256], other[256];
	int number = 0;

	describe(sweep, op, text, sizeof(text));
	for (int i = 0; i <= op; i++) {
		describe(sweep, i, other, sizeof(other));
		number += !strcmp(text, other);
	}
	return number;
}

/* The @number-th call that looks like @text. Return: its index, or -1. */
static int find_call(const struct cf_sweep *sweep, const char *text,
		     unsigned long number)
{
	char other[256];

	for (int i = 0; i < sweep->fit->workload.count; i++) {
		describe(sweep, i, other, sizeof(other));
		if (!strcmp(text, other) && !--number)
			return i;
	}
	return -1;
}

/* Accesses of the sites of a fault in the clean run, in calls before @op. */
static unsigned long met_before(const struct cf_sweep *sweep,
				const struct cf_fault *fault, unsigned int op)
{
	const struct cf_trace *trace = &sweep->clean->trace;
	unsigned long count = 0;

	for (unsigned long i = 0; i < trace->count; i++)
		count += trace->entries[i].op < op &&
			 trace->entries[i].occurrence &&
			 cf_fault_matches(fault, trace->entries[i].site);
	return count;
}

/* ---- making ---- */

static int put_fault(const struct cf_sweep *sweep,
		     const struct cf_trace_entry *entry, struct cf_fault fault,
		     char *text, size_t size)
{
	unsigned long before;
	size_t used;
	int error;

	fault.ordinal = entry->site->ordinal;
	before = met_before(sweep, &fault, entry->op);
	/* One that only another fault reaches may count from anywhere. */
	if (fault.occ_first <= before)
		return -EINVAL;
	fault.occ_first -= before;
	fault.occ_last -= before;
	error = cf_fault_format(&fault, text, size);
	if (error)
		return error;
	used = strlen(text);
	used += snprintf(text + used, size - used, " | ");
	if (used >= size)
		return -ENOSPC;
	describe(sweep, entry->op, text + used, size - used);
	used += strlen(text + used);
	used += snprintf(text + used, size - used, "#%d",
			 call_number(sweep, entry->op));
	return used < size ? 0 : -ENOSPC;
}

static int make_attack(const struct cf_sweep *sweep,
		       const struct cf_attack *attack, char *token)
{
	char text[CF_ATTACK_TEXT_MAX], call[256], digits[DIGITS + 1];
	int size;

	cf_attack_format(attack, text);
	describe(sweep, attack->op, call, sizeof(call));
	short_digest(sweep, digits);
	size = snprintf(token, CF_TOKEN_MAX, "%s | %s#%d | %s", text, call,
			call_number(sweep, attack->op), digits);
	return size < CF_TOKEN_MAX ? 0 : -ENOSPC;
}

int cf_token_make(const struct cf_sweep *sweep, unsigned long run, char *token)
{
	struct cf_attack attack;
	const struct cf_plan_item *item[CF_PLAN_FAULTS];
	struct cf_fault fault[CF_PLAN_FAULTS];
	char digits[DIGITS + 1];
	int count = cf_plan_faults(&sweep->plan, run, fault);
	size_t used = 0;
	int error = 0;

	if (cf_sweep_attack(sweep, run, &attack))
		return make_attack(sweep, &attack, token);
	if (count < 1)
		return -EINVAL;
	item[count - 1] = cf_plan_item(&sweep->plan, run);
	if (count > 1)
		item[0] = cf_plan_item(&sweep->plan, item[1]->before);
	for (int i = 0; i < count && !error; i++) {
		if (i)
			used += snprintf(token + used, CF_TOKEN_MAX - used,
					 " ; ");
		error = put_fault(sweep, item[i]->entry, fault[i], token + used,
				  CF_TOKEN_MAX - used);
		used += strlen(token + used);
	}
	if (error)
		return error;
	short_digest(sweep, digits);
	used += snprintf(token + used, CF_TOKEN_MAX - used, " | %s", digits);
	return used < CF_TOKEN_MAX ? 0 : -ENOSPC;
}

/* ---- reading ---- */

static int refuse(const char *seen, const char *expected)
{
	fprintf(stderr, "copyfault: \"%s\" seen, expected %s\n", seen,
		expected);
	return -EINVAL;
}

static int parse_fault(const char *text, struct cf_fault *fault)
{
	struct cf_fault_error error;

	if (!cf_fault_parse(text, fault, &error) &&
	    !cf_fault_resolve(fault, text, &error))
		return 0;
	fprintf(stderr, "copyfault: %s\n", error.text);
	return -EINVAL;
}

/* "CALL#N". Return: index of that call, or -EINVAL with a message. */
static int parse_call(const struct cf_sweep *sweep, char *call)
{
	char *hash = strrchr(call, '#'), *end;
	unsigned long number;
	int op;

	if (!hash || hash[1] < '1' || hash[1] > '9')
		return refuse(call, "a system call and its number, CALL#N");
	*hash = '\0';
	number = strtoul(hash + 1, &end, 10);
	op = *end ? -1 : find_call(sweep, call, number);
	*hash = '#';
	if (op < 0)
		return refuse(call, "a call of the workload: copyfault census lists them");
	return op;
}

/* Move the occurrence from the call to the whole workload. */
static int place_fault(const struct cf_sweep *sweep, char *call,
		       struct cf_fault *fault)
{
	int op = parse_call(sweep, call);
	unsigned long before;

	if (op < 0)
		return op;
	before = met_before(sweep, fault, op);
	fault->occ_first += before;
	if (fault->occ_last != CF_FAULT_FOREVER)
		fault->occ_last += before;
	return 0;
}

/* Cut @text at the first @mark. Return: what stands behind it, or NULL. */
static char *cut(char *text, const char *mark)
{
	char *at = strstr(text, mark);

	if (!at)
		return NULL;
	*at = '\0';
	return at + strlen(mark);
}

static int parse_couple(const struct cf_sweep *sweep, char *text,
			struct cf_fault *fault)
{
	char *call = cut(text, " | ");
	int error = parse_fault(text, fault);

	if (error || !call)
		return error;
	return place_fault(sweep, call, fault);
}

/* Cut the digest off, which stands behind the last call. */
static void check_digest(const struct cf_sweep *sweep, char *text)
{
	char digits[DIGITS + 1];
	char *last = strrchr(text, '|');

	if (!last || strspn(last + 2, "0123456789abcdef") != DIGITS ||
	    last[2 + DIGITS] || last == text || strchr(text, '|') == last)
		return;
	short_digest(sweep, digits);
	if (strcmp(last + 2, digits))
		fprintf(stderr, "copyfault: the driver is not what it was when this token was made: %s then, %s now\n",
			last + 2, digits);
	last[-1] = '\0';
}

int cf_token_parse(const struct cf_sweep *sweep, const char *token,
		   struct cf_fault *fault, int *count)
{
	char *text = strdup(token), *next;
	int error = 0;

	if (!text)
		return -ENOMEM;
	check_digest(sweep, text);
	*count = 0;
	for (char *couple = text; couple && !error; couple = next) {
		next = cut(couple, strstr(couple, " ; ") ? " ; " : "; ");
		if (*count == CF_PLAN_FAULTS)
			error = refuse(couple, "two faults at most");
		else
			error = parse_couple(sweep, couple, &fault[*count]);
		++*count;
	}
	free(text);
	return error;
}

static int parse_attack(const struct cf_sweep *sweep, char *text,
			struct cf_attack *attack)
{
	struct cf_fault_error error;
	char *call;
	int op;

	check_digest(sweep, text);
	call = cut(text, " | ");
	if (cf_attack_parse(text, attack, &error)) {
		fprintf(stderr, "copyfault: %s\n", error.text);
		return -EINVAL;
	}
	op = call ? parse_call(sweep, call) :
	     refuse(text, "an attack and its call, ATTACK | CALL#N");
	attack->op = op;
	return op < 0 ? op : 0;
}

int cf_token_parse_attack(const struct cf_sweep *sweep, const char *token,
			  struct cf_attack *attack, int *is_attack)
{
	char *text = strdup(token);
	int error;

	*is_attack = cf_attack_is(token);
	if (!text)
		return -ENOMEM;
	error = *is_attack ? parse_attack(sweep, text, attack) : 0;
	free(text);
	return error;
}
