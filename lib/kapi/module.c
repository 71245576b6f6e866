// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Which drivers there are, and their life: register, insert, remove. How an
 * object gets into the process is lib/host's business. Kernel-side.
 *
 * Entries of sections that several drivers share are told apart by the driver
 * name in each; the sites are sorted so that a site's id does not depend on
 * how the compiler laid them out.
 */
#include <linux/module.h>
#include <linux/errno.h>
#include <linux/pci.h>
#include <linux/platform_device.h>
#include <linux/string.h>
#include <linux/printk.h>
#include <cf_extable.h>
#include <cf_module.h>
#include <cf_state.h>

#include "bus.h"
#include "param.h"
#include "syscall.h"
#include "vmlinux.h"

static struct {
	struct cf_module *first;
	struct module *loading;		/* whose init is running */
	unsigned int last_id;
} modules __cf_state;

struct module *cf_module_loading(void)
{
	return modules.loading;
}

unsigned int cf_module_era(const struct module *module)
{
	return module ? module->cf_version : KERNEL_VERSION(6, 1, 0);
}

static int compare_sites(const struct cf_site *a, const struct cf_site *b)
{
	int diff = strcmp(a->driver, b->driver);

	if (!diff)
		diff = strcmp(a->file, b->file);
	if (!diff)
		diff = (int)a->line - (int)b->line;
	if (!diff)
		diff = strcmp(a->function, b->function);
	if (!diff)
		diff = (int)a->prim - (int)b->prim;
	if (!diff)
		diff = a < b ? -1 : a > b;
	return diff;
}

/* A few hundred entries, once: insertion is fast enough. */
static void sort_sites(struct cf_site **sites, struct cf_site **end)
{
	struct cf_site **next, **hole, *site;

	for (next = sites; next < end; next++) {
		site = *next;
		hole = next;
		while (hole > sites && compare_sites(hole[-1], site) > 0) {
			*hole = hole[-1];
			hole--;
		}
		*hole = site;
	}
}

static bool owns_site(const struct cf_module *module,
		      const struct cf_site *site)
{
	return !strcmp(site->driver, module->name);
}

/* 1.. among the sites of one driver, function and primitive. */
static unsigned int ordinal_of(const struct cf_module *module,
			       struct cf_site **entry)
{
	unsigned int ordinal = 1;

	for (struct cf_site **e = module->sites; e < entry; e++)
		if (owns_site(module, *e) && (*e)->prim == (*entry)->prim &&
		    !strcmp((*e)->function, (*entry)->function))
			ordinal++;
	return ordinal;
}

static void number_sites(struct cf_module *module)
{
	sort_sites(module->sites, module->sites_end);
	for (struct cf_site **e = module->sites; e < module->sites_end; e++) {
		if (!owns_site(module, *e))
			continue;
		(*e)->id = ++modules.last_id;
		(*e)->ordinal = ordinal_of(module, e);
	}
}

void cf_module_register(struct cf_module *module)
{
	number_sites(module);
	if (module->extable < module->extable_end)
		cf_extable_register(module->extable, module->extable_end);
	module->next = modules.first;
	modules.first = module;
}

/*
 * Before any driver. Here and not beside its description, which nobody else
 * asks for: a program that links the archive would be without it.
 */
__attribute__((constructor(102))) static void register_vmlinux(void)
{
	cf_module_register(&cf_vmlinux);
}

static bool extable_is_shared(const struct cf_module *module)
{
	for (struct cf_module *m = modules.first; m; m = m->next)
		if (m->extable == module->extable)
			return true;
	return false;
}

void cf_module_unregister(struct cf_module *module)
{
	struct cf_module **link = &modules.first;

	while (*link && *link != module)
		link = &(*link)->next;
	if (!*link)
		return;
	*link = module->next;
	if (module->extable < module->extable_end &&
	    !extable_is_shared(module))
		cf_extable_unregister(module->extable);
}

struct cf_module *cf_module_first(void)
{
	return modules.first;
}

struct cf_module *cf_module_find(const char *name)
{
	struct cf_module *module = modules.first;

	while (module && strcmp(module->name, name))
		module = module->next;
	return module;
}

struct cf_site *cf_module_next_site(struct cf_module *module,
				    struct cf_site *site)
{
	struct cf_site **entry = module->sites;

	if (site) {
		while (entry < module->sites_end && *entry != site)
			entry++;
		entry++;
	}
	for (; entry < module->sites_end; entry++)
		if (owns_site(module, *entry))
			return *entry;
	return NULL;
}

static struct cf_initcall *find_call(struct cf_module *module, bool is_init)
{
	struct cf_initcall **call = module->calls;

	for (; call < module->calls_end; call++)
		if (!strcmp((*call)->driver, module->name) &&
		    (is_init ? (*call)->init != NULL : (*call)->exit != NULL))
			return *call;
	return NULL;
}

/* Every init of the driver, in the order of the source. */
static int run_inits(struct cf_module *module)
{
	struct cf_initcall **call = module->calls;
	int ret = 0;

	if (!find_call(module, true))
		return module->bare_init ? module->bare_init() : 0;
	for (; !ret && call < module->calls_end; call++)
		if ((*call)->init && !strcmp((*call)->driver, module->name))
			ret = (*call)->init();
	return ret;
}

static void run_exit(struct cf_module *module)
{
	struct cf_initcall *call = find_call(module, false);

	if (call)
		call->exit();
	else if (!find_call(module, true) && module->bare_exit)
		module->bare_exit();
}

int cf_module_insert(struct cf_module *module, const char *params)
{
	struct module *this = module->module;
	int ret;

	if (module->is_live)
		return -EBUSY;
	cf_task_syscall_enter("init_module");
	modules.loading = this;
	this->state = MODULE_STATE_COMING;
	ret = cf_params_parse(module, params);
	if (!ret)
		ret = run_inits(module);
	if (ret > 0) {
		pr_warn("%s: init returned %d, should be 0 or -errno\n",
			module->name, ret);
		ret = 0;
	}
	if (!ret)
		cf_platform_plug_missing(this);
	this->state = ret ? MODULE_STATE_GOING : MODULE_STATE_LIVE;
	module->is_live = !ret;
	modules.loading = NULL;
	cf_task_syscall_exit();
	return ret;
}

int cf_module_remove(struct cf_module *module)
{
	struct module *this = module->module;

	if (!module->is_live)
		return -ENOENT;
	if (this->cf_refcnt)
		return -EBUSY;
	cf_task_syscall_enter("delete_module");
	this->state = MODULE_STATE_GOING;
	run_exit(module);
	module->is_live = 0;
	cf_task_syscall_exit();
	return 0;
}

int cf_module_unplug(struct cf_module *module)
{
	int count;

	cf_task_syscall_enter("unplug");
	count = cf_bus_unplug(&platform_bus_type, module->module) +
		cf_bus_unplug(&pci_bus_type, module->module);
	cf_task_syscall_exit();
	return count;
}

bool try_module_get(struct module *module)
{
	if (!module)
		return true;
	if (!module_is_live(module))
		return false;
	module->cf_refcnt++;
	return true;
}

void __module_get(struct module *module)
{
	if (module)
		module->cf_refcnt++;
}

void module_put(struct module *module)
{
	if (module)
		module->cf_refcnt--;
}

int module_refcount(struct module *module)
{
	return module->cf_refcnt;
}
