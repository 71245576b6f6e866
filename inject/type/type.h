/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The types of a driver's source, out of its debug information. Host-side.
 *
 * Types are elfutils' Dwarf_Die, with typedefs and qualifiers looked through.
 */
#ifndef CF_TYPE_H
#define CF_TYPE_H

#include <elfutils/libdw.h>

#include "fault/fault.h"

/**
 * cf_types_near() - Debug information of the object that is loaded at @address.
 *
 * Return: R3. It lasts until the next call.
 */
Dwarf *cf_types_near(const void *address);

/** cf_type_peel() - Past typedefs and qualifiers. Return: 1, or 0 for void. */
int cf_type_peel(Dwarf_Die *type);

/** cf_type_of() - The type of a variable, member or pointer. Return: 1, or 0 for void. */
int cf_type_of(Dwarf_Die *die, Dwarf_Die *type);

/** cf_type_size() - In bytes, arrays too; -1 when it has none. */
long cf_type_size(Dwarf_Die *type);

/** cf_type_is_struct() - Has it members, and is it complete? */
int cf_type_is_struct(Dwarf_Die *type);

/**
 * cf_type_member() - Find a member of a struct or union.
 * @name:    @length letters of it
 * @nearest: candidates are offered to it; may be NULL
 * @at:      in and out: the member's offset is added
 * @member:  out, its type
 *
 * Members of nameless structs and unions inside of it count as its own.
 *
 * Return: 1 or 0.
 */
int cf_type_member(Dwarf_Die *type, const char *name, size_t length,
		   struct cf_nearest *nearest, unsigned long *at,
		   Dwarf_Die *member);

/**
 * cf_type_element() - Of an array, the type of its elements.
 * @count: out, how many it has; 0 when that is open
 *
 * Return: 1, or 0 when it is no array.
 */
int cf_type_element(Dwarf_Die *type, Dwarf_Die *element, unsigned long *count);

/**
 * cf_type_path() - Walk ".member[2].member" from a struct.
 * @nearest: for the member that is not there; may be NULL. Its word is set
 * @at:      in and out, as for cf_type_member()
 *
 * Return: 1 or 0.
 */
int cf_type_path(Dwarf_Die *type, const char *path, struct cf_nearest *nearest,
		 unsigned long *at, Dwarf_Die *member);

/**
 * cf_type_each() - Call back for each struct, union and typedef that has a name.
 * @look: not 0 stops
 *
 * Return: what @look returned last.
 */
int cf_type_each(Dwarf *types,
		 int (*look)(const char *name, Dwarf_Die *type, void *arg),
		 void *arg);

#endif
