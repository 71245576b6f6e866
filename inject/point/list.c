/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Name the points there are, for people and for fiu-run. Asks nobody, changes
 * nothing. Host-side.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cf_module.h"
#include "fault/fault.h"
#include "point/point.h"

const char *cf_point_name(const struct cf_site *site, unsigned int kind,
			  char *buf, size_t size)
{
	int n = snprintf(buf, size, CF_POINT_ROOT "%s/%s/%s/%s", site->driver,
			 site->function, cf_prims[site->prim].name,
			 kind == CF_KIND_NONE ? "" : cf_kind_names[kind]);

	return n >= 0 && (size_t)n < size ? buf : NULL;
}

static int is_same_point(const struct cf_site *a, const struct cf_site *b)
{
	return a->prim == b->prim && !strcmp(a->function, b->function) &&
	       !strcmp(a->driver, b->driver);
}

/* The next site of the same point after @site; NULL asks for the first. */
static struct cf_site *next_call(struct cf_module *module,
				 const struct cf_site *point,
				 struct cf_site *site)
{
	do
		site = cf_module_next_site(module, site);
	while (site && !is_same_point(point, site));
	return site;
}

static unsigned long common_size(struct cf_module *module,
				 const struct cf_site *point)
{
	unsigned long size = point->const_size;
	struct cf_site *site = NULL;

	while ((site = next_call(module, point, site)))
		if (site->const_size != size)
			return 0;
	return size;
}

static void print_details(FILE *out, struct cf_module *module,
			  const struct cf_site *point)
{
	unsigned long size = common_size(module, point);
	struct cf_site *site = NULL;
	char separator = '\t';

	fputs(cf_prims[point->prim].dir == CF_TO_USER ? "\tto_user"
						      : "\tfrom_user",
	      out);
	if (size)
		fprintf(out, "\t%lu", size);
	else
		fputs("\t-", out);
	while ((site = next_call(module, point, site))) {
		fprintf(out, "%c%s:%u", separator, site->file, site->line);
		separator = ',';
	}
}

static unsigned int list_point(FILE *out, struct cf_module *module,
			       const struct cf_site *site,
			       enum cf_points_format format)
{
	char name[CF_POINT_NAME_MAX];
	unsigned int kind, printed = 0;

	for (kind = CF_KIND_NONE + 1; kind < CF_KIND_COUNT; kind++) {
		if (!cf_point_name(site, kind, name, sizeof(name)))
			continue;
		fputs(name, out);
		if (format == CF_POINTS_TABLE)
			print_details(out, module, site);
		fputc('\n', out);
		printed++;
	}
	return printed;
}

unsigned int cf_points_list(FILE *out, const char *driver,
			    enum cf_points_format format)
{
	struct cf_module *module;
	struct cf_site *site;
	unsigned int printed = 0;

	for (module = cf_module_first(); module; module = module->next) {
		if (driver && strcmp(driver, module->name))
			continue;
		for (site = cf_module_next_site(module, NULL); site;
		     site = cf_module_next_site(module, site))
			if (next_call(module, site, NULL) == site)
				printed += list_point(out, module, site, format);
	}
	return printed;
}

static int cannot(char *buf, size_t size, const char *why)
{
	snprintf(buf, size, "%s", why);
	return -ENOTSUP;
}

/* The one point whose sites match; ordinals are looked at by the caller. */
static const char *find_point(const struct cf_fault *fault,
			      struct cf_module **module_out,
			      const struct cf_site **point)
{
	struct cf_module *module;
	struct cf_site *site;

	*point = NULL;
	for (module = cf_module_first(); module; module = module->next)
		for (site = cf_module_next_site(module, NULL); site;
		     site = cf_module_next_site(module, site)) {
			if (!cf_fault_matches(fault, site))
				continue;
			if (*point && !is_same_point(*point, site))
				return "the site matches several points, and libfiu's '*' stands at the end only";
			*module_out = module;
			*point = site;
		}
	return *point ? NULL : "no site of a registered driver matches";
}

static const char *unsayable(const struct cf_fault *f)
{
	if (f->occ_first != f->occ_last &&
	    !(f->occ_first == 1 && f->occ_last == CF_FAULT_FOREVER))
		return "libfiu hits one occurrence or all, not a range";
	if (f->occ_first > 0xffffffffUL)
		return "the occurrence has 32 bits in failinfo";
	if (!!f->sticky != cf_fault_sticky_default(f->kind))
		return "failinfo has no room for sticky and transient";
	if (f->slack || f->round || f->unserviceable || f->actions)
		return "failinfo has no room for slack, round, unserviceable and actions";
	if (f->ioctl[0])
		return "failinfo has no room for one ioctl";
	if (f->base == CF_FAULT_PAGE || f->base == CF_FAULT_FIELD)
		return "failinfo has an offset from the start, not from a page or a field";
	return NULL;
}

int cf_point_fiu_args(const struct cf_fault *f, char *buf, size_t size)
{
	unsigned long at = f->offset, total, n = f->occ_first;
	const struct cf_site *point = NULL;
	struct cf_module *module = NULL;
	char name[CF_POINT_NAME_MAX];
	const char *why = unsayable(f);
	int length;

	if (!why)
		why = find_point(f, &module, &point);
	if (why)
		return cannot(buf, size, why);
	if (f->ordinal && (next_call(module, point, NULL) != point ||
			   next_call(module, point, (void *)point)))
		return cannot(
			buf, size,
			"libfiu does not tell calls of one primitive in one function apart");
	total = common_size(module, point);
	if (f->base == CF_FAULT_END && (!total || at > total))
		return cannot(buf, size,
			      "the size of the copy is not a constant");
	if (f->base == CF_FAULT_END)
		at = total - at;
	if (at > 0xffffffffUL)
		return cannot(buf, size, "the offset has 32 bits in failinfo");
	if (f->occ_last == CF_FAULT_FOREVER)
		n = 0;
	if (!cf_point_name(point, f->kind, name, sizeof(name)))
		return cannot(buf, size, "the point's name is too long");
	length = snprintf(buf, size, "-f '' -c 'enable name=%s,failinfo=%lu'",
			  name, n << 32 | at);
	return length >= 0 && (size_t)length < size ? 0 : -ENOSPC;
}
