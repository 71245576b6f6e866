/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What user space sees of the calls of a run. Host-side. */
#ifndef CF_SEEN_H
#define CF_SEEN_H

#include "workload.h"

/**
 * struct cf_seen - of one call, as it stands in an image; its bytes follow
 * @ret: result
 * @pos: f_pos behind it
 */
struct cf_seen {
	long ret;
	long long pos;
};

/**
 * struct cf_layout - where in an image each call has its part
 * @size:  bytes of an image
 * @at:    where the part of a call begins; @at[count] is @size
 * @first: of a call's spans in @span: the user memory that it fills
 */
struct cf_layout {
	const struct cf_workload *workload;
	unsigned long size;
	unsigned long at[CF_OPS_MAX + 1];
	unsigned long first[CF_OPS_MAX + 1];
	struct cf_span {
		unsigned long uaddr;
		unsigned long size;
	} *span;
};

/** cf_layout_make() - From a clean run. Return: R2. 0 or -ENOMEM. */
int cf_layout_make(struct cf_layout *layout, const struct cf_workload *workload,
		   const struct cf_record *clean);

/** cf_image_take() - Of the run that has just ended, from call @from on. */
void cf_image_take(const struct cf_layout *layout, const struct cf_record *run,
		   int from, unsigned char *image);

/** cf_image_is() - Would cf_image_take() give @image? */
int cf_image_is(const struct cf_layout *layout, const struct cf_record *run,
		int from, const unsigned char *image);

/** cf_seen_digest() - Add bytes to a digest of 64 bits. */
unsigned long cf_seen_digest(unsigned long digest, const void *bytes,
			      unsigned long size);

/** cf_image_digest() - 64 bits of an image from call @from on; never 0. */
unsigned long cf_image_digest(const struct cf_layout *layout, int from,
			      const unsigned char *image);

#endif
