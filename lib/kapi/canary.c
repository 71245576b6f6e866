// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * A kernel object that no driver has any business with: what a hostile pointer
 * points at. Kernel-side.
 *
 * It is the simulated kernel's own, so it is in nobody's balance. A snapshot
 * puts it back as it puts back the rest of the heap.
 */
#include <linux/slab.h>
#include <linux/string.h>
#include <cf_state.h>
#include <cf_syscall.h>

#include "vfs.h"

#define WORD 8U

static unsigned char *canary __cf_state;

/* Words that differ from each other, and that hardly stand elsewhere. */
static unsigned char byte_at(unsigned int i)
{
	switch (i % WORD) {
	case 0:
		return i / WORD;
	case 1:
		return i / WORD >> 8;
	default:
		return 0xc0 + i % WORD;
	}
}

unsigned long cf_canary_plant(void)
{
	unsigned int i;

	if (canary)
		return (unsigned long)canary;
	canary = kmalloc(CF_CANARY_SIZE, CF_VFS_GFP);
	for (i = 0; canary && i < CF_CANARY_SIZE; i++)
		canary[i] = byte_at(i);
	return (unsigned long)canary;
}

int cf_canary_is_intact(void)
{
	unsigned int i;

	for (i = 0; canary && i < CF_CANARY_SIZE; i++)
		if (canary[i] != byte_at(i))
			return 0;
	return 1;
}

/* Is it one of the words? Its first two bytes may be anything below the count. */
static int is_word(const unsigned char *bytes)
{
	unsigned int i;

	if (bytes[0] + bytes[1] * 256U >= CF_CANARY_SIZE / WORD)
		return 0;
	for (i = 2; i < WORD; i++)
		if (bytes[i] != byte_at(i))
			return 0;
	return 1;
}

int cf_canary_is_in(const void *bytes, unsigned long size)
{
	const unsigned char *at = bytes;

	for (; size >= WORD; at++, size--)
		if (is_word(at))
			return 1;
	return 0;
}
