// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Put the results of shards together. Host-side.
 *
 * What cf_tally_add() does with tallies is done here with results: verdicts
 * add up, findings with one id are one, the lowest run gives the facts, and a
 * finding that needs two residues may get its second one from another shard.
 * Runs of unproven findings count as pass in each part and in the whole, so
 * they are taken back before and settled again after.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "audit/journal.h"
#include "result.h"

static json_int_t number(const json_t *object, const char *key)
{
	return json_integer_value(json_object_get(object, key));
}

static void set_number(json_t *object, const char *key, json_int_t value)
{
	json_object_set_new(object, key, json_integer(value));
}

static const char *text(const json_t *object, const char *key)
{
	const char *value = json_string_value(json_object_get(object, key));

	return value ? value : "";
}

/* ---- sorted lists ---- */

typedef int compare_fn(const json_t *a, const json_t *b);

/* Return: the entry that is like @row; NULL: @row is in the list now. */
static json_t *insert(json_t *list, json_t *row, compare_fn *compare)
{
	size_t at = 0;
	json_t *old;

	while ((old = json_array_get(list, at)) && compare(old, row) < 0)
		at++;
	if (old && !compare(old, row))
		return old;
	json_array_insert_new(list, at, row);
	return NULL;
}

/* By site, then by reason. */
static int compare_skipped(const json_t *a, const json_t *b)
{
	int order = strcmp(text(a, "site"), text(b, "site"));

	return order ? order : strcmp(text(a, "why"), text(b, "why"));
}

void cf_skipped_add(json_t *skipped, json_t *row)
{
	json_t *old = insert(skipped, row, compare_skipped);

	if (!old)
		return;
	set_number(old, "runs", number(old, "runs") + number(row, "runs"));
	json_decref(row);
}

static int compare_copies(const json_t *a, const json_t *b)
{
	json_int_t order = number(a, "op") - number(b, "op");

	return order ? (order < 0 ? -1 : 1) :
		       strcmp(text(a, "site"), text(b, "site"));
}

void cf_pairs_add(json_t *copies, json_t *row)
{
	json_t *old = insert(copies, row, compare_copies);

	if (!old)
		return;
	if (number(row, "run") < number(old, "run"))
		set_number(old, "run", number(row, "run"));
	json_decref(row);
}

/* ---- findings ---- */

/* The lowest run, and the lowest with another residue, of two such couples. */
static json_t *merge_residues(const json_t *a, const json_t *b)
{
	json_t *lowest = NULL, *other = NULL, *residue, *couple = json_array();
	json_t *four = json_array();
	size_t i;

	json_array_extend(four, (json_t *)a);
	json_array_extend(four, (json_t *)b);
	json_array_foreach(four, i, residue)
		if (!lowest || number(residue, "run") < number(lowest, "run"))
			lowest = residue;
	json_array_foreach(four, i, residue)
		if (number(residue, "bytes") != number(lowest, "bytes") &&
		    (!other || number(residue, "run") < number(other, "run")))
			other = residue;
	if (lowest)
		json_array_append(couple, lowest);
	if (other)
		json_array_append(couple, other);
	json_decref(four);
	return couple;
}

static json_t *merge_finding(const json_t *a, const json_t *b)
{
	int a_first = number(a, "run") <= number(b, "run");
	json_t *merged = json_copy((json_t *)(a_first ? a : b));

	set_number(merged, "count", number(a, "count") + number(b, "count"));
	json_object_set_new(merged, "residues",
		merge_residues(json_object_get(a, "residues"),
			       json_object_get(b, "residues")));
	return merged;
}

static void add_finding(json_t *findings, json_t *finding)
{
	json_t *old;
	size_t i;

	json_array_foreach(findings, i, old) {
		if (strcmp(text(old, "id"), text(finding, "id")))
			continue;
		json_array_set_new(findings, i, merge_finding(old, finding));
		return;
	}
	json_array_append(findings, finding);
}

static int is_proven(const json_t *finding)
{
	return !json_is_true(json_object_get(finding, "needs_two")) ||
	       json_array_size(json_object_get(finding, "residues")) > 1;
}

/* Runs of unproven findings that would count as findings. */
static json_int_t grave_runs(const json_t *unproven)
{
	json_int_t runs = 0;
	json_t *finding;
	size_t i;

	json_array_foreach((json_t *)unproven, i, finding)
		if (number(finding, "severity") <= 2)
			runs += number(finding, "count");
	return runs;
}

/* Move runs of unproven findings from pass to finding. */
static void move_runs(json_t *verdicts, json_int_t runs)
{
	set_number(verdicts, "pass", number(verdicts, "pass") - runs);
	set_number(verdicts, "finding", number(verdicts, "finding") + runs);
}

/* ---- adding up ---- */

static void add_verdicts(json_t *sum, const json_t *result)
{
	const char *name;
	json_t *count;

	json_object_foreach(json_object_get(result, "verdicts"), name, count)
		set_number(sum, name,
			   number(sum, name) + json_integer_value(count));
	move_runs(sum, grave_runs(json_object_get(result, "unproven")));
}

static void add_lists(json_t *findings, json_t *skipped, const json_t *result)
{
	json_t *entry;
	size_t i;

	json_array_foreach(json_object_get(result, "findings"), i, entry)
		add_finding(findings, entry);
	json_array_foreach(json_object_get(result, "unproven"), i, entry)
		add_finding(findings, entry);
	json_array_foreach(json_object_get(result, "skipped"), i, entry)
		cf_skipped_add(skipped, json_deep_copy(entry));
}

/* Into those that are proven, and the rest. */
static void divide(json_t *whole, json_t *all)
{
	json_t *findings = json_array(), *unproven = json_array();
	json_t *finding;
	size_t i;

	json_array_foreach(all, i, finding)
		json_array_append(is_proven(finding) ? findings : unproven,
				  finding);
	cf_findings_sort(findings);
	cf_findings_explain(findings);
	cf_findings_sort(unproven);
	json_object_set_new(whole, "findings", findings);
	json_object_set_new(whole, "unproven", unproven);
}

static void add_pairs(json_t *sum, const json_t *result)
{
	const json_t *pairs = json_object_get(result, "pairs");
	json_t *row;
	size_t i;

	json_array_foreach(json_object_get(pairs, "copies"), i, row)
		cf_pairs_add(json_object_get(sum, "copies"),
			     json_deep_copy(row));
	set_number(sum, "lost", number(sum, "lost") + number(pairs, "lost"));
	set_number(sum, "runs", number(sum, "runs") + number(pairs, "runs"));
}

static json_t *add_up(json_t *const *results, int count, int is_whole)
{
	json_t *whole = json_copy(results[0]), *all = json_array();
	json_t *verdicts = json_object(), *skipped = json_array();
	json_t *pairs = json_pack("{s[] si si}", "copies", "lost", 0, "runs", 0);
	json_int_t runs = 0;

	for (int i = 0; i < count; i++) {
		add_pairs(pairs, results[i]);
		add_verdicts(verdicts, results[i]);
		add_lists(all, skipped, results[i]);
		runs += number(results[i], "runs");
	}
	json_object_set_new(whole, "shard", json_null());
	json_object_set_new(whole, "complete", json_boolean(is_whole));
	set_number(whole, "runs", runs);
	json_object_set_new(whole, "verdicts", verdicts);
	json_object_set_new(whole, "skipped", skipped);
	json_object_set_new(whole, "pairs", pairs);
	divide(whole, all);
	move_runs(verdicts,
		  -grave_runs(json_object_get(whole, "unproven")));
	json_decref(all);
	return whole;
}

/* ---- may they be added up? ---- */

#define SHARDS_MAX 1000000

static int refuse(const char *name, const char *why, const char *what)
{
	fprintf(stderr, "copyfault: %s: %s%s\n", name, why, what);
	return -EINVAL;
}

static int check_format(const json_t *result, const char *name)
{
	static const char *const arrays[] = {
		"findings", "unproven", "skipped", "sites",
	};
	const char *format = text(result, "format");

	if (strcmp(format, CF_RESULT_FORMAT))
		return refuse(name, "not a result of copyfault: format " CF_RESULT_FORMAT " expected, seen: ",
			      *format ? format : "none");
	for (int i = 0; i < 4; i++)
		if (!json_is_array(json_object_get(result, arrays[i])))
			return refuse(name, "a damaged result: it lacks ",
				      arrays[i]);
	if (!json_is_object(json_object_get(result, "verdicts")))
		return refuse(name, "a damaged result: it lacks ", "verdicts");
	if (!json_is_object(json_object_get(result, "pairs")))
		return refuse(name, "a damaged result: it lacks ", "pairs");
	return 0;
}

static int check_plan(const json_t *first, const json_t *result,
		      const char *name, const char *first_name)
{
	json_t *identity = cf_result_identity(first);
	char path[256] = "", why[512];
	int differs = cf_identity_differs(identity, result, path, sizeof(path));

	json_decref(identity);
	snprintf(why, sizeof(why), "%s differs from that of %s", path,
		 first_name);
	return differs ? refuse(name, "the result of another plan: ", why) : 0;
}

/* Index 1.., 1 of a sweep without shards. */
static json_int_t index_of(const json_t *result)
{
	const json_t *shard = json_object_get(result, "shard");

	return json_is_object(shard) ? number(shard, "index") : 1;
}

static json_int_t total_of(const json_t *result)
{
	const json_t *shard = json_object_get(result, "shard");

	return json_is_object(shard) ? number(shard, "total") : 1;
}

static int is_sane(const json_t *result)
{
	return index_of(result) >= 1 && index_of(result) <= total_of(result) &&
	       total_of(result) <= SHARDS_MAX;
}

static int check_shard(json_t *const *results, const char *const *names,
		       int i, int partial)
{
	if (!is_sane(results[i]))
		return refuse(names[i], "a damaged result: ",
			      "its shard is none of its shards");
	if (total_of(results[i]) != total_of(results[0]))
		return refuse(names[i], "another number of shards than in ",
			      names[0]);
	for (int j = 0; j < i; j++)
		if (index_of(results[j]) == index_of(results[i]))
			return refuse(names[i], "the same shard as ", names[j]);
	if (!partial && !json_is_true(json_object_get(results[i], "complete")))
		return refuse(names[i], "not complete: it was interrupted", "");
	return 0;
}

static int has_shard(json_t *const *results, int count, json_int_t index)
{
	for (int i = 0; i < count; i++)
		if (index_of(results[i]) == index)
			return 1;
	return 0;
}

/* Name the shards that are missing. Return: how many. */
static int missing(json_t *const *results, int count, int is_told)
{
	json_int_t total = total_of(results[0]);
	int absent = 0;

	for (json_int_t i = 1; i <= total; i++) {
		if (has_shard(results, count, i))
			continue;
		if (is_told)
			fprintf(stderr, "%s %lld",
				absent ? "," : "copyfault: missing of the shards:",
				(long long)i);
		absent++;
	}
	if (absent && is_told)
		fprintf(stderr, " of %lld; --partial does without\n",
			(long long)total);
	return absent;
}

int cf_result_merge(json_t *const *results, const char *const *names,
		    int count, int partial, json_t **whole)
{
	int is_whole = 1, error = 0;

	for (int i = 0; i < count && !error; i++) {
		error = check_format(results[i], names[i]);
		if (!error && i)
			error = check_plan(results[0], results[i], names[i],
					   names[0]);
		if (!error)
			error = check_shard(results, names, i, partial);
		is_whole &= json_is_true(json_object_get(results[i],
							 "complete"));
	}
	if (!error && missing(results, count, !partial)) {
		is_whole = 0;
		error = partial ? 0 : -EINVAL;
	}
	if (!error)
		*whole = add_up(results, count, is_whole);
	return error;
}
