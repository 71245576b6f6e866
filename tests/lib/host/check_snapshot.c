// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * A restore leaves no byte different: marked statics, kernel heap, driver
 * data, user pages with their presence and permissions. Host-side.
 *
 * The process's own memory is read through /proc/self/mem, which sees pages
 * whatever their protection and changes nothing.
 */
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cf_access.h"
#include "cf_context.h"
#include "cf_mm.h"
#include "cf_module.h"
#include "cf_state.h"
#include "cf_syscall.h"

#include "../machine.h"
#include "../uaccess/prims_k.h"
#include "data_k.h"
#include "state.h"

#define RW (CF_VM_READ | CF_VM_WRITE)
#define PAGE CF_PAGE_SIZE
#define REPEATS 10000
#define SEEDS 97
#define REGIONS_MAX 16

static struct {
	struct region {
		const char *name;
		const char *start;
		unsigned long size;
		char *then;
	} region[REGIONS_MAX];
	int count;
	int mem;	/* /proc/self/mem */
	unsigned long user;
	k_data_run_t *run;
	k_data_grow_t *grow;
	struct cf_module *module;
} state;

static void read_now(const struct region *region, char *to)
{
	ck_assert_int_eq(pread(state.mem, to, region->size,
			       (off_t)(unsigned long)region->start),
			 region->size);
}

static void remember(const char *name, const void *start, unsigned long size)
{
	struct region *region = &state.region[state.count++];

	ck_assert_int_le(state.count, REGIONS_MAX);
	region->name = name;
	region->start = start;
	region->size = size;
	region->then = malloc(size);
	read_now(region, region->then);
}

static void compare(const struct region *region)
{
	static char *now;
	static unsigned long room;
	unsigned long at = 0;

	if (room < region->size) {
		now = realloc(now, region->size);
		room = region->size;
	}
	read_now(region, now);
	if (!memcmp(now, region->then, region->size))
		return;
	while (now[at] == region->then[at])
		at++;
	ck_abort_msg("%s%s: byte %lu at %p is 0x%02x, was 0x%02x",
		     cf_prefix(), region->name, at, region->start + at,
		     now[at] & 0xff, region->then[at] & 0xff);
}

static void compare_all(void)
{
	for (int i = 0; i < state.count; i++)
		compare(&state.region[i]);
}

static void load_driver(void)
{
	const char *error = NULL;

	state.module = cf_module_load(DATA_K_SO, &error);
	ck_assert_msg(state.module, "%s: %s", DATA_K_SO, error);
	ck_assert_int_eq(cf_module_insert(state.module, NULL), 0);
	state.run = (k_data_run_t *)dlsym(state.module->dl, "k_data_run");
	state.grow = (k_data_grow_t *)dlsym(state.module->dl, "k_data_grow");
}

/* |RW|RW absent|read only|PROT_NONE|RW|, each page with a fill of its own. */
static void map_user(void)
{
	state.user = machine_map(5, RW, 0);
	for (int i = 0; i < 5; i++)
		memset(cf_user_ptr(state.user + i * PAGE, PAGE), 'A' + i,
		       PAGE);
	cf_mm_protect(state.user + 2 * PAGE, PAGE, CF_VM_READ);
	cf_mm_protect(state.user + 3 * PAGE, PAGE, 0);
	cf_mm_evict(state.user + PAGE, PAGE);
}

static void take(void)
{
	unsigned long arena, size;
	char *section;

	load_driver();
	map_user();
	state.mem = open("/proc/self/mem", O_RDONLY);
	ck_assert_int_ge(state.mem, 0);
	ck_assert_int_eq(cf_snapshot_take(), 0);
	ck_assert(state_section(&section, &size));
	remember("marked statics", section, size);
	cf_arena_range(&arena, &size);
	remember("kernel heap", (void *)arena, size);
	remember("driver data", dlsym(state.module->dl, "data_k_data"),
		 sizeof(struct data_k));
	remember("driver bss", dlsym(state.module->dl, "data_k_bss"),
		 sizeof(struct data_k));
	remember("user pages", (void *)(state.user + cf_user_delta),
		 5 * PAGE);
}

static void expect_user(void)
{
	static const char present[] = { 1, 0, 1, 1, 1 };
	static const char can_read[] = { 1, 0, 1, 0, 1 };
	static const char can_write[] = { 1, 0, 0, 0, 1 };
	char bytes[8];

	for (int i = 0; i < 5; i++) {
		unsigned long u = state.user + i * PAGE + 8;

		CF_ASSERT_INT_EQ(cf_mm_is_present(u), present[i]);
		/* The absent page is allowed, but atomic code cannot have it. */
		cf_context()->pagefault_disabled++;
		CF_ASSERT_INT_EQ(k_prim(CF_PRIM_raw_copy_from_user, bytes, u,
					8), can_read[i] ? 0 : 8);
		if (!can_write[i])
			CF_ASSERT_INT_EQ(k_prim(CF_PRIM_raw_copy_to_user,
						bytes, u, 8), 8);
		cf_context()->pagefault_disabled--;
	}
	CF_ASSERT_INT_EQ(cf_mm_is_present(state.user - 1), 0);
	CF_ASSERT_INT_EQ(cf_mm_is_present(state.user + 5 * PAGE), 0);
}

static void restore(void)
{
	cf_snapshot_restore();
	compare_all();
	expect_user();
}

/* Each thing that a run may change, alone. */
static void change_nothing(void)
{
}

static void change_driver(void)
{
	state.run(12345, state.user);
}

static void change_heap_size(void)
{
	state.grow(3 << 20);
}

static void change_user_bytes(void)
{
	char bytes[64] = { 9 };

	k_prim(CF_PRIM_copy_to_user, bytes, state.user + 10, 64);
	k_prim(CF_PRIM_put_user, bytes, state.user + 4 * PAGE, 8);
	k_prim(CF_PRIM_clear_user, bytes, state.user + 100, 30);
}

static void change_user_bytes_from_outside(void)
{
	memset(cf_user_ptr(state.user, 1), 0x77, PAGE);
	memset(cf_user_ptr(state.user + 4 * PAGE, 1), 0x77, PAGE);
}

static void bring_in(void)
{
	char bytes[8];

	k_prim(CF_PRIM_get_user, bytes, state.user + PAGE + 8, 8);
}

static void bring_in_and_write(void)
{
	char bytes[8] = { 5 };

	k_prim(CF_PRIM_put_user, bytes, state.user + PAGE + 8, 8);
}

static void evict(void)
{
	cf_mm_evict(state.user, 5 * PAGE);
}

static void unmap(void)
{
	cf_mm_unmap(state.user, 2 * PAGE);
	cf_mm_unmap(state.user + 3 * PAGE, PAGE);
}

static void unmap_and_map(void)
{
	cf_mm_unmap(state.user, 5 * PAGE);
	ck_assert_int_eq(cf_mm_map(state.user, 5 * PAGE, RW), state.user);
	memset(cf_user_ptr(state.user, 5 * PAGE), 'z', 5 * PAGE);
}

static void map_more(void)
{
	ck_assert_int_gt(cf_mm_map(state.user + 5 * PAGE, 3 * PAGE, RW), 0);
	ck_assert_int_gt(cf_mm_map(0, 300 * PAGE, RW), 0);
}

static void protect(void)
{
	cf_mm_protect(state.user, PAGE, CF_VM_READ);
	cf_mm_protect(state.user + 2 * PAGE, 2 * PAGE, RW);
	memset(cf_user_ptr(state.user + 2 * PAGE, 2 * PAGE), 'q', 2 * PAGE);
	cf_mm_protect(state.user + 4 * PAGE, PAGE, 0);
}

static void add_holes(void)
{
	cf_mm_hole_add(state.user, 100);
	cf_mm_hole_add(state.user + 4 * PAGE, 100);
}

static void change_context(void)
{
	struct cf_context *context = cf_context();

	context->preempt++;
	context->irq_disabled++;
	context->pagefault_disabled++;
	context->addr_limit = -1UL;
}

static void remove_driver(void)
{
	ck_assert_int_eq(cf_module_remove(state.module), 0);
}

static const struct {
	const char *name;
	void (*change)(void);
} changes[] = {
	{ "nothing", change_nothing },
	{ "driver", change_driver },
	{ "heap size", change_heap_size },
	{ "user bytes", change_user_bytes },
	{ "user bytes from outside", change_user_bytes_from_outside },
	{ "page brought in", bring_in },
	{ "page brought in and written", bring_in_and_write },
	{ "eviction", evict },
	{ "unmap", unmap },
	{ "unmap and map", unmap_and_map },
	{ "map more", map_more },
	{ "protection", protect },
	{ "holes", add_holes },
	{ "context", change_context },
	{ "driver removed", remove_driver },
};
#define CHANGES (int)(sizeof(changes) / sizeof(changes[0]))

START_TEST(restore_undoes_each_change)
{
	take();
	cf_case("%s", changes[_i].name);
	for (int round = 0; round < 3; round++) {
		changes[_i].change();
		restore();
	}
}
END_TEST

/* A change that the one before it leaves no room for. */
static int cannot_follow(int first, int second)
{
	void (*one)(void) = changes[first].change;
	void (*two)(void) = changes[second].change;

	if (two == change_user_bytes_from_outside)
		return one == unmap || one == protect;
	if (two == protect)
		return one == unmap || one == protect;
	if (two == remove_driver || two == change_driver)
		return one == remove_driver;
	return two == map_more && one == map_more;
}

/* Any two, in both orders. */
START_TEST(restore_undoes_pairs_of_changes)
{
	take();
	for (int other = 0; other < CHANGES; other++) {
		cf_case("%s, then %s", changes[_i].name,
			   changes[other].name);
		if (cannot_follow(_i, other))
			continue;
		changes[_i].change();
		changes[other].change();
		restore();
	}
}
END_TEST

/* A hole that was there stays, though a run mapped it back. */
START_TEST(restore_brings_holes_back)
{
	char bytes[64];

	take();
	cf_mm_hole_add(state.user + 20, 5);
	ck_assert_int_eq(cf_snapshot_take(), 0);
	for (int round = 0; round < 3; round++) {
		cf_mm_holes_clear();
		ck_assert_int_eq(k_prim(CF_PRIM_copy_from_user, bytes,
					state.user, 64), 0);
		cf_snapshot_restore();
		ck_assert_int_eq(k_prim(CF_PRIM_copy_from_user, bytes,
					state.user, 64), 44);
	}
}
END_TEST

/*
 * Ten thousand runs of every kind: no byte differs after any of them, and the
 * same seed sees the same things, whatever ran before it.
 */
START_TEST(ten_thousand_repeats_leave_no_byte_different)
{
	static unsigned long digest[SEEDS];
	unsigned long now;

	take();
	for (unsigned int i = 0; i < REPEATS; i++) {
		unsigned int seed = i * 7 % SEEDS;

		cf_case("repeat %u, seed %u", i, seed);
		now = state.run(seed, state.user);
		if (i < SEEDS)
			digest[seed] = now;
		ck_assert_msg(now == digest[seed],
			      "%sthe run saw something else", cf_prefix());
		if (i % 16 == 3)
			evict();
		if (i % 16 == 5)
			map_more();
		if (i % 16 == 9)
			unmap();
		if (i % 64 == 11)
			state.grow(100000 + i);
		cf_snapshot_restore();
		compare_all();
	}
	expect_user();
	printf("%d repeats, %lu bytes of kernel heap compared each time\n",
	       REPEATS, state.region[1].size);
}
END_TEST

/* The log, the heap and the time that others see are as they were, too. */
START_TEST(restore_is_seen_through_every_interface)
{
	struct cf_balance then, now;
	char log[2][4096];
	unsigned long len;

	take();
	cf_balance_read(&then);
	len = cf_log_read(0, log[0], sizeof(log[0]));
	state.run(1, state.user);
	cf_balance_read(&now);
	ck_assert_uint_ne(now.objects, then.objects);
	cf_snapshot_restore();
	cf_balance_read(&now);
	ck_assert_uint_eq(now.objects, then.objects);
	ck_assert_uint_eq(now.bytes, then.bytes);
	ck_assert_uint_eq(cf_log_read(0, log[1], sizeof(log[1])), len);
	ck_assert_mem_eq(log[0], log[1], len);
}
END_TEST

static Suite *snapshot_suite(void)
{
	Suite *suite = suite_create("lib/host/snapshot");
	TCase *changes_case = cf_check_case(suite, "changes");
	TCase *repeats = cf_check_case(suite, "repeats");

	tcase_add_loop_test(changes_case, restore_undoes_each_change, 0,
			    CHANGES);
	tcase_add_loop_test(changes_case, restore_undoes_pairs_of_changes, 0,
			    CHANGES);
	tcase_add_test(changes_case, restore_brings_holes_back);
	tcase_add_test(changes_case, restore_is_seen_through_every_interface);
	tcase_add_test(repeats, ten_thousand_repeats_leave_no_byte_different);
	return suite;
}

int main(int argc, char **argv)
{
	return cf_check_main(argc, argv, snapshot_suite());
}
