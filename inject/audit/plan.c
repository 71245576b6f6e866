// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * From a census to the runs of a sweep. Host-side.
 *
 * Every user copy of the clean run that moved its bytes is stopped in every
 * way at every byte that the options ask for; then all that user space gives to
 * the driver is replaced by what no program would give.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "plan.h"

#define CHUNK_MIN 16UL
#define CHUNKS_WANTED 64UL	/* of a small plan: something for every worker */
#define WORD 8UL
#define GUESTS_MAX 3	/* times that a site is passed with guests */

static const struct variant {
	enum cf_axis axis;
	enum cf_kind kind;
	int is_sticky, is_unserviceable, has_slack, changes;
} variants[] = {
#define CF_VARIANT(AXIS, KIND, sticky, unserviceable, slack, change) \
	{ CF_AXIS_##AXIS, CF_KIND_##KIND, sticky, unserviceable, slack, change },
#include "axes.def"
};

#define VARIANTS (sizeof(variants) / sizeof(variants[0]))

const char *const cf_axis_names[CF_AXIS_COUNT] = {
#define CF_AXIS(NAME, name, text) #name,
#include "axes.def"
};

/* The axis of the attacks on a target. */
static const enum cf_axis attack_axes[CF_TARGET_KINDS] = {
	[CF_TARGET_POINTER] = CF_AXIS_ADDRESSES,
	[CF_TARGET_KERNEL] = CF_AXIS_ADDRESSES,
	[CF_TARGET_NUMBER] = CF_AXIS_SIZES,
	[CF_TARGET_TEXT] = CF_AXIS_STRINGS,
};

void cf_plan_defaults(struct cf_plan_options *options)
{
	*options = (struct cf_plan_options) {
		.kinds = ~0U,
		.axes = 1U << CF_AXIS_PLAIN | 1U << CF_AXIS_GUESTS,
		.offsets = { .text = "all" },
	};
}

/* Who names the kinds of faults wants no attacks, unless by name too. */
unsigned int cf_plan_axes(const struct cf_plan_options *options)
{
	unsigned int axes = options->axes;

	for (int i = 0; i < CF_TARGET_KINDS; i++)
		if (options->kinds == ~0U)
			axes |= 1U << attack_axes[i];
	return axes & ~options->not_axes;
}

int cf_plan_wants(const struct cf_plan_options *options,
		  const struct cf_site *site)
{
	const char *glob = options->sites;
	char name[2 * CF_FAULT_NAME_MAX];
	size_t used;

	if (!glob || cf_glob_match(glob, site->function))
		return 1;
	used = strlen(site->function);
	if (used >= CF_FAULT_NAME_MAX)
		return 0;
	memcpy(name, site->function, used);
	name[used++] = '/';
	memcpy(name + used, cf_prims[site->prim].name,
	       strlen(cf_prims[site->prim].name) + 1);
	return cf_glob_match(glob, name);
}

/* A string is read to its NUL, whatever the caller's limit. */
static unsigned long stop_size(const struct cf_trace_entry *entry)
{
	return cf_prims[entry->prim].unit == CF_UNIT_STRING ? entry->copied :
							      entry->size;
}

/* ---- guests ---- */

/*
 * Where in a copy the guest comes does not matter to most drivers: before the
 * first byte, and before the last. Nor does it matter to come every time. While
 * a copy in atomic context is stopped, nobody else runs.
 */
static unsigned int guest_offsets(const struct cf_plan_item *item)
{
	return item->size > 1 ? 2 : 1;
}

static unsigned int count_acts(const struct cf_plan *plan,
			       const struct cf_plan_item *item)
{
	const struct cf_workload *workload = plan->options->workload;
	struct cf_act act;
	unsigned int count = 0;

	if (!workload || item->before >= 0 || item->entry->is_atomic ||
	    item->entry->occurrence > GUESTS_MAX)
		return 0;
	while (cf_guest_act(workload, item->entry->op, count, &act))
		count++;
	return count;
}

static int has_guest(const struct variant *variant)
{
	return variant->axis == CF_AXIS_GUESTS ||
	       variant->axis == CF_AXIS_REMOVAL;
}

static unsigned long guest_runs(const struct cf_plan_item *item,
				const struct variant *variant)
{
	if (!item->acts)
		return 0;
	return variant->axis == CF_AXIS_REMOVAL ? guest_offsets(item) :
	       (item->acts - 1) * guest_offsets(item);
}

static void make_guest(const struct cf_plan *plan, struct cf_fault *fault,
		       const struct cf_plan_item *item,
		       const struct variant *variant, unsigned long index)
{
	unsigned int offsets = guest_offsets(item);
	struct cf_act act;

	if (variant->axis == CF_AXIS_REMOVAL)
		index += (item->acts - 1) * offsets;
	cf_guest_act(plan->options->workload, item->entry->op, index / offsets,
		     &act);
	cf_fault_at_site(fault, item->entry->site, item->entry->occurrence,
			 variant->kind, index % offsets ? item->size - 1 : 0);
	fault->action[0] = act.action;
	fault->actions = 1;
}

/*
 * How many runs one variant of a fault makes of one copy. efault has no
 * offset; and a single value cannot arrive in part: one partial stands for all.
 */
static unsigned long variant_runs(const struct cf_plan *plan,
				  const struct cf_plan_item *item,
				  const struct variant *variant)
{
	int is_whole = cf_prims[item->entry->prim].unit == CF_UNIT_WHOLE;

	if (!(plan->options->kinds & 1U << variant->kind) ||
	    !(cf_plan_axes(plan->options) & 1U << variant->axis))
		return 0;
	if (variant->changes)
		return item->again.count * CF_REFETCH_MASKS;
	if (has_guest(variant))
		return guest_runs(item, variant);
	if (variant->kind == CF_KIND_EFAULT)
		return 1;
	if (is_whole && variant->kind == CF_KIND_PARTIAL)
		return item->offsets.count && !variant->has_slack;
	return is_whole && variant->has_slack ? 0 : item->offsets.count;
}

static unsigned long item_runs(const struct cf_plan *plan,
			       const struct cf_plan_item *item)
{
	unsigned long runs = 0;

	for (size_t i = 0; i < VARIANTS; i++)
		runs += variant_runs(plan, item, &variants[i]);
	return runs;
}

static struct cf_plan_item *new_item(struct cf_plan *plan)
{
	if (plan->items == plan->room) {
		unsigned long room = plan->room ? 2 * plan->room : 64;
		struct cf_plan_item *more = realloc(plan->item,
						    room * sizeof(*more));

		if (!more)
			return NULL;
		plan->item = more;
		plan->room = room;
	}
	return &plan->item[plan->items];
}

/* @first: the first access of the call that @entry is of, as far as is known. */
static int add(struct cf_plan *plan, const struct cf_trace_entry *first,
	       const struct cf_trace_entry *entry, long before)
{
	struct cf_plan_item *item;
	int error;

	if (!cf_trace_is_stoppable(entry))
		return 0;
	if (!cf_plan_wants(plan->options, entry->site)) {
		plan->left_out++;
		return 0;
	}
	item = new_item(plan);
	if (!item)
		return -ENOMEM;
	*item = (struct cf_plan_item) {
		.entry = entry, .before = before, .first = plan->runs,
		.size = stop_size(entry),
	};
	error = cf_offsets_choose(&plan->options->offsets, entry->uaddr,
				  item->size, &item->offsets);
	if (!error)
		error = cf_refetch_choose(first, entry, &item->offsets,
					  &item->again);
	item->acts = count_acts(plan, item);
	item->runs = item_runs(plan, item);
	if (error || !item->runs)
		return error;
	plan->sampled += item->offsets.count < item->size;
	plan->runs += item->runs;
	plan->items++;
	plan->copies++;
	return 0;
}

static int wants_target(const struct cf_plan *plan,
			const struct cf_target *target)
{
	if (!(cf_plan_axes(plan->options) & 1U << attack_axes[target->kind]))
		return 0;
	if (!plan->options->sites)
		return 1;
	return target->site && cf_plan_wants(plan->options, target->site);
}

int cf_plan_add_attacks(struct cf_plan *plan, const struct cf_targets *targets)
{
	for (unsigned long i = 0; i < targets->count; i++) {
		const struct cf_target *target = &targets->target[i];
		struct cf_plan_item *item;

		if (!wants_target(plan, target))
			continue;
		item = new_item(plan);
		if (!item)
			return -ENOMEM;
		*item = (struct cf_plan_item) {
			.target = target, .before = -1, .first = plan->runs,
			.runs = cf_target_attacks(target),
		};
		plan->runs += item->runs;
		plan->attacks += item->runs;
		plan->items++;
	}
	return 0;
}

int cf_plan_add(struct cf_plan *plan, const struct cf_trace_entry *entry,
		long before)
{
	return add(plan, entry, entry, before);
}

/* ---- chunks ---- */

static unsigned long chunk_size(unsigned long runs)
{
	unsigned long size = CF_CHUNK_MAX;

	while (size > CHUNK_MIN && runs / size < CHUNKS_WANTED)
		size /= 2;
	return size;
}

static int add_chunk(struct cf_plan *plan, unsigned long end)
{
	unsigned long *more = realloc(plan->chunk, (plan->chunks + 2) *
						   sizeof(*more));

	if (!more)
		return -ENOMEM;
	if (!plan->chunks)
		more[0] = 0;
	plan->chunk = more;
	plan->chunk[++plan->chunks] = end;
	return 0;
}

/* Whole copies as long as they fit; pieces of those that never do. */
int cf_plan_divide(struct cf_plan *plan)
{
	unsigned long from = plan->chunks ? plan->chunk[plan->chunks] : 0;
	unsigned long size = chunk_size(plan->runs - from);
	int error = 0;

	for (unsigned long i = 0; i < plan->items && !error; i++) {
		const struct cf_plan_item *item = &plan->item[i];
		unsigned long end = item->first + item->runs;

		if (end <= from)
			continue;
		if (end - from > size && item->first > from) {
			error = add_chunk(plan, item->first);
			from = item->first;
		}
		for (; end - from > size && !error; from += size)
			error = add_chunk(plan, from + size);
	}
	if (!error && from < plan->runs)
		error = add_chunk(plan, plan->runs);
	return error;
}

int cf_plan_make(struct cf_plan *plan, const struct cf_trace *trace,
		 const struct cf_plan_options *options)
{
	const struct cf_trace_entry *first = trace->entries;
	int error = 0;

	*plan = (struct cf_plan) { .options = options };
	for (unsigned long i = 0; i < trace->count && !error; i++) {
		const struct cf_trace_entry *entry = &trace->entries[i];

		if (entry->op != first->op)
			first = entry;
		error = add(plan, first, entry, -1);
	}
	return error ? error : cf_plan_divide(plan);
}

/* ---- a run ---- */

const struct cf_plan_item *cf_plan_item(const struct cf_plan *plan,
					unsigned long run)
{
	unsigned long low = 0, high = plan->items;

	while (high - low > 1) {
		unsigned long middle = (low + high) / 2;

		if (plan->item[middle].first <= run)
			low = middle;
		else
			high = middle;
	}
	return &plan->item[low];
}

static void change(struct cf_fault *fault, const struct cf_plan_item *item,
		   unsigned long index)
{
	fault->actions = 1;
	fault->action[0] = (struct cf_fault_action) {
		.type = CF_ACTION_FLIP,
		.arg = { item->again.at[index / CF_REFETCH_MASKS],
			 cf_refetch_masks[index % CF_REFETCH_MASKS] },
	};
}

static void make_fault(struct cf_fault *fault, const struct cf_plan_item *item,
		       const struct variant *variant, unsigned long index)
{
	unsigned long at = variant->changes ? 0 :
			   item->offsets.at && item->offsets.count ?
			   item->offsets.at[index] : index;

	cf_fault_at_site(fault, item->entry->site, item->entry->occurrence,
			 variant->kind, at);
	if (variant->changes)
		change(fault, item, index);
	fault->sticky = variant->is_sticky;
	fault->unserviceable = variant->is_unserviceable;
	/* What remains of a word, or one whole word. */
	if (variant->has_slack)
		fault->slack = at % WORD ? at % WORD : WORD;
}

int cf_plan_faults(const struct cf_plan *plan, unsigned long run,
		   struct cf_fault *fault)
{
	const struct cf_plan_item *item = cf_plan_item(plan, run);
	unsigned long index = run - item->first, runs = 0;
	size_t variant;
	int count = 0;

	if (item->target)
		return 0;
	for (variant = 0; variant < VARIANTS; variant++) {
		runs = variant_runs(plan, item, &variants[variant]);
		if (index < runs)
			break;
		index -= runs;
	}
	if (item->before >= 0)
		count = cf_plan_faults(plan, item->before, fault);
	if (has_guest(&variants[variant]))
		make_guest(plan, &fault[count++], item, &variants[variant],
			   index);
	else
		make_fault(&fault[count++], item, &variants[variant], index);
	return count;
}

int cf_plan_attack(const struct cf_plan *plan, unsigned long run,
		   struct cf_attack *attack)
{
	const struct cf_plan_item *item = cf_plan_item(plan, run);

	if (!plan->items || !item->target)
		return 0;
	*attack = cf_target_attack(item->target, run - item->first);
	return 1;
}

const struct cf_site *cf_plan_site(const struct cf_plan *plan,
				   unsigned long run)
{
	const struct cf_plan_item *item = cf_plan_item(plan, run);

	return item->target ? item->target->site : item->entry->site;
}

unsigned long cf_plan_count(const struct cf_plan *plan, enum cf_kind kind)
{
	unsigned long runs = 0;

	for (unsigned long i = 0; i < plan->items; i++)
		for (size_t v = 0; v < VARIANTS; v++)
			if (variants[v].kind == kind && plan->item[i].entry)
				runs += variant_runs(plan, &plan->item[i],
						     &variants[v]);
	return runs;
}
