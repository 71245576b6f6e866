/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What lib tells an injector about a user access, and what it may answer.
 * Seen by both sides: builtin types only.
 */
#ifndef CF_ACCESS_H
#define CF_ACCESS_H

enum cf_prim {
	CF_PRIM_NONE,
#define CF_PRIM(name, dir, unit) CF_PRIM_##name,
#include "cf_points.def"
#undef CF_PRIM
	CF_PRIM_COUNT,
};

enum cf_kind {
	CF_KIND_NONE,
#define CF_KIND(NAME, name, text) CF_KIND_##NAME,
#include "cf_kinds.def"
#undef CF_KIND
	CF_KIND_COUNT,
};

enum cf_dir {
	CF_FROM_USER,
	CF_TO_USER,
};

enum cf_unit {
	CF_UNIT_BYTES,
	CF_UNIT_WHOLE,
	CF_UNIT_STRING,
};

struct cf_prim_info {
	const char *name;
	enum cf_dir dir;
	enum cf_unit unit;
};

extern const struct cf_prim_info cf_prims[CF_PRIM_COUNT];
extern const char *const cf_kind_names[CF_KIND_COUNT];

/**
 * struct cf_site - a place in a source file that makes a user access
 * @driver:     KBUILD_MODNAME of the object it was compiled into
 * @function:   the C function that contains the call, inlined or not
 * @file:       as the compiler was given it
 * @line:       line on which the call begins
 * @prim:       enum cf_prim, the name the source used
 * @const_size: bytes, when the call passes a compile-time constant; else 0
 * @id:         1.. once its module is registered; 0 before
 * @ordinal:    1.. among the sites of the same driver, function and primitive
 *
 * Static storage, one per call in the source: what has not run is known too.
 */
struct cf_site {
	const char *driver;
	const char *function;
	const char *file;
	unsigned int line;
	unsigned int prim;
	unsigned long const_size;
	unsigned int id;
	unsigned int ordinal;
};

/**
 * struct cf_stop - how an access is to be stopped
 * @kind:   enum cf_kind; CF_KIND_NONE: not at all
 * @sticky: leave a hole behind: later copies stop at the same address
 * @unserviceable: notpresent only: the fault cannot be serviced
 * @at:     offset in bytes of the first byte that does not arrive
 * @slack:  bytes by which the residue exceeds what the fault would force
 * @service: notpresent only: called while the absent page is brought in, with
 *           @service_arg, in ordinary context on the stack of the task that
 *           copies; may change user memory, sleep, copy; may be NULL
 */
struct cf_stop {
	unsigned char kind;
	unsigned char sticky;
	unsigned char unserviceable;
	unsigned long at;
	unsigned long slack;
	void (*service)(void *arg);
	void *service_arg;
};

/**
 * struct cf_access - one user access, before and after it has run
 * @site:    where the driver asked for it; never NULL
 * @dir:     enum cf_dir
 * @unit:    enum cf_unit
 * @uaddr:   user address as the driver passed it
 * @kaddr:   kernel side; NULL for strnlen_user and clear_user
 * @size:    bytes asked for
 * @stop:    filled by before()
 * @refused: after(): the range check said no, nothing was touched
 * @copied:  after(): bytes that arrived; size - copied is the residue
 * @faults:  after(): SIGSEGV or SIGBUS taken by the copy instructions
 * @serviced: after(): of these, how many were serviced
 * @injected: after(): the stop of before() really happened
 * @cookie:  the injector's own, kept from before() to after(); lib zeroes it
 */
struct cf_access {
	struct cf_site *site;
	unsigned char dir;
	unsigned char unit;
	unsigned char refused;
	unsigned char injected;
	unsigned int faults;
	unsigned int serviced;
	unsigned long uaddr;
	void *kaddr;
	unsigned long size;
	unsigned long copied;
	struct cf_stop stop;
	unsigned long cookie;
};

/**
 * struct cf_access_ops - an injector or a tracer
 * @before: runs just before an access that the range check allows and that
 *          moves at least one byte; may set @stop. Context: kernel-side of the
 *          task that copies, never the fault handler.
 * @after:  runs after every access, refused ones too. Same context.
 */
struct cf_access_ops {
	void (*before)(struct cf_access *access);
	void (*after)(struct cf_access *access);
};

/**
 * cf_access_install() - Install the one injector of this process.
 * @ops: must outlive its use; NULL uninstalls
 *
 * While none is installed and no hole exists, a user copy pays one branch.
 *
 * Return: the one installed before, or NULL.
 */
const struct cf_access_ops *cf_access_install(const struct cf_access_ops *ops);

#endif
