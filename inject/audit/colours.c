// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Two-colour poison: the same runs over two fills of fresh memory. Host-side.
 *
 * The simulated heap fills what it hands out with a byte of choice. For the
 * stack there are two ways, and both are gone. The compiler fills each variable
 * (-ftrivial-auto-var-init), but clears the padding of a struct. Painting the
 * stack below before a driver is called leaves padding as it is, but what is
 * called first spoils it for what is called next.
 *
 * Each colour is a child that writes down, run after run, what user space sees:
 * one *line* per call with its result, one per user copy with the bytes that
 * it gave out, or the number that it asked for. Everything else is equal, so lines that differ tell of
 * memory that was never written.
 *
 *   runs:  clean | copy 1 efault | copy 1 partial@1 | copy 1 partial@n-1 | ...
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
#include <cf_host.h>
#include <cf_mm.h>
#include <cf_oops.h>
#include <cf_state.h>

#include "colours.h"
#include "fault/fault.h"

#define BOOK_SIZE (256UL << 20)
#define RUNS_MAX 4096UL
#define OCCURRENCES_MAX 4	/* of one call site that are stopped */
#define WAYS 3
#define RUN_SECONDS 2
#define DARK 0xa5
#define PALE '0'		/* what parses text takes it */

extern unsigned char cf_heap_fill;
extern int cf_stack_fill;

/* @stack -1: the compiler has filled it. */
struct colour {
	const char *object;
	unsigned char heap;
	int stack;
};

struct line {
	int op;
	unsigned int site;		/* 0: the result of a call */
	unsigned char is_fetch;		/* nothing was given out */
	unsigned char is_in_part;
	unsigned long size;		/* bytes that follow, before padding */
	struct cf_origin origin;
};

/**
 * struct book - what a colour writes, shared with the parent
 * @next: run to make next, should the child die
 * @page: where the lines of a run are in @text, and whether they are whole
 */
struct book {
	unsigned long next;
	unsigned long runs;
	unsigned long used;
	struct page {
		unsigned long from, to;
		unsigned int fault;	/* id of the site that was stopped */
		unsigned int occurrence;
		enum cf_kind kind;
		unsigned long at;
		int is_whole;
	} page[RUNS_MAX];
	char text[];
};

/* A run: which access of the clean one is stopped, and how. */
struct way {
	const struct cf_trace_entry *entry;
	enum cf_kind kind;
	unsigned long at;
};

static struct book *book;	/* of this child */

/* Of each access of the run under way, which @tracing records. */
static struct cf_origin *origins;
static const struct cf_trace *tracing;
static const struct cf_access_ops *tracer;	/* the usual one */

/* Of the user copy whose last fault hung; seconds are lost but once. */
static unsigned int hung_site;

/* ---- writing ---- */

static void write_line(const struct line *line, const void *bytes)
{
	unsigned long size = (line->size + 7) & ~7UL;

	if (book->used + sizeof(*line) + size > BOOK_SIZE - sizeof(*book))
		_exit(0);
	memcpy(book->text + book->used, line, sizeof(*line));
	memcpy(book->text + book->used + sizeof(*line), bytes, line->size);
	book->used += sizeof(*line) + size;
}

/* What simple_write_to_buffer() left of its buffer as it was. */
static int is_in_part(const struct cf_trace_entry *entry,
		      const struct cf_op_record *call)
{
	return entry->prim == CF_PRIM_simple_write_to_buffer &&
	       (call->pos_before > 0 || entry->copied < entry->size);
}

/* How much was asked for shows a length that nobody set. */
static void write_fetch(const struct cf_trace_entry *entry,
			const struct cf_op_record *call)
{
	struct line line = {
		.op = entry->op, .site = entry->site->id, .is_fetch = 1,
		.is_in_part = is_in_part(entry, call),
		.size = sizeof(entry->size),
	};

	write_line(&line, &entry->size);
}

static void write_copy(const struct cf_trace_entry *entry,
		       const struct cf_origin *origin)
{
	struct line line = {
		.op = entry->op, .site = entry->site->id, .size = entry->copied,
		.origin = *origin,
	};
	const void *bytes = cf_user_ptr(entry->uaddr, entry->copied);

	if (bytes)
		write_line(&line, bytes);
}

static void write_run(const struct cf_workload *workload,
		      const struct cf_record *record)
{
	for (int i = 0; i < workload->count; i++) {
		const struct cf_op_record *call = &record->op[i];
		const struct cf_trace_entry *entry =
			&record->trace.entries[call->first];
		struct line line = { .op = i, .size = sizeof(call->ret) };

		for (unsigned long j = 0; j < call->accesses; j++)
			if (entry[j].dir == CF_FROM_USER)
				write_fetch(&entry[j], call);
			else if (entry[j].copied)
				write_copy(&entry[j],
					   &origins[call->first + j]);
		write_line(&line, &call->ret);
	}
}

/* ---- one colour ---- */

/* Now: the function whose variable it is will have returned. */
static void note_origin(struct cf_access *access)
{
	unsigned long entry;

	tracer->before(access);
	entry = tracing->count - 1;
	if (access->dir == CF_TO_USER && entry < tracing->capacity)
		cf_origin_note(&origins[entry], access->site,
			       (unsigned long)access->kaddr,
			       __builtin_frame_address(0));
}

static void pass_on(struct cf_access *access)
{
	tracer->after(access);
}

/* Before each call: the tracer is installed anew with each run. */
static void step_in(void *arg, int op)
{
	static const struct cf_access_ops ops = {
		.before = note_origin, .after = pass_on,
	};
	const struct cf_access_ops *before = cf_access_install(&ops);

	(void)arg;
	(void)op;
	if (before && before != &ops)
		tracer = before;
}

/* Return: R3. The workload, with its copies watched; @record is to hold it. */
static const struct cf_workload *watched(const struct cf_workload *workload,
					 const struct cf_record *record)
{
	static const struct cf_around around = { .op = -1, .before = step_in };
	struct cf_workload *own = malloc(sizeof(*own));

	origins = calloc(record->trace.capacity, sizeof(*origins));
	tracing = &record->trace;
	if (!own || !origins)
		return NULL;
	*own = *workload;
	own->around = &around;
	return own;
}

/* The ways of a census, the first few of each call site. Return: how many. */
static unsigned long list_ways(const struct cf_record *clean, struct way *way)
{
	unsigned long count = 1;	/* the clean run */

	for (unsigned long i = 0; i < clean->trace.count; i++) {
		const struct cf_trace_entry *entry = &clean->trace.entries[i];

		if (!entry->occurrence || entry->refused || !entry->copied ||
		    entry->occurrence > OCCURRENCES_MAX ||
		    count + WAYS > RUNS_MAX)
			continue;
		way[count++] = (struct way) { entry, CF_KIND_EFAULT, 0 };
		if (entry->copied < 2)
			continue;
		way[count++] = (struct way) { entry, CF_KIND_PARTIAL, 1 };
		way[count++] = (struct way) { entry, CF_KIND_PARTIAL,
					      entry->copied - 1 };
	}
	return count;
}

static void run(const struct cf_workload *workload, struct cf_module *module,
		const struct way *way, struct cf_record *record)
{
	struct page *page = &book->page[book->next];
	struct cf_fault fault;

	cf_fault_disarm();
	cf_snapshot_restore();
	*page = (struct page) { .from = book->used };
	if (way->entry) {
		page->fault = way->entry->site->id;
		page->occurrence = way->entry->occurrence;
		page->kind = way->kind;
		page->at = way->at;
		cf_fault_at_site(&fault, way->entry->site,
				 way->entry->occurrence, way->kind, way->at);
		if (page->fault == hung_site || cf_fault_arm_parsed(&fault))
			return;
	}
	alarm(RUN_SECONDS);
	cf_workload_run(workload, record, NULL);
	alarm(0);
	cf_guard_check();
	write_run(workload, record);
	page->to = book->used;
	page->is_whole = !record->trace.lost;
	cf_module_remove(module);
}

static void on_oops(const struct cf_oops *oops)
{
	(void)oops;
	_exit(1);
}

static void child(const struct colour *colour, const char *params,
		  const struct cf_fit *fit)
{
	struct cf_record *clean = cf_record_new(), *record = cf_record_new();
	struct way *way = calloc(RUNS_MAX, sizeof(*way));
	const struct cf_workload *workload;
	struct cf_module *module;
	const char *why;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	cf_heap_fill = colour->heap;
	cf_stack_fill = colour->stack;
	if (!clean || !record || !way || cf_boot())
		_exit(0);
	cf_oops_handle(on_oops);
	module = cf_module_load(colour->object, &why);
	if (!module || cf_module_insert(module, params) || cf_fit_apply(fit) ||
	    cf_snapshot_take())
		_exit(0);
	cf_guard_start();
	cf_workload_run(&fit->workload, clean, NULL);
	book->runs = list_ways(clean, way);
	workload = watched(&fit->workload, record);
	if (!workload)
		_exit(0);
	while (book->next < book->runs) {
		unsigned long number = book->next;

		run(workload, module, &way[number], record);
		book->next = number + 1;
	}
	_exit(0);
}

static struct book *paint(const struct colour *colour, const char *params,
			  const struct cf_fit *fit)
{
	unsigned long before;

	book = mmap(NULL, BOOK_SIZE, PROT_READ | PROT_WRITE,
		    MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	if (book == MAP_FAILED)
		return NULL;
	do {
		pid_t pid = fork();
		int status = 0;

		if (pid < 0)
			return NULL;
		before = book->next;
		if (!pid)
			child(colour, params, fit);
		while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
			;
		if (WIFEXITED(status) && !WEXITSTATUS(status))
			break;
		/* It died in this run: not compared. */
		if (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM)
			hung_site = book->page[book->next].fault;
		book->next++;
	} while (book->next > before && book->next < book->runs);
	return book;
}

/* ---- reading ---- */

static const char *seen_in;	/* the object of what is compared */

/* The same place, or one that needs no fault to show it. */
static int is_known(const struct cf_colours *out, const struct cf_stain *stain)
{
	for (int i = 0; i < out->stains; i++) {
		const struct cf_stain *old = &out->stain[i];

		if (old->kind == stain->kind && old->site == stain->site &&
		    (!old->fault || old->fault == stain->fault) &&
		    (stain->site || old->op == stain->op))
			return 1;
	}
	return 0;
}

static void note(struct cf_colours *out, const struct page *page,
		 struct cf_stain *stain)
{
	stain->fault = page->fault;
	stain->occurrence = page->occurrence;
	stain->fault_kind = page->kind;
	stain->at = page->at;
	if (is_known(out, stain))
		return;
	if (out->stains == CF_STAINS_MAX)
		out->stains_lost++;
	else
		out->stain[out->stains++] = *stain;
}

static enum cf_stain_kind kind_of(const struct line *line)
{
	if (line->is_fetch)
		return CF_STAIN_PATH;
	return line->site ? CF_STAIN_BYTES : CF_STAIN_RESULT;
}

static const unsigned char *bytes_of(const struct line *line)
{
	return (const unsigned char *)(line + 1);
}

/* @filled: a line that tells of a buffer filled in part, or NULL */
static void compare_bytes(struct cf_colours *out, const struct page *page,
			  const struct line *x, const struct line *y,
			  const struct line *filled)
{
	struct cf_stain stain = {
		.kind = kind_of(x), .op = x->op, .site = x->site,
		.size = x->size, .origin = x->origin, .seen_in = seen_in,
	};

	for (unsigned long i = 0; i < x->size; i++) {
		if (bytes_of(x)[i] == bytes_of(y)[i])
			continue;
		if (!stain.bytes)
			stain.first = stain.last = i;
		else if (stain.last == i - 1)
			stain.last = i;
		stain.bytes++;
	}
	if (!stain.bytes)
		return;
	if (filled && filled->op == x->op) {
		stain.is_filled = 1;
		stain.site = filled->site;
	}
	note(out, page, &stain);
}

static const struct line *line_at(const struct book *from, unsigned long at)
{
	return (const struct line *)(from->text + at);
}

static int is_same_line(const struct line *a, const struct line *b)
{
	return a->op == b->op && a->site == b->site && a->size == b->size;
}

/* Line by line, until the two take different ways. */
static void compare_run(struct cf_colours *out, const struct book *a,
			const struct book *b, unsigned long number)
{
	const struct page *left = &a->page[number], *right = &b->page[number];
	unsigned long i = left->from, j = right->from;
	const struct line *filled = NULL;

	while (i < left->to && j < right->to) {
		const struct line *x = line_at(a, i), *y = line_at(b, j);
		unsigned long step = sizeof(*x) + ((x->size + 7) & ~7UL);

		if (!is_same_line(x, y)) {
			struct cf_stain stain = {
				.kind = CF_STAIN_PATH, .op = x->op,
				.site = x->site,
			};

			note(out, left, &stain);
			return;
		}
		if (x->is_in_part)
			filled = x;
		compare_bytes(out, left, x, y, filled);
		i += step;
		j += step;
	}
}

/* Origins are addresses of the first colour's object. */
static int compare(const struct colour *dark, const struct colour *pale,
		   const char *params, const struct cf_fit *fit,
		   struct cf_colours *out)
{
	struct book *a = paint(dark, params, fit);
	struct book *b = paint(pale, params, fit);
	unsigned long runs;

	if (!a || !b)
		return -ENOMEM;
	seen_in = dark->object;
	runs = a->runs < b->runs ? a->runs : b->runs;
	for (unsigned long i = 0; i < runs; i++) {
		if (a->page[i].is_whole && b->page[i].is_whole)
			compare_run(out, a, b, i);
		else
			out->lost++;
	}
	out->runs += runs;
	munmap(a, BOOK_SIZE);
	munmap(b, BOOK_SIZE);
	return 0;
}

int cf_colours_compare(const struct cf_build *build, const char *params,
		       const struct cf_fit *fit, struct cf_colours *out)
{
	const struct colour filled[] = {
		{ build->dark, DARK, -1 }, { build->pale, PALE, -1 },
	};
	const struct colour painted[] = {
		{ build->object, DARK, DARK }, { build->object, PALE, PALE },
	};
	int error;

	*out = (struct cf_colours) { .runs = 0 };
	error = compare(&painted[0], &painted[1], params, fit, out);
	return error ? error : compare(&filled[0], &filled[1], params, fit,
				       out);
}
