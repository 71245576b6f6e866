/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * User memory as tests ask for it: mapped, unmapped, absent, bad. What is
 * mapped here is unmapped when the test ends. Host-side.
 *
 * Threads of a test may map at the same time, but not while one of them is in
 * a user copy that faults: as with the simulated kernel itself.
 */
#include <pthread.h>
#include <string.h>

#include <copyfault/test.h>

#include "cf_mm.h"

#include "check/fail.h"
#include "check/user.h"

#define MAPS_MAX 256

_Static_assert((int)CF_USER_READ == CF_VM_READ && (int)CF_USER_WRITE == CF_VM_WRITE &&
		       CF_USER_PAGE == CF_PAGE_SIZE,
	       "the same numbers");

static struct {
	unsigned long addr, size; /* of cf_user_map(); 0: free */
} maps[MAPS_MAX];

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

void cf_user_lock(void)
{
	pthread_mutex_lock(&lock);
}

void cf_user_unlock(void)
{
	pthread_mutex_unlock(&lock);
}

static void keep_map(unsigned long addr, unsigned long size)
{
	int i;

	for (i = 0; i < MAPS_MAX; i++) {
		if (maps[i].addr)
			continue;
		maps[i].addr = addr;
		maps[i].size = size;
		return;
	}
}

unsigned long cf_user_map(unsigned long size, int perm)
{
	char text[24];
	long addr;

	CF_ENTER();
	cf_user_lock();
	addr = cf_mm_map(0, size, perm);
	if (addr > 0)
		keep_map(addr, size);
	cf_user_unlock();
	if (addr < 0)
		cf_fail_here("cannot map %lu bytes of user memory: %s", size,
			     cf_errno_text(addr, text));
	return addr;
}

static void refuse(const char *what, unsigned long uaddr, unsigned long size,
		   long err)
{
	char text[24];

	if (err)
		cf_fail_here("cannot %s user memory at 0x%lx, %lu bytes: %s",
			     what, uaddr, size, cf_errno_text(err, text));
}

void cf_user_unmap(unsigned long uaddr, unsigned long size)
{
	int err, i;

	CF_ENTER();
	cf_user_lock();
	err = cf_mm_unmap(uaddr, size);
	for (i = 0; i < MAPS_MAX && !err; i++)
		if (maps[i].addr == uaddr && maps[i].size <= size)
			maps[i].addr = 0;
	cf_user_unlock();
	refuse("unmap", uaddr, size, err);
}

void cf_user_protect(unsigned long uaddr, unsigned long size, int perm)
{
	CF_ENTER();
	refuse("protect", uaddr, size, cf_mm_protect(uaddr, size, perm));
}

void cf_user_evict(unsigned long uaddr, unsigned long size)
{
	CF_ENTER();
	refuse("evict", uaddr, size, cf_mm_evict(uaddr, size));
}

void cf_user_cut(unsigned long uaddr, unsigned long size)
{
	CF_ENTER();
	refuse("cut", uaddr, size, cf_mm_hole_add(uaddr, size));
}

int cf_user_is_mapped(unsigned long uaddr, unsigned long size)
{
	return cf_user_ptr(uaddr, size) != NULL;
}

static void *bytes(unsigned long uaddr, unsigned long size)
{
	void *p = cf_user_ptr(uaddr, size);

	if (!p)
		cf_fail_here("user memory at 0x%lx, %lu bytes, is not mapped",
			     uaddr, size);
	return p;
}

void *cf_user_bytes(unsigned long uaddr, unsigned long size)
{
	CF_ENTER();
	return bytes(uaddr, size);
}

void cf_user_put(unsigned long uaddr, const void *data, unsigned long size)
{
	CF_ENTER();
	memcpy(bytes(uaddr, size), data, size);
}

void cf_user_get(unsigned long uaddr, void *data, unsigned long size)
{
	CF_ENTER();
	memcpy(data, bytes(uaddr, size), size);
}

void cf_user_free_all(void)
{
	int i;

	for (i = 0; i < MAPS_MAX; i++)
		if (maps[i].addr)
			cf_mm_unmap(maps[i].addr, maps[i].size);
	memset(maps, 0, sizeof(maps));
}
