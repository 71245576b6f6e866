/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A first scenario file, out of a census. Host-side. */
#ifndef CF_DRAFT_H
#define CF_DRAFT_H

#include <stdio.h>

#include "audit/sweep.h"

/**
 * cf_draft_write() - Write a file that passes as it is.
 * @sweep: with a fitted workload and its clean run
 * @beside: how the file names the driver's first source
 *
 * Its workload is the fitted one. For every call site that it reaches there is
 * a scenario for each way to stop it, which expects what the driver did.
 *
 * Return: R2. 0, -EIO (the harness failed and has said why), -ENOMEM.
 */
int cf_draft_write(struct cf_sweep *sweep, const char *beside, FILE *out);

/**
 * cf_draft_data() - Bytes as data of a scenario file, on one line.
 * @size: how many at least; all that the clean run accesses behind @address
 *        are taken along, and so are buffers that these point to
 */
void cf_draft_data(FILE *out, const struct cf_sweep *sweep,
		   unsigned long address, unsigned long size);

#endif
