/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A lib without a machine: see mock.h. Host-side. */
#include <string.h>

#include "cf_context.h"
#include "cf_mm.h"
#include "cf_module.h"
#include "cf_syscall.h"
#include "mock.h"

const struct cf_prim_info cf_prims[CF_PRIM_COUNT] = {
#define CF_PRIM(name_, dir_, unit_) \
	[CF_PRIM_##name_] = { #name_, CF_##dir_, CF_UNIT_##unit_ },
#include "cf_points.def"
#undef CF_PRIM
};

const char *const cf_kind_names[CF_KIND_COUNT] = {
#define CF_KIND(NAME, name, text) [CF_KIND_##NAME] = #name,
#include "cf_kinds.def"
#undef CF_KIND
};

#define SITE(driver_, function_, line_, prim_, size_, ordinal_)             \
	{                                                                   \
		.driver = driver_, .function = function_,                   \
		.file = driver_ ".c", .line = line_,                        \
		.prim = CF_PRIM_##prim_, .const_size = size_,               \
		.ordinal = ordinal_,                                        \
	}

struct cf_site mock_sites[MOCK_SITE_COUNT] = {
	[MOCK_READ_FIRST] = SITE("scull", "scull_read", 10, copy_to_user, 0, 1),
	[MOCK_READ_SECOND] = SITE("scull", "scull_read", 20, copy_to_user, 8, 2),
	[MOCK_WRITE] = SITE("scull", "scull_write", 30, copy_from_user, 0, 1),
	[MOCK_GET] = SITE("scull", "scull_ioctl", 40, get_user, 4, 1),
	[MOCK_PUT] = SITE("scull", "scull_ioctl", 50, put_user, 4, 1),
	[MOCK_PIPE_READ] = SITE("pipe", "pipe_read", 60, copy_to_user, 16, 1),
};

unsigned char mock_user[8192];

static struct cf_module modules[2] = { { .name = "scull" }, { .name = "pipe" } };
static struct cf_module *first;
static const struct cf_access_ops *installed;

void mock_register(const char *driver)
{
	struct cf_module **link = &first;
	unsigned int i;

	while (*link)
		link = &(*link)->next;
	*link = &modules[strcmp(driver, "scull") != 0];
	for (i = 0; i < MOCK_SITE_COUNT; i++)
		if (!strcmp(mock_sites[i].driver, driver))
			mock_sites[i].id = i + 1;
}

struct cf_module *cf_module_first(void)
{
	return first;
}

struct cf_module *cf_module_find(const char *name)
{
	struct cf_module *module = first;

	while (module && strcmp(module->name, name))
		module = module->next;
	return module;
}

struct cf_site *cf_module_next_site(struct cf_module *module,
				    struct cf_site *site)
{
	unsigned int i = site ? site - mock_sites + 1 : 0;

	for (; i < MOCK_SITE_COUNT; i++)
		if (!strcmp(mock_sites[i].driver, module->name))
			return &mock_sites[i];
	return NULL;
}

unsigned int mock_ioctl;

int cf_task_ioctl(unsigned int *cmd)
{
	*cmd = mock_ioctl;
	return mock_ioctl != 0;
}

struct cf_context *cf_context(void)
{
	static struct cf_context only;

	return &only;
}

const struct cf_access_ops *cf_access_install(const struct cf_access_ops *ops)
{
	const struct cf_access_ops *old = installed;

	installed = ops;
	return old;
}

int mock_is_installed(void)
{
	return installed != NULL;
}

/* Nothing is locked here. */
void cf_locks_copied(const struct cf_site *site)
{
	(void)site;
}

void *cf_user_ptr(unsigned long addr, unsigned long size)
{
	return addr + size <= sizeof(mock_user) ? &mock_user[addr] : NULL;
}

/* A whole primitive moves all or nothing; the others move what is good. */
static void obey(struct cf_access *access)
{
	const struct cf_stop *stop = &access->stop;

	if (!stop->kind)
		return;
	access->injected = 1;
	access->faults = 1;
	if (stop->kind == CF_KIND_NOTPRESENT && !stop->unserviceable) {
		access->serviced = 1;
		if (stop->service)
			stop->service(stop->service_arg);
		return;
	}
	access->copied = access->unit == CF_UNIT_WHOLE ? 0 :
		stop->at - stop->slack;
}

struct cf_access mock_access(enum mock_site which, unsigned long uaddr,
			     unsigned long size)
{
	struct cf_site *site = &mock_sites[which];
	struct cf_access access = {
		.site = site,
		.dir = cf_prims[site->prim].dir,
		.unit = cf_prims[site->prim].unit,
		.uaddr = uaddr,
		.size = size,
		.copied = size,
	};

	if (!installed)
		return access;
	if (size)
		installed->before(&access);
	obey(&access);
	installed->after(&access);
	return access;
}

unsigned long mock_effort;

unsigned long cf_effort(void)
{
	return mock_effort;
}

void mock_refuse(enum mock_site which, unsigned long size)
{
	struct cf_access access = {
		.site = &mock_sites[which],
		.size = size,
		.refused = 1,
	};

	if (installed)
		installed->after(&access);
}
