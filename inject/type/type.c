/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Find types and members in debug information, by elfutils. Host-side. */
#include <dwarf.h>
#include <elfutils/libdwfl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "type/type.h"

static const Dwfl_Callbacks callbacks = {
	.find_elf = dwfl_linux_proc_find_elf,
	.find_debuginfo = dwfl_standard_find_debuginfo,
};

Dwarf *cf_types_near(const void *address)
{
	static Dwfl *session;
	Dwfl_Module *object;
	Dwarf_Addr bias;

	if (session)
		dwfl_end(session);
	session = dwfl_begin(&callbacks);
	if (!session)
		return NULL;
	dwfl_report_begin(session);
	dwfl_linux_proc_report(session, getpid());
	dwfl_report_end(session, NULL, NULL);
	object = dwfl_addrmodule(session, (Dwarf_Addr)(uintptr_t)address);
	return object ? dwfl_module_getdwarf(object, &bias) : NULL;
}

int cf_type_peel(Dwarf_Die *type)
{
	return !dwarf_peel_type(type, type);
}

int cf_type_of(Dwarf_Die *die, Dwarf_Die *type)
{
	Dwarf_Attribute attr;

	return dwarf_attr_integrate(die, DW_AT_type, &attr) &&
	       dwarf_formref_die(&attr, type) && cf_type_peel(type);
}

long cf_type_size(Dwarf_Die *type)
{
	Dwarf_Word size;

	return dwarf_aggregate_size(type, &size) ? -1 : (long)size;
}

int cf_type_is_struct(Dwarf_Die *type)
{
	int tag = dwarf_tag(type);

	return (tag == DW_TAG_structure_type || tag == DW_TAG_union_type) &&
	       cf_type_size(type) >= 0 && dwarf_haschildren(type) > 0;
}

static unsigned long offset_of(Dwarf_Die *member)
{
	Dwarf_Attribute attr;
	Dwarf_Word at = 0;

	if (dwarf_attr(member, DW_AT_data_member_location, &attr))
		dwarf_formudata(&attr, &at);
	return at;
}

static int is_named(const char *own, const char *name, size_t length)
{
	return strlen(own) == length && !memcmp(own, name, length);
}

int cf_type_member(Dwarf_Die *type, const char *name, size_t length,
		   struct cf_nearest *nearest, unsigned long *at,
		   Dwarf_Die *member)
{
	Dwarf_Die die;

	if (!cf_type_is_struct(type) || dwarf_child(type, &die))
		return 0;
	do {
		const char *own = dwarf_diename(&die);
		unsigned long base = *at + offset_of(&die);

		if (dwarf_tag(&die) != DW_TAG_member ||
		    !cf_type_of(&die, member))
			continue;
		if (!own && cf_type_is_struct(member)) {
			Dwarf_Die inner = *member;

			if (cf_type_member(&inner, name, length, nearest,
					   &base, member)) {
				*at = base;
				return 1;
			}
		} else if (own && is_named(own, name, length)) {
			*at = base;
			return 1;
		} else if (own && nearest) {
			cf_nearest_offer(nearest, own);
		}
	} while (!dwarf_siblingof(&die, &die));
	return 0;
}

static unsigned long count_of(Dwarf_Die *range)
{
	Dwarf_Attribute attr;
	Dwarf_Word count;

	if (dwarf_attr(range, DW_AT_count, &attr) &&
	    !dwarf_formudata(&attr, &count))
		return count;
	if (dwarf_attr(range, DW_AT_upper_bound, &attr) &&
	    !dwarf_formudata(&attr, &count))
		return count + 1;
	return 0;
}

/*
 * Of int a[2][3] the element is int[3], which debug information does not have:
 * the dimensions are siblings. Such an array is taken as one of six.
 */
int cf_type_element(Dwarf_Die *type, Dwarf_Die *element, unsigned long *count)
{
	Dwarf_Die range;

	if (dwarf_tag(type) != DW_TAG_array_type || !cf_type_of(type, element))
		return 0;
	*count = 1;
	if (dwarf_child(type, &range))
		*count = 0;
	else
		do
			if (dwarf_tag(&range) == DW_TAG_subrange_type)
				*count *= count_of(&range);
		while (!dwarf_siblingof(&range, &range));
	return 1;
}

/* "[2]": one step into an array. Return: what stands behind it, or NULL. */
static const char *walk_index(Dwarf_Die *type, const char *path,
			      unsigned long *at)
{
	unsigned long count, index;
	Dwarf_Die element;
	char *end;

	index = strtoul(path + 1, &end, 0);
	if (!cf_type_element(type, &element, &count) ||
	    (count && index >= count) || *end != ']')
		return NULL;
	*at += index * cf_type_size(&element);
	*type = element;
	return end + 1;
}

int cf_type_path(Dwarf_Die *type, const char *path, struct cf_nearest *nearest,
		 unsigned long *at, Dwarf_Die *member)
{
	Dwarf_Die here = *type;
	static char word[CF_FAULT_NAME_MAX];

	while (path && *path) {
		size_t n;

		if (*path == '[') {
			path = walk_index(&here, path, at);
			continue;
		}
		n = strcspn(++path, ".[");
		if (nearest) {
			memset(nearest, 0, sizeof(*nearest));
			memset(word, 0, sizeof(word));
			memcpy(word, path, n < sizeof(word) ? n : 0);
			nearest->word = word;
		}
		if (!cf_type_member(&here, path, n, nearest, at, member))
			return 0;
		here = *member;
		path += n;
	}
	*member = here;
	return path != NULL;
}

static int each_in(Dwarf_Die *unit,
		   int (*look)(const char *name, Dwarf_Die *type, void *arg),
		   void *arg)
{
	Dwarf_Die die;
	int stop = 0;

	if (dwarf_child(unit, &die))
		return 0;
	do {
		const char *name = dwarf_diename(&die);
		int tag = dwarf_tag(&die);
		Dwarf_Die type = die;

		if (!name || (tag != DW_TAG_structure_type &&
			      tag != DW_TAG_union_type &&
			      tag != DW_TAG_typedef))
			continue;
		if (cf_type_peel(&type))
			stop = look(name, &type, arg);
	} while (!stop && !dwarf_siblingof(&die, &die));
	return stop;
}

int cf_type_each(Dwarf *types,
		 int (*look)(const char *name, Dwarf_Die *type, void *arg),
		 void *arg)
{
	Dwarf_CU *cu = NULL;
	Dwarf_Die unit;
	int stop = 0;

	while (!stop &&
	       !dwarf_get_units(types, cu, &cu, NULL, NULL, &unit, NULL))
		stop = each_in(&unit, look, arg);
	return stop;
}
