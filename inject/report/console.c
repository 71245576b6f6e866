// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * What a sweep found, for people, on stdout. Host-side.
 *
 * All of it is read from the result, so that a sweep, a sum of shards and a
 * file say the same in the same words.
 */
#include <stdio.h>
#include <string.h>

#include "console.h"

static const char *text(const json_t *object, const char *key)
{
	const char *value = json_string_value(json_object_get(object, key));

	return value ? value : "";
}

static long long number(const json_t *object, const char *key)
{
	return json_integer_value(json_object_get(object, key));
}

static const char *plural(long long n)
{
	return n == 1 ? "" : "s";
}

static const char *copies(long long n)
{
	return n == 1 ? "copy" : "copies";
}

static const char *source(const json_t *result)
{
	const json_t *driver = json_object_get(result, "driver");
	const char *name = json_string_value(
		json_array_get(json_object_get(driver, "sources"), 0));

	return name ? name : "";
}

/* ---- the head ---- */

static void print_driver(const json_t *result)
{
	const json_t *driver = json_object_get(result, "driver");
	const json_t *era = json_object_get(result, "era");

	printf("%s: driver %s, kernel %s", source(result),
	       text(driver, "name"), text(era, "kernel"));
	if (text(era, "because")[0])
		printf(" (it uses %s)", text(era, "because"));
	if (text(driver, "sanitizers")[0])
		printf(", -fsanitize=%s", text(driver, "sanitizers"));
	printf("\n");
}

static void print_workload(const json_t *workload)
{
	json_t *device;
	size_t i;

	printf("  devices   ");
	json_array_foreach(json_object_get(workload, "devices"), i, device)
		printf(" %s", json_string_value(device));
	if (number(workload, "devices_left_out"))
		printf(" and %lld more, not audited",
		       number(workload, "devices_left_out"));
	printf("\n  ioctls     %lld in the source",
	       number(workload, "ioctls"));
	if (number(workload, "ioctls_left_out"))
		printf(" and %lld more, not audited",
		       number(workload, "ioctls_left_out"));
	printf("\n  workload   %zu system calls%s; %lld others fail before they copy anything\n",
	       json_array_size(json_object_get(workload, "calls")),
	       json_is_true(json_object_get(workload, "is_full")) ?
	       " and no room for more" : "", number(workload, "refused"));
}

static void print_plan(const json_t *plan)
{
	long long sampled = number(plan, "sampled");
	long long left_out = number(plan, "left_out");

	printf("  census     %lld user %s that can be stopped",
	       number(plan, "copies"), copies(number(plan, "copies")));
	if (left_out)
		printf("; %lld more that --sites leaves out", left_out);
	printf("\n  plan       %lld runs", number(plan, "runs"));
	if (number(plan, "attacks"))
		printf(", %lld of them attacks", number(plan, "attacks"));
	if (sampled && !strcmp(text(plan, "offsets"), "all"))
		printf("; %lld %s of more than 4096 bytes at edges only",
		       sampled, copies(sampled));
	else if (sampled)
		printf("; %lld %s not at every byte", sampled, copies(sampled));
	if (number(plan, "words_left_out"))
		printf("; %lld words of user memory not attacked",
		       number(plan, "words_left_out"));
	printf("\n");
}

/* Whole, nothing is said: the rule. */
static void print_comparisons(const json_t *comparisons)
{
	long long unknown = number(comparisons, "worlds_unknown");
	long long lost = number(comparisons, "colours_lost");
	long long stains = number(comparisons, "stains_lost");

	if (!json_is_true(json_object_get(comparisons, "worlds")))
		printf("  not judged: what later calls see; the calls give out too many bytes to keep\n");
	if (unknown)
		printf("  not judged: what later calls see of %lld call%s without which the driver crashes\n",
		       unknown, plural(unknown));
	if (lost)
		printf("  not judged: fresh memory in %lld of %lld runs, which crash, hang or are too long\n",
		       lost, number(comparisons, "colours"));
	if (stains)
		printf("  not shown: %lld more uses of fresh memory\n", stains);
}

/* "on_efault: keep, state: torn". */
static void print_choices(const char *sep, const json_t *choices)
{
	const char *knob;
	json_t *choice;

	json_object_foreach((json_t *)choices, knob, choice) {
		printf("%s%s: %s", sep, knob, json_string_value(choice));
		sep = ", ";
	}
}

static void print_policy(const json_t *policy)
{
	const char *op, *sep = "";
	json_t *choices;

	if (!json_is_object(policy))
		return;
	printf("  policy     %s:", text(policy, "file"));
	if (json_object_size(json_object_get(policy, "all")))
		sep = ";";
	if (!json_object_size(json_object_get(policy, "all")) &&
	    !json_object_size(json_object_get(policy, "ops")))
		printf(" nothing is declared");
	print_choices(" ", json_object_get(policy, "all"));
	json_object_foreach(json_object_get(policy, "ops"), op, choices) {
		printf("%s %s", sep, op);
		print_choices(" ", choices);
		sep = ";";
	}
	printf("\n");
}

void cf_report_head(const json_t *result)
{
	const json_t *shard = json_object_get(result, "shard");

	print_driver(result);
	print_policy(json_object_get(result, "policy"));
	print_workload(json_object_get(result, "workload"));
	print_plan(json_object_get(result, "plan"));
	print_comparisons(json_object_get(result, "comparisons"));
	if (json_is_object(shard))
		printf("  shard      %lld of %lld: %lld of these runs\n",
		       number(shard, "index"), number(shard, "total"),
		       number(shard, "runs"));
}

int cf_report_unreached(const json_t *result)
{
	json_t *site;
	int count = 0;
	size_t i;

	json_array_foreach(json_object_get(result, "sites"), i, site) {
		if (number(site, "reached"))
			continue;
		if (!count++)
			printf("  not reached by this workload, not judged:\n");
		printf("    %-24s %-20s %s:%lld\n", text(site, "function"),
		       text(site, "primitive"), text(site, "file"),
		       number(site, "line"));
	}
	return count;
}

/* ---- findings ---- */

static int is_grave(const json_t *finding)
{
	return number(finding, "severity") <= 2;
}

static void print_title(const json_t *finding)
{
	const char *what = text(finding, "text");
	const char *relation = text(finding, "relation");

	printf("\n%s %s S%lld", is_grave(finding) ? "FINDING" : "note",
	       text(finding, "class"), number(finding, "severity"));
	if (text(finding, "file")[0])
		printf(" %s:%lld %s", text(finding, "file"),
		       number(finding, "line"), text(finding, "function"));
	if (text(finding, "primitive")[0])
		printf(" %s", text(finding, "primitive"));
	if (strcmp(what, relation))
		printf("\n  %s: %s\n", what, relation);
	else
		printf("\n  %s\n", relation);
}

static void print_call(const json_t *finding)
{
	const json_t *returned = json_object_get(finding, "returned");
	const json_t *clean = json_object_get(finding, "returned_clean");

	printf("  call      %s", text(finding, "call"));
	if (!json_is_integer(json_object_get(finding, "run")))
		printf(", without any fault");
	printf("\n");
	if (!json_is_integer(returned))
		return;		/* it did not return */
	printf("  returned  %lld", json_integer_value(returned));
	if (json_is_integer(clean))
		printf(", %lld without the fault", json_integer_value(clean));
	printf("\n");
}

static void print_where(const json_t *finding)
{
	json_t *frame;
	size_t i;

	json_array_foreach(json_object_get(finding, "backtrace"), i, frame) {
		printf("  %-9s %s", i ? "" : "at", text(frame, "function"));
		if (number(frame, "line"))
			printf(" %s:%lld", text(frame, "file"),
			       number(frame, "line"));
		printf("\n");
	}
}

static void print_again(const json_t *finding)
{
	static const char *const rows[][2] = {
		{ "fault", "fault" }, { "replay", "replay" },
		{ "fiu-run", "fiu_run" }, { "gdb", "gdb" },
	};

	for (int i = 0; i < 4; i++)
		if (text(finding, rows[i][1])[0])
			printf("  %-9s %s\n", rows[i][0],
			       text(finding, rows[i][1]));
}

static void print_finding(const json_t *finding)
{
	long long count = number(finding, "count");

	print_title(finding);
	print_call(finding);
	printf("  oracle    %s\n", text(finding, "oracle"));
	printf("  expected  %s\n", text(finding, "expected"));
	if (text(finding, "detail")[0])
		printf("            %s\n", text(finding, "detail"));
	print_where(finding);
	if (count)
		printf("  seen in   %lld run%s\n", count, plural(count));
	print_again(finding);
}

void cf_report_findings(const json_t *result)
{
	json_t *finding;
	size_t i;

	json_array_foreach(json_object_get(result, "findings"), i, finding)
		print_finding(finding);
}

/* ---- the tail ---- */

static void print_oracles_off(const json_t *result)
{
	json_t *name;
	size_t i;

	json_array_foreach(json_object_get(result, "oracles_off"), i, name)
		printf("%s: not judged by the oracle %s\n", source(result),
		       json_string_value(name));
}

static void print_verdicts(const json_t *result)
{
	const char *name;
	json_t *count;

	printf("\n%s: %lld runs:", source(result), number(result, "runs"));
	json_object_foreach(json_object_get(result, "verdicts"), name, count)
		if (json_integer_value(count))
			printf(" %lld %s", json_integer_value(count), name);
	printf("\n");
}

/* What is left to be done elsewhere, or was not done. */
static void print_rest(const json_t *result)
{
	const json_t *shard = json_object_get(result, "shard");
	const json_t *pairs = json_object_get(result, "pairs");
	long long wanted = number(json_object_get(result, "plan"), "runs") +
			   number(pairs, "runs");

	if (json_is_object(shard)) {
		printf("%s: shard %lld of %lld: %lld of %lld runs\n",
		       source(result), number(shard, "index"),
		       number(shard, "total"), number(shard, "runs"), wanted);
		wanted = number(shard, "runs");
	}
	if (!json_is_true(json_object_get(result, "complete")))
		printf("%s: not complete: %lld of %lld runs were made\n",
		       source(result), number(result, "runs"), wanted);
}

/* Copies that no clean run makes: were they stopped too? */
static void print_pairs(const json_t *result)
{
	const json_t *pairs = json_object_get(result, "pairs");
	long long count = json_array_size(json_object_get(pairs, "copies"));
	int is_planned = json_is_true(json_object_get(
		json_object_get(result, "plan"), "pairs"));

	if (count && is_planned)
		printf("%s: %lld %s reached only after a fault: %lld runs with a second one\n",
		       source(result), count, copies(count),
		       number(pairs, "runs"));
	else if (count)
		printf("%s: %lld %s reached only after a fault, not judged: --pairs does\n",
		       source(result), count, copies(count));
	if (number(pairs, "lost"))
		printf("%s: %lld such copies more, for which there was no room\n",
		       source(result), number(pairs, "lost"));
}

static void print_skipped(const json_t *result)
{
	json_t *row;
	size_t i;

	json_array_foreach(json_object_get(result, "skipped"), i, row)
		printf("%s: skipped %lld run%s of %s: %s\n", source(result),
		       number(row, "runs"), plural(number(row, "runs")),
		       text(row, "site"), text(row, "text"));
}

void cf_report_tally(const json_t *result)
{
	long long findings = 0, notes = 0;
	json_t *finding;
	size_t i;

	json_array_foreach(json_object_get(result, "findings"), i, finding) {
		findings += is_grave(finding);
		notes += !is_grave(finding);
	}
	print_verdicts(result);
	print_oracles_off(result);
	print_skipped(result);
	print_pairs(result);
	print_rest(result);
	printf("%s: %lld finding%s, %lld note%s\n", source(result), findings,
	       plural(findings), notes, plural(notes));
}
