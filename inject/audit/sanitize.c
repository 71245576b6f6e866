// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Run this program again with the compiler's sanitizer runtimes in it.
 * Host-side.
 *
 * A driver that was compiled with -fsanitize wants its runtime, and
 * AddressSanitizer must be there before the first malloc(): dlopen() with the
 * driver is too late. So the runtimes are preloaded. libcopyfault comes before
 * them, for its __ubsan_on_report() is the one to be called (see
 * lib/host/sanitizer.c); that it is not the first, AddressSanitizer would not
 * like, but for an option.
 *
 *   copyfault sweep --sanitize d.c
 *     -> LD_PRELOAD="libcopyfault libasan libubsan" copyfault sweep --sanitize d.c
 *
 * The second one puts the environment back: compilers are not to run so.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cf_sanitizer.h>

#include "build.h"
#include "root.h"
#include "sanitize.h"
#include "spawn.h"
#include "tempdir.h"

/* LD_PRELOAD as it was; set in the second program. */
#define BEFORE "COPYFAULT_LD_PRELOAD"

/* One that ends the process is no finding: status 3. */
#define OPTIONS "exitcode=3:detect_leaks=0:verify_asan_link_order=0:" \
		"detect_stack_use_after_return=0"

/* By compiler. gcc's are not found by clang before its own. */
static const char *const runtimes[][2] = {
	{ "libclang_rt.asan.so", NULL },
	{ "libclang_rt.asan-" CF_ARCH ".so", NULL },
	{ "libasan.so", "libubsan.so" },
};

/* Where the compiler has a library. Return: 1, or 0 when it has none. */
static int find(const char *name, char *path, size_t size)
{
	char dir[PATH_MAX], out[PATH_MAX + 8], option[128];
	struct cf_args args = { .count = 0 };
	FILE *file;
	int found;

	if (cf_tempdir_make(dir, sizeof(dir)))
		return 0;
	snprintf(out, sizeof(out), "%s/path", dir);
	snprintf(option, sizeof(option), "-print-file-name=%s", name);
	cf_args_add(&args, cf_build_compiler());
	cf_args_add(&args, option);
	file = cf_spawn(&args, out, NULL) ? NULL : fopen(out, "r");
	found = file && fgets(path, size, file);
	if (file)
		fclose(file);
	cf_tempdir_remove(dir);
	if (!found)
		return 0;
	path[strcspn(path, "\n")] = '\0';
	return strchr(path, '/') && !access(path, R_OK);
}

static int put_runtimes(FILE *out)
{
	char path[2][PATH_MAX];

	for (size_t i = 0; i < sizeof(runtimes) / sizeof(runtimes[0]); i++) {
		const char *const *name = runtimes[i];

		if (!find(name[0], path[0], sizeof(path[0])) ||
		    (name[1] && !find(name[1], path[1], sizeof(path[1]))))
			continue;
		fprintf(out, " %s %s", path[0], name[1] ? path[1] : "");
		return 0;
	}
	fprintf(stderr, "copyfault: --sanitize: %s has no runtimes of -fsanitize=" CF_SANITIZERS ": install libasan and libubsan for gcc, libclang-rt-dev for clang\n",
		cf_build_compiler());
	return -EINVAL;
}

static const char *value_of(const char *name)
{
	const char *value = getenv(name);

	return value ? value : "";
}

static int run_again(char *const *argv)
{
	char *preload = NULL, *options = NULL;
	size_t size;
	FILE *out = open_memstream(&preload, &size);
	int error;

	if (!out || !cf_root_lib())
		return -EIO;
	fprintf(out, "%s/libcopyfault.so", cf_root_lib());
	error = put_runtimes(out);
	fprintf(out, " %s", value_of("LD_PRELOAD"));
	fclose(out);
	if (!error && asprintf(&options, OPTIONS ":%s",
			       value_of("ASAN_OPTIONS")) < 0)
		error = -ENOMEM;
	if (!error) {
		setenv(BEFORE, value_of("LD_PRELOAD"), 1);
		setenv("LD_PRELOAD", preload, 1);
		setenv("ASAN_OPTIONS", options, 1);
		execv("/proc/self/exe", argv);
		error = -errno;
	}
	free(preload);
	free(options);
	return error;
}

/* Return: 1 when this is the program that was run again. */
static int is_again(void)
{
	const char *before = getenv(BEFORE);

	if (!before)
		return 0;
	if (*before)
		setenv("LD_PRELOAD", before, 1);
	else
		unsetenv("LD_PRELOAD");
	unsetenv(BEFORE);
	return 1;
}

int cf_sanitize_start(char *const *argv, int quiet)
{
	int again = is_again();

	if (!cf_sanitizer_has_asan()) {
		if (!again)
			return run_again(argv);
		fprintf(stderr, "copyfault: --sanitize: AddressSanitizer was preloaded and is not here\n");
		return -EIO;
	}
	if (quiet)
		cf_sanitizer_quiet();
	return 0;
}
