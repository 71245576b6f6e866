// SPDX-License-Identifier: LGPL-2.1-or-later
/* Places in code, by names that mean the same in another process. Host-side. */
#define _GNU_SOURCE
#include <link.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cf_module.h>

#include "place.h"

void cf_site_key(const struct cf_site *site, char *key, size_t size)
{
	snprintf(key, size, "%s/%s/%s:%u", site->driver, site->function,
		 cf_prims[site->prim].name, site->ordinal);
}

const struct cf_site *cf_site_find(const char *key)
{
	struct cf_module *module;
	struct cf_site *site;
	char other[256];

	for (module = cf_module_first(); module; module = module->next)
		for (site = cf_module_next_site(module, NULL); site;
		     site = cf_module_next_site(module, site)) {
			cf_site_key(site, other, sizeof(other));
			if (!strcmp(key, other))
				return site;
		}
	return NULL;
}

const struct cf_site *cf_site_by_id(unsigned int id)
{
	struct cf_module *module;
	struct cf_site *site;

	for (module = id ? cf_module_first() : NULL; module;
	     module = module->next)
		for (site = cf_module_next_site(module, NULL); site;
		     site = cf_module_next_site(module, site))
			if (site->id == id)
				return site;
	return NULL;
}

/* Either way: @address is sought, or @name; the other is found. */
struct search {
	unsigned long address;
	const char *name;	/* without the offset */
	unsigned long base;
	int is_found;
};

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static int covers(const struct dl_phdr_info *info, unsigned long address)
{
	for (int i = 0; i < info->dlpi_phnum; i++)
		if (info->dlpi_phdr[i].p_type == PT_LOAD &&
		    address - info->dlpi_addr - info->dlpi_phdr[i].p_vaddr <
			    info->dlpi_phdr[i].p_memsz)
			return 1;
	return 0;
}

static int look_at(struct dl_phdr_info *info, size_t size, void *arg)
{
	struct search *search = arg;
	const char *name = base_name(info->dlpi_name);

	(void)size;
	search->is_found = search->name ? !strcmp(search->name, name) :
					  covers(info, search->address);
	if (!search->is_found)
		return 0;
	search->name = name;
	search->base = info->dlpi_addr;
	return 1;
}

void cf_code_name(unsigned long address, char *name, size_t size)
{
	struct search search = { .address = address };

	dl_iterate_phdr(look_at, &search);
	snprintf(name, size, "%s+%lu", search.is_found ? search.name : "?",
		 search.is_found ? address - search.base : 0);
}

unsigned long cf_code_find(const char *name)
{
	const char *plus = strrchr(name, '+');
	char object[256];
	struct search search = { .name = object };

	if (!plus || (size_t)(plus - name) >= sizeof(object))
		return 0;
	snprintf(object, sizeof(object), "%.*s", (int)(plus - name), name);
	dl_iterate_phdr(look_at, &search);
	return search.is_found ? search.base + strtoul(plus + 1, NULL, 10) : 0;
}
