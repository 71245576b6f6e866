/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Images of worlds, and what it takes to run one. Private to worlds*.c. Host-side. */
#ifndef CF_WORLDS_STORE_H
#define CF_WORLDS_STORE_H

#include "worlds.h"

/**
 * struct cf_world_store - images, and what it takes to make one
 * @changed: the workload with its odd call
 * @record:  of the world that was run last
 * @own:     bytes from @clean on that are this process's: images, then masks
 * @has:     shared: for each call, is its image in @without?
 * @without: shared: images
 * @other:   image of the world of cf_world_shorter()
 * @altered: image of a world with other data
 * @retried: image of the run with its call made again
 * @right:   image of what that should look like
 * @digest:  shared: per call of a stream and size, of the shorter world; 0:
 *           not yet known
 * @data:    masks, and which of them are made
 * @run:     the run that is looked at; @odd of it was stopped
 * @is_kept: its image is in @kept
 */
struct cf_world_store {
	struct cf_workload changed;
	struct cf_record *record;
	unsigned long own;
	unsigned char *clean;
	unsigned char *kept;
	unsigned char *other;
	unsigned char *altered;
	unsigned char *retried;
	unsigned char *right;
	unsigned char *has;
	unsigned char *without;
	unsigned long *digest[CF_OPS_MAX];
	unsigned char *data;
	unsigned char has_data[CF_OPS_MAX];
	const struct cf_record *run;
	int odd;
	int is_kept;
};

/** cf_world_begin() - Back to the snapshot; what is looked at is kept. */
void cf_world_begin(const struct cf_worlds *worlds);

/** cf_world_finish() - Run the changed workload, and take @image from call @odd on. */
void cf_world_finish(const struct cf_worlds *worlds, int odd,
		     unsigned char *image);

#endif
