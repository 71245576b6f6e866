// SPDX-License-Identifier: LGPL-2.1-or-later
/* Parse the options of copyfault fiu-run and fiu-ctrl. Host-side. */
#include <errno.h>
#include <getopt.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fiu.h"
#include "help.h"
#include "options.h"

/* Absolute: the program may go to another folder. "" is no FIFO. */
static int take_fifo(struct cf_fiu *fiu, const char *path)
{
	char given[PATH_MAX], folder[PATH_MAX], base[NAME_MAX + 1];

	fiu->fifo[0] = '\0';
	if (!*path)
		return 0;
	snprintf(given, sizeof(given), "%s", path);
	snprintf(base, sizeof(base), "%s", basename(given));
	snprintf(given, sizeof(given), "%s", path);
	if (realpath(dirname(given), folder) && !access(folder, W_OK) &&
	    snprintf(fiu->fifo, sizeof(fiu->fifo), "%s/%s", folder, base) <
		    (int)sizeof(fiu->fifo))
		return 0;
	fprintf(stderr, "copyfault %s: -f: \"%s\" seen, expected a name in a folder that can be written: %s\n",
		fiu->name, path, strerror(errno));
	return CF_EXIT_USAGE;
}

static int take_option(struct cf_fiu *fiu, int option)
{
	switch (option) {
	case CF_OPT_COMMAND:
		fiu->command[fiu->commands++] = optarg;
		break;
	case CF_OPT_FIFO:
		return take_fifo(fiu, optarg);
	case CF_OPT_FOLDER:
		fiu->folder = optarg;
		break;
	case CF_OPT_POSIX:
		fiu->is_posix = 1;
		break;
	case CF_OPT_DRY_RUN:
		fiu->is_dry = 1;
		break;
	default:
		return option;	/* it has been told */
	}
	return 0;
}

int cf_fiu_parse(struct cf_fiu *fiu, int argc, char **argv)
{
	int option, status = 0;

	fiu->command = (const char **)calloc(argc, sizeof(*fiu->command));
	if (!fiu->command)
		return CF_EXIT_HARNESS;
	optind = 0;
	while (!status &&
	       (option = cf_options_next(fiu->name, argc, argv, 1)) != -1) {
		if (option == CF_EXIT_CLEAN)
			return -1;
		status = take_option(fiu, option);
	}
	return status;
}
