// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Read and print attacks. Which there are is targets.c's business, and how one
 * is made is assault.c's. Host-side.
 *
 *   ATTACK := SPOT '=' VALUE
 *   SPOT   := "arg" | "size" | "copy#" N '+' OFFSET ':' BYTES
 *   VALUE  := NUMBER | a name of addresses.def or texts.def
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "attack.h"
#include "fault/scan.h"

#define FILL_MAX 65536UL	/* bytes that an attack can change */

static const struct {
	const char *name, *text;
} hostile[CF_HOSTILE_COUNT] = {
	{ "", "a number" },
#define CF_ADDRESS(NAME, name, text) { #name, text },
#include "addresses.def"
#undef CF_ADDRESS
#define CF_TEXT(NAME, name, text) { #name, text },
#include "texts.def"
#undef CF_TEXT
};

const char *cf_hostile_text(enum cf_hostile which)
{
	return hostile[which].text;
}

int cf_attack_is_address(const struct cf_attack *attack)
{
	return attack->hostile != CF_HOSTILE_NUMBER &&
	       !cf_attack_is_text(attack);
}

int cf_attack_is_text(const struct cf_attack *attack)
{
	return attack->hostile == CF_HOSTILE_LETTERS ||
	       attack->hostile == CF_HOSTILE_STRING;
}

static int begins(const char *text, const char *with)
{
	return !strncmp(text, with, strlen(with));
}

int cf_attack_is(const char *text)
{
	return begins(text, "arg=") || begins(text, "size=") ||
	       begins(text, "copy#");
}

/* ---- reading ---- */

/* Step over @word, if it stands there. */
static int accept(struct cf_scan *s, const char *word)
{
	if (!begins(s->at, word))
		return 0;
	s->at += strlen(word);
	return 1;
}

static int want(struct cf_scan *s, const char *word, const char *expected)
{
	return accept(s, word) ? 0 :
	       cf_scan_refuse(s, s->at, "", "%s", expected);
}

static int read_bytes(struct cf_scan *s, struct cf_attack *attack)
{
	unsigned long copy = 0;
	const char *start;
	int error = want(s, "copy#", "arg, size or copy#N");

	attack->spot = CF_SPOT_BYTES;
	if (!error)
		error = cf_scan_positive(s, "number of a user copy", &copy);
	if (!error)
		error = want(s, "+", "'+' and an offset");
	if (!error)
		error = cf_scan_number(s, "offset", &attack->offset);
	if (!error)
		error = want(s, ":", "':' and a number of bytes");
	start = s->at;
	if (!error)
		error = cf_scan_positive(s, "bytes", &attack->size);
	if (!error && (attack->size > FILL_MAX || attack->offset > FILL_MAX))
		error = cf_scan_refuse(s, start, "", "no byte beyond %lu",
				       FILL_MAX);
	attack->copy = copy;
	return error;
}

static int read_spot(struct cf_scan *s, struct cf_attack *attack)
{
	attack->spot = CF_SPOT_ARG;
	if (accept(s, "arg"))
		return 0;
	attack->spot = CF_SPOT_SIZE;
	if (accept(s, "size"))
		return 0;
	return read_bytes(s, attack);
}

static int read_name(struct cf_scan *s, struct cf_attack *attack)
{
	size_t length = cf_scan_word(s->at);
	struct cf_nearest nearest = { 0 };
	char word[60];

	snprintf(word, sizeof(word), "%.*s", (int)length, s->at);
	nearest.word = word;
	for (int i = CF_HOSTILE_NUMBER + 1; i < CF_HOSTILE_COUNT; i++) {
		cf_nearest_offer(&nearest, hostile[i].name);
		if (strcmp(word, hostile[i].name))
			continue;
		attack->hostile = i;
		s->at += length;
		return 0;
	}
	return cf_scan_refuse(s, s->at, cf_nearest_get(&nearest),
			      "a number or the name of a hostile value");
}

static int is_wide_enough(const struct cf_attack *attack)
{
	if (attack->spot != CF_SPOT_BYTES || attack->size == 8)
		return 1;
	if (attack->hostile != CF_HOSTILE_NUMBER)
		return cf_attack_is_text(attack);
	return attack->size < 8 && !(attack->value >> 8 * attack->size);
}

static int read_value(struct cf_scan *s, struct cf_attack *attack)
{
	const char *start = s->at;
	int error = *start >= '0' && *start <= '9' ?
		    cf_scan_number(s, "value", &attack->value) :
		    read_name(s, attack);

	if (!error && !is_wide_enough(attack))
		error = cf_scan_refuse(s, start, "",
				       "a value that %lu bytes hold",
				       attack->size);
	if (!error && cf_attack_is_text(attack) &&
	    attack->spot != CF_SPOT_BYTES)
		error = cf_scan_refuse(s, start, "", "an address or a number");
	return error;
}

int cf_attack_parse(const char *text, struct cf_attack *out,
		    struct cf_fault_error *err)
{
	struct cf_scan s = { .text = text, .at = text, .err = err };
	struct cf_attack attack = { .op = 0 };
	int error = read_spot(&s, &attack);

	if (!error)
		error = want(&s, "=", "'=' and a hostile value");
	if (!error)
		error = read_value(&s, &attack);
	if (!error && *s.at)
		error = cf_scan_refuse(&s, s.at, "", "nothing more");
	if (!error)
		*out = attack;
	return error;
}

/* ---- printing ---- */

void cf_attack_format(const struct cf_attack *attack, char *text)
{
	char spot[64];

	if (attack->spot == CF_SPOT_BYTES)
		snprintf(spot, sizeof(spot), "copy#%u+%lu:%lu", attack->copy,
			 attack->offset, attack->size);
	else
		snprintf(spot, sizeof(spot), "%s",
			 attack->spot == CF_SPOT_ARG ? "arg" : "size");
	if (attack->hostile == CF_HOSTILE_NUMBER)
		snprintf(text, CF_ATTACK_TEXT_MAX, "%s=0x%lx", spot,
			 attack->value);
	else
		snprintf(text, CF_ATTACK_TEXT_MAX, "%s=%s", spot,
			 hostile[attack->hostile].name);
}
