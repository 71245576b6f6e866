// SPDX-License-Identifier: LGPL-2.1-or-later
/* Find copyfault's own files: in a build tree or installed. Host-side. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "root.h"

static char root[PATH_MAX];
static char lib[PATH_MAX + 8];

static int try_root(const char *dir, const char *below, const char *libdir)
{
	char probe[PATH_MAX];

	if (snprintf(root, sizeof(root), "%s%s", dir, below) >=
	    (int)sizeof(root) - 24)
		return 0;
	snprintf(probe, sizeof(probe), "%.*s/kapi/linux",
		 (int)sizeof(probe) - 16, root);
	if (access(probe, R_OK))
		return 0;
	snprintf(lib, sizeof(lib), "%s", libdir);
	return 1;
}

/* In a build tree the program is BUILD/.libs/copyfault, or BUILD/copyfault. */
static int try_build_tree(void)
{
	char exe[PATH_MAX], libs[PATH_MAX + 8];
	ssize_t size = readlink("/proc/self/exe", exe, sizeof(exe) - 1);
	char *slash;

	if (size <= 0)
		return 0;
	exe[size] = '\0';
	slash = strrchr(exe, '/');
	if (!slash)
		return 0;
	*slash = '\0';
	slash = strrchr(exe, '/');
	if (slash && !strcmp(slash, "/.libs"))
		*slash = '\0';
	snprintf(libs, sizeof(libs), "%s/.libs", exe);
	return try_root(exe, "/root", libs);
}

static int find(void)
{
	const char *given = getenv("COPYFAULT_ROOT");

	if (root[0])
		return 1;
	if (given)
		return try_root(given, "", CF_LIBDIR);
	if (try_build_tree() || try_root(CF_PKGDATADIR, "", CF_LIBDIR))
		return 1;
	root[0] = lib[0] = '\0';
	return 0;
}

const char *cf_root(void)
{
	return find() ? root : NULL;
}

const char *cf_root_lib(void)
{
	return find() ? lib : NULL;
}
