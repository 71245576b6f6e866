/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Places in code, by names that mean the same in another process. Host-side.
 */
#ifndef CF_PLACE_H
#define CF_PLACE_H

#include <stddef.h>

#include <cf_access.h>

/** cf_site_key() - "driver/function/primitive:ordinal". */
void cf_site_key(const struct cf_site *site, char *key, size_t size);

/** cf_site_find() - The site of a loaded driver by its key. Return: R3. */
const struct cf_site *cf_site_find(const char *key);

/** cf_site_by_id() - The site of a loaded driver by its id. Return: R3. NULL for id 0. */
const struct cf_site *cf_site_by_id(unsigned int id);

/** cf_code_name() - "object+offset" of an address in a loaded object. */
void cf_code_name(unsigned long address, char *name, size_t size);

/** cf_code_find() - Its address here; 0 when no such object is loaded. */
unsigned long cf_code_find(const char *name);

#endif
