// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Where the bytes of a copy to user memory came from. Host-side.
 *
 * While the copy runs, the heap knows its objects, and the frames of the
 * functions that are active are a chain:
 *
 *   |locals of driver_ioctl()|fp,ip|locals of its caller.....|fp,ip|
 *        ^ kaddr = fp - distance
 *
 * Later, debug information says which variable of which function lies at that
 * distance (from the CFA, which call frame information gives by the frame
 * pointer), what its type is, and which member has the byte. A heap object has
 * no type: if the function that made it has a pointer to a struct of that size,
 * it is that one.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <dwarf.h>
#include <elfutils/libdw.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cf_syscall.h>

#include "origin.h"
#include "type/type.h"

#define FRAMES_MAX 32		/* that are looked at */
#define FRAME_MAX (64UL << 10)
#define DEPTH_MAX 8

/* ---- while it runs ---- */

struct pair {
	unsigned long caller;
	unsigned long ip;
};

/* Return: as an address of the file; 0 when it is another object's. */
static unsigned long in_file(const void *base, unsigned long address)
{
	Dl_info info;

	return dladdr((void *)address, &info) && info.dli_fbase == base ?
	       address - (unsigned long)base : 0;
}

static void note_frames(struct cf_origin *origin, const void *base,
			unsigned long kaddr, unsigned long at)
{
	for (int i = 0; i < FRAMES_MAX && origin->frames < CF_ORIGIN_FRAMES;
	     i++) {
		struct pair pair = *(const struct pair *)at;
		unsigned long ip = in_file(base, pair.ip);

		if (pair.caller <= at || pair.caller - at > FRAME_MAX ||
		    pair.caller % sizeof(at))
			return;
		if (ip) {
			origin->frame[origin->frames].ip = ip;
			origin->frame[origin->frames++].distance =
				kaddr - pair.caller;
		}
		at = pair.caller;
	}
}

void cf_origin_note(struct cf_origin *origin, const void *inside,
		    unsigned long kaddr, const void *frame)
{
	unsigned long here = (unsigned long)frame;
	struct cf_object object;
	Dl_info info;

	*origin = (struct cf_origin) { .size = 0 };
	if (!kaddr || !dladdr(inside, &info))
		return;
	if (!cf_object_near(kaddr, &object) &&
	    kaddr - object.address < object.size) {
		origin->size = object.size;
		origin->offset = kaddr - object.address;
		origin->caller = in_file(info.dli_fbase, object.caller);
	} else if (kaddr - here < FRAMES_MAX * FRAME_MAX) {
		note_frames(origin, info.dli_fbase, kaddr, here);
	}
}

/* ---- in words ---- */

struct words {
	char *text;
	size_t size;
};

static void say(struct words *to, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

static void say(struct words *to, const char *format, ...)
{
	size_t used = strlen(to->text);
	va_list args;

	va_start(args, format);
	vsnprintf(to->text + used, to->size - used, format, args);
	va_end(args);
}

static const char *name_of(Dwarf_Die *die)
{
	const char *name = dwarf_diename(die);

	return name ? name : "";
}

/* The member of @type that has byte @at of it; else the one before it. */
static int find_member(Dwarf_Die *type, unsigned long at, Dwarf_Die *found,
		       unsigned long *begin, int *is_before)
{
	Dwarf_Die member, own;
	unsigned long nearest = 0;

	*is_before = 0;
	if (dwarf_child(type, &member))
		return 0;
	do {
		Dwarf_Attribute attr;
		Dwarf_Word from = 0;

		if (dwarf_tag(&member) != DW_TAG_member ||
		    (dwarf_attr(&member, DW_AT_data_member_location, &attr) &&
		     dwarf_formudata(&attr, &from)) ||
		    !cf_type_of(&member, &own) || from > at)
			continue;
		if (at - from < (unsigned long)cf_type_size(&own)) {
			*found = member;
			*begin = from;
			*is_before = 0;
			return 1;
		}
		if (from >= nearest) {
			*found = member;
			*is_before = 1;
			nearest = from;
		}
	} while (!dwarf_siblingof(&member, &member));
	return *is_before;
}

/* "padding after .mode", or "field .stats.level". */
static void say_member(struct words *to, Dwarf_Die *struct_type,
		       unsigned long at)
{
	Dwarf_Die type = *struct_type, member;
	char path[80] = "";
	unsigned long begin;
	int is_before = 0;

	for (int i = 0; i < DEPTH_MAX && !is_before; i++) {
		size_t used = strlen(path);
		Dwarf_Die element;
		unsigned long count, size;

		if (cf_type_element(&type, &element, &count)) {
			size = cf_type_size(&element);
			if (!cf_type_is_struct(&element) || !size)
				break;
			snprintf(path + used, sizeof(path) - used, "[%lu]",
				 at / size);
			at %= size;
			type = element;
			continue;
		}
		if (!cf_type_is_struct(&type) ||
		    !find_member(&type, at, &member, &begin, &is_before))
			break;
		if (name_of(&member)[0])
			snprintf(path + used, sizeof(path) - used, ".%s",
				 name_of(&member));
		at -= is_before ? 0 : begin;
		if (!cf_type_of(&member, &type))
			break;
	}
	say(to, "%s %s of ", is_before ? "padding after" : "field", path);
	say(to, "struct %s", name_of(struct_type));
}

/* Past arrays: @at becomes an offset in an element. */
static void say_type(struct words *to, Dwarf_Die *type, unsigned long at)
{
	Dwarf_Die element;
	unsigned long count;

	if (cf_type_element(type, &element, &count) &&
	    cf_type_is_struct(&element)) {
		*type = element;
		at %= cf_type_size(&element);
	}
	if (dwarf_tag(type) == DW_TAG_structure_type)
		say_member(to, type, at);
	else if (cf_type_element(type, &element, &count))
		say(to, "of an array of %lu bytes", (unsigned long)cf_type_size(type));
	else
		say(to, "of a variable of %ld bytes", cf_type_size(type));
}

/* ---- variables ---- */

struct search {
	Dwarf_Addr ip;
	long address;		/* wanted, seen from the CFA */
	Dwarf_Die found;
	unsigned long at;	/* in it */
};

/* Where it lies, if its place does not move: fbreg OFFSET. */
static int is_at(Dwarf_Die *variable, struct search *search)
{
	Dwarf_Attribute attr;
	Dwarf_Op *op;
	Dwarf_Die type;
	size_t count;
	long offset, size;

	if (!dwarf_attr_integrate(variable, DW_AT_location, &attr) ||
	    dwarf_getlocation(&attr, &op, &count) || count != 1 ||
	    op->atom != DW_OP_fbreg || !cf_type_of(variable, &type))
		return 0;
	offset = op->number;
	size = cf_type_size(&type);
	if (search->address < offset || search->address - offset >= size)
		return 0;
	search->found = *variable;
	search->at = search->address - offset;
	return 1;
}

/* Innermost first, of the scopes that are active at ip. */
static int find_variable(Dwarf_Die *scope, struct search *search)
{
	Dwarf_Die die;

	if (dwarf_child(scope, &die))
		return 0;
	do {
		int tag = dwarf_tag(&die);

		if ((tag == DW_TAG_lexical_block ||
		     tag == DW_TAG_inlined_subroutine) &&
		    dwarf_haspc(&die, search->ip) &&
		    find_variable(&die, search))
			return 1;
	} while (!dwarf_siblingof(&die, &die));
	if (dwarf_child(scope, &die))
		return 0;
	do {
		if (dwarf_tag(&die) == DW_TAG_variable && is_at(&die, search))
			return 1;
	} while (!dwarf_siblingof(&die, &die));
	return 0;
}

/* How far the CFA lies above the frame pointer at @ip; -1: not by it. */
static long cfa_above(Dwarf *dwarf, Dwarf_Addr ip)
{
	Dwarf_CFI *cfi = dwarf_getcfi(dwarf);
	Dwarf_Frame *frame = NULL;
	Dwarf_Op *op;
	size_t count;
	long above = -1;

	if (!cfi)
		cfi = dwarf_getcfi_elf(dwarf_getelf(dwarf));
	if (!cfi || dwarf_cfi_addrframe(cfi, ip, &frame))
		return -1;
	if (!dwarf_frame_cfa(frame, &op, &count) && count == 1 &&
	    op->atom == DW_OP_bregx)
		above = op->number2;
	free(frame);
	return above;
}

/* clang writes no table of addresses. */
static int unit_at(Dwarf *dwarf, Dwarf_Addr ip, Dwarf_Die *unit)
{
	Dwarf_CU *cu = NULL;

	if (dwarf_addrdie(dwarf, ip, unit))
		return 1;
	while (!dwarf_get_units(dwarf, cu, &cu, NULL, NULL, unit, NULL))
		if (dwarf_haspc(unit, ip) > 0)
			return 1;
	return 0;
}

/* What its variables are counted from: gcc's from the CFA, clang's from a register. */
static int counts_from_register(Dwarf_Die *function)
{
	Dwarf_Attribute attr;
	Dwarf_Op *op;
	size_t count;

	return dwarf_attr_integrate(function, DW_AT_frame_base, &attr) &&
	       !dwarf_getlocation(&attr, &op, &count) && count == 1 &&
	       op->atom >= DW_OP_reg0 && op->atom <= DW_OP_reg31;
}

static int function_at(Dwarf *dwarf, Dwarf_Addr ip, Dwarf_Die *function)
{
	Dwarf_Die unit, *scopes;
	int count, found = 0;

	if (!unit_at(dwarf, ip, &unit))
		return 0;
	count = dwarf_getscopes(&unit, ip, &scopes);
	for (int i = 0; i < count && !found; i++)
		if (dwarf_tag(&scopes[i]) == DW_TAG_subprogram) {
			*function = scopes[i];
			found = 1;
		}
	if (count > 0)
		free(scopes);
	return found;
}

static void describe_stack(const struct cf_origin *origin, Dwarf *dwarf,
			   unsigned long first, struct words *to)
{
	for (int i = 0; i < origin->frames; i++) {
		struct search search = { .ip = origin->frame[i].ip - 1 };
		long above = cfa_above(dwarf, search.ip);
		Dwarf_Die function, type;

		if (above < 0 || !function_at(dwarf, search.ip, &function))
			continue;
		search.address = origin->frame[i].distance + first;
		if (!counts_from_register(&function))
			search.address -= above;
		if (!find_variable(&function, &search) ||
		    !cf_type_of(&search.found, &type))
			continue;
		say_type(to, &type, search.at);
		say(to, ", variable %s of %s()", name_of(&search.found),
		    name_of(&function));
		return;
	}
	say(to, "from the stack, of a variable that is not known");
}

/* ---- allocations ---- */

/* A pointer in @scope to a struct of @size bytes: what it was allocated for. */
static int find_pointer(Dwarf_Die *scope, unsigned long size, Dwarf_Die *type)
{
	Dwarf_Die die, pointer;

	if (dwarf_child(scope, &die))
		return 0;
	do {
		int tag = dwarf_tag(&die);

		if ((tag == DW_TAG_variable || tag == DW_TAG_formal_parameter) &&
		    cf_type_of(&die, &pointer) &&
		    dwarf_tag(&pointer) == DW_TAG_pointer_type &&
		    cf_type_of(&pointer, type) &&
		    dwarf_tag(type) == DW_TAG_structure_type &&
		    (unsigned long)cf_type_size(type) == size)
			return 1;
		if ((tag == DW_TAG_lexical_block ||
		     tag == DW_TAG_inlined_subroutine) &&
		    find_pointer(&die, size, type))
			return 1;
	} while (!dwarf_siblingof(&die, &die));
	return 0;
}

static void describe_heap(const struct cf_origin *origin, Dwarf *dwarf,
			  unsigned long first, struct words *to)
{
	Dwarf_Addr ip = origin->caller - 1;
	Dwarf_Die unit, function, type;
	Dwarf_Line *line = NULL;
	int number = 0, is_ours = origin->caller && dwarf &&
				  function_at(dwarf, ip, &function);

	if (is_ours && find_pointer(&function, origin->size, &type)) {
		say_member(to, &type, origin->offset + first);
		say(to, ", an object");
	} else {
		say(to, "byte %lu of an object", origin->offset + first);
	}
	say(to, " of %lu bytes", origin->size);
	if (is_ours && unit_at(dwarf, ip, &unit))
		line = dwarf_getsrc_die(&unit, ip);
	if (line && !dwarf_lineno(line, &number))
		say(to, " from %s() line %d", name_of(&function), number);
	else
		say(to, " from a place that is not known");
}

void cf_origin_describe(const struct cf_origin *origin, const char *object,
			unsigned long first, char *text, size_t size)
{
	int fd = open(object, O_RDONLY | O_CLOEXEC);
	Dwarf *dwarf = fd < 0 ? NULL : dwarf_begin(fd, DWARF_C_READ);
	struct words to = { text, size };

	text[0] = '\0';
	if (origin->size)
		describe_heap(origin, dwarf, first, &to);
	else if (origin->frames && dwarf)
		describe_stack(origin, dwarf, first, &to);
	else
		say(&to, "of a place that is not known");
	if (dwarf)
		dwarf_end(dwarf);
	if (fd >= 0)
		close(fd);
}
