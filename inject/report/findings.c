// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * A finding as JSON: what it is, where, and the commands that show it again.
 * Host-side.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <copyfault/symbol.h>

#include "audit/digest.h"
#include "audit/place.h"
#include "audit/token.h"
#include "point/point.h"
#include "report/again.h"
#include "result.h"

/* ---- commands ---- */

static json_t *command(const struct cf_sweep *sweep, const char *before,
		       const char *option, const char *token)
{
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);
	json_t *json;

	if (!out)
		return json_null();
	fputs(before, out);
	cf_again_print(out, sweep->build, sweep->params,
		       sweep->policy_option, option, token);
	fclose(out);
	json = cf_json_text(text);
	free(text);
	return json;
}

/*
 * A libfiu point is shared by all calls of one primitive in one function, so
 * the occurrence is another one there: the census tells.
 */
static unsigned int shared_occurrence(const struct cf_sweep *sweep,
				      const struct cf_finding *finding)
{
	const struct cf_trace *trace = &sweep->clean->trace;
	unsigned int count = 0;

	for (unsigned long i = 0; i < trace->count; i++) {
		const struct cf_trace_entry *entry = &trace->entries[i];

		if (!entry->occurrence ||
		    entry->site->prim != finding->site->prim ||
		    strcmp(entry->site->function, finding->site->function) ||
		    strcmp(entry->site->driver, finding->site->driver))
			continue;
		count++;
		if (entry->site == finding->site &&
		    entry->occurrence == finding->occurrence)
			return count;
	}
	return 0;
}

/* null: libfiu cannot say it. */
static json_t *fiu(const struct cf_sweep *sweep,
		   const struct cf_finding *finding, struct cf_fault fault)
{
	char args[1024], before[1100];

	fault.ordinal = 0;
	fault.occ_first = fault.occ_last = shared_occurrence(sweep, finding);
	if (!fault.occ_first || cf_point_fiu_args(&fault, args, sizeof(args)))
		return json_null();
	snprintf(before, sizeof(before), "fiu-run %s ", args);
	return command(sweep, before, "", NULL);
}

/*
 * The faults of the run that shows it: of the plan, or, when there was none,
 * of a replay.
 */
static int faults_of(const struct cf_sweep *sweep,
		     const struct cf_finding *finding, struct cf_fault *fault)
{
	if (!sweep->is_replay)
		return cf_plan_faults(&sweep->plan, finding->run, fault);
	if (sweep->faults) {
		memcpy(fault, sweep->fault, sweep->faults * sizeof(*fault));
		return sweep->faults;
	}
	cf_fault_at_site(fault, finding->site, finding->occurrence,
			 finding->kind, finding->at);
	fault->actions = finding->actions;
	memcpy(fault->action, finding->action, sizeof(fault->action));
	return 1;
}

/* An attack: there is no fault that libfiu or a debugger could wait for. */
static void attack_again(json_t *json, const struct cf_sweep *sweep,
			 const struct cf_finding *finding,
			 const struct cf_attack *attack)
{
	char text[CF_ATTACK_TEXT_MAX], token[CF_TOKEN_MAX];

	cf_attack_format(attack, text);
	json_object_set_new(json, "fault", cf_json_text(text));
	if (sweep->is_replay)
		snprintf(token, sizeof(token), "%s", sweep->replay);
	else if (cf_token_make(sweep, finding->run, token))
		return;
	json_object_set_new(json, "token", cf_json_text(token));
	json_object_set_new(json, "replay", command(sweep, "", "", token));
}

static void add_again(json_t *json, const struct cf_sweep *sweep,
		      const struct cf_finding *finding)
{
	struct cf_fault fault[CF_PLAN_FAULTS];
	char text[CF_PLAN_FAULTS * CF_FAULT_TEXT_MAX];
	char token[CF_TOKEN_MAX];
	struct cf_attack attack;
	int count = 0;

	if (cf_sweep_attack(sweep, finding->run, &attack)) {
		attack_again(json, sweep, finding, &attack);
		return;
	}
	if (finding->site)
		count = faults_of(sweep, finding, fault);
	if (!count || cf_faults_format(fault, count, text, sizeof(text)))
		return;
	json_object_set_new(json, "fault", cf_json_text(text));
	if (sweep->is_replay || cf_token_make(sweep, finding->run, token))
		snprintf(token, sizeof(token), "%s",
			 sweep->replay ? sweep->replay : text);
	json_object_set_new(json, "token", cf_json_text(token));
	json_object_set_new(json, "replay", command(sweep, "", "", token));
	if (count == 1)
		json_object_set_new(json, "fiu_run",
				    fiu(sweep, finding, *fault));
	json_object_set_new(json, "gdb", command(sweep, "", " --gdb", token));
}

/* ---- where ---- */

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static int is_ours(const struct cf_sweep *sweep,
		   const struct cf_symbol *symbol)
{
	return !symbol->object || strcmp(base_name(symbol->object),
					 base_name(sweep->build->object));
}

/* Some compilers write the folder they worked in before a relative name. */
static const char *as_given(const char *file)
{
	static char here[4096];
	size_t size;

	if (!getcwd(here, sizeof(here)))
		return file;
	size = strlen(here);
	return !strncmp(file, here, size) && file[size] == '/' ?
	       file + size + 1 : file;
}

/* The driver's own files as its user knows them, ours without their folder. */
static json_t *frame_file(const struct cf_sweep *sweep,
			  const struct cf_symbol *symbol)
{
	if (!symbol->line)
		return json_null();
	return cf_json_text(is_ours(sweep, symbol) ? base_name(symbol->file) :
						     as_given(symbol->file));
}

/* As far as the system call. */
static json_t *backtrace(const struct cf_sweep *sweep,
			 const struct cf_finding *finding)
{
	json_t *array = json_array();
	int is_call = 0;

	for (unsigned int i = 0; i < finding->frames && !is_call; i++) {
		struct cf_symbol symbol;

		if (!cf_symbol_lookup(finding->where[i] - (i > 0), &symbol))
			continue;
		is_call = !strncmp(symbol.function, "cf_sys_", 7);
		json_array_append_new(array, json_pack("{so so si}",
			"function", cf_json_text(symbol.function),
			"file", frame_file(sweep, &symbol),
			"line", symbol.line));
	}
	return array;
}

/* Where it crashed, such that an edit of another function changes nothing. */
static void crash_place(const struct cf_finding *finding, char *text,
			size_t size)
{
	struct cf_symbol symbol;

	text[0] = '\0';
	if (finding->frames && cf_symbol_lookup(finding->where[0], &symbol))
		snprintf(text, size, "%s+%lu", symbol.function, symbol.offset);
}

/*
 * The same for the same cause, in another run of another plan, and after an
 * edit elsewhere in the driver.
 */
static json_t *id_of(const struct cf_finding *finding, const char *call)
{
	const char *class = cf_classes[finding->class].id;
	char site[256] = "", place[256], text[1024], digest[CF_DIGEST_TEXT];

	if (finding->site)
		cf_site_key(finding->site, site, sizeof(site));
	crash_place(finding, place, sizeof(place));
	snprintf(text, sizeof(text), "%s|%s|%s|%s|%s|%s", class,
		 finding->site ? base_name(finding->site->file) : "", site,
		 finding->relation, place, call);
	cf_digest_bytes(text, strlen(text), digest);
	snprintf(text, sizeof(text), "%s-%.12s", class, digest);
	return json_string(text);
}

static void add_site(json_t *json, const struct cf_site *site)
{
	char key[256];

	cf_site_key(site, key, sizeof(key));
	json_object_set_new(json, "site", cf_json_text(key));
	json_object_set_new(json, "file", cf_json_text(site->file));
	json_object_set_new(json, "line", json_integer(site->line));
	json_object_set_new(json, "function", cf_json_text(site->function));
	json_object_set_new(json, "primitive",
			    json_string(cf_prims[site->prim].name));
}

/* The driver's own line, from which it went where it crashed. */
static int find_place(const struct cf_sweep *sweep,
		      const struct cf_finding *finding,
		      struct cf_symbol *symbol)
{
	for (unsigned int i = 0; i < finding->frames; i++)
		if (cf_symbol_lookup(finding->where[i] - (i > 0), symbol) &&
		    symbol->line && !is_ours(sweep, symbol))
			return 1;
	return finding->frames &&
	       cf_symbol_lookup(finding->where[0], symbol) && symbol->line;
}

/* Without a fault there is no site: the place of the crash. */
static void add_place(json_t *json, const struct cf_sweep *sweep,
		      const struct cf_finding *finding)
{
	struct cf_symbol symbol;

	if (!find_place(sweep, finding, &symbol))
		return;
	json_object_set_new(json, "file", cf_json_text(as_given(symbol.file)));
	json_object_set_new(json, "line", json_integer(symbol.line));
	json_object_set_new(json, "function", cf_json_text(symbol.function));
}

/* ---- what ---- */

static json_t *call_of(const struct cf_sweep *sweep, int op)
{
	const struct cf_workload *workload = &sweep->fit->workload;
	char text[256] = "module exit";

	if (op >= 0)
		cf_op_describe(workload, &workload->op[op], text,
			       sizeof(text));
	return cf_json_text(text);
}

static json_t *residues(const struct cf_finding *finding)
{
	json_t *array = json_array();

	json_array_append_new(array, json_pack("{sI sI}",
		"run", (json_int_t)finding->run,
		"bytes", (json_int_t)finding->residue));
	if (finding->has_other)
		json_array_append_new(array, json_pack("{sI sI}",
			"run", (json_int_t)finding->other.run,
			"bytes", (json_int_t)finding->other.bytes));
	return array;
}

/* Every member a finding has, in the order in which they are written. */
static json_t *new_finding(const struct cf_sweep *sweep,
			   const struct cf_finding *finding, const char *call)
{
	const struct cf_class_info *class = &cf_classes[finding->class];

	return json_pack(
		"{so ss ss ss si so sn sn sn sn sn sn sn sn so so so sI sn so sb sn sn sn sn sn}",
		"id", id_of(finding, call),
		"oracle", cf_oracles[finding->oracle].name,
		"class", class->id, "text", class->text,
		"severity", finding->severity,
		"relation", cf_json_text(finding->relation),
		"site", "file", "line", "function", "primitive",
		"call", "returned", "returned_clean",
		"expected", cf_json_text(finding->expected),
		"detail", cf_json_text(finding->detail),
		"backtrace", backtrace(sweep, finding),
		"count", (json_int_t)finding->count, "run",
		"residues", residues(finding),
		"needs_two", finding->needs_two,
		"fault", "token", "replay", "fiu_run", "gdb");
}

json_t *cf_finding_json(const struct cf_sweep *sweep,
			const struct cf_finding *finding)
{
	json_t *json = new_finding(sweep, finding, "");

	if (finding->site)
		add_site(json, finding->site);
	else
		add_place(json, sweep, finding);
	json_object_set_new(json, "call", call_of(sweep, finding->op));
	if (!finding->is_crash) {
		json_object_set_new(json, "returned",
				    json_integer(finding->observed));
		if (finding->op >= 0)
			json_object_set_new(json, "returned_clean",
				json_integer(sweep->clean->op[finding->op].ret));
	}
	json_object_set_new(json, "run", json_integer(finding->run));
	add_again(json, sweep, finding);
	return json;
}

json_t *cf_fit_crash_json(const struct cf_sweep *sweep,
			  const struct cf_fit_crash *crash)
{
	struct cf_oops oops = crash->oops;
	struct cf_finding finding = { .severity = 1 };
	char call[256];
	json_t *json;

	oops.text = crash->text;
	if (!cf_oracle_ask(CF_JUDGES_death, &oops, &finding))
		return NULL;
	cf_op_describe(&sweep->fit->workload, &crash->op, call, sizeof(call));
	json = new_finding(sweep, &finding, finding.frames ? "" : call);
	add_place(json, sweep, &finding);
	json_object_set_new(json, "call", cf_json_text(call));
	json_object_set_new(json, "residues", json_array());
	return json;
}

json_t *cf_faultless_json(const struct cf_sweep *sweep,
			  const struct cf_finding *finding)
{
	json_t *json = new_finding(sweep, finding, "");

	add_site(json, finding->site);
	json_object_set_new(json, "call", call_of(sweep, finding->op));
	json_object_set_new(json, "returned", json_integer(finding->observed));
	json_object_set_new(json, "residues", json_array());
	return json;
}

/* The fault that shows a stain; without one every run shows it. */
static void add_stain_fault(json_t *json, const struct cf_sweep *sweep,
			    const struct cf_stain *stain)
{
	const struct cf_site *site = cf_site_by_id(stain->fault);
	struct cf_fault fault;
	char text[CF_FAULT_TEXT_MAX];

	if (!site)
		return;
	cf_fault_at_site(&fault, site, stain->occurrence, stain->fault_kind,
			 stain->at);
	if (cf_fault_format(&fault, text, sizeof(text)))
		return;
	json_object_set_new(json, "fault", cf_json_text(text));
	json_object_set_new(json, "token", cf_json_text(text));
	json_object_set_new(json, "replay", command(sweep, "", "", text));
}

json_t *cf_stain_json(const struct cf_sweep *sweep,
		      const struct cf_stain *stain)
{
	const struct cf_site *leak = cf_site_by_id(stain->site);
	const struct cf_site *fault = cf_site_by_id(stain->fault);
	struct cf_finding finding = { .site = fault ? fault : leak };
	char key[256] = "";
	json_t *json;

	if (!cf_oracle_ask(CF_JUDGES_stain, stain, &finding))
		return NULL;
	if (leak)
		cf_site_key(leak, key, sizeof(key));
	json = new_finding(sweep, &finding, key);
	if (finding.site)
		add_site(json, finding.site);
	json_object_set_new(json, "call", call_of(sweep, stain->op));
	json_object_set_new(json, "residues", json_array());
	add_stain_fault(json, sweep, stain);
	return json;
}

/* ---- order ---- */

/* Run of a finding; one without a fault comes first. */
static json_int_t run_of(const json_t *finding)
{
	const json_t *run = json_object_get(finding, "run");

	return json_is_integer(run) ? json_integer_value(run) : -1;
}

static int is_before(const json_t *a, const json_t *b)
{
	json_int_t x = json_integer_value(json_object_get(a, "severity"));
	json_int_t y = json_integer_value(json_object_get(b, "severity"));

	if (x != y)
		return x < y;
	return run_of(a) < run_of(b);
}

/* By insertion: those without a run keep their order. */
void cf_findings_sort(json_t *findings)
{
	for (size_t i = 1; i < json_array_size(findings); i++) {
		json_t *finding = json_incref(json_array_get(findings, i));
		size_t at = i;

		while (at > 0 && is_before(finding,
					   json_array_get(findings, at - 1)))
			at--;
		json_array_remove(findings, i);
		json_array_insert_new(findings, at, finding);
	}
}
