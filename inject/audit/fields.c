// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Where the fields of a driver's structs begin, by elfutils. Host-side.
 *
 * Every struct of the object counts, its members and theirs, but for those of
 * unions: all of these begin where the union does.
 */
#include <dwarf.h>
#include <elfutils/libdw.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "fields.h"

#define DEPTH_MAX 8

static int add(struct cf_fields *fields, struct cf_field field)
{
	if (fields->count == fields->room) {
		unsigned long room = fields->room ? 2 * fields->room : 256;
		struct cf_field *more = realloc(fields->field,
						room * sizeof(*more));

		if (!more)
			return -ENOMEM;
		fields->field = more;
		fields->room = room;
	}
	fields->field[fields->count++] = field;
	return 0;
}

/* Past typedefs and qualifiers. Return: 1 when there is a type. */
static int type_of(Dwarf_Die *die, Dwarf_Die *type)
{
	Dwarf_Attribute attr;

	return dwarf_attr_integrate(die, DW_AT_type, &attr) &&
	       dwarf_formref_die(&attr, type) &&
	       !dwarf_peel_type(type, type);
}

/* How many bytes an array of single bytes has; 0: it is none. */
static unsigned long chars_of(Dwarf_Die *type)
{
	Dwarf_Word size = 0;
	Dwarf_Die element;

	if (dwarf_tag(type) != DW_TAG_array_type || !type_of(type, &element) ||
	    dwarf_bytesize(&element) != 1 || dwarf_aggregate_size(type, &size))
		return 0;
	return size;
}

/* How many bytes a number has; 0: it is none, or some bits. */
static unsigned long bytes_of(Dwarf_Die *member, Dwarf_Die *type)
{
	int tag = dwarf_tag(type);

	if ((tag != DW_TAG_base_type && tag != DW_TAG_enumeration_type) ||
	    dwarf_hasattr(member, DW_AT_bit_size))
		return 0;
	return dwarf_bytesize(type) > 0 ? dwarf_bytesize(type) : 0;
}

/* Members of @die, which lies @base bytes into a struct of @size. */
static int add_members(struct cf_fields *fields, Dwarf_Die *die,
		       unsigned long size, unsigned long base, int depth)
{
	Dwarf_Die member, type;
	int error = 0;

	if (depth == DEPTH_MAX || dwarf_child(die, &member))
		return 0;
	do {
		Dwarf_Attribute attr;
		Dwarf_Word at = 0;
		int has_type;

		if (dwarf_tag(&member) != DW_TAG_member)
			continue;
		if (dwarf_attr(&member, DW_AT_data_member_location, &attr) &&
		    dwarf_formudata(&attr, &at))
			continue;
		has_type = type_of(&member, &type);
		error = add(fields, (struct cf_field) {
			.size = size, .at = base + at,
			.chars = has_type ? chars_of(&type) : 0,
			.bytes = has_type ? bytes_of(&member, &type) : 0,
		});
		if (!error && has_type &&
		    dwarf_tag(&type) == DW_TAG_structure_type)
			error = add_members(fields, &type, size, base + at,
					    depth + 1);
	} while (!error && !dwarf_siblingof(&member, &member));
	return error;
}

static int add_unit(struct cf_fields *fields, Dwarf_Die *unit)
{
	Dwarf_Die die;
	int error = 0;

	if (dwarf_child(unit, &die))
		return 0;
	do {
		int size = dwarf_bytesize(&die);

		if (dwarf_tag(&die) == DW_TAG_structure_type && size > 0)
			error = add_members(fields, &die, size, 0, 0);
	} while (!error && !dwarf_siblingof(&die, &die));
	return error;
}

static int compare(const void *a, const void *b)
{
	const struct cf_field *x = a, *y = b;

	if (x->size != y->size)
		return x->size < y->size ? -1 : 1;
	return x->at < y->at ? -1 : x->at > y->at;
}

/* Of several at one place: the longest array, and the shortest number. */
static void merge(struct cf_field *kept, const struct cf_field *field)
{
	if (field->chars > kept->chars)
		kept->chars = field->chars;
	if (field->bytes && (!kept->bytes || field->bytes < kept->bytes))
		kept->bytes = field->bytes;
}

static void sort(struct cf_fields *fields)
{
	unsigned long kept = 0;

	if (fields->count)
		qsort(fields->field, fields->count, sizeof(*fields->field),
		      compare);
	for (unsigned long i = 0; i < fields->count; i++)
		if (kept && !compare(&fields->field[i],
				     &fields->field[kept - 1]))
			merge(&fields->field[kept - 1], &fields->field[i]);
		else
			fields->field[kept++] = fields->field[i];
	fields->count = kept;
}

int cf_fields_read(const char *object, struct cf_fields *fields)
{
	int fd = open(object, O_RDONLY | O_CLOEXEC);
	Dwarf *dwarf = fd < 0 ? NULL : dwarf_begin(fd, DWARF_C_READ);
	Dwarf_CU *cu = NULL;
	Dwarf_Die unit;
	int error = 0;

	*fields = (struct cf_fields) { 0 };
	while (dwarf && !error &&
	       !dwarf_get_units(dwarf, cu, &cu, NULL, NULL, &unit, NULL))
		error = add_unit(fields, &unit);
	if (dwarf)
		dwarf_end(dwarf);
	if (fd >= 0)
		close(fd);
	sort(fields);
	return error;
}
