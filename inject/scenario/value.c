// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Typed values. Host-side.
 *
 * Numbers are stored with the low byte first: every machine that this runs on
 * does so.
 */
#include <dwarf.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fault/fault.h"
#include "scenario/data.h"
#include "scenario/value.h"
#include "type/type.h"

/* For messages: the argument itself has no name. */
static const char *shown(const char *what)
{
	return what[0] ? what : "the argument";
}

static int put(const struct cf_value *v, const struct cf_node *node,
	       const void *bytes, size_t size, int piece, size_t at,
	       const char *what)
{
	struct cf_piece *to = &v->image->piece[piece];
	struct cf_check check = {
		.piece = piece, .at = at, .bytes = (unsigned char *)bytes,
		.size = size, .node = node, .step = v->step,
	};

	if (at + size > to->size)
		return cf_tree_refuse(node, "", "no more than %zu bytes there",
				      to->size > at ? to->size - at : 0);
	if (!v->is_check) {
		memcpy(to->bytes + at, bytes, size);
		return 0;
	}
	snprintf(check.what, sizeof(check.what), "%s", what);
	return cf_image_check(v->image, &check);
}

static int refuse_number(const struct cf_value *v, const struct cf_node *node,
			 const char *what)
{
	struct cf_nearest nearest = { .word = node->text };

	for (int i = 0; node->text && i < v->names->count; i++)
		if (v->names->name[i].kind == CF_NAME_MAYBE &&
		    !v->names->name[i].is_bad)
			cf_nearest_offer(&nearest, v->names->name[i].text);
	return cf_tree_refuse(node, node->text ? cf_nearest_get(&nearest) : "",
			      "%s: a number, or a constant of the driver",
			      shown(what));
}

static int fits(long long number, size_t size)
{
	long long limit;

	if (size >= sizeof(number))
		return 1;
	limit = 1LL << (8 * size);
	return number >= -limit / 2 && number < limit;
}

static int take_number(const struct cf_value *v, const struct cf_node *node,
		       size_t size, int piece, size_t at, const char *what)
{
	unsigned char bytes[16] = { 0 };
	long long number;

	if (cf_names_constant(v->names, node, &number))
		return refuse_number(v, node, what);
	if (size > sizeof(bytes) || !fits(number, size))
		return cf_tree_refuse(node, "",
				      "%s: a number that fits into %zu bytes",
				      shown(what), size);
	for (size_t i = 0; i < size; i++)
		bytes[i] = i < 8 ? number >> (8 * i) : number < 0 ? 0xff : 0;
	return put(v, node, bytes, size, piece, at, what);
}

/* Data into an array; what is left of it is zero, or is not looked at. */
static int take_bytes(const struct cf_value *v, const struct cf_node *node,
		      size_t size, int piece, size_t at, const char *what)
{
	struct cf_data data = { NULL, 0 };
	int error = cf_take_data(node, &data);

	if (!error && data.size > size)
		error = cf_tree_refuse(node, "", "%s: at most %zu bytes",
				       shown(what), size);
	if (!error)
		error = put(v, node, data.bytes, data.size, piece, at, what);
	cf_data_free(&data);
	return error;
}

static int take_list(const struct cf_value *v, const struct cf_node *node,
		     Dwarf_Die *element, unsigned long count, int piece,
		     size_t at, const char *what)
{
	const struct cf_node *entry = node->child;
	long each = cf_type_size(element);
	char name[96];

	for (unsigned long i = 0; entry; i++, entry = entry->next) {
		int error;

		if (count && i == count)
			return cf_tree_refuse(entry, "",
					      "at most %lu entries", count);
		snprintf(name, sizeof(name), "%s[%lu]", what, i);
		error = cf_value_take(v, entry, element, piece, at + i * each,
				      name);
		if (error)
			return error;
	}
	return 0;
}

static int take_struct(const struct cf_value *v, const struct cf_node *node,
		       Dwarf_Die *type, int piece, size_t at, const char *what)
{
	const char *own = dwarf_diename(type);
	char name[96];

	if (node->kind != CF_NODE_MAP)
		return cf_tree_refuse(node, "",
				      "%s: a map of the members of struct %s",
				      shown(what), own ? own : "");
	for (const struct cf_node *entry = node->child; entry;
	     entry = entry->next) {
		struct cf_nearest nearest = { .word = entry->key->text };
		unsigned long offset = 0;
		Dwarf_Die member;
		int error;

		if (!cf_type_member(type, entry->key->text,
				    entry->key->length, &nearest, &offset,
				    &member))
			return cf_tree_refuse(entry->key,
					      cf_nearest_get(&nearest),
					      "a member of struct %s",
					      own ? own : "");
		snprintf(name, sizeof(name), "%s%s%s", what, what[0] ? "." : "",
			 entry->key->text);
		error = cf_value_take(v, entry, &member, piece, at + offset,
				      name);
		if (error)
			return error;
	}
	return 0;
}

/* ---- pointers ---- */

static int is_char(Dwarf_Die *type)
{
	return dwarf_tag(type) == DW_TAG_base_type && cf_type_size(type) == 1;
}

static int refuse_pointee(const struct cf_node *node, const char *what)
{
	return cf_tree_refuse(node, "",
			      "%s: a buffer there when the call was made",
			      shown(what));
}

/* Parts of raw data, and the pointers among them. */
struct raw {
	struct cf_data data;
	struct {
		size_t at;
		int to;
	} pointer[64];
	int pointers;
};

static int is_user(const struct cf_node *node)
{
	return node->kind == CF_NODE_MAP && node->child &&
	       !node->child->next && !strcmp(node->child->key->text, "user");
}

static int add_raw(const struct cf_value *v, const struct cf_node *node,
		   struct raw *raw)
{
	static const unsigned char address[sizeof(void *)];
	int error = 0, to;

	if (node->kind == CF_NODE_LIST) {
		for (node = node->child; node && !error; node = node->next)
			error = add_raw(v, node, raw);
		return error;
	}
	if (!is_user(node))
		return cf_take_data(node, &raw->data);
	if (raw->pointers == 64)
		return cf_tree_refuse(node, "", "at most 64 pointers");
	to = cf_raw_take(v, node->child);
	if (to < 0)
		return to;
	raw->pointer[raw->pointers].at = raw->data.size;
	raw->pointer[raw->pointers++].to = to;
	return cf_data_add(&raw->data, address, sizeof(address));
}

int cf_raw_take(const struct cf_value *v, const struct cf_node *node)
{
	struct raw raw = { .pointers = 0 };
	int piece = add_raw(v, node, &raw), error = 0;

	if (!piece)
		piece = cf_image_piece(v->image, raw.data.bytes, raw.data.size);
	if (piece == -E2BIG)
		piece = cf_tree_refuse(node, "", "less data, and at most %d buffers",
				       CF_PIECES_MAX);
	for (int i = 0; i < raw.pointers && piece >= 0 && !error; i++)
		error = cf_image_point(v->image, piece, raw.pointer[i].at,
				       raw.pointer[i].to, 0);
	cf_data_free(&raw.data);
	return error ? error : piece;
}

/* The buffer of raw data: a new one, or the one that is there to be checked. */
static int point_to_data(const struct cf_value *v, const struct cf_node *node,
			 int with_nul, int piece, size_t at, const char *what)
{
	struct cf_data data = { NULL, 0 };
	int error = cf_take_data(node, &data);
	int to;

	if (!error && with_nul)
		error = cf_data_add(&data, "", 1);
	if (!error && v->is_check) {
		to = cf_image_pointee(v->image, piece, at);
		error = to == CF_NO_PIECE ? refuse_pointee(node, what) :
			put(v, node, data.bytes, data.size, to, 0, what);
	} else if (!error) {
		to = cf_image_piece(v->image, data.bytes, data.size);
		error = to < 0 ? to : cf_image_point(v->image, piece, at, to, 0);
	}
	cf_data_free(&data);
	return error;
}

static int length_of(const struct cf_node *list)
{
	int count = 0;

	for (const struct cf_node *n = list->child; n; n = n->next)
		count++;
	return count;
}

/* A struct, or a list of what @type is. */
static int point_to_type(const struct cf_value *v, const struct cf_node *node,
			 Dwarf_Die *type, int piece, size_t at,
			 const char *what)
{
	long each = cf_type_size(type);
	int is_list = node->kind == CF_NODE_LIST;
	int to = cf_image_pointee(v->image, piece, at);

	if (v->is_check && to == CF_NO_PIECE)
		return refuse_pointee(node, what);
	if (!v->is_check) {
		int error;

		to = cf_image_piece(v->image, NULL,
				    (size_t)each * (is_list ? length_of(node) : 1));
		if (to < 0)
			return to;
		error = cf_image_point(v->image, piece, at, to, 0);
		if (error)
			return error;
	}
	if (is_list)
		return take_list(v, node, type, length_of(node), to, 0, what);
	return cf_value_take(v, node, type, to, 0, what);
}

static int take_pointer(const struct cf_value *v, const struct cf_node *node,
			Dwarf_Die *type, size_t size, int piece, size_t at,
			const char *what)
{
	Dwarf_Die to;
	int is_known = cf_type_of(type, &to) && cf_type_size(&to) > 0;
	long long number;

	if (node->kind == CF_NODE_SCALAR &&
	    !cf_names_constant(v->names, node, &number))
		return take_number(v, node, size, piece, at, what);
	if (node->kind == CF_NODE_SCALAR || cf_data_is_map(node) || !is_known)
		return point_to_data(v, node, is_known && is_char(&to) &&
				     node->kind == CF_NODE_SCALAR, piece, at,
				     what);
	return point_to_type(v, node, &to, piece, at, what);
}

/* An address in an integer: {user: ..., type: ...}. */
static int take_user(const struct cf_value *v, const struct cf_node *node,
		     int piece, size_t at, const char *what)
{
	const struct cf_node *user = cf_node_find(node, "user");
	const struct cf_node *named = cf_node_find(node, "type");
	const struct cf_name *name;
	Dwarf_Die type;

	if (!user || length_of(node) != 1 + !!named)
		return cf_tree_refuse(node, "",
				      "%s: a number, or a map with user and, for a struct, type",
				      shown(what));
	if (!named)
		return point_to_data(v, user, 0, piece, at, what);
	name = named->kind == CF_NODE_SCALAR ?
	       cf_names_find(v->names, named->text, CF_NAME_TYPE) : NULL;
	if (!name || !name->has_type)
		return cf_tree_refuse(named, "", "a type of the driver");
	type = name->type;
	return point_to_type(v, user, &type, piece, at, what);
}

int cf_value_take(const struct cf_value *v, const struct cf_node *node,
		  Dwarf_Die *type, int piece, size_t at, const char *what)
{
	size_t size = cf_type_size(type);
	unsigned long count;
	Dwarf_Die element;

	switch (dwarf_tag(type)) {
	case DW_TAG_structure_type:
	case DW_TAG_union_type:
		return take_struct(v, node, type, piece, at, what);
	case DW_TAG_array_type:
		if (!cf_type_element(type, &element, &count))
			break;
		if (node->kind == CF_NODE_LIST)
			return take_list(v, node, &element, count, piece, at,
					 what);
		return take_bytes(v, node, count * cf_type_size(&element),
				  piece, at, what);
	case DW_TAG_pointer_type:
		return take_pointer(v, node, type, size, piece, at, what);
	case DW_TAG_base_type:
	case DW_TAG_enumeration_type:
		if (node->kind == CF_NODE_MAP && size == sizeof(void *))
			return take_user(v, node, piece, at, what);
		return take_number(v, node, size, piece, at, what);
	}
	return cf_tree_refuse(node, "", "%s: of a type that can be written down",
			      shown(what));
}
