// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * A tally as JSON, and back, in a process where everything may lie elsewhere.
 * Host-side.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "journal.h"
#include "oracle/oracle.h"
#include "place.h"

/* Texts of findings outlive them: relations are few, and kept for ever. */
static const char *keep_text(const char *text)
{
	static json_t *kept;

	if (!kept)
		kept = json_object();
	if (!json_object_get(kept, text))
		json_object_set_new(kept, text, json_string(text));
	return json_string_value(json_object_get(kept, text));
}

static json_t *site_json(const struct cf_site *site)
{
	char key[256];

	if (!site)
		return json_null();
	cf_site_key(site, key, sizeof(key));
	return json_string(key);
}

/* ---- out ---- */

static json_t *frames_json(const struct cf_finding *finding)
{
	json_t *array = json_array();

	for (unsigned int i = 0; i < finding->frames; i++) {
		char name[300];

		cf_code_name(finding->where[i], name, sizeof(name));
		json_array_append_new(array, json_string(name));
	}
	return array;
}

static json_t *finding_json(const struct cf_finding *finding)
{
	return json_pack(
		"{ss ss si ss so si si sI si sI sI ss ss sb sb sI sI sI sI sb so}",
		"class", cf_classes[finding->class].id,
		"oracle", cf_oracles[finding->oracle].name,
		"severity", finding->severity, "relation", finding->relation,
		"site", site_json(finding->site),
		"occurrence", finding->occurrence, "kind", finding->kind,
		"at", (json_int_t)finding->at, "op", finding->op,
		"residue", (json_int_t)finding->residue,
		"observed", (json_int_t)finding->observed,
		"expected", finding->expected, "detail", finding->detail,
		"needs_two", finding->needs_two,
		"has_other", finding->has_other,
		"other_run", (json_int_t)finding->other.run,
		"other_bytes", (json_int_t)finding->other.bytes,
		"count", (json_int_t)finding->count,
		"run", (json_int_t)finding->run,
		"is_crash", finding->is_crash,
		"where", frames_json(finding));
}

static json_t *skipped_json(const struct cf_skipped *skipped)
{
	return json_pack("{so ss sI}", "site", site_json(skipped->site),
			 "why", cf_skips[skipped->why].name,
			 "runs", (json_int_t)skipped->runs);
}

static json_t *news_json(const struct cf_news *news)
{
	const struct cf_trace_entry *entry = &news->entry;

	return json_pack("{so sI sI sI sI si si}",
			 "site", site_json(entry->site),
			 "run", (json_int_t)news->run,
			 "uaddr", (json_int_t)entry->uaddr,
			 "size", (json_int_t)entry->size,
			 "copied", (json_int_t)entry->copied,
			 "op", entry->op, "occurrence", entry->occurrence);
}

json_t *cf_tally_json(const struct cf_tally *tally)
{
	json_t *verdicts = json_object(), *findings = json_array();
	json_t *skipped = json_array(), *news = json_array();

	for (int i = 0; i < CF_VERDICT_COUNT; i++)
		json_object_set_new(verdicts, cf_verdict_names[i],
				    json_integer(tally->verdict[i]));
	for (unsigned int i = 0; i < tally->findings; i++)
		json_array_append_new(findings,
				      finding_json(&tally->finding[i]));
	for (unsigned int i = 0; i < tally->skips; i++)
		json_array_append_new(skipped,
				      skipped_json(&tally->skipped[i]));
	for (unsigned int i = 0; i < tally->news_count; i++)
		json_array_append_new(news, news_json(&tally->news[i]));
	return json_pack("{so sI so so so sI}", "verdicts", verdicts,
			 "notes", (json_int_t)tally->notes,
			 "findings", findings, "skipped", skipped,
			 "news", news,
			 "news_lost", (json_int_t)tally->news_lost);
}

/* ---- in ---- */

static int find_class(const char *id, enum cf_class *class)
{
	for (int i = 0; i < CF_CLASS_COUNT; i++) {
		if (strcmp(cf_classes[i].id, id))
			continue;
		*class = i;
		return 0;
	}
	return -EINVAL;
}

static int find_site(const json_t *json, const struct cf_site **site)
{
	*site = json_is_string(json) ? cf_site_find(json_string_value(json)) :
				       NULL;
	return *site || json_is_null(json) ? 0 : -EINVAL;
}

static void read_frames(const json_t *array, struct cf_finding *finding)
{
	json_t *name;
	size_t i;

	json_array_foreach((json_t *)array, i, name)
		if (finding->frames < CF_OOPS_FRAMES)
			finding->where[finding->frames++] =
				cf_code_find(json_string_value(name));
}

/* Return: R2. */
static int read_finding(json_t *json, struct cf_finding *finding)
{
	const char *class, *oracle, *relation, *expected, *detail;
	json_int_t at, residue, observed, other_run, other_bytes, count, run;
	int occurrence, kind, needs_two, has_other;
	json_t *site, *where;

	*finding = (struct cf_finding) { 0 };
	if (json_unpack(json,
		"{ss ss si ss so si si sI si sI sI ss ss sb sb sI sI sI sI sb so!}",
		"class", &class, "oracle", &oracle, "severity", &finding->severity,
		"relation", &relation, "site", &site,
		"occurrence", &occurrence, "kind", &kind, "at", &at,
		"op", &finding->op, "residue", &residue,
		"observed", &observed, "expected", &expected,
		"detail", &detail, "needs_two", &needs_two,
		"has_other", &has_other, "other_run", &other_run,
		"other_bytes", &other_bytes, "count", &count, "run", &run,
		"is_crash", &finding->is_crash, "where", &where))
		return -EINVAL;
	finding->oracle = cf_oracle_find(oracle);
	finding->relation = keep_text(relation);
	finding->occurrence = occurrence;
	finding->kind = kind;
	finding->at = at;
	finding->residue = residue;
	finding->observed = observed;
	finding->needs_two = needs_two;
	finding->has_other = has_other;
	finding->other = (struct cf_residue) { other_run, other_bytes };
	finding->count = count;
	finding->run = run;
	snprintf(finding->expected, sizeof(finding->expected), "%s", expected);
	snprintf(finding->detail, sizeof(finding->detail), "%s", detail);
	read_frames(where, finding);
	return finding->oracle < 0 || find_class(class, &finding->class) ||
	       find_site(site, &finding->site) ? -EINVAL : 0;
}

static int read_skipped(json_t *json, struct cf_tally *tally)
{
	const struct cf_site *site;
	json_t *where;
	const char *why;
	json_int_t runs;

	if (json_unpack(json, "{so ss sI!}", "site", &where, "why", &why,
			"runs", &runs) || find_site(where, &site))
		return -EINVAL;
	for (int i = 0; i < CF_SKIP_COUNT; i++) {
		if (strcmp(cf_skips[i].name, why))
			continue;
		cf_tally_skip(tally, site, i, runs);
		return 0;
	}
	return -EINVAL;
}

static int read_news(json_t *json, struct cf_tally *tally)
{
	struct cf_trace_entry entry = { .is_finished = 1 };
	json_int_t run, uaddr, size, copied;
	json_t *site;
	int op, occurrence;

	if (json_unpack(json, "{so sI sI sI sI si si!}", "site", &site,
			"run", &run, "uaddr", &uaddr, "size", &size,
			"copied", &copied, "op", &op,
			"occurrence", &occurrence) ||
	    find_site(site, &entry.site) || !entry.site)
		return -EINVAL;
	entry.uaddr = uaddr;
	entry.size = size;
	entry.copied = copied;
	entry.op = op;
	entry.occurrence = occurrence;
	entry.prim = entry.site->prim;
	entry.dir = cf_prims[entry.prim].dir;
	cf_tally_news(tally, &(struct cf_news) { entry, run });
	return 0;
}

static int read_verdicts(const json_t *verdicts, struct cf_tally *tally)
{
	for (int i = 0; i < CF_VERDICT_COUNT; i++) {
		const json_t *count = json_object_get(verdicts,
						      cf_verdict_names[i]);

		if (!json_is_integer(count))
			return -EINVAL;
		/* Counted when their reasons are read. */
		if (i != CF_VERDICT_SKIPPED)
			tally->verdict[i] = json_integer_value(count);
	}
	return 0;
}

int cf_tally_read(const json_t *json, struct cf_tally *tally)
{
	const json_t *list = json_object_get(json, "findings");
	json_t *entry;
	size_t i;
	int error = read_verdicts(json_object_get(json, "verdicts"), tally);

	tally->notes = json_integer_value(json_object_get(json, "notes"));
	json_array_foreach((json_t *)list, i, entry) {
		struct cf_finding finding;

		if (error || (error = read_finding(entry, &finding)))
			break;
		cf_tally_fold(tally, &finding);
	}
	list = json_object_get(json, "skipped");
	json_array_foreach((json_t *)list, i, entry)
		if (!error)
			error = read_skipped(entry, tally);
	list = json_object_get(json, "news");
	json_array_foreach((json_t *)list, i, entry)
		if (!error)
			error = read_news(entry, tally);
	tally->news_lost = json_integer_value(json_object_get(json,
							      "news_lost"));
	return error;
}
