/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Bytes that one system call fetches more than once. Host-side. */
#ifndef CF_REFETCH_H
#define CF_REFETCH_H

#include "offsets.h"
#include "trace/trace.h"

/* What is xor-ed into such a byte: a little, its sign, all of it. */
#define CF_REFETCH_MASKS 3
extern const unsigned char cf_refetch_masks[CF_REFETCH_MASKS];

/**
 * cf_refetch_choose() - Which bytes of a user copy its call has fetched before.
 * @first:   first access of the call; @entry is it or follows it in a trace
 * @offsets: bytes of @entry that are looked at
 * @again:   out: those of them; they last as long as the process
 *
 * A byte that the call has written to user memory in between is not one: it
 * was the driver who changed it.
 *
 * Return: R2. 0 or -ENOMEM.
 */
int cf_refetch_choose(const struct cf_trace_entry *first,
		      const struct cf_trace_entry *entry,
		      const struct cf_offsets *offsets,
		      struct cf_offsets *again);

#endif
