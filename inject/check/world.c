/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * One world of CF_ASSERT_SHORT_COPY_HANDLED(): a driver inserted for one call,
 * and what user space sees of it. What worlds must have in common is
 * short.c's. Host-side.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include <copyfault/test.h>

#include "cf_mm.h"
#include "cf_module.h"
#include "cf_oops.h"

#include "check/balance.h"
#include "check/call.h"
#include "check/fail.h"
#include "check/world.h"

/* User copies, locks and sleeps of a call; with more it never ends. */
#define CALL_FUEL 100000

#define FAIL(...) cf_fail(world->file, world->line, __VA_ARGS__)

/* ---- calls that are ready made ---- */

long cf_short_read(int fd, const struct cf_short_copy *copy)
{
	return cf_read(fd, cf_ubuf_new(copy->size, 0xee), copy->size);
}

/* Neighbours differ, and none is zero. */
static unsigned long pattern(unsigned long size)
{
	unsigned long ubuf = cf_ubuf_new(size, 0), i;
	unsigned char *byte = cf_ubuf_ptr(ubuf);

	for (i = 0; i < size; i++)
		byte[i] = 1 + (i * 37) % 223;
	return ubuf;
}

long cf_short_write(int fd, const struct cf_short_copy *copy)
{
	return cf_write(fd,
			copy->data ? cf_ubuf_from(copy->data, copy->size) :
				     pattern(copy->size),
			copy->size);
}

long cf_short_ret(unsigned long copied)
{
	return copied ? (long)copied : -EFAULT;
}

/* ---- a world ---- */

void cf_world_begin(struct cf_world *world)
{
	const struct cf_short_copy *copy = world->copy;
	struct cf_module *module = cf_module_find(copy->driver);

	cf_disarm();
	cf_fail_note("", "", "");
	if (module && module->is_live)
		cf_driver_remove(copy->driver);
	cf_balance_read(&world->mark);
	world->ubufs = cf_ubuf_serial();
	cf_fail_pin(world->file, world->line);
	cf_driver(copy->driver, copy->params);
	world->fd = cf_must_open(copy->node, copy->flags ? copy->flags : O_RDWR);
	cf_fail_pin(NULL, 0);
	if (copy->prepare)
		copy->prepare(world->fd, copy);
}

void cf_world_end(struct cf_world *world)
{
	struct cf_unbalanced unbalanced;

	cf_disarm();
	cf_close(world->fd);
	cf_driver_remove(world->copy->driver);
	cf_ubuf_free_since(world->ubufs);
	if (!(world->copy->policy & CF_SHORT_MAY_GROW) &&
	    cf_unbalanced(&world->mark, 1, &unbalanced))
		FAIL("behind close and removal: %s", unbalanced.text);
}

const struct cf_made *cf_world_call(struct cf_world *world, unsigned long limit)
{
	unsigned long calls = cf_calls_made();
	const struct cf_made *made;
	long ret;

	cf_calls_hold();
	cf_calls_limit(limit);
	cf_fuel_set(CALL_FUEL);
	ret = world->copy->call(world->fd, world->copy);
	cf_fuel_set(0);
	cf_calls_limit(CF_UNLIMITED);
	cf_calls_release();
	if (cf_calls_made() == calls)
		FAIL("the function .call made no call");
	made = cf_last_call();
	if (cf_calls_trace()->lost)
		FAIL("%s made more user copies than are remembered (%lu)",
		     made->text, cf_calls_trace()->capacity);
	if (made->ret != ret)
		FAIL("the function .call returned %ld, but its last call, %s, %lld",
		     ret, made->text, made->ret);
	return made;
}

/* ---- what is seen ---- */

static void append(const struct cf_world *world, struct cf_view *view,
		   unsigned long uaddr, unsigned long size)
{
	const void *bytes = size ? cf_user_ptr(uaddr, size) : NULL;

	if (!bytes)
		return;
	if (view->delivered + size > CF_SHORT_STATE_MAX)
		FAIL("the call delivers more than the %lu bytes that can be compared",
		     CF_SHORT_STATE_MAX);
	memcpy(view->bytes + view->delivered, bytes, size);
	view->delivered += size;
}

/* Of a read, as much of its buffers as it returned. */
static void look_read(const struct cf_world *world, struct cf_view *view,
		      const struct cf_made *made)
{
	unsigned long left = made->ret > 0 ? made->ret : 0, part, i;

	for (i = 0; i < made->segs; i++) {
		part = made->seg[i].size < left ? made->seg[i].size : left;
		append(world, view, made->seg[i].uaddr, part);
		left -= part;
	}
}

/* Of any other call that did not fail, what its copies wrote. */
static void look_other(const struct cf_world *world, struct cf_view *view,
		       const struct cf_made *made)
{
	const struct cf_trace *trace = cf_calls_trace();
	unsigned long i;

	for (i = 0; i < trace->count && made->ret >= 0; i++)
		if (trace->entries[i].op == made->op &&
		    trace->entries[i].dir == CF_TO_USER)
			append(world, view, trace->entries[i].uaddr,
			       trace->entries[i].copied);
}

void cf_view_call(const struct cf_world *world, struct cf_view *view,
		  const struct cf_made *made)
{
	view->ret = made->ret;
	view->pos = made->pos_after;
	view->delivered = 0;
	if (made->is_transfer && made->is_read)
		look_read(world, view, made);
	else if (!made->is_transfer)
		look_other(world, view, made);
}

void cf_view_state(const struct cf_world *world, struct cf_view *view)
{
	const struct cf_short_copy *copy = world->copy;

	view->pos = cf_pos(world->fd);
	view->state_size = 0;
	memset(view->state, 0, CF_SHORT_STATE_MAX);
	if (copy->state)
		view->state_size = copy->state(world->fd, copy, view->state,
					       CF_SHORT_STATE_MAX);
	if (view->state_size > CF_SHORT_STATE_MAX)
		FAIL("the function .state tells of %lu bytes, %lu are its room",
		     view->state_size, CF_SHORT_STATE_MAX);
}

void cf_view_again(struct cf_world *world, struct cf_view *view)
{
	cf_view_call(world, view, cf_world_call(world, CF_UNLIMITED));
	cf_view_state(world, view);
}

void cf_view_room(const struct cf_world *world, struct cf_view *view)
{
	if (view->bytes)
		return;
	view->bytes = malloc(CF_SHORT_STATE_MAX);
	view->state = malloc(CF_SHORT_STATE_MAX);
	if (!view->bytes || !view->state)
		FAIL("out of memory");
}
