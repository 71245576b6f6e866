// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Learn the constants that a driver's source speaks of. Host-side.
 *
 * A magic number, a version or an opcode is a number, a 'c', or a name: a macro
 * or an enumerator, all in capitals. What such a name stands for evaluate.c asks
 * the compiler. Those that the driver compares with come first, as they are the
 * more likely ones; strings and names in small letters are not seen.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "constants.h"
#include "evaluate.h"

#define WORDS_MAX 1024

struct words {
	struct {
		char text[60];
		int is_compared;
	} word[WORDS_MAX];
	int count;
};

/* A number, a character, or a name in capitals. */
static int may_be_constant(const char *text)
{
	if (isdigit((unsigned char)*text) || *text == '\'')
		return 1;
	for (; *text; text++)
		if (islower((unsigned char)*text))
			return 0;
	return 1;
}

static int note_word(const char *text, enum cf_after after, void *arg)
{
	struct words *words = arg;
	int i = 0;

	if (!may_be_constant(text) || strlen(text) >= sizeof(words->word->text))
		return 0;
	while (i < words->count && strcmp(words->word[i].text, text))
		i++;
	if (i == WORDS_MAX)
		return 0;
	if (i == words->count)
		snprintf(words->word[words->count++].text,
			 sizeof(words->word->text), "%s", text);
	words->word[i].is_compared |= after != CF_AFTER_OTHER;
	return 0;
}

static void take(struct cf_constants *constants, unsigned long value,
		 int is_compared)
{
	int at = is_compared ? constants->compared : constants->count;

	for (int i = 0; i < constants->count; i++)
		if (constants->value[i] == value)
			return;
	if (constants->count == CF_CONSTANTS_MAX)
		return;
	memmove(&constants->value[at + 1], &constants->value[at],
		(constants->count - at) * sizeof(value));
	constants->value[at] = value;
	constants->count++;
	constants->compared += is_compared;
}

static void find_in(const struct cf_build *build, const char *source,
		    struct words *words, struct cf_constants *constants)
{
	struct cf_expression list[WORDS_MAX] = { 0 };

	memset(words, 0, sizeof(*words));
	if (cf_source_words(source, note_word, words))
		return;
	for (int i = 0; i < words->count; i++)
		list[i].text = words->word[i].text;
	if (cf_evaluate(build, source, list, words->count))
		return;
	for (int is_compared = 1; is_compared >= 0; is_compared--)
		for (int i = 0; i < words->count; i++)
			if (list[i].is_known &&
			    words->word[i].is_compared == is_compared)
				take(constants, list[i].value, is_compared);
}

void cf_constants_find(const struct cf_build *build,
		       struct cf_constants *constants)
{
	struct words *words = calloc(1, sizeof(*words));

	memset(constants, 0, sizeof(*constants));
	for (int i = 0; words && i < build->source_count; i++)
		find_in(build, build->source[i], words, constants);
	free(words);
}
