/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Where the bytes of a copy to user memory came from: variable, allocation, field. Host-side. */
#ifndef CF_ORIGIN_H
#define CF_ORIGIN_H

#include <stddef.h>

#define CF_ORIGIN_FRAMES 4

/**
 * struct cf_origin - noted while the copy runs; addresses are of the object's file
 * @size:   of the heap object; 0: it is none
 * @offset: of the copy in it
 * @caller: return address of its kmalloc(), or 0: not in the driver
 * @frame:  functions of the driver that were active: return address, and where
 *          the copy begins, seen from the frame pointer
 */
struct cf_origin {
	unsigned long size;
	unsigned long offset;
	unsigned long caller;
	struct {
		unsigned long ip;
		long distance;
	} frame[CF_ORIGIN_FRAMES];
	int frames;
};

/**
 * cf_origin_note() - What is at kernel address @kaddr now.
 * @inside: any address in the driver's object
 *
 * Context: called by whoever is called by the kernel side, which has frame
 * pointers; @frame is its __builtin_frame_address(0).
 */
void cf_origin_note(struct cf_origin *origin, const void *inside,
		    unsigned long kaddr, const void *frame);

/**
 * cf_origin_describe() - Name it in words, by the debug information of @object.
 * @first: byte of the copy that is to be named
 *
 * What cannot be told is said to be not known.
 */
void cf_origin_describe(const struct cf_origin *origin, const char *object,
			unsigned long first, char *text, size_t size);

#endif
