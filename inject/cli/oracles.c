// SPDX-License-Identifier: LGPL-2.1-or-later
/* copyfault oracles: the rows of oracles.def and classes.def. Host-side. */
#include <stdio.h>
#include <string.h>

#include "options.h"
#include "oracle/oracle.h"

static const char *subject_of(enum cf_oracle_kind kind)
{
	switch (kind) {
	case CF_JUDGES_run:
		return "each run with a fault";
	case CF_JUDGES_change:
		return "each run in which user memory changes under a call";
	case CF_JUDGES_any:
		return "each run with a fault, such a change or a hostile value";
	case CF_JUDGES_clean:
		return "each call of the clean run";
	case CF_JUDGES_attack:
		return "each run with a hostile value";
	case CF_JUDGES_defeat:
		return "a hostile value that the driver does not survive";
	case CF_JUDGES_race:
		return "each run in which another task enters the device";
	case CF_JUDGES_death:
		return "a run that the driver does not survive";
	case CF_JUDGES_stain:
		return "runs over two fills of fresh memory";
	}
	return "";
}

/* Is @id one of the words in @list? */
static int is_among(const char *list, const char *id)
{
	size_t size = strlen(id);

	for (const char *at = list; (at = strstr(at, id)); at += size)
		if ((at == list || at[-1] == ' ') &&
		    (at[size] == ' ' || !at[size]))
			return 1;
	return 0;
}

static void print_classes(const struct cf_oracle *oracle)
{
	for (int i = 0; i < CF_CLASS_COUNT; i++)
		if (is_among(oracle->classes, cf_classes[i].id))
			printf("  %-5s S%d     %s\n", cf_classes[i].id,
			       cf_classes[i].severity, cf_classes[i].text);
}

int cf_command_oracles(int argc, char **argv)
{
	static struct cf_options options;
	int status = cf_options_parse(&options, argc, argv, 0);

	if (status)
		return status < 0 ? 0 : status;
	for (int i = 0; i < CF_ORACLE_COUNT; i++) {
		const struct cf_oracle *oracle = &cf_oracles[i];

		printf("%s%s\n", i ? "\n" : "", oracle->name);
		print_classes(oracle);
		printf("  judges       %s:\n               %s\n",
		       subject_of(oracle->kind), oracle->promise);
		printf("  cannot see   %s\n", oracle->blind);
		printf("  knobs        %s\n", oracle->knobs);
	}
	printf("\nS1 and S2 are findings, S3 and S4 are notes. What an oracle says can depend on the\n"
	       "run: position and state say S3 of a call that failed, as it should have.\n");
	return CF_EXIT_CLEAN;
}
