/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * A scull of one's own for each test, and what it says of itself. Host-side.
 */
#ifndef SCULL_FIXTURE_H
#define SCULL_FIXTURE_H

#include <fcntl.h>
#include <string.h>

#include <copyfault/check.h>


#include "../../drivers-sim/scull/scull.h"
#include "pattern.h"

#define NODE "/dev/scull0"
#define SIZES "quantum=4000 qset=16"
#define LEN 100
#define OLD 0x0d	/* seed of what the device holds before the test */
#define NEW 0x4e	/* seed of what the test writes */

static inline void put(int fd, long long pos, unsigned int seed,
		       unsigned long len)
{
	unsigned char data[512];
	unsigned long ubuf;

	pattern_fill(data, len, seed);
	ubuf = cf_ubuf_from(data, len);
	CF_ASSERT_INT_EQ(cf_pwrite(fd, ubuf, len, pos), len);
	cf_ubuf_free(ubuf);
}

static inline struct scull_stats stats_of(int fd)
{
	unsigned long ubuf = cf_ubuf_new(sizeof(struct scull_stats), 0xee);
	struct scull_stats stats;

	CF_ASSERT_INT_EQ(cf_ioctl(fd, SCULL_IOCGSTATS, ubuf), 0);
	memcpy(&stats, cf_ubuf_ptr(ubuf), sizeof(stats));
	cf_ubuf_free(ubuf);
	return stats;
}

/* From nothing to an open device; the balance is taken before. */
static inline int begin(const char *params)
{
	cf_mark();
	cf_driver("scull", params);
	return cf_must_open(NODE, O_RDWR);
}

static inline void end(int fd)
{
	cf_disarm();
	CF_ASSERT_CONTEXT();
	CF_ASSERT_INT_EQ(cf_close(fd), 0);
	cf_driver_remove("scull");
	CF_ASSERT_BALANCED();
}

#endif
