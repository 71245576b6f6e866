// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Nothing that user space sees depends on memory that nobody has written.
 * Host-side.
 *
 * Judges the comparison of two runs over two fills of fresh memory
 * (audit/colours.c). An address that a driver gives out can differ between
 * them too: that is a leak as well.
 */
#include <stdio.h>

#include "audit/colours.h"
#include "oracle.h"

/* A buffer that simple_write_to_buffer() has filled in part is ST11. */
static enum cf_class class_of(const struct cf_stain *stain)
{
	if (stain->kind == CF_STAIN_BYTES)
		return stain->fault ? CF_CLASS_MS8 : CF_CLASS_MS1;
	if (stain->is_filled)
		return CF_CLASS_ST11;
	return stain->fault ? CF_CLASS_ST10 : CF_CLASS_MS6;
}

static const char *relation_of(enum cf_stain_kind kind)
{
	switch (kind) {
	case CF_STAIN_BYTES:
		return "bytes that were never written reach user space";
	case CF_STAIN_RESULT:
		return "the result depends on bytes that were never written";
	case CF_STAIN_PATH:
		return "what is copied depends on bytes that were never written";
	}
	return "";
}

int cf_oracle_poison(const struct cf_stain *stain, struct cf_finding *finding)
{
	finding->class = class_of(stain);
	finding->relation = relation_of(stain->kind);
	finding->op = stain->op;
	finding->kind = stain->fault_kind;
	finding->occurrence = stain->occurrence;
	finding->at = stain->at;
	snprintf(finding->expected, sizeof(finding->expected),
		 "the same whatever fresh memory holds");
	if (stain->kind == CF_STAIN_BYTES)
		snprintf(finding->detail, sizeof(finding->detail),
			 "%lu of %lu bytes, the first at offset %lu, from %s",
			 stain->bytes, stain->size, stain->first,
			 stain->on_stack ? "the stack" : "the heap");
	return 1;
}
