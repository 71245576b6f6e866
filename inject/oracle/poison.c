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

/* "bytes 1..3 of 8, padding after .mode of struct report, variable r of f()". */
static void show_bytes(const struct cf_stain *stain,
		       struct cf_finding *finding)
{
	unsigned long more = stain->bytes - (stain->last - stain->first + 1);
	char range[60], where[160];

	if (stain->last > stain->first)
		snprintf(range, sizeof(range), "bytes %lu..%lu", stain->first,
			 stain->last);
	else
		snprintf(range, sizeof(range), "byte %lu", stain->first);
	cf_origin_describe(&stain->origin, stain->seen_in, stain->first, where,
			   sizeof(where));
	if (more)
		snprintf(finding->detail, sizeof(finding->detail),
			 "%s of %lu, %s; and %lu more", range, stain->size,
			 where, more);
	else
		snprintf(finding->detail, sizeof(finding->detail),
			 "%s of %lu, %s", range, stain->size, where);
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
		show_bytes(stain, finding);
	return 1;
}
