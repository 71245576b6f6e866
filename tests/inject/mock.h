/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * A lib without a machine: fake drivers with fake sites, and user accesses that
 * obey the stop they are given. So that inject's decisions are tested alone.
 * Host-side.
 *
 * Driver "scull":
 *   scull_read   copy_to_user:1 (size unknown), copy_to_user:2 (8 bytes)
 *   scull_write  copy_from_user
 *   scull_ioctl  get_user (4), put_user (4)
 * Driver "pipe":
 *   pipe_read    copy_to_user (16)
 */
#ifndef MOCK_H
#define MOCK_H

#include "cf_access.h"

enum mock_site {
	MOCK_READ_FIRST,
	MOCK_READ_SECOND,
	MOCK_WRITE,
	MOCK_GET,
	MOCK_PUT,
	MOCK_PIPE_READ,
	MOCK_SITE_COUNT,
};

extern struct cf_site mock_sites[MOCK_SITE_COUNT];

/** mock_register() - Make a driver and its sites known. Once per driver. */
void mock_register(const char *driver);

/** mock_is_installed() - Has inject installed its ops? */
int mock_is_installed(void);

/**
 * mock_access() - One user access, before and after.
 *
 * Return: what after() saw.
 */
struct cf_access mock_access(enum mock_site site, unsigned long uaddr,
			     unsigned long size);

/** mock_refuse() - An access that the range check refuses: after() alone. */
void mock_refuse(enum mock_site site, unsigned long size);

/* Command of the ioctl that makes the accesses; 0: none does. */
extern unsigned int mock_ioctl;

/* User memory: [0, 8192) of user addresses, for actions that change it. */
extern unsigned char mock_user[8192];

/* What cf_effort() says. */
extern unsigned long mock_effort;

#endif
