/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Drivers as loadable objects. Seen by both sides.
 *
 * Each driver is compiled from its unmodified source and linked with one copy
 * of lib/module/mod.c, which describes it, as a kernel build does with
 * <name>.mod.c. A constructor there registers the description, so that a
 * driver linked into a test binary and one loaded by cf_module_load() are
 * found the same way.
 */
#ifndef CF_MODULE_H
#define CF_MODULE_H

struct cf_site;
struct cf_extable_entry;

/* One module_init(), module_exit() or module_param() of the source. */
struct cf_initcall {
	const char *driver;
	int (*init)(void);	/* one of the two is set */
	void (*exit)(void);
	const char *name;
};

struct cf_module_param {
	const char *driver;
	const char *name;
	/* Parse @value into @arg; 0 or -errno. */
	int (*set)(const char *value, void *arg);
	void *arg;
	const char *type;
};

struct cf_module {
	const char *name;
	void *module;			/* struct module, kernel-side */
	struct cf_site **sites, **sites_end;
	struct cf_initcall **calls, **calls_end;
	struct cf_module_param **params, **params_end;
	struct cf_extable_entry *extable, *extable_end;
	/* Global entry points of a driver that has no struct cf_initcall. */
	int (*bare_init)(void);
	void (*bare_exit)(void);
	struct cf_module *next;
	int is_live;
	void *dl;			/* dlopen handle or NULL */
};

/** cf_module_register() - Called by the constructor in mod.c; not for others. */
void cf_module_register(struct cf_module *module);
void cf_module_unregister(struct cf_module *module);

/** cf_module_find() - A registered driver by name, or NULL. */
struct cf_module *cf_module_find(const char *name);

/** cf_module_first() - Head of the list of registered drivers; follow ->next. */
struct cf_module *cf_module_first(void);

/**
 * cf_module_load() - dlopen a driver object made by `copyfault build`.
 * @path:  file
 * @error: out, a sentence owned by lib, when NULL is returned
 *
 * Return: R3.
 */
struct cf_module *cf_module_load(const char *path, const char **error);

/**
 * cf_module_insert() - Run a driver's module_init().
 * @params: "name=value name=value" or NULL
 *
 * Return: R2. 0, what init returned, -EINVAL for an unknown parameter, -EBUSY
 * when it is live already.
 */
int cf_module_insert(struct cf_module *module, const char *params);

/** cf_module_remove() - Run a driver's module_exit(). Return: R2. 0, -ENOENT when not live. */
int cf_module_remove(struct cf_module *module);

/**
 * cf_module_unplug() - Take a driver's platform and PCI devices from it.
 *
 * An open descriptor does not prevent it, as it does not prevent unplugging.
 *
 * Return: how many there were.
 */
int cf_module_unplug(struct cf_module *module);

/**
 * cf_module_next_site() - Walk the sites of a driver in a stable order.
 * @site: NULL for the first
 */
struct cf_site *cf_module_next_site(struct cf_module *module,
				    struct cf_site *site);

#endif
