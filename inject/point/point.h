/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * User accesses as libfiu points of failure:
 *
 *   usercopy/<driver>/<function>/<primitive>/<kind>
 *
 * failinfo carries the byte offset in its low 32 bits and the occurrence to
 * hit in the high 32; 0 is every one. Two calls of one primitive in one
 * function share a point, and are counted together. Host-side.
 */
#ifndef CF_POINT_H
#define CF_POINT_H

#include <stddef.h>
#include <stdio.h>

#include "cf_access.h"

#define CF_POINT_ROOT "usercopy/"
#define CF_POINT_NAME_MAX 256	/* with its NUL */

struct cf_fault;

/**
 * cf_point_name() - Name of the point of a site and kind.
 * @kind: enum cf_kind; CF_KIND_NONE leaves the name at <primitive>/
 *
 * Return: R3. @buf, or NULL when the name does not fit.
 */
const char *cf_point_name(const struct cf_site *site, unsigned int kind,
			  char *buf, size_t size);

enum cf_points_format {
	CF_POINTS_NAMES,	/* the name alone */
	CF_POINTS_TABLE,	/* tabs: name, direction, size, file:line,.. */
};

/**
 * cf_points_list() - Print every point there is, one a line.
 * @driver: of this registered driver only; NULL for all
 *
 * Return: how many points were printed.
 */
unsigned int cf_points_list(FILE *out, const char *driver,
			    enum cf_points_format format);

/**
 * cf_point_fiu_args() - The fiu-run arguments that mean the same as a fault.
 * @buf: out; on -ENOTSUP it holds the reason as a sentence
 *
 * Return: R2. 0, -ENOTSUP (libfiu cannot say it), -ENOSPC.
 */
int cf_point_fiu_args(const struct cf_fault *fault, char *buf, size_t size);

/**
 * cf_points_start() - Read the environment and take part from then on.
 *
 * Return: R2. 0, -EINVAL (a message is on stderr), -ENOMEM.
 */
int cf_points_start(void);

/**
 * cf_points_enable() - Ask libfiu from now on.
 *
 * For a program that calls fiu_enable() itself, with no fiu-run around it.
 */
void cf_points_enable(void);

/** cf_points_is_active() - Can libfiu be armed at all? */
int cf_points_is_active(void);

/**
 * cf_points_check() - Does every rule of FIU_ENABLE match a point?
 * @final: no more drivers will come: a rule whose driver is not registered is
 *         an error too, and no longer pending
 *
 * What is wrong is printed on stderr.
 *
 * Return: R2. 0 or -EINVAL.
 */
int cf_points_check(int final);

/* The points' part of the injector, called by inject.c. */
void cf_points_before(struct cf_access *access);
void cf_points_after(const struct cf_access *access);

#endif
