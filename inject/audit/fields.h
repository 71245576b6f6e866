/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Where the fields of a driver's structs begin. Host-side. */
#ifndef CF_FIELDS_H
#define CF_FIELDS_H

/**
 * struct cf_fields - borders inside of structs
 * @field: @at bytes into a struct of @size bytes a member begins, an array of
 *         @chars characters or none, a number of @bytes or none; sorted, no
 *         two alike
 */
struct cf_fields {
	struct cf_field {
		unsigned long size;
		unsigned long at;
		unsigned long chars;
		unsigned long bytes;
	} *field;
	unsigned long count;
	unsigned long room;
};

/**
 * cf_fields_read() - Of every struct in the debug information of an object.
 *
 * Which struct a user copy moves is not known; one of its size is likely. An
 * object without debug information has no fields.
 *
 * Return: R2. 0 or -ENOMEM.
 */
int cf_fields_read(const char *object, struct cf_fields *fields);

#endif
