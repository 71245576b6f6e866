/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* From the name of a field to its offset. Private to inject/fault. Host-side. */
#ifndef CF_FIELD_H
#define CF_FIELD_H

#include "fault/fault.h"

/**
 * cf_field_find() - Set @fault->field_at; nothing to do without a field.
 *
 * A part of cf_fault_resolve(), whose arguments it has.
 *
 * Return: R2. 0 or -ENOENT.
 */
int cf_field_find(struct cf_fault *fault, const char *text,
		  struct cf_fault_error *err);

#endif
