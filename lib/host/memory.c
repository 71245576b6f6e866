// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Address space of the process, for the simulated kernel. Host-side.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cf_host.h>
#include <cf_mm.h>

static int host_prot(int prot)
{
	return (prot & CF_HOST_READ ? PROT_READ : 0) |
	       (prot & CF_HOST_WRITE ? PROT_WRITE : 0);
}

/* PROT_NONE reservations cost no memory and are not counted against it. */
static int map_at(unsigned long addr, unsigned long size, int prot, int extra)
{
	void *at = mmap((void *)addr, size, host_prot(prot),
			MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | extra,
			-1, 0);

	if (at == MAP_FAILED)
		return -errno;
	if (at != (void *)addr) {	/* something lies there already */
		munmap(at, size);
		return -EEXIST;
	}
	return 0;
}

/*
 * A wish, not MAP_FIXED_NOREPLACE: sanitizers make 0 of an address that is
 * not for programs, and 0 as an order is obeyed.
 */
int cf_host_reserve(unsigned long addr, unsigned long size, int prot)
{
	return map_at(addr, size, prot, 0);
}

int cf_host_protect(unsigned long addr, unsigned long size, int prot)
{
	int saved = errno;
	int error = 0;

	if (mprotect((void *)addr, size, host_prot(prot)))
		error = -errno;
	errno = saved;
	return error;
}

int cf_host_discard(unsigned long addr, unsigned long size)
{
	return madvise((void *)addr, size, MADV_DONTNEED) ? -errno : 0;
}

int cf_host_move_page(unsigned long from, unsigned long to)
{
	int saved = errno;
	int error = 0;

	if (mremap((void *)from, CF_PAGE_SIZE, CF_PAGE_SIZE,
		   MREMAP_MAYMOVE | MREMAP_FIXED, (void *)to) == MAP_FAILED)
		error = -errno;
	else	/* what the page left behind is a hole in the reservation */
		error = map_at(from, CF_PAGE_SIZE, CF_HOST_NONE, MAP_FIXED);
	errno = saved;
	return error;
}

void cf_host_write(int fd, const char *buf, unsigned long len)
{
	while (len) {
		ssize_t done = write(fd, buf, len);

		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			return;
		buf += done;
		len -= done;
	}
}

void cf_host_die(const char *why)
{
	fflush(stdout);
	fprintf(stderr, "copyfault: the harness failed: %s\n", why);
	fflush(stderr);
	_exit(3);
}
