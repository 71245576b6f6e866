// SPDX-License-Identifier: LGPL-2.1-or-later
/* From steps to a workload, with addresses. Host-side. */
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

#include <cf_mm.h>

#include "scenario/stage.h"

#define FIRST_PAGE 16UL		/* of user memory: NULL and its like are below */

static unsigned long pages_of(size_t size)
{
	return size ? (size + CF_PAGE_SIZE - 1) / CF_PAGE_SIZE : 1;
}

/* Return: the address behind the unmapped page that follows. */
static unsigned long place(struct cf_piece *piece, unsigned long start,
			   struct cf_fit *fit, unsigned long *used)
{
	unsigned long size = pages_of(piece->size) * CF_PAGE_SIZE;

	piece->address = start + size - piece->size;
	fit->buffer[fit->buffers].addr = start;
	fit->buffer[fit->buffers].size = size;
	fit->buffer[fit->buffers].offset = *used;
	fit->buffers++;
	memcpy(fit->image + *used + size - piece->size, piece->bytes,
	       piece->size);
	*used += size;
	return start + size + CF_PAGE_SIZE;
}

/* Addresses, with the low byte first. */
static void point(const struct cf_image *image, struct cf_fit *fit)
{
	for (int i = 0; i < image->pointers; i++) {
		const struct cf_pointer *p = &image->pointer[i];
		const struct cf_piece *from = &image->piece[p->piece];
		unsigned long address = image->piece[p->to].address +
					p->offset;
		unsigned long in_pages = pages_of(from->size) * CF_PAGE_SIZE -
					 from->size;

		memcpy(fit->image + fit->buffer[p->piece].offset + in_pages +
		       p->at, &address, sizeof(address));
	}
}

static int fits(const struct cf_image *image)
{
	unsigned long pages = 0;

	for (int i = 0; i < image->pieces; i++)
		pages += pages_of(image->piece[i].size);
	return pages * CF_PAGE_SIZE <= CF_FIT_IMAGE;
}

static void name_nodes(const struct cf_script *script,
		       struct cf_workload *workload)
{
	workload->node_count = script->slots;
	for (int i = 0; i < script->slots; i++)
		snprintf(workload->node[i].path, sizeof(workload->node[i].path),
			 "%s", script->slot[i].path);
}

static void add_op(struct cf_workload *workload, const struct cf_step *step,
		   const struct cf_image *image)
{
	struct cf_op *op = &workload->op[workload->count++];

	*op = step->op;
	if (step->vec != CF_NO_PIECE)
		op->arg = image->piece[step->vec].address;
	if (step->piece == CF_NO_PIECE)
		return;
	op->ubuf = image->piece[step->piece].address;
	op->room = image->piece[step->piece].size;
	if (op->type == CF_OP_IOCTL)
		op->arg = op->ubuf;
}

struct cf_fit *cf_stage(struct cf_script *script)
{
	struct cf_image *image = &script->image;
	unsigned long at = cf_user_base + FIRST_PAGE * CF_PAGE_SIZE, used = 0;
	struct cf_fit *fit;

	if (!fits(image))
		return NULL;
	fit = mmap(NULL, sizeof(*fit), PROT_READ | PROT_WRITE,
		   MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	if (fit == MAP_FAILED)
		return NULL;
	for (int i = 0; i < image->pieces; i++)
		at = place(&image->piece[i], at, fit, &used);
	point(image, fit);
	name_nodes(script, &fit->workload);
	for (int i = 0; i < script->steps; i++)
		add_op(&fit->workload, &script->step[i], image);
	fit->is_loaded = fit->is_done = 1;
	return fit;
}
