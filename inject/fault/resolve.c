/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Does a fault speak of any user access that a registered driver makes? If
 * not, name the first part of the site that leads nowhere, and what was meant.
 * Host-side.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cf_module.h"
#include "fault/field.h"
#include "fault/ioctl.h"

/* How far a site goes along with a fault, one part after the other. */
enum depth {
	NO_DRIVER,
	NO_FUNCTION,
	NO_PRIM,
	NO_ORDINAL,
	ALL_MATCHES,
};

struct search {
	const struct cf_fault *fault;
	enum depth depth;	  /* of the best site so far */
	unsigned int max_ordinal; /* calls there are, when NO_ORDINAL */
	struct cf_nearest driver;
	struct cf_nearest function;
	struct cf_nearest prim;
};

static enum depth depth_of(const struct cf_fault *fault,
			   const struct cf_site *site)
{
	if (fault->driver[0] && !cf_glob_match(fault->driver, site->driver))
		return NO_DRIVER;
	if (!cf_glob_match(fault->function, site->function))
		return NO_FUNCTION;
	if (!cf_glob_match(fault->prim, cf_prims[site->prim].name))
		return NO_PRIM;
	if (fault->ordinal && fault->ordinal != site->ordinal)
		return NO_ORDINAL;
	return ALL_MATCHES;
}

/* A candidate is a word that would have led one part further. */
static void look_at(struct search *search, const struct cf_site *site)
{
	enum depth depth = depth_of(search->fault, site);

	if (depth > search->depth)
		search->depth = depth;
	switch (depth) {
	case NO_DRIVER:
		cf_nearest_offer(&search->driver, site->driver);
		break;
	case NO_FUNCTION:
		cf_nearest_offer(&search->function, site->function);
		break;
	case NO_PRIM:
		cf_nearest_offer(&search->prim, cf_prims[site->prim].name);
		break;
	case NO_ORDINAL:
		if (site->ordinal > search->max_ordinal)
			search->max_ordinal = site->ordinal;
		break;
	case ALL_MATCHES:
		break;
	}
}

static void look_everywhere(struct search *search)
{
	struct cf_module *module;
	struct cf_site *site;

	for (module = cf_module_first(); module; module = module->next)
		for (site = cf_module_next_site(module, NULL); site;
		     site = cf_module_next_site(module, site))
			look_at(search, site);
}

/* The common case: a sweep arms thousands of faults that all exist. */
static int any_matches(const struct cf_fault *fault)
{
	struct cf_module *module;
	struct cf_site *site;

	for (module = cf_module_first(); module; module = module->next)
		for (site = cf_module_next_site(module, NULL); site;
		     site = cf_module_next_site(module, site))
			if (cf_fault_matches(fault, site))
				return 1;
	return 0;
}

/* Column of the driver (0), function (1) or primitive (2) in the text. */
static unsigned int column_of(const char *text, const struct cf_fault *fault,
			      enum depth depth)
{
	const char *at;
	int slashes = (int)depth - (fault->driver[0] ? 0 : 1);

	if (!text)
		return 1;
	at = text + strspn(text, " \t\n");
	if (fault->ioctl[0] && strchr(at, '/'))
		at = strchr(at, '/') + 1;
	/* "*" as a driver is not kept in the fault, but it is in the text. */
	if (!fault->driver[0] && strchr(at, '/')) {
		const char *second = strchr(strchr(at, '/') + 1, '/');

		if (second && second < at + strcspn(at, " \t\n#"))
			slashes++;
	}
	for (; slashes > 0 && strchr(at, '/'); slashes--)
		at = strchr(at, '/') + 1;
	return at - text + 1;
}

static void describe_driver(struct search *search, struct cf_fault_error *err)
{
	const struct cf_fault *fault = search->fault;
	int any = cf_module_first() != NULL;

	snprintf(err->seen, sizeof(err->seen), "%s",
		 fault->driver[0] ? fault->driver : fault->function);
	if (fault->driver[0])
		snprintf(err->nearest, sizeof(err->nearest), "%s",
			 cf_nearest_get(&search->driver));
	snprintf(err->expected, sizeof(err->expected), "%s",
		 any ? "a registered driver with a user access"
		     : "a driver to be registered first: there is none");
}

static void describe_function(struct search *search, struct cf_fault_error *err)
{
	snprintf(err->seen, sizeof(err->seen), "%s", search->fault->function);
	snprintf(err->nearest, sizeof(err->nearest), "%s",
		 cf_nearest_get(&search->function));
	snprintf(err->expected, sizeof(err->expected),
		 "a function that makes a user access");
}

static void describe_prim(struct search *search, struct cf_fault_error *err)
{
	snprintf(err->seen, sizeof(err->seen), "%s", search->fault->prim);
	snprintf(err->nearest, sizeof(err->nearest), "%s",
		 search->prim.best ? search->prim.best : "");
	snprintf(err->expected, sizeof(err->expected),
		 "a primitive that %s calls", search->fault->function);
}

static void describe_ordinal(struct search *search, struct cf_fault_error *err)
{
	snprintf(err->seen, sizeof(err->seen), "%.48s:%u", search->fault->prim,
		 search->fault->ordinal);
	snprintf(err->expected, sizeof(err->expected),
		 "an ordinal from 1 to %u: there are no more such calls",
		 search->max_ordinal);
}

static void describe(struct search *search, const char *text,
		     struct cf_fault_error *err)
{
	enum depth part = search->depth;
	int n;

	memset(err, 0, sizeof(*err));
	switch (part) {
	case NO_DRIVER:
		describe_driver(search, err);
		break;
	case NO_FUNCTION:
		describe_function(search, err);
		break;
	case NO_PRIM:
		describe_prim(search, err);
		break;
	case NO_ORDINAL:
		describe_ordinal(search, err);
		part = NO_PRIM;
		break;
	case ALL_MATCHES:
		return;
	}
	err->column = column_of(text, search->fault, part);
	n = snprintf(err->text, sizeof(err->text),
		     "column %u: '%s', expected %s", err->column, err->seen,
		     err->expected);
	if (err->nearest[0])
		snprintf(err->text + n, sizeof(err->text) - n,
			 "; did you mean '%s'?", err->nearest);
}

int cf_fault_resolve(struct cf_fault *fault, const char *text,
		     struct cf_fault_error *err)
{
	struct search search = {
		.fault = fault,
		.depth = NO_DRIVER,
		.driver = { .word = fault->driver },
		.function = { .word = fault->function },
		.prim = { .word = fault->prim },
	};

	if (cf_ioctl_find(fault, text, err))
		return -ENOENT;
	if (any_matches(fault))
		return cf_field_find(fault, text, err);
	if (err) {
		look_everywhere(&search);
		describe(&search, text, err);
	}
	return -ENOENT;
}
