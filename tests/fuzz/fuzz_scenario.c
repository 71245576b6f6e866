// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Any bytes as a scenario file: read or refused, and all memory given back. One
 * that names nothing of a driver is encoded as well. Host-side.
 */
#include <stdlib.h>

#include "scenario/scenario.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	cf_tree_hush();
	return 0;
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
	struct cf_scenario_file *file =
		cf_scenario_parse("fuzz.yaml", (const char *)data, size);

	/* Nobody has resolved names; without any there is nothing to resolve. */
	for (int i = 0; file && !file->names.count && i < file->scenarios; i++)
		if (cf_script_encode(file->scenario[i].script, &file->names))
			break;
	cf_scenario_free(file);
	return 0;
}
