// SPDX-License-Identifier: LGPL-2.1-or-later
/* The table of oracles: which there are, which are asked. Host-side. */
#include <string.h>

#include "oracle.h"

const struct cf_class_info cf_classes[CF_CLASS_COUNT] = {
#define CF_CLASS(id, severity, text) { #id, severity, text },
#include "classes.def"
#undef CF_CLASS
};

const struct cf_oracle cf_oracles[CF_ORACLE_COUNT] = {
#define CF_ORACLE(name_, kind_, classes_, promise_, blind_, knobs_) {	\
	.name = #name_, .kind = CF_JUDGES_##kind_,			\
	.judge.kind_ = cf_oracle_##name_, .classes = classes_,		\
	.promise = promise_, .blind = blind_, .knobs = knobs_ },
#include "oracles.def"
#undef CF_ORACLE
};

static unsigned char is_off[CF_ORACLE_COUNT];

int cf_oracle_find(const char *name)
{
	for (int i = 0; i < CF_ORACLE_COUNT; i++)
		if (!strcmp(cf_oracles[i].name, name))
			return i;
	return -1;
}

void cf_oracle_switch_off(int number)
{
	is_off[number] = 1;
}

int cf_oracle_is_off(int number)
{
	return is_off[number];
}

static int ask(int number, const void *about, struct cf_finding *finding)
{
	const struct cf_oracle *oracle = &cf_oracles[number];

	switch (oracle->kind) {
	case CF_JUDGES_run:
		return oracle->judge.run(about, finding);
	case CF_JUDGES_change:
		return oracle->judge.change(about, finding);
	case CF_JUDGES_any:
		return oracle->judge.any(about, finding);
	case CF_JUDGES_clean:
		return oracle->judge.clean(about, finding);
	case CF_JUDGES_attack:
		return oracle->judge.attack(about, finding);
	case CF_JUDGES_defeat:
		return oracle->judge.defeat(about, finding);
	case CF_JUDGES_race:
		return oracle->judge.race(about, finding);
	case CF_JUDGES_death:
		return oracle->judge.death(about, finding);
	case CF_JUDGES_stain:
		return oracle->judge.stain(about, finding);
	}
	return 0;
}

static int judges(int number, enum cf_oracle_kind kind)
{
	return cf_oracles[number].kind == kind ||
	       (cf_oracles[number].kind == CF_JUDGES_any &&
		(kind == CF_JUDGES_run || kind == CF_JUDGES_change ||
		 kind == CF_JUDGES_attack));
}

int cf_oracle_ask(enum cf_oracle_kind kind, const void *about,
		  struct cf_finding *gravest)
{
	const struct cf_finding blank = *gravest;
	int broken = 0;

	for (int i = 0; i < CF_ORACLE_COUNT; i++) {
		struct cf_finding finding = blank;

		if (!judges(i, kind) || is_off[i] ||
		    !ask(i, about, &finding))
			continue;
		finding.oracle = i;
		if (!finding.severity)
			finding.severity = cf_classes[finding.class].severity;
		if (broken && finding.severity >= gravest->severity)
			continue;
		*gravest = finding;
		broken = 1;
	}
	return broken;
}
