/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Typed values: the argument of an ioctl, as the driver's own structs have it.
 * Host-side.
 */
#ifndef CF_VALUE_H
#define CF_VALUE_H

#include "scenario/image.h"
#include "scenario/names.h"

/**
 * struct cf_value - where values go
 * @names: constants and types of the driver
 * @image: pieces
 * @step:  that checks belong to
 * @is_check: values are what is to be there afterwards, not what is put there
 */
struct cf_value {
	const struct cf_names *names;
	struct cf_image *image;
	int step;
	int is_check;
};

/**
 * cf_value_take() - Put a value into a piece, or have it checked there.
 * @type:  of what stands at byte @at of @piece
 * @what:  name of the field, for messages
 *
 *	number, CONSTANT	an integer, an enum, or an address
 *	text			an array of char, or what a char pointer points to
 *	list			an array, or what a pointer points to
 *	map			a struct, or what a pointer points to
 *	data (data.h)		an array, or what a pointer points to
 *	{user: DATA}		in an integer as wide as a pointer: the address of
 *	{user: MAP, type: T}	a user buffer with that in it
 *
 * Return: R2. 0, -EINVAL with a message, -ENOMEM.
 */
int cf_value_take(const struct cf_value *value, const struct cf_node *node,
		  Dwarf_Die *type, int piece, size_t at, const char *what);

/**
 * cf_raw_take() - Data in which pointers may stand, as a piece of its own.
 *
 * A {user: DATA} among the parts of a list is the address of a buffer with that
 * in it, in the width of a pointer.
 *
 * Return: the piece; or -EINVAL with a message, -ENOMEM.
 */
int cf_raw_take(const struct cf_value *value, const struct cf_node *node);

#endif
