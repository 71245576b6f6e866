// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * The arena: where all kernel memory comes from. Decides where an object lies
 * and notices when somebody wrote beside it or after its end. What kmalloc and
 * its relatives promise on top is in slab.c and pages.c. Kernel-side.
 *
 *   |header|front guard|object (size)........|guard|  next block
 *                       ^ room ----------------------^
 *
 * Blocks are cut from the arena upwards and never given back to it: a freed
 * block waits in a short queue, filled with a pattern, then goes to the free
 * list of its bin. So a stale pointer finds the pattern for a while, a write
 * through it is seen when the block leaves the queue, and the same calls give
 * the same addresses, always. All bookkeeping lies in the arena or is marked
 * __cf_state, so a snapshot is a copy of both.
 *
 * Only the part of the arena that is open can be touched, and that ends not far
 * behind the last block: a write that is further off its mark is an oops. What
 * lies behind the last block is zero at the start of each run.
 *
 * Objects of a page or more begin at a page; the room that this leaves below
 * them is used for small ones.
 */
#include <linux/bug.h>
#include <linux/err.h>
#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/string.h>
#include <cf_host.h>
#include <cf_mm.h>
#include <cf_oops.h>
#include <cf_sanitizer.h>
#include <cf_state.h>
#include <cf_syscall.h>

#include "fresh.h"
#include "heap.h"

#define ARENA_SIZE (256UL << 20)
#define HEAP_LIVE ((unsigned long)0x6c69766562c65aa5ULL)
#define HEAP_FREE ((unsigned long)0x667265656b3c5aa5ULL)
#define GUARD 0xbb
#define FREED 0x6b
#define UNIT 32UL		/* small objects */
#define BINS 80
#define QUEUE_BLOCKS 32
#define QUEUE_BYTES (1UL << 20)
#define OPEN_STEP (64UL << 10)
#define OVERRUN CF_PAGE_SIZE	/* how far behind the top a restore looks */

/* The last are for pointers of 32 bits, which hold none of the others. */
static const unsigned long long arena_bases[] = {
	0x300000000000, 0x200000000000, 0x380000000000, 0x500000000000,
	0x100000000000, 0x620000000000,
	0x7000000000,	/* where TSan and MSan keep room for programs */
	0x40000000, 0x70000000,
};

__cf_state struct heap_block *cf_heap_around;

static __cf_state struct {
	unsigned long start, end;
	unsigned long top;		/* first byte never handed out */
	unsigned long open;		/* first byte that cannot be touched */
	unsigned long gap, gap_end;	/* left below an aligned object */
	struct heap_block *first, *last;	/* live, oldest first */
	struct heap_block *bin[2][BINS];	/* free: small, whole pages */
	struct heap_block *queue[QUEUE_BLOCKS];
	unsigned int queue_head, queue_count;
	unsigned long queue_bytes;
	unsigned long serial;
	unsigned long objects, bytes;
	/* Where the last cf_object_get() was, for the next one. */
	struct heap_block *cursor;
	unsigned int cursor_index;
} heap;

/* Let the top move to @end, and leave OVERRUN behind it. */
static bool open_to(unsigned long end)
{
	unsigned long open = round_up(end + OVERRUN, OPEN_STEP);

	if (open <= heap.open)
		return true;
	if (open > heap.end ||
	    cf_host_protect(heap.open, open - heap.open,
			    CF_HOST_READ | CF_HOST_WRITE))
		return false;
	cf_sanitizer_close((void *)heap.open, open - heap.open);
	heap.open = open;
	return true;
}

int heap_boot(void)
{
	for (unsigned int i = 0; i < ARRAY_SIZE(arena_bases); i++) {
		unsigned long base = arena_bases[i];

		if (base != arena_bases[i] || base < cf_task_size)
			continue;
		if (cf_host_reserve(base, ARENA_SIZE, CF_HOST_NONE))
			continue;
		heap.start = base;
		heap.top = base;
		heap.open = base;
		heap.end = base + ARENA_SIZE;
		return open_to(base) ? 0 : -ENOMEM;
	}
	return -ENOMEM;
}

void cf_arena_range(unsigned long *start, unsigned long *used)
{
	*start = heap.start;
	*used = heap.top - heap.start;
}

unsigned long cf_arena_open(void)
{
	return heap.open - heap.start;
}

void cf_arena_rewind(unsigned long used, unsigned long open)
{
	unsigned long dirty = min(heap.top - heap.start + OVERRUN, open);
	void *behind = (void *)(heap.start + used);

	if (dirty > used) {
		cf_sanitizer_open(behind, dirty - used);
		memset(behind, 0, dirty - used);
		cf_sanitizer_close(behind, dirty - used);
	}
	open += heap.start;
	if (open >= heap.open)
		return;
	cf_host_discard(open, heap.open - open);
	cf_host_protect(open, heap.open - open, CF_HOST_NONE);
}

static void *object_of(struct heap_block *block)
{
	return block + 1;
}

static bool is_page_bin(size_t align)
{
	return align >= CF_PAGE_SIZE;
}

/*
 * The bin for @units: exact up to 8, then four to each power of two. *units
 * becomes what a block of that bin holds.
 */
static unsigned int bin_of(unsigned long *units)
{
	unsigned int shift;

	if (*units <= 8)
		return *units;
	shift = fls_long(*units - 1) - 3;
	*units = round_up(*units, 1UL << shift);
	return shift * 4 + (*units >> shift);
}

/*
 * What AddressSanitizer is to think of a block: its guards, and all of it
 * when it is free, are out of bounds, and so is what no block was cut from. Who
 * looks there opens it. A header stays open: an overflow gets to a guard first.
 */
static void block_open(const struct heap_block *block)
{
	if (unlikely(cf_sanitizer))
		cf_sanitizer_open(block, sizeof(*block) + block->room);
}

static void block_close(const struct heap_block *block, bool is_live)
{
	unsigned long inside = is_live ? block->size : 0;

	if (likely(!cf_sanitizer))
		return;
	cf_sanitizer_close(block->front, HEAP_FRONT);
	cf_sanitizer_close((const char *)object_of((void *)block) + inside,
			   block->room - inside);
}

void heap_oops(const char *what, const void *p, const char *why,
	       const struct heap_block *block)
{
	char text[256];

	if (block)
		snprintf(text, sizeof(text),
			 "%s: %s: object %lu of %lu bytes", what, why,
			 block->serial, block->size);
	else
		snprintf(text, sizeof(text), "%s of %lx: %s", what,
			 (unsigned long)p, why);
	cf_oops_raise(CF_OOPS_HEAP, text);
}

static void guards_check(struct heap_block *block, const char *what)
{
	unsigned char *object = object_of(block);

	block_open(block);
	if (memchr_inv(block->front, GUARD, HEAP_FRONT))
		heap_oops(what, object, "bytes before it were overwritten",
			  block);
	if (memchr_inv(object + block->size, GUARD, block->room - block->size))
		heap_oops(what, object, "bytes past its end were overwritten",
			  block);
	block_close(block, true);
}

/* A block that is about to be used again still holds the pattern. */
static void freed_check(struct heap_block *block)
{
	if (block->magic != (HEAP_FREE ^ (unsigned long)block))
		heap_oops("kmalloc", object_of(block),
			  "the header of a freed object was overwritten", NULL);
	block_open(block);
	if (memchr_inv(object_of(block), FREED, block->size))
		heap_oops("kmalloc", object_of(block),
			  "written after it was freed", block);
	block_close(block, false);
}

/* The first free block of a bin whose object is aligned well enough. */
static struct heap_block *bin_take(bool pages, unsigned int bin, size_t align)
{
	struct heap_block **link = &heap.bin[pages][bin];
	struct heap_block *block;

	for (block = *link; block; link = &block->next, block = *link) {
		if (align && !IS_ALIGNED((unsigned long)object_of(block),
					 align))
			continue;
		*link = block->next;
		return block;
	}
	return NULL;
}

/* Cut from what an aligned object left, or from the top. */
static struct heap_block *carve_small(unsigned long bytes)
{
	unsigned long *from = &heap.top, at;

	if (heap.gap_end - heap.gap >= bytes)
		from = &heap.gap;
	else if (!open_to(heap.top + bytes))
		return NULL;
	at = *from;
	*from += bytes;
	return (struct heap_block *)at;
}

static struct heap_block *carve_aligned(unsigned long room, size_t align)
{
	unsigned long object = ALIGN(heap.top + sizeof(struct heap_block),
				     align);
	unsigned long block = object - sizeof(struct heap_block);

	if (room > ARENA_SIZE || !open_to(object + room))
		return NULL;
	if (block - heap.top > heap.gap_end - heap.gap) {
		heap.gap = heap.top;
		heap.gap_end = block;
	}
	heap.top = object + room;
	return (struct heap_block *)block;
}

static struct heap_block *block_new(size_t size, size_t align)
{
	bool pages = is_page_bin(align);
	unsigned long unit = pages ? CF_PAGE_SIZE : UNIT;
	unsigned long units, room;
	unsigned int bin;
	struct heap_block *block;

	/* The guard of a page object lies past its pages, of a small in it. */
	units = DIV_ROUND_UP(pages ? max_t(size_t, size, 1) :
			     size + HEAP_FRONT, unit);
	bin = bin_of(&units);
	room = units * unit + (pages ? UNIT : 0);
	block = bin_take(pages, bin, align);
	if (block) {
		freed_check(block);
	} else if (align > UNIT / 2) {
		block = carve_aligned(room, align);
	} else {
		block = carve_small(sizeof(*block) + room);
	}
	if (block) {
		if (unlikely(cf_sanitizer))
			cf_sanitizer_open(block, sizeof(*block) + room);
		block->room = room;
		block->bin = bin;
	}
	return block;
}

static void live_add(struct heap_block *block)
{
	block->next = NULL;
	block->prev = heap.last;
	if (heap.last)
		heap.last->next = block;
	else
		heap.first = block;
	heap.last = block;
	if (block->internal)
		return;
	heap.objects++;
	heap.bytes += block->size;
}

static void live_remove(struct heap_block *block)
{
	if (block->prev)
		block->prev->next = block->next;
	else
		heap.first = block->next;
	if (block->next)
		block->next->prev = block->prev;
	else
		heap.last = block->prev;
	heap.cursor = NULL;
	if (heap_last() == block)
		heap_last_set(NULL);
	if (block->internal)
		return;
	heap.objects--;
	heap.bytes -= block->size;
}

void *heap_alloc(size_t size, size_t align, gfp_t flags, enum heap_kind kind,
		 unsigned long caller)
{
	struct heap_block *block = block_new(size, align);
	unsigned char *object;

	if (!block)
		return NULL;
	object = object_of(block);
	block->magic = HEAP_LIVE ^ (unsigned long)block;
	block->size = size;
	block->caller = caller;
	block->serial = ++heap.serial;
	block->cache = NULL;
	block->kind = kind;
	block->internal = !!(flags & __GFP_CF_INTERNAL);
	block->refs = 0;
	memset(block->front, GUARD, HEAP_FRONT);
	memset(object, flags & __GFP_ZERO ? 0 : cf_heap_fill, size);
	memset(object + size, GUARD, block->room - size);
	block_close(block, true);
	if (unlikely(cf_sanitizer) && !(flags & __GFP_ZERO))
		cf_sanitizer_fresh(object, size);
	live_add(block);
	return object;
}

static void queue_pop(void)
{
	struct heap_block *block = heap.queue[heap.queue_head];
	bool pages = block->kind != HEAP_SLAB;

	heap.queue_head = (heap.queue_head + 1) % QUEUE_BLOCKS;
	heap.queue_count--;
	heap.queue_bytes -= block->size;
	freed_check(block);
	block->next = heap.bin[pages][block->bin];
	heap.bin[pages][block->bin] = block;
}

void heap_free(struct heap_block *block, unsigned long caller)
{
	guards_check(block, "kfree");
	live_remove(block);
	block->magic = HEAP_FREE ^ (unsigned long)block;
	block->caller = caller;
	block_open(block);
	memset(object_of(block), FREED, block->size);
	block_close(block, false);
	while (heap.queue_count &&
	       (heap.queue_count == QUEUE_BLOCKS ||
		heap.queue_bytes + block->size > QUEUE_BYTES))
		queue_pop();
	heap.queue[(heap.queue_head + heap.queue_count) % QUEUE_BLOCKS] = block;
	heap.queue_count++;
	heap.queue_bytes += block->size;
}

struct heap_block *heap_block_of(const void *p, const char *what)
{
	unsigned long at = (unsigned long)p;
	struct heap_block *block = (struct heap_block *)p - 1;

	if (IS_ERR_VALUE(at))
		cf_oops_raise(CF_OOPS_ERR_PTR, what);
	if (at < heap.start + sizeof(*block) || at >= heap.top)
		heap_oops(what, p, "not an address of the kernel heap", NULL);
	if (at % 16)
		heap_oops(what, p, "not the beginning of an object", NULL);
	if (block->magic == (HEAP_FREE ^ (unsigned long)block))
		heap_oops(what, p, "freed already", block);
	if (block->magic != (HEAP_LIVE ^ (unsigned long)block))
		heap_oops(what, p, "not the beginning of an object, or its "
			  "header was overwritten", NULL);
	return block;
}

struct heap_block *heap_block_around(const void *p)
{
	unsigned long at = (unsigned long)p;
	struct heap_block *block = heap_last();

	if (block && at - (unsigned long)object_of(block) < block->size)
		return block;
	block = heap.first;
	while (block && at - (unsigned long)object_of(block) >= block->size)
		block = block->next;
	heap_last_set(block);
	return block;
}

static void describe(struct heap_block *block, struct cf_object *object)
{
	object->address = (unsigned long)object_of(block);
	object->size = block->size;
	object->caller = block->caller;
	object->serial = block->serial;
}

static bool is_near(struct heap_block *block, unsigned long addr,
		    struct cf_object *object)
{
	if (addr - (unsigned long)block >= sizeof(*block) + block->room)
		return false;
	describe(block, object);
	return true;
}

int cf_object_near(unsigned long addr, struct cf_object *object)
{
	for (struct heap_block *b = heap.first; b; b = b->next)
		if (is_near(b, addr, object))
			return 0;
	for (unsigned int i = 0; i < heap.queue_count; i++)
		if (is_near(heap.queue[(heap.queue_head + i) % QUEUE_BLOCKS],
			    addr, object))
			return 1;
	return -ENOENT;
}

unsigned long heap_count(unsigned long *objects, unsigned long *bytes)
{
	*objects = heap.objects;
	*bytes = heap.bytes;
	return heap.serial;
}

void cf_heap_check(void)
{
	struct heap_block *block;

	for (block = heap.first; block; block = block->next) {
		if (block->magic != (HEAP_LIVE ^ (unsigned long)block))
			heap_oops("heap check", object_of(block),
				  "its header was overwritten", NULL);
		guards_check(block, "heap check");
	}
	for (unsigned int i = 0; i < heap.queue_count; i++)
		freed_check(heap.queue[(heap.queue_head + i) % QUEUE_BLOCKS]);
}

/* Callers count up from 0: going on from the last one makes that linear. */
int cf_object_get(unsigned int index, struct cf_object *object)
{
	struct heap_block *block = heap.cursor;

	if (!block || heap.cursor_index > index) {
		block = heap.first;
		heap.cursor_index = 0;
		while (block && block->internal)
			block = block->next;
	}
	for (; block && heap.cursor_index < index; heap.cursor_index++)
		do
			block = block->next;
		while (block && block->internal);
	heap.cursor = block;
	if (block)
		describe(block, object);
	return block ? 0 : -ENOENT;
}
