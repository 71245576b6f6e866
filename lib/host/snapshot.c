// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Remember the simulated kernel, and put it back. Host-side.
 *
 * All that a run can change lives in four homes (cf_state.h): marked statics,
 * the kernel heap arena, writable data of drivers, user pages. The first three
 * are copied whole; they are small; what the arena gained since is zeroed. Of the user pages only those written
 * since are copied back. The calling task is in the marked statics or, for a
 * thread, in its thread-local task, which cf_task_range() names. What
 * AddressSanitizer knows of the heap goes with it.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <cf_mm.h>
#include <cf_sanitizer.h>
#include <cf_state.h>

#include "../mm/mm.h"
#include "host.h"

#define REGIONS_MAX 80

extern char __start_cf_state[] __attribute__((weak, visibility("hidden")));
extern char __stop_cf_state[] __attribute__((weak, visibility("hidden")));

static struct {
	struct region {
		void *start;
		unsigned long size;
		char *copy;
		unsigned long room;
	} region[REGIONS_MAX];
	int count;
	unsigned long arena_used, arena_open;
	char *pages;		/* backups of user pages, by index */
	unsigned int page_room;
	int failed;
} snapshot;

static void region_add(void *start, unsigned long size)
{
	struct region *region = &snapshot.region[snapshot.count];

	if (!size)
		return;
	if (snapshot.count == REGIONS_MAX) {
		snapshot.failed = 1;
		return;
	}
	if (region->room < size) {
		free(region->copy);
		region->copy = malloc(size);
		region->room = region->copy ? size : 0;
	}
	if (!region->copy) {
		snapshot.failed = 1;
		return;
	}
	region->start = start;
	region->size = size;
	cf_sanitizer_copy(region->copy, start, size);
	snapshot.count++;
}

static void page_save(unsigned int index, unsigned long alias)
{
	if (index >= snapshot.page_room) {
		unsigned int room = index + 64;
		char *grown = realloc(snapshot.pages, room * CF_PAGE_SIZE);

		if (!grown) {
			snapshot.failed = 1;
			return;
		}
		snapshot.pages = grown;
		snapshot.page_room = room;
	}
	memcpy(snapshot.pages + index * CF_PAGE_SIZE, (void *)alias,
	       CF_PAGE_SIZE);
}

static void page_load(unsigned int index, unsigned long alias)
{
	if (index < snapshot.page_room)
		memcpy((void *)alias, snapshot.pages + index * CF_PAGE_SIZE,
		       CF_PAGE_SIZE);
}

int cf_snapshot_take(void)
{
	unsigned long start, size;
	void *segment;

	snapshot.count = 0;
	snapshot.failed = 0;
	/* First the pages: their clean state is part of the marked statics. */
	cf_mm_snapshot(page_save);
	region_add(__start_cf_state, __stop_cf_state - __start_cf_state);
	cf_mm_page_states(&segment, &size);
	region_add(segment, size);
	cf_arena_range(&start, &size);
	region_add((void *)start, size);
	snapshot.arena_used = size;
	snapshot.arena_open = cf_arena_open();
	cf_sanitizer_shadow(&start, &size);
	region_add((void *)start, size);
	cf_task_range(&segment, &size);
	region_add(segment, size);
	for (int i = 0; cf_module_segments(i, &segment, &size); i++)
		region_add(segment, size);
	return snapshot.failed ? -ENOMEM : 0;
}

void cf_snapshot_restore(void)
{
	cf_mm_rollback_begin(page_load);
	cf_arena_rewind(snapshot.arena_used, snapshot.arena_open);
	for (int i = 0; i < snapshot.count; i++)
		cf_sanitizer_copy(snapshot.region[i].start,
				  snapshot.region[i].copy,
				  snapshot.region[i].size);
	cf_mm_rollback_end(page_load);
}
