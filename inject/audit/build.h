/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Compile an unmodified driver into an object that can be loaded. Host-side. */
#ifndef CF_BUILD_H
#define CF_BUILD_H

#include <limits.h>

#include "source.h"

#define CF_IOCTLS_MAX 128
#define CF_SOURCES_MAX 16

/** struct cf_ioctl - an ioctl number the driver's source names */
struct cf_ioctl {
	char name[60];
	unsigned int cmd;
};

/**
 * struct cf_build - a driver, how to compile it, and what came of it
 * @source:  its files; the first gives the driver its name
 * @flags:   further compiler flags of the user, may be empty
 * @era:     kernel version; major 0 lets the source decide
 * @name:    out, module name: the file's without .c, '-' as '_'
 * @dir:     out, a temporary folder; cf_build_clean() removes it
 * @object:  out, the shared object in it
 * @dark:    out, the same, but fresh stack variables hold a pattern
 * @pale:    out, the same, but they hold zeroes; neither is made @is_partial
 *           or @is_plain
 * @ioctl:   out, ioctl numbers found in the source
 * @is_sanitized: it is compiled with CF_SANITIZERS
 * @is_partial: a relocatable object for a test binary is wanted, not a shared one
 * @is_plain: nobody compares the two colours
 */
struct cf_build {
	const char *source[CF_SOURCES_MAX];
	int source_count;
	const char *const *flags;
	int flag_count;
	struct cf_era era;
	int is_partial;
	int is_sanitized;
	int is_plain;
	int is_verbose;
	char name[64];
	char dir[PATH_MAX];
	char object[PATH_MAX + 80];
	char dark[PATH_MAX + 80];
	char pale[PATH_MAX + 80];
	struct cf_ioctl ioctl[CF_IOCTLS_MAX];
	int ioctl_count;
	int ioctls_dropped;
};

/**
 * cf_build() - Compile and link.
 *
 * What is wrong with the input is printed on stderr, the compiler's own words
 * included; nothing is left behind then.
 *
 * Return: R2. 0, -EINVAL (the input is no driver, or does not compile),
 * -EIO (the tools or the disk failed).
 */
int cf_build(struct cf_build *build);

/** cf_build_clean() - Remove what cf_build() made. Also called at exit and on a fatal signal. */
void cf_build_clean(struct cf_build *build);

/** cf_build_compiler() - Its name, of the environment or the usual one. */
const char *cf_build_compiler(void);

/** cf_ioctls_find() - Fill @build->ioctl; part of cf_build(). */
void cf_ioctls_find(struct cf_build *build);

/** cf_ioctls_name() - Fault expressions may call the ioctls of this build by name from now on. */
void cf_ioctls_name(const struct cf_build *build);

struct cf_args;

/** cf_build_flags() - The compiler and every flag up to the input file. */
void cf_build_flags(const struct cf_build *build, struct cf_args *args);

#endif
