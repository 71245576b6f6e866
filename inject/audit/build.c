// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Compile an unmodified driver against kapi and link it. Host-side.
 *
 * The recipe is the kernel build's: each source is compiled with
 * KBUILD_MODNAME set, and one more file, mod.c, describes the module. The
 * object is linked against libcopyfault with no symbol left over, so that what
 * kapi lacks is a link error that names it, not a crash at run time.
 */
#include <ctype.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "build.h"
#include "root.h"
#include "sanitize.h"
#include "spawn.h"
#include "tempdir.h"

/* Strings that arguments point to, for the life of the process. */
static char defines[4][128];
static char includes[5][PATH_MAX + 32];
static char *kcflags;
static const char *kcflag[64];
static int kcflag_count;

const char *cf_build_compiler(void)
{
	const char *cc = getenv("CC");

	return cc && *cc ? cc : "cc";
}

static int is_ident(const char *name)
{
	if (!isalpha((unsigned char)*name) && *name != '_')
		return 0;
	while (isalnum((unsigned char)*name) || *name == '_')
		name++;
	return !*name;
}

static int name_driver(struct cf_build *build)
{
	const char *slash = strrchr(build->source[0], '/');
	const char *base = slash ? slash + 1 : build->source[0];
	size_t size = strlen(base);

	if (size < 3 || strcmp(base + size - 2, ".c")) {
		fprintf(stderr, "%s: not a C source: expected a name that ends in .c\n",
			build->source[0]);
		return -EINVAL;
	}
	if (size - 2 >= sizeof(build->name)) {
		fprintf(stderr, "%s: the name is too long for a module\n",
			build->source[0]);
		return -EINVAL;
	}
	snprintf(build->name, sizeof(build->name), "%.*s", (int)size - 2,
		 base);
	for (char *p = build->name; *p; p++)
		if (*p == '-' || *p == '.')
			*p = '_';
	if (!is_ident(build->name)) {
		fprintf(stderr, "%s: \"%s\" cannot name a module: expected letters, digits and _\n",
			build->source[0], build->name);
		return -EINVAL;
	}
	return 0;
}

static int check_source(const char *path)
{
	struct stat st;

	if (stat(path, &st) || access(path, R_OK)) {
		fprintf(stderr, "%s: %s\n", path, strerror(errno));
		return -EINVAL;
	}
	if (!S_ISREG(st.st_mode)) {
		fprintf(stderr, "%s: not a file: expected the C source of a driver\n",
			path);
		return -EINVAL;
	}
	return 0;
}

/* One flag a line; '#' begins a comment. */
static int read_kcflags(void)
{
	char path[PATH_MAX];
	size_t room = 0;
	FILE *file;

	if (kcflags)
		return 0;
	snprintf(path, sizeof(path), "%.*s/kcflags",
		 (int)sizeof(path) - 32, cf_root());
	file = fopen(path, "r");
	if (!file || getdelim(&kcflags, &room, '\0', file) < 0) {
		fprintf(stderr, "%s: %s\n", path, strerror(errno));
		if (file)
			fclose(file);
		return -EIO;
	}
	fclose(file);
	for (char *line = strtok(kcflags, "\n"); line && kcflag_count < 64;
	     line = strtok(NULL, "\n"))
		if (*line != '#')
			kcflag[kcflag_count++] = line;
	return 0;
}

void cf_build_flags(const struct cf_build *build, struct cf_args *args)
{
	static const char *const below[] = {
		"/kapi", "/arch", "/shared", "/uapi",
	};
	const char *slash = strrchr(build->source[0], '/');

	cf_args_add(args, cf_build_compiler());
	for (int i = 0; i < kcflag_count; i++)
		cf_args_add(args, kcflag[i]);
	for (int i = 0; i < 4; i++) {
		snprintf(includes[i], sizeof(includes[i]), "-I%s%s", cf_root(),
			 below[i]);
		cf_args_add(args, includes[i]);
	}
	snprintf(includes[4], sizeof(includes[4]), "-I%.*s",
		 slash ? (int)(slash - build->source[0] + 1) : 1,
		 slash ? build->source[0] : ".");
	cf_args_add(args, includes[4]);
	snprintf(defines[0], sizeof(defines[0]), "-DKBUILD_MODNAME=\"%s\"",
		 build->name);
	snprintf(defines[1], sizeof(defines[1]), "-D__KBUILD_MODNAME=%s",
		 build->name);
	snprintf(defines[2], sizeof(defines[2]), "-DKBUILD_BASENAME=\"%s\"",
		 build->name);
	snprintf(defines[3], sizeof(defines[3]), "-DLINUX_VERSION_CODE=%u",
		 cf_era_code(&build->era));
	for (int i = 0; i < 4; i++)
		cf_args_add(args, defines[i]);
	cf_args_add(args, "-DMODULE");
	cf_args_add(args, "-include");
	cf_args_add(args, "linux/kconfig.h");
	cf_args_add(args, "-O1");
	cf_args_add(args, "-g");
	cf_args_add(args, "-fPIC");
	cf_args_add(args, "-fvisibility=hidden");
	for (int i = 0; i < build->flag_count; i++)
		cf_args_add(args, build->flags[i]);
}

/* Show a file on stderr: the compiler's own words. */
static void show(const char *path)
{
	FILE *file = fopen(path, "r");
	char line[1024];

	while (file && fgets(line, sizeof(line), file))
		fputs(line, stderr);
	if (file)
		fclose(file);
}

/* Run a tool; on failure say @what went wrong, in its words and ours. */
static int run_tool(struct cf_build *build, struct cf_args *args,
		    const char *what)
{
	char log[PATH_MAX + 8];
	int status;

	snprintf(log, sizeof(log), "%s/log", build->dir);
	status = cf_spawn(args, NULL, log);
	if (status || build->is_verbose)
		show(log);
	if (!status)
		return 0;
	if (status < 0) {
		fprintf(stderr, "copyfault: cannot run %s: %s\n",
			args->arg[0], strerror(-status));
		return -EIO;
	}
	fprintf(stderr, "%s: %s\n", build->source[0], what);
	return -EINVAL;
}

static int is_clang;

/* By what it says: it may be called cc. */
static void ask_compiler(const struct cf_build *build)
{
	char path[PATH_MAX + 16], text[256] = "";
	struct cf_args args = { .count = 0 };
	FILE *file;

	snprintf(path, sizeof(path), "%s/version", build->dir);
	cf_args_add(&args, cf_build_compiler());
	cf_args_add(&args, "--version");
	file = cf_spawn(&args, path, NULL) ? NULL : fopen(path, "r");
	if (!file)
		return;		/* compiling will tell */
	is_clang = fgets(text, sizeof(text), file) && strstr(text, "clang");
	fclose(file);
}

/* As configure has it; what the kernel allows itself is left out. */
static void add_sanitizers(struct cf_args *args)
{
	cf_args_add(args, "-fsanitize=" CF_SANITIZERS);
	cf_args_add(args, "-fno-sanitize=alignment,null");
	if (is_clang)
		cf_args_add(args, "-shared-libsan");
}

/* What stack variables hold that nobody has written: see colours.c. */
enum colour { PLAIN, DARK, PALE };

static const char *const colour_names[] = { "plain", "dark", "pale" };

static void add_colour(struct cf_args *args, enum colour colour)
{
	if (colour == DARK)
		cf_args_add(args, "-ftrivial-auto-var-init=pattern");
	if (colour != PALE)
		return;
	cf_args_add(args, "-ftrivial-auto-var-init=zero");
	if (is_clang)
		cf_args_add(args, "-enable-trivial-auto-var-init-zero-knowing-it-will-be-removed-from-clang");
}

static int compile(struct cf_build *build, const char *source,
		   const char *object, enum colour colour)
{
	struct cf_args args = { .count = 0 };

	cf_build_flags(build, &args);
	add_colour(&args, colour);
	if (build->is_sanitized)
		add_sanitizers(&args);
	cf_args_add(&args, "-c");
	cf_args_add(&args, source);
	cf_args_add(&args, "-o");
	cf_args_add(&args, object);
	return run_tool(build, &args,
			"does not compile against the simulated kernel's headers");
}

static int link_objects(struct cf_build *build, char objects[][PATH_MAX + 32],
			int count, const char *output)
{
	struct cf_args args = { .count = 0 };
	char libdir[PATH_MAX + 16];

	snprintf(libdir, sizeof(libdir), "-L%s", cf_root_lib());
	cf_args_add(&args, cf_build_compiler());
	if (build->is_partial) {
		cf_args_add(&args, "-r");
		cf_args_add(&args, "-nostdlib");
	} else {
		cf_args_add(&args, "-shared");
		cf_args_add(&args, "-Wl,-z,defs");
		cf_args_add(&args, "-Wl,-Bsymbolic");
	}
	for (int i = 0; i < kcflag_count; i++)
		if (strstr(kcflag[i], "san"))	/* runtimes of sanitizers */
			cf_args_add(&args, kcflag[i]);
	if (build->is_sanitized)
		add_sanitizers(&args);
	cf_args_add(&args, "-o");
	cf_args_add(&args, output);
	for (int i = 0; i < count; i++)
		cf_args_add(&args, objects[i]);
	if (!build->is_partial) {
		cf_args_add(&args, libdir);
		cf_args_add(&args, "-lcopyfault");
	}
	return run_tool(build, &args,
			"does not link: a function it needs is neither in the simulated kernel nor in its own sources");
}

static int compile_all(struct cf_build *build, enum colour colour,
		       char *output, size_t size)
{
	char object[CF_SOURCES_MAX + 1][PATH_MAX + 32];
	const char *name = colour_names[colour];
	char mod[PATH_MAX];
	int error = 0;
	int i;

	for (i = 0; i < build->source_count && !error; i++) {
		snprintf(object[i], sizeof(object[i]), "%s/%s.%d.o",
			 build->dir, name, i);
		error = compile(build, build->source[i], object[i], colour);
	}
	if (error)
		return error;
	snprintf(mod, sizeof(mod), "%.*s/module/mod.c", (int)sizeof(mod) - 32,
		 cf_root());
	snprintf(object[i], sizeof(object[i]), "%s/%s.mod.o", build->dir, name);
	error = compile(build, mod, object[i], colour);
	if (error)
		return error;
	snprintf(output, size, "%s/%s%s%s.%s", build->dir,
		 colour == PLAIN ? "" : name, colour == PLAIN ? "" : ".",
		 build->name, build->is_partial ? "o" : "so");
	return link_objects(build, object, i + 1, output);
}

static int compile_colours(struct cf_build *build)
{
	int error = compile_all(build, DARK, build->dark, sizeof(build->dark));

	return error ? error : compile_all(build, PALE, build->pale,
					   sizeof(build->pale));
}

int cf_build(struct cf_build *build)
{
	int error = 0;

	if (!cf_root()) {
		fprintf(stderr, "copyfault: its headers are not installed at %s and COPYFAULT_ROOT does not name them\n",
			CF_PKGDATADIR);
		return -EIO;
	}
	for (int i = 0; i < build->source_count && !error; i++)
		error = check_source(build->source[i]);
	if (!error)
		error = name_driver(build);
	if (!error && !build->era.major)
		error = cf_era_detect(build->source[0], &build->era);
	if (!error)
		error = read_kcflags();
	if (error)
		return error;
	error = cf_tempdir_make(build->dir, sizeof(build->dir));
	if (error)
		return error;
	ask_compiler(build);
	error = compile_all(build, PLAIN, build->object,
			    sizeof(build->object));
	if (!error && !build->is_partial)
		error = compile_colours(build);
	if (error)
		cf_build_clean(build);
	else if (!build->is_partial)
		cf_ioctls_find(build);
	return error;
}

void cf_build_clean(struct cf_build *build)
{
	if (build->dir[0])
		cf_tempdir_remove(build->dir);
	build->dir[0] = '\0';
}
