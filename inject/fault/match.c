/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Compare names: does a pattern match, and which word did somebody mean. Knows
 * nothing of where the words come from. Host-side.
 */
#include <limits.h>
#include <string.h>

#include "fault/fault.h"

#define WORD_MAX 255

/* One '*' to go back to is enough: a later star makes earlier ones final. */
int cf_glob_match(const char *glob, const char *name)
{
	const char *star = NULL, *retry = NULL;

	while (*name) {
		if (*glob == '*') {
			star = ++glob;
			retry = name;
		} else if (*glob == '?' || *glob == *name) {
			glob++;
			name++;
		} else if (star) {
			glob = star;
			name = ++retry;
		} else {
			return 0;
		}
	}
	while (*glob == '*')
		glob++;
	return *glob == '\0';
}

int cf_fault_matches(const struct cf_fault *fault, const struct cf_site *site)
{
	if (fault->ordinal && fault->ordinal != site->ordinal)
		return 0;
	if (fault->driver[0] && !cf_glob_match(fault->driver, site->driver))
		return 0;
	return cf_glob_match(fault->function, site->function) &&
	       cf_glob_match(fault->prim, cf_prims[site->prim].name);
}

static unsigned int min3(unsigned int a, unsigned int b, unsigned int c)
{
	if (b < a)
		a = b;
	return c < a ? c : a;
}

/*
 * Optimal string alignment. Three rows of the table are alive at a time:
 * row[0] is the one being filled, row[1] and row[2] those above it.
 */
unsigned int cf_word_distance(const char *a, const char *b)
{
	unsigned int rows[3][WORD_MAX + 1],
		*row[3] = { rows[0], rows[1], rows[2] };
	size_t la = strlen(a), lb = strlen(b), i, j;

	if (la > WORD_MAX || lb > WORD_MAX)
		return UINT_MAX;
	for (j = 0; j <= lb; j++)
		row[0][j] = j;
	for (i = 1; i <= la; i++) {
		unsigned int *spare = row[2];

		row[2] = row[1];
		row[1] = row[0];
		row[0] = spare;
		row[0][0] = i;
		for (j = 1; j <= lb; j++) {
			row[0][j] = min3(row[1][j] + 1, row[0][j - 1] + 1,
					 row[1][j - 1] + (a[i - 1] != b[j - 1]));
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
			    a[i - 2] == b[j - 1] && row[2][j - 2] < row[0][j])
				row[0][j] = row[2][j - 2] + 1;
		}
	}
	return row[0][lb];
}

/* The first of equals stays, so that the answer does not depend on luck. */
void cf_nearest_offer(struct cf_nearest *nearest, const char *candidate)
{
	unsigned int distance = cf_word_distance(nearest->word, candidate);

	if (!nearest->best || distance < nearest->distance) {
		nearest->best = candidate;
		nearest->distance = distance;
	}
}

/* A third of the letters wrong is a misspelling; more is another word. */
const char *cf_nearest_get(const struct cf_nearest *nearest)
{
	size_t longer;

	if (!nearest->best)
		return "";
	longer = strlen(nearest->word);
	if (strlen(nearest->best) > longer)
		longer = strlen(nearest->best);
	return nearest->distance <= longer / 3 + 1 ? nearest->best : "";
}
