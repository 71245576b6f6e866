/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A device that can be mapped, for a host-side check. Both sides. */
#ifndef TESTS_LIB_KAPI_FILE_MMAP_K_H
#define TESTS_LIB_KAPI_FILE_MMAP_K_H

#define MAPPED_PATH "/dev/mapped"

/* Which locks its methods take, a mask; what a fault does besides. */
enum {
	MAPPED_LOCK_IN_MMAP = 1,
	MAPPED_LOCK_IN_FAULT = 2,
	MAPPED_OTHER_IN_FAULT = 4,	/* another lock, of the same name */
	MAPPED_LOCK_OVER_COPY = 8,
	MAPPED_COPY_IN_FAULT = 16,
	MAPPED_REFUSES = 32,
	MAPPED_SIGBUS = 64,
};

struct mapped_calls {
	int mmap, fault, close, pages;	/* @pages: still referenced */
};

int mapped_register(int how, unsigned long ubuf);
int mapped_unregister(void);		/* references to the page are left */
struct mapped_calls mapped_calls(void);

#endif
