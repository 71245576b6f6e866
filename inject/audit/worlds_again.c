// SPDX-License-Identifier: LGPL-2.1-or-later
/* Worlds in which one call is made more than once. Host-side. */
#include "worlds_store.h"

static void run_again(const struct cf_worlds *worlds, int always,
		      unsigned char *image)
{
	struct cf_world_store *store = worlds->store;

	store->changed.again = store->odd + 1;
	store->changed.again_size = worlds->workload->op[store->odd].size;
	store->changed.again_always = always;
	cf_world_finish(worlds, store->odd, image);
	store->changed.again = 0;
}

const unsigned char *cf_world_retried(const struct cf_worlds *worlds,
				      const struct cf_fault *fault)
{
	cf_world_begin(worlds);
	if (cf_fault_arm_parsed(fault))
		return NULL;
	run_again(worlds, 0, worlds->store->retried);
	cf_fault_disarm();
	return worlds->store->retried;
}

long cf_world_growth(const struct cf_worlds *worlds,
		     const struct cf_fault *fault, unsigned int stride,
		     int times)
{
	const struct cf_world_store *store = worlds->store;
	const struct cf_op_record *call = &store->record->op[store->odd];
	struct cf_fault next = *fault;

	cf_world_begin(worlds);
	for (int i = 0; i <= times; i++) {
		if (cf_fault_arm_parsed(&next))
			return 0;
		next.occ_first = next.occ_last += stride;
	}
	worlds->store->changed.again_more = times - 1;
	run_again(worlds, 1, worlds->store->right);
	worlds->store->changed.again_more = 0;
	cf_fault_disarm();
	return call->after.objects - call->before.objects;
}

const unsigned char *cf_world_twice(const struct cf_worlds *worlds)
{
	cf_world_begin(worlds);
	run_again(worlds, 1, worlds->store->right);
	return worlds->store->right;
}

const unsigned char *cf_world_parted(const struct cf_worlds *worlds,
				     unsigned long size)
{
	struct cf_op *op = &worlds->store->changed.op[worlds->store->odd];
	unsigned long was = op->size;

	cf_world_begin(worlds);
	op->size = size;
	run_again(worlds, 0, worlds->store->right);
	op->size = was;
	return worlds->store->right;
}
