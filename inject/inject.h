/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * How armed faults, libfiu points and the census share the one place where lib
 * asks. Host-side.
 */
#ifndef CF_INJECT_H
#define CF_INJECT_H

#include "cf_access.h"

/* Sites with a memo by their id. More of them work, but are slower. */
#define CF_SITES_MAX 2048

/**
 * cf_inject_update() - Install or remove the injector, as something is armed.
 *
 * Called by whatever arms, disarms, starts or stops. With nothing to do the
 * injector is removed, and a user copy pays one branch.
 */
void cf_inject_update(void);

/** cf_first_fault() - Does nothing: break here to see the first fault of a process come. */
void cf_first_fault(const struct cf_access *access);

/*
 * struct cf_access has one cookie for all of us: who asked for the stop in the
 * low half, the census entry plus one in the high half.
 */
enum {
	CF_OWNER_NONE = 0,
	CF_OWNER_FAULT = 1,		/* + index of the armed fault */
	CF_OWNER_POINT = 0x10000,	/* + index of the rule + 1, or + 0 */
};

static inline unsigned int cf_cookie_owner(const struct cf_access *access)
{
	return access->cookie & 0xffffffffUL;
}

static inline void cf_cookie_own(struct cf_access *access, unsigned int owner)
{
	access->cookie = (access->cookie & ~0xffffffffUL) | owner;
}

static inline unsigned long cf_cookie_entry(const struct cf_access *access)
{
	return access->cookie >> 32;
}

static inline void cf_cookie_enter(struct cf_access *access,
				   unsigned long entry)
{
	access->cookie = (access->cookie & 0xffffffffUL) | entry << 32;
}

#endif
