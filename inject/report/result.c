// SPDX-License-Identifier: LGPL-2.1-or-later
/* The result of a sweep as JSON. Host-side. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "audit/digest.h"
#include "audit/place.h"
#include "audit/sanitize.h"
#include "config.h"
#include "result.h"

json_t *cf_json_text(const char *text)
{
	json_t *json = json_string(text);
	char *plain;

	if (json || !text)
		return json ? json : json_null();
	plain = strdup(text);
	for (char *p = plain; p && *p; p++)
		if (*p & 0x80)
			*p = '?';
	json = json_string(plain);
	free(plain);
	return json;
}

static json_t *texts(const char *const *list, int count)
{
	json_t *array = json_array();

	for (int i = 0; i < count; i++)
		json_array_append_new(array, cf_json_text(list[i]));
	return array;
}

/* ---- before the runs ---- */

static json_t *tool(void)
{
	return json_pack("{ss ss}", "name", "copyfault", "version",
			 PACKAGE_VERSION);
}

static json_t *driver(const struct cf_sweep *sweep)
{
	const struct cf_build *build = sweep->build;
	char source[CF_DIGEST_TEXT], object[CF_DIGEST_TEXT];

	cf_digest_files(build->source, build->source_count, source);
	cf_digest_object(build->object, object);
	return json_pack("{so so so ss? so ss ss}",
			 "name", cf_json_text(build->name),
			 "sources", texts(build->source, build->source_count),
			 "flags", texts(build->flags, build->flag_count),
			 "sanitizers", build->is_sanitized ?
			 CF_SANITIZERS : NULL,
			 "params", cf_json_text(sweep->params),
			 "source_digest", source, "object_digest", object);
}

static json_t *era(const struct cf_era *era)
{
	char text[64];

	if (era->patch)
		snprintf(text, sizeof(text), "%u.%u.%u", era->major,
			 era->minor, era->patch);
	else
		snprintf(text, sizeof(text), "%u.%u", era->major, era->minor);
	return json_pack("{ss so}", "kernel", text, "because",
			 cf_json_text(era->because));
}

/* Names of the bits of a mask. */
static json_t *names(unsigned int mask, const char *const *list, int first,
		     int count)
{
	json_t *array = json_array();

	for (int i = first; i < count; i++)
		if (mask & 1U << i)
			json_array_append_new(array, json_string(list[i]));
	return array;
}

static json_t *plan(const struct cf_sweep *sweep)
{
	const struct cf_plan_options *options = &sweep->options;
	const struct cf_plan *plan = &sweep->plan;
	json_t *by_kind = json_object();

	for (int i = CF_KIND_NONE + 1; i < CF_KIND_COUNT; i++)
		json_object_set_new(by_kind, cf_kind_names[i],
				    json_integer(cf_plan_count(plan, i)));
	return json_pack("{so so so so sb sI sI sI sI sI sI sI so}",
		"offsets", cf_json_text(options->offsets.text),
		"kinds", names(options->kinds, cf_kind_names,
			       CF_KIND_NONE + 1, CF_KIND_COUNT),
		"with", names(cf_plan_axes(options), cf_axis_names,
			      CF_AXIS_PLAIN + 1, CF_AXIS_COUNT),
		"sites", cf_json_text(options->sites),
		"pairs", options->pairs,
		"copies", (json_int_t)plan->copies,
		"attacks", (json_int_t)plan->attacks,
		"words_left_out", (json_int_t)sweep->targets.left_out,
		"left_out", (json_int_t)plan->left_out,
		"sampled", (json_int_t)plan->sampled,
		"runs", (json_int_t)plan->runs,
		"chunks", (json_int_t)plan->chunks, "by_kind", by_kind);
}

static json_t *oracles_off(void)
{
	json_t *array = json_array();

	for (int i = 0; i < CF_ORACLE_COUNT; i++)
		if (cf_oracle_is_off(i))
			json_array_append_new(array,
				json_string(cf_oracles[i].name));
	return array;
}

static json_t *choices(const unsigned char *choice)
{
	json_t *object = json_object();

	for (int i = 0; i < CF_POLICY_COUNT; i++)
		if (choice[i])
			json_object_set_new(object, cf_knobs[i].name,
				json_string(cf_knobs[i].choice[choice[i]]));
	return object;
}

static json_t *policy(const struct cf_sweep *sweep)
{
	const struct cf_policy *policy = sweep->policy;
	json_t *ops = json_object();

	for (int i = 0; policy && i < policy->ops; i++)
		json_object_set_new(ops, policy->op[i].name,
				    choices(policy->op[i].choice));
	if (policy)
		return json_pack("{so so so}",
				 "file", cf_json_text(sweep->policy_file),
				 "all", choices(policy->choice), "ops", ops);
	json_decref(ops);
	return json_null();
}

static json_t *workload(const struct cf_sweep *sweep)
{
	const struct cf_workload *workload = &sweep->fit->workload;
	json_t *devices = json_array(), *calls = json_array();

	for (int i = 0; i < workload->node_count; i++)
		json_array_append_new(devices,
				      cf_json_text(workload->node[i].path));
	for (int i = 0; i < workload->count; i++) {
		char text[256];

		cf_op_describe(workload, &workload->op[i], text, sizeof(text));
		json_array_append_new(calls, json_pack("{so sI}",
			"call", cf_json_text(text),
			"returned", (json_int_t)sweep->clean->op[i].ret));
	}
	return json_pack("{so si si si si sb so}", "devices", devices,
			 "devices_left_out", sweep->fit->nodes_left_out,
			 "ioctls", sweep->build->ioctl_count,
			 "ioctls_left_out", sweep->build->ioctls_dropped,
			 "refused", sweep->fit->refused,
			 "is_full", sweep->fit->is_full, "calls", calls);
}

/* Accesses of the clean run that a fault can stop. */
static unsigned long reached(const struct cf_sweep *sweep,
			     const struct cf_site *site)
{
	const struct cf_trace *trace = &sweep->clean->trace;
	unsigned long count = 0;

	for (unsigned long i = 0; i < trace->count; i++)
		count += trace->entries[i].site == site &&
			 cf_trace_is_stoppable(&trace->entries[i]);
	return count;
}

static json_t *sites(const struct cf_sweep *sweep)
{
	json_t *array = json_array();
	struct cf_site *site = NULL;

	while ((site = cf_module_next_site(sweep->module, site))) {
		char key[256];

		cf_site_key(site, key, sizeof(key));
		json_array_append_new(array, json_pack(
			"{so so si so ss si sI}", "site", cf_json_text(key),
			"file", cf_json_text(site->file), "line", site->line,
			"function", cf_json_text(site->function),
			"primitive", cf_prims[site->prim].name,
			"ordinal", site->ordinal,
			"reached", (json_int_t)reached(sweep, site)));
	}
	return array;
}

static json_t *shard(const struct cf_sweep *sweep)
{
	if (!sweep->shard.total)
		return json_null();
	return json_pack("{sI sI sI}",
			 "index", (json_int_t)sweep->shard.index,
			 "total", (json_int_t)sweep->shard.total,
			 "runs", (json_int_t)cf_sweep_share(sweep));
}

/* What the oracles compare runs with, and how much of it there is. */
static json_t *comparisons(const struct cf_sweep *sweep)
{
	const struct cf_colours *colours = &sweep->colours;

	return json_pack("{sb si sI sI si}",
		"worlds", sweep->worlds.layout.size > 0,
		"worlds_unknown", cf_worlds_unknown(&sweep->worlds),
		"colours", (json_int_t)colours->runs,
		"colours_lost", (json_int_t)colours->lost,
		"stains_lost", colours->stains_lost);
}

json_t *cf_result_new(const struct cf_sweep *sweep)
{
	return json_pack("{ss so so so ss so so sI so so so so so sb}",
			 "format", CF_RESULT_FORMAT, "tool", tool(),
			 "driver", driver(sweep), "era", era(&sweep->build->era),
			 "arch", CF_ARCH, "oracles_off", oracles_off(),
			 "policy", policy(sweep),
			 "seed", (json_int_t)sweep->options.offsets.seed,
			 "plan", plan(sweep), "workload", workload(sweep),
			 "sites", sites(sweep),
			 "comparisons", comparisons(sweep),
			 "shard", shard(sweep),
			 "complete", 0);
}

/* ---- after them ---- */

static json_t *verdicts(const struct cf_tally *total)
{
	json_t *object = json_object();

	for (int i = 0; i < CF_VERDICT_COUNT; i++)
		json_object_set_new(object, cf_verdict_names[i],
				    json_integer(total->verdict[i]));
	return object;
}

static json_t *skipped(const struct cf_tally *total)
{
	json_t *array = json_array();

	for (unsigned int i = 0; i < total->skips; i++) {
		const struct cf_skipped *skipped = &total->skipped[i];
		char key[256] = "";

		if (skipped->site)
			cf_site_key(skipped->site, key, sizeof(key));
		cf_skipped_add(array, json_pack("{so ss ss sI}",
			"site", cf_json_text(key),
			"why", cf_skips[skipped->why].name,
			"text", cf_skips[skipped->why].text,
			"runs", (json_int_t)skipped->runs));
	}
	return array;
}

static int is_equal(const json_t *a, const json_t *b, const char *key)
{
	return json_equal(json_object_get(a, key), json_object_get(b, key));
}

/*
 * An oracle that was switched off says nothing; two calls that crash at one
 * line are one finding.
 */
static void add_crash(json_t *array, json_t *finding)
{
	json_t *old;
	size_t i;

	if (!finding)
		return;
	json_array_foreach(array, i, old)
		if (json_is_integer(json_object_get(finding, "line")) &&
		    is_equal(old, finding, "line") &&
		    is_equal(old, finding, "file")) {
			json_decref(finding);
			return;
		}
	json_array_append_new(array, finding);
}

/* What shows without the runs of the plan. */
static void add_faultless(json_t *array, const struct cf_sweep *sweep)
{
	const struct cf_tally *faultless = &sweep->faultless;

	/* Faults and attacks find again what was a matter of what it passed. */
	for (int i = 0; i < sweep->fit->crashes; i++)
		if (!sweep->fit->crash[i].is_followed &&
		    !sweep->fit->crash[i].is_change)
			add_crash(array,
				  cf_fit_crash_json(sweep,
						    &sweep->fit->crash[i]));
	for (int i = 0; i < sweep->colours.stains; i++) {
		json_t *stain = cf_stain_json(sweep, &sweep->colours.stain[i]);

		if (stain)
			json_array_append_new(array, stain);
	}
	for (unsigned int i = 0; !sweep->is_replay && i < faultless->findings;
	     i++)
		json_array_append_new(array,
			cf_faultless_json(sweep, &faultless->finding[i]));
}

/* Those that are proven, or those that are not. */
static json_t *findings(const struct cf_sweep *sweep, int proven)
{
	const struct cf_tally *total = &sweep->total;
	json_t *array = json_array();

	if (proven)
		add_faultless(array, sweep);
	for (unsigned int i = 0; i < total->findings; i++)
		if (cf_finding_is_proven(&total->finding[i]) == proven)
			json_array_append_new(array,
				cf_finding_json(sweep, &total->finding[i]));
	cf_findings_sort(array);
	if (proven)
		cf_findings_explain(array);
	return array;
}

/* Copies that only a fault reaches, and the runs that stopped them. */
static json_t *pairs(const struct cf_sweep *sweep)
{
	const struct cf_workload *workload = &sweep->fit->workload;
	const struct cf_tally *total = &sweep->total;
	json_t *copies = json_array();

	for (unsigned int i = 0; i < total->news_count; i++) {
		const struct cf_news *news = &total->news[i];
		char key[256], call[256];

		cf_site_key(news->entry.site, key, sizeof(key));
		cf_op_describe(workload, &workload->op[news->entry.op], call,
			       sizeof(call));
		cf_pairs_add(copies, json_pack("{so so si sI}",
			"site", cf_json_text(key), "call", cf_json_text(call),
			"op", news->entry.op, "run", (json_int_t)news->run));
	}
	return json_pack("{so sI sI}", "copies", copies,
		"lost", (json_int_t)total->news_lost,
		"runs", (json_int_t)(sweep->plan.runs - sweep->level_runs));
}

void cf_result_fill(json_t *result, const struct cf_sweep *sweep)
{
	const struct cf_tally *total = &sweep->total;
	int is_complete = cf_tally_runs(total) == cf_sweep_share(sweep);

	json_object_set_new(result, "complete", json_boolean(is_complete));
	json_object_set_new(result, "runs",
			    json_integer(cf_tally_runs(total)));
	json_object_set_new(result, "verdicts", verdicts(total));
	json_object_set_new(result, "skipped", skipped(total));
	json_object_set_new(result, "pairs", pairs(sweep));
	json_object_set_new(result, "findings", findings(sweep, 1));
	json_object_set_new(result, "unproven", findings(sweep, 0));
}

/* ---- whose result it is ---- */

json_t *cf_result_identity(const json_t *result)
{
	static const char *const members[] = {
		"tool", "driver", "era", "arch", "oracles_off", "policy", "seed", "plan",
		"workload", "sites",
	};
	json_t *identity = json_object();

	for (size_t i = 0; i < sizeof(members) / sizeof(members[0]); i++)
		json_object_set(identity, members[i],
				json_object_get(result, members[i]));
	return identity;
}

/* By way of a name of its own, so that a full disk leaves no half file. */
int cf_result_write(const json_t *result, const char *path)
{
	size_t size = strlen(path) + 8;
	char *part = malloc(size);
	FILE *file;
	int error = 0;

	if (!part)
		return -ENOMEM;
	snprintf(part, size, "%s.part", path);
	file = fopen(part, "w");
	if (!file)
		error = -errno;
	if (file && (json_dumpf(result, file, JSON_INDENT(1)) ||
		     fputc('\n', file) == EOF))
		error = -EIO;
	if (file && fclose(file) && !error)
		error = -errno;
	if (!error && rename(part, path))
		error = -errno;
	if (error && file)
		unlink(part);
	if (error)
		fprintf(stderr, "copyfault: %s: %s\n", path, strerror(-error));
	free(part);
	return error;
}

int cf_result_is_dirty(const json_t *result)
{
	const json_t *findings = json_object_get(result, "findings");
	json_t *finding;
	size_t i;

	json_array_foreach((json_t *)findings, i, finding)
		if (json_integer_value(json_object_get(finding, "severity")) <= 2)
			return 1;
	return 0;
}
