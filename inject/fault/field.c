/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * From the name of a field to its offset. Host-side.
 *
 * Which struct a user copy moves is not written anywhere. Without its name it
 * is one that has the field and, where the size of the copy is a constant, that
 * size; several that put the field elsewhere are refused.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cf_module.h"
#include "fault/field.h"
#include "type/type.h"

struct search {
	const char *name;		/* of the struct, or "" */
	const char *path;
	unsigned long size;		/* of the copy, 0 when it varies */
	int sites;			/* that were looked at */
	int found;
	char first[CF_FAULT_NAME_MAX];	/* struct that it was found in */
	char other[CF_FAULT_NAME_MAX];	/* one that has it elsewhere */
	unsigned long at;
	int has_struct;			/* some struct came into question */
	struct cf_nearest member;
	char word[CF_FAULT_NAME_MAX];
	char nearest[CF_FAULT_NAME_MAX];
};

/* What was meant instead, in the struct that was named or is of that size. */
static void note_nearest(struct search *search)
{
	if (search->nearest[0] || !search->member.best)
		return;
	snprintf(search->word, sizeof(search->word), "%s", search->member.word);
	snprintf(search->nearest, sizeof(search->nearest), "%s",
		 cf_nearest_get(&search->member));
}

static int look(const char *name, Dwarf_Die *type, void *arg)
{
	struct search *search = arg;
	unsigned long at = 0;
	Dwarf_Die member;

	if (search->name[0] ? strcmp(name, search->name) :
			      search->size && (unsigned long)
			      dwarf_bytesize(type) != search->size)
		return 0;
	if (!cf_type_is_struct(type))
		return 0;
	search->has_struct = 1;
	if (!cf_type_path(type, search->path, &search->member, &at, &member)) {
		note_nearest(search);
		return 0;
	}
	if (!search->found)
		snprintf(search->first, sizeof(search->first), "%s", name);
	else if (at != search->at)
		snprintf(search->other, sizeof(search->other), "%s", name);
	if (!search->found)
		search->at = at;
	search->found = 1;
	return 0;
}

static void look_at_site(struct search *search, const struct cf_site *site)
{
	Dwarf *types = cf_types_near(site);

	search->size = site->const_size;
	search->sites++;
	if (types)
		cf_type_each(types, look, search);
}

static void look_everywhere(struct search *search,
			    const struct cf_fault *fault)
{
	struct cf_module *module;
	struct cf_site *site;

	for (module = cf_module_first(); module; module = module->next)
		for (site = cf_module_next_site(module, NULL); site;
		     site = cf_module_next_site(module, site))
			if (cf_fault_matches(fault, site))
				look_at_site(search, site);
}

static void describe(const struct search *search, const struct cf_fault *fault,
		     const char *text, struct cf_fault_error *err)
{
	const char *at = text ? strchr(text, '@') : NULL;
	/* By name, for each compiler has an order of its own. */
	int is_swapped = strcmp(search->first, search->other) > 0;
	int n;

	memset(err, 0, sizeof(*err));
	err->column = at ? at - text + 2 : 1;
	snprintf(err->seen, sizeof(err->seen), "%s", fault->field);
	if (search->other[0])
		snprintf(err->expected, sizeof(err->expected),
			 "the name of a struct before it: %.40s and %.40s have it at different offsets",
			 is_swapped ? search->other : search->first,
			 is_swapped ? search->first : search->other);
	else if (search->name[0] && !search->has_struct)
		snprintf(err->expected, sizeof(err->expected),
			 "a struct of the driver before the first '.'");
	else if (!search->name[0] && !search->has_struct)
		snprintf(err->expected, sizeof(err->expected),
			 "a number: the driver has no struct of the size of that copy");
	else
		snprintf(err->expected, sizeof(err->expected),
			 "a field of the struct that is copied");
	snprintf(err->nearest, sizeof(err->nearest), "%s", search->nearest);
	n = snprintf(err->text, sizeof(err->text),
		     "column %u: '%s', expected %s", err->column, err->seen,
		     err->expected);
	if (err->nearest[0])
		snprintf(err->text + n, sizeof(err->text) - n,
			 "; did you mean '%s'?", err->nearest);
}

int cf_field_find(struct cf_fault *fault, const char *text,
		  struct cf_fault_error *err)
{
	char name[CF_FAULT_NAME_MAX];
	struct search search = { .name = name };

	if (fault->base != CF_FAULT_FIELD)
		return 0;
	search.path = strchr(fault->field, '.');
	if (!search.path)
		search.path = "";
	snprintf(name, sizeof(name), "%.*s",
		 (int)(search.path - fault->field), fault->field);
	look_everywhere(&search, fault);
	if (search.found && !search.other[0]) {
		fault->field_at = search.at;
		return 0;
	}
	if (err)
		describe(&search, fault, text, err);
	return -ENOENT;
}
