// SPDX-License-Identifier: LGPL-2.1-or-later
/* A command line that makes a run of a driver again. Host-side. */
#include <string.h>

#include "report/again.h"

/* One word of a command line; in quotes when a shell would take it apart. */
static void put_word(FILE *out, const char *word)
{
	if (*word && !word[strspn(word, "abcdefghijklmnopqrstuvwxyz"
				  "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
				  "-_./,=+:@%")]) {
		fprintf(out, " %s", word);
		return;
	}
	fputs(" '", out);
	for (; *word; word++)
		fputs(*word == '\'' ? "'\\''" : (char[]) { *word, 0 }, out);
	fputc('\'', out);
}

void cf_again_print(FILE *out, const struct cf_build *build,
		    const char *params, const char *policy,
		    const char *option, const char *token)
{
	const struct cf_era *era = &build->era;

	fprintf(out, "copyfault replay%s", option);
	if (build->is_sanitized)
		fputs(" --sanitize", out);
	if (!era->because && (era->major != 6 || era->minor != 1))
		fprintf(out, " --kernel %u.%u.%u", era->major, era->minor,
			era->patch);
	if (params) {
		fputs(" --params", out);
		put_word(out, params);
	}
	if (policy) {
		fputs(" --policy", out);
		put_word(out, policy);
	}
	for (int i = 0; i < build->source_count; i++)
		put_word(out, build->source[i]);
	if (token)
		put_word(out, token);
	if (build->flag_count)
		fputs(" --", out);
	for (int i = 0; i < build->flag_count; i++)
		put_word(out, build->flags[i]);
}
