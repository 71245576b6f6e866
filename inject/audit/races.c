// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * What two calls leave behind when they are made one after the other. Host-side.
 *
 * A run in which a guest entered the device is right when user space cannot
 * tell it from one in which the two calls were made in an order. Most are, and
 * digests tell; only those that are not are made again to be compared byte by
 * byte.
 *
 * An order is made for the first time in a child, which it may crash: what two
 * calls do one after the other is then not ours to judge. What the child finds
 * is shared, so that each pair of a call and an act costs one fork in a sweep.
 *
 * The guest passes in other data than the call that it copies, lest two calls
 * with the same data look alike in whatever order. Where the driver does not
 * take other data as well, it passes in the same.
 */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cf_guard.h>
#include <cf_mm.h>
#include <cf_oops.h>
#include <cf_state.h>

#include "races.h"

#define SECONDS 5
#define EXIT_DIED 42
#define ORDERS (CF_GUEST_ALONE + 1)

enum { UNTRIED, KNOWN, CRASHES };

/**
 * struct cf_race_pair - a call of the workload, and what a guest does
 * @state:  UNTRIED, KNOWN, CRASHES
 * @alters: the guest passes in other data
 * @digest: of each order; 0: it crashes
 */
struct cf_race_pair {
	int state;
	int alters;
	unsigned long digest[ORDERS];
};

static void *reserve(unsigned long size)
{
	void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE,
			    MAP_ANONYMOUS | MAP_NORESERVE | MAP_SHARED, -1, 0);

	return memory == MAP_FAILED ? NULL : memory;
}

int cf_race_image_new(const struct cf_races *races, struct cf_race_image *image)
{
	image->bytes = calloc(1, races->room + 1);
	image->seen = calloc(1, races->worlds->layout.size + 1);
	return image->bytes && image->seen ? 0 : -ENOMEM;
}

int cf_races_make(struct cf_races *races, const struct cf_worlds *worlds)
{
	unsigned long pairs = (unsigned long)CF_OPS_MAX * CF_RACE_ACTS;

	*races = (struct cf_races) {
		.worlds = worlds, .record = cf_record_new(),
		.room = worlds->workload->guests->room,
		.pair = reserve(pairs * sizeof(struct cf_race_pair)),
	};
	if (!races->record || !races->pair)
		return -ENOMEM;
	return cf_race_image_new(races, &races->mine);
}

/* ---- images ---- */

static void take(const struct cf_races *races, const struct cf_record *run,
		 struct cf_race_image *image)
{
	const struct cf_workload *workload = races->worlds->workload;
	const struct cf_guests *guests = workload->guests;
	unsigned long size;
	unsigned long ubuf = cf_guest_buffer(workload, &races->visit.act,
					     &size);
	const void *bytes = ubuf ? cf_user_ptr(ubuf, size) : NULL;

	image->ret = guests->visit.ret;
	image->objects = run->removed.objects;
	image->files = run->removed.files;
	if (bytes)
		memcpy(image->bytes, bytes, size);
	cf_image_take(&races->worlds->layout, run, races->visit.meets,
		      image->seen);
}

static unsigned long digest(const struct cf_races *races,
			    const struct cf_race_image *image)
{
	const struct cf_layout *layout = &races->worlds->layout;
	const unsigned long head[] = { image->ret, image->objects,
				       image->files };
	unsigned long size, sum;

	cf_guest_buffer(races->worlds->workload, &races->visit.act, &size);
	sum = cf_image_digest(layout, races->visit.meets, image->seen);
	sum = cf_seen_digest(sum, image->bytes, size);
	sum = cf_seen_digest(sum, head, sizeof(head));
	return sum ? sum : 1;
}

/* ---- orders ---- */

static void run_order(const struct cf_races *races, enum cf_guest_order order,
		      int alters, struct cf_race_image *image)
{
	const struct cf_worlds *worlds = races->worlds;
	struct cf_guests *guests = worlds->workload->guests;

	cf_fault_disarm();
	cf_snapshot_restore();
	guests->visit = (struct cf_visit) {
		.meets = races->visit.meets, .act = races->visit.act,
		.order = order, .alters = alters,
	};
	cf_workload_run(worlds->workload, races->record, NULL);
	cf_module_remove(worlds->module);
	cf_heap_check();
	cf_balance_read(&races->record->removed);
	take(races, races->record, image);
	guests->visit = (struct cf_visit) { .meets = -1 };
}

static int is_same(const struct cf_fault_action *a,
		   const struct cf_fault_action *b)
{
	return a->type == b->type && a->arg[0] == b->arg[0];
}

static struct cf_race_pair *find_pair(const struct cf_races *races, int meets,
				      const struct cf_act *act)
{
	const struct cf_workload *workload = races->worlds->workload;
	struct cf_act other;

	for (int i = 0; i < CF_RACE_ACTS &&
			cf_guest_act(workload, meets, i, &other); i++)
		if (is_same(&other.action, &act->action))
			return &races->pair[meets * CF_RACE_ACTS + i];
	return NULL;
}

int cf_race_order(const struct cf_races *races, enum cf_guest_order order,
		  struct cf_race_image *to)
{
	const struct cf_race_pair *pair = find_pair(races, races->visit.meets,
						    &races->visit.act);

	if (!pair || !pair->digest[order])
		return 0;
	run_order(races, order, pair->alters, to);
	return 1;
}

/* ---- a child ---- */

static void on_oops(const struct cf_oops *oops)
{
	(void)oops;
	_exit(EXIT_DIED);
}

static int takes_other_data(const struct cf_races *races)
{
	unsigned long size;

	return (races->visit.act.action.type == CF_ACTION_WRITE ||
		races->visit.act.action.type == CF_ACTION_IOCTL) &&
	       cf_guest_buffer(races->worlds->workload, &races->visit.act,
			       &size);
}

/* Return: the result of the guest that comes first. */
static long try_orders(const struct cf_races *races, int alters,
		       struct cf_race_pair *found)
{
	static const enum cf_guest_order order[] = {
		CF_GUEST_BEFORE, CF_GUEST_AFTER, CF_GUEST_LATE, CF_GUEST_ALONE,
	};
	struct cf_race_image image;
	long ret = 0;

	if (cf_race_image_new(races, &image))
		_exit(EXIT_DIED);
	for (int i = 0; i < 4; i++) {
		run_order(races, order[i], alters, &image);
		found->digest[order[i]] = digest(races, &image);
		if (order[i] == CF_GUEST_BEFORE)
			ret = image.ret;
		if (order[i] == CF_GUEST_LATE)
			found->state = KNOWN;
	}
	return ret;
}

static void scout(const struct cf_races *races)
{
	struct cf_race_pair *found = races->scratch, altered = { 0 };
	long ret;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	cf_oops_handle(on_oops);
	alarm(SECONDS);
	ret = try_orders(races, 0, found);
	if (takes_other_data(races) &&
	    try_orders(races, 1, &altered) == ret) {
		altered.alters = 1;
		*found = altered;
	}
	_exit(0);
}

/* What the child has found when it ends, however it ends. */
static void find_out(struct cf_races *races, struct cf_race_pair *pair)
{
	pid_t pid;

	if (!races->scratch)
		races->scratch = reserve(sizeof(*races->scratch));
	if (!races->scratch)
		return;
	memset(races->scratch, 0, sizeof(*races->scratch));
	pid = cf_guard_fork();
	if (!pid)
		scout(races);
	while (pid > 0 && waitpid(pid, NULL, 0) < 0 && errno == EINTR)
		;
	if (races->scratch->state != KNOWN)
		races->scratch->state = CRASHES;
	memcpy(&pair->alters, &races->scratch->alters,
	       sizeof(*pair) - sizeof(pair->state));
	__atomic_store_n(&pair->state, races->scratch->state,
			 __ATOMIC_RELEASE);
}

/* ---- the run that is judged ---- */

int cf_race_meet(const struct cf_races *races, const struct cf_fault *fault,
		 struct cf_act *act)
{
	const struct cf_fault_action *action = cf_fault_guest(fault);
	const struct cf_trace *clean = &races->worlds->clean->trace;
	unsigned long met = 0;

	for (unsigned long i = 0; i < clean->count; i++) {
		const struct cf_trace_entry *entry = &clean->entries[i];

		if (!entry->occurrence ||
		    !cf_fault_matches(fault, entry->site) ||
		    ++met != fault->occ_first)
			continue;
		return cf_guest_find(races->worlds->workload, entry->op,
				     action, act) ? (int)entry->op : -1;
	}
	return -1;
}

int cf_race_begin(struct cf_races *races, int meets, const struct cf_act *act)
{
	struct cf_race_pair *pair = find_pair(races, meets, act);
	struct cf_guests *guests = races->worlds->workload->guests;

	if (!pair || !races->worlds->layout.size)
		return 0;
	races->visit = (struct cf_visit) { .meets = meets, .act = *act };
	if (__atomic_load_n(&pair->state, __ATOMIC_ACQUIRE) == UNTRIED)
		find_out(races, pair);
	guests->visit = (struct cf_visit) {
		.meets = -1, .order = CF_GUEST_DURING, .alters = pair->alters,
	};
	return pair->state == KNOWN;
}

void cf_race_look(struct cf_races *races, const struct cf_record *run)
{
	struct cf_visit *visit = &races->worlds->workload->guests->visit;

	races->visit = *visit;
	if (!visit->is_made)
		return;
	take(races, run, &races->mine);
	visit->alters = 0;
}

int cf_race_is_ordered(const struct cf_races *races)
{
	const struct cf_race_pair *pair = find_pair(races, races->visit.meets,
						    &races->visit.act);
	unsigned long sum = digest(races, &races->mine);

	return sum == pair->digest[CF_GUEST_BEFORE] ||
	       sum == pair->digest[CF_GUEST_AFTER];
}
