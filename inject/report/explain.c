// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * One bug, one finding: what another finding at the same user copy explains is
 * left out. Host-side.
 *
 * A run gives one finding, but the runs of one bug may give several: a driver
 * that ignores a failed copy counts bytes that did not move as soon as some
 * did. Of those of one class the first is kept, which is the gravest. Only among
 * findings of one result can that be told.
 */
#include <stdio.h>
#include <string.h>

#include "result.h"

/* Where the first is proven, the others follow. */
static const struct {
	const char *cause;
	const char *effects;
} rows[] = {
	{ "RV1", " RV2 RV3 RV7 ST2 " },
	{ "RV2", " RV7 ST2 " },
	{ "ST1", " ST3 " },
	{ "ST10", " RV2 " },
	{ "ST11", " RV2 RV7 ST2 " },
	{ "MS1", " MS8 ST1 ST5 ST8 ST10 " },
	{ "MS8", " ST1 ST5 ST8 ST10 " },
};

static const char *text(const json_t *finding, const char *key)
{
	const char *value = json_string_value(json_object_get(finding, key));

	return value ? value : "";
}

static int follows(const char *cause, const char *effect)
{
	char word[16];

	snprintf(word, sizeof(word), " %s ", effect);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (!strcmp(rows[i].cause, cause))
			return strstr(rows[i].effects, word) != NULL;
	return 0;
}

static int is_explained(const json_t *findings, const json_t *finding)
{
	int is_behind = 0;
	json_t *other;
	size_t i;

	if (!text(finding, "site")[0])
		return 0;
	json_array_foreach((json_t *)findings, i, other) {
		if (strcmp(text(other, "site"), text(finding, "site")))
			continue;
		is_behind |= other == finding;
		if (follows(text(other, "class"), text(finding, "class")) ||
		    (!is_behind && !strcmp(text(other, "class"),
					   text(finding, "class"))))
			return 1;
	}
	return 0;
}

/* What explains may itself be explained: all are asked before any goes. */
void cf_findings_explain(json_t *findings)
{
	json_t *kept = json_array(), *finding;
	size_t i;

	json_array_foreach(findings, i, finding)
		if (!is_explained(findings, finding))
			json_array_append(kept, finding);
	json_array_clear(findings);
	json_array_extend(findings, kept);
	json_decref(kept);
}
