// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Run the worlds in which one call was different. Host-side.
 *
 * Images of the worlds without a call are made before the sweep, in a child,
 * as each is needed by nearly every run that fails. The others are made by the
 * worker that needs them. All memory is reserved before.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <signal.h>
#include <unistd.h>

#include <cf_guard.h>
#include <cf_mm.h>
#include <cf_oops.h>
#include <cf_state.h>

#include "worlds_store.h"

#define ROOM_MAX (1UL << 30)	/* of all images; address space, mostly */
#define WORDS_MAX 64		/* of a call's data that are changed one by one */
#define WORLD_SECONDS 5
#define EXIT_DIED 42
#define NO_WORLD ~0UL		/* a digest: no call moves so many bytes */

enum { UNTRIED, KNOWN, DIED };

void cf_world_look(const struct cf_worlds *worlds, const struct cf_record *run,
		   int odd)
{
	worlds->store->run = run;
	worlds->store->odd = odd;
	worlds->store->is_kept = 0;
}

int cf_world_is(const struct cf_worlds *worlds, const unsigned char *image)
{
	const struct cf_world_store *store = worlds->store;
	unsigned long from = worlds->layout.at[store->odd + 1];

	if (store->is_kept)
		return !memcmp(store->kept + from, image + from,
			       worlds->layout.size - from);
	return cf_image_is(&worlds->layout, store->run, store->odd + 1, image);
}

int cf_world_is_whole(const struct cf_worlds *worlds,
		      const unsigned char *image)
{
	unsigned long from = worlds->layout.at[worlds->store->odd];

	return image && !memcmp(cf_world_image(worlds) + from, image + from,
				worlds->layout.size - from);
}

const unsigned char *cf_world_image(const struct cf_worlds *worlds)
{
	struct cf_world_store *store = worlds->store;

	if (!store->is_kept)
		cf_image_take(&worlds->layout, store->run, store->odd,
			      store->kept);
	store->is_kept = 1;
	return store->kept;
}

/* ---- running ---- */

/* What user memory holds of the run under judgement must be seen before. */
void cf_world_begin(const struct cf_worlds *worlds)
{
	if (worlds->store->run)
		cf_world_image(worlds);
	cf_fault_disarm();
	cf_snapshot_restore();
}

void cf_world_finish(const struct cf_worlds *worlds, int odd,
		     unsigned char *image)
{
	struct cf_world_store *store = worlds->store;

	if (worlds->is_judging)
		*worlds->is_judging = 0;
	cf_workload_run(&store->changed, store->record, NULL);
	cf_module_remove(worlds->module);
	if (worlds->is_judging)
		*worlds->is_judging = 1;
	cf_image_take(&worlds->layout, store->record, odd, image);
}

static void run_without(const struct cf_worlds *worlds, int odd,
			unsigned char *image)
{
	struct cf_op *op = &worlds->store->changed.op[odd];
	struct cf_op was = *op;

	cf_world_begin(worlds);
	op->type = CF_OP_SKIP;
	cf_world_finish(worlds, odd, image);
	*op = was;
}

long cf_world_count(const struct cf_worlds *worlds, unsigned long size)
{
	struct cf_world_store *store = worlds->store;
	struct cf_op *op = &store->changed.op[store->odd];
	unsigned long was = op->size;

	cf_world_begin(worlds);
	op->size = size;
	cf_world_finish(worlds, store->odd, store->other);
	op->size = was;
	return store->record->op[store->odd].ret;
}

const unsigned char *cf_world_shorter(const struct cf_worlds *worlds,
				      unsigned long size)
{
	return cf_world_count(worlds, size) == (long)size ?
	       worlds->store->other : NULL;
}

long cf_world_result(const struct cf_worlds *worlds, const unsigned char *image)
{
	struct cf_seen seen;

	memcpy(&seen, image + worlds->layout.at[worlds->store->odd],
	       sizeof(seen));
	return seen.ret;
}

int cf_world_is_shorter(const struct cf_worlds *worlds, unsigned long size)
{
	struct cf_world_store *store = worlds->store;
	unsigned long *known = store->digest[store->odd];
	int from = store->odd + 1;

	if (!known)
		return 0;
	if (!known[size])
		known[size] = cf_world_shorter(worlds, size) ?
			      cf_image_digest(&worlds->layout, from,
					      store->other) : NO_WORLD;
	return known[size] ==
	       cf_image_digest(&worlds->layout, from, cf_world_image(worlds));
}

/* ---- other data ---- */

const unsigned char *cf_world_changed(const struct cf_worlds *worlds,
				      unsigned long uaddr, unsigned char mask)
{
	struct cf_world_store *store = worlds->store;
	unsigned char *byte;

	cf_world_begin(worlds);
	byte = cf_user_ptr(uaddr, 1);
	if (!byte)
		return NULL;
	*byte ^= mask;
	cf_world_finish(worlds, store->odd, store->right);
	return store->right;
}

/* Bytes of its input that may be changed: not those of a nested pointer. */
static int is_pointer(unsigned long word)
{
	unsigned long heap, used;

	cf_arena_range(&heap, &used);
	return (word >= cf_user_base && word < cf_task_size) ||
	       word - heap < used;
}

/* Flip the lowest bit of every byte, or of one in @word only. */
static void alter(const struct cf_trace_entry *entry, long word)
{
	unsigned char *bytes = cf_user_ptr(entry->uaddr, entry->size);
	unsigned long value = 0;

	for (unsigned long i = 0; bytes && i < entry->size; i++) {
		if (i % sizeof(value) == 0 && i + sizeof(value) <= entry->size)
			memcpy(&value, bytes + i, sizeof(value));
		if (i % sizeof(value) == 0 && i + sizeof(value) > entry->size)
			value = 0;
		if (!is_pointer(value) && (word < 0 || i == 4UL * word))
			bytes[i] ^= 1;
	}
}

/* Run with other data. Return: 1 when the call took them as it took its own. */
static int run_altered(const struct cf_worlds *worlds, unsigned long which,
		       long word)
{
	struct cf_world_store *store = worlds->store;
	const struct cf_record *clean = worlds->clean;
	const struct cf_op_record *call = &clean->op[store->odd];
	const struct cf_trace_entry *entry = &clean->trace.entries[call->first];

	cf_world_begin(worlds);
	for (unsigned long i = 0; i < call->accesses; i++)
		if (entry[i].dir == CF_FROM_USER && entry[i].copied &&
		    (word < 0 || i == which))
			alter(&entry[i], word);
	cf_world_finish(worlds, store->odd, store->altered);
	return store->record->op[store->odd].ret == call->ret;
}

static void add_differences(const struct cf_worlds *worlds,
			    unsigned char *mask)
{
	const struct cf_world_store *store = worlds->store;

	for (unsigned long i = worlds->layout.at[store->odd + 1]; i < worlds->layout.size;
	     i++)
		mask[i] |= store->altered[i] != store->clean[i];
}

/* Word by word: a number that says how, among those that say what. */
static void alter_words(const struct cf_worlds *worlds, unsigned char *mask)
{
	const struct cf_record *clean = worlds->clean;
	const struct cf_op_record *call = &clean->op[worlds->store->odd];
	int left = WORDS_MAX;

	for (unsigned long i = 0; i < call->accesses; i++) {
		const struct cf_trace_entry *entry =
			&clean->trace.entries[call->first + i];
		long words = (entry->size + 3) / 4;

		if (entry->dir != CF_FROM_USER || !entry->copied)
			continue;
		for (long word = 0; word < words && left; word++, left--)
			if (run_altered(worlds, i, word))
				add_differences(worlds, mask);
	}
}

const unsigned char *cf_world_data(const struct cf_worlds *worlds)
{
	struct cf_world_store *store = worlds->store;
	unsigned char *mask = store->data + store->odd * worlds->layout.size;

	if (store->has_data[store->odd])
		return mask;
	store->has_data[store->odd] = 1;
	if (run_altered(worlds, 0, -1))
		add_differences(worlds, mask);
	else
		alter_words(worlds, mask);
	return mask;
}

/* ---- before the sweep ---- */

static void *reserve(unsigned long size, int shared)
{
	void *memory = mmap(NULL, size ? size : 1, PROT_READ | PROT_WRITE,
			    MAP_ANONYMOUS | MAP_NORESERVE |
			    (shared ? MAP_SHARED : MAP_PRIVATE), -1, 0);

	return memory == MAP_FAILED ? NULL : memory;
}

static int reserve_digests(struct cf_worlds *worlds)
{
	for (int i = 0; i < worlds->workload->count; i++) {
		const struct cf_op *op = &worlds->workload->op[i];

		if (op->type != CF_OP_READ && op->type != CF_OP_WRITE)
			continue;
		worlds->store->digest[i] =
			reserve((op->size + 1) * sizeof(unsigned long), 1);
		if (!worlds->store->digest[i])
			return -ENOMEM;
	}
	return 0;
}

static int reserve_images(struct cf_worlds *worlds)
{
	struct cf_world_store *store = worlds->store;
	unsigned long calls = worlds->workload->count;
	unsigned long size = worlds->layout.size;

	if (calls * size > ROOM_MAX) {
		worlds->layout.size = 0;
		return 0;
	}
	store->own = (6 + calls) * size;
	store->clean = reserve(store->own, 0);
	store->has = reserve(calls, 1);
	store->without = reserve(calls * size, 1);
	if (!store->clean || !store->has || !store->without)
		return -ENOMEM;
	store->kept = store->clean + size;
	store->other = store->kept + size;
	store->altered = store->other + size;
	store->retried = store->altered + size;
	store->right = store->retried + size;
	store->data = store->right + size;
	return reserve_digests(worlds);
}

static void on_oops(const struct cf_oops *oops)
{
	(void)oops;
	_exit(EXIT_DIED);
}

/* In a child: the worlds of all calls that have not been tried. */
static void scout(const struct cf_worlds *worlds)
{
	struct cf_world_store *store = worlds->store;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	cf_oops_handle(on_oops);
	cf_guard_start();
	for (int i = 0; i < worlds->workload->count; i++) {
		if (store->has[i] != UNTRIED)
			continue;
		store->has[i] = DIED;	/* unless it comes back */
		alarm(WORLD_SECONDS);
		run_without(worlds, i, store->without + i * worlds->layout.size);
		alarm(0);
		store->has[i] = KNOWN;
	}
	_exit(0);
}

static int scout_all(const struct cf_worlds *worlds)
{
	for (;;) {
		pid_t pid = fork();
		int status = 0;

		if (pid < 0)
			return -errno;
		if (!pid)
			scout(worlds);
		while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
			;
		if (WIFEXITED(status) && !WEXITSTATUS(status))
			return 0;
	}
}

int cf_worlds_make(struct cf_worlds *worlds, const struct cf_workload *workload,
		   struct cf_module *module, const struct cf_record *clean)
{
	struct cf_world_store *store = calloc(1, sizeof(*store));
	int error;

	if (!store)
		return -ENOMEM;
	*worlds = (struct cf_worlds) {
		.workload = workload, .module = module, .clean = clean,
		.store = store,
	};
	store->changed = *workload;
	store->record = cf_record_new();
	if (!store->record)
		return -ENOMEM;
	error = cf_layout_make(&worlds->layout, workload, clean);
	if (!error)
		error = reserve_images(worlds);
	if (error || !worlds->layout.size)
		return error;
	cf_image_take(&worlds->layout, clean, 0, store->clean);
	return scout_all(worlds);
}

int cf_worlds_own(const struct cf_worlds *worlds, unsigned long address)
{
	const struct cf_world_store *store = worlds->store;
	const struct cf_trace *trace = &store->record->trace;

	return address - (unsigned long)store < sizeof(*store) ||
	       address - (unsigned long)store->record < sizeof(*store->record) ||
	       address - (unsigned long)trace->entries <
		       trace->capacity * sizeof(*trace->entries) ||
	       address - (unsigned long)store->clean < store->own;
}

int cf_worlds_unknown(const struct cf_worlds *worlds)
{
	int count = 0;

	for (int i = 0; worlds->layout.size && i < worlds->workload->count; i++)
		count += worlds->store->has[i] != KNOWN;
	return count;
}

const unsigned char *cf_world_clean(const struct cf_worlds *worlds)
{
	return worlds->store->clean;
}

const unsigned char *cf_world_without(const struct cf_worlds *worlds)
{
	const struct cf_world_store *store = worlds->store;

	return store->has[store->odd] == KNOWN ?
	       store->without + store->odd * worlds->layout.size : NULL;
}
