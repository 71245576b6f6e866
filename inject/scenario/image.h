/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The user memory of a scenario before it has addresses: pieces, pointers
 * between them, and what is to be in them afterwards. Host-side.
 */
#ifndef CF_IMAGE_H
#define CF_IMAGE_H

#include <stddef.h>

#define CF_PIECES_MAX 1024
#define CF_NO_PIECE (-1)

struct cf_node;

/**
 * struct cf_image - all of it; zero it before the first use
 * @piece:   a user buffer each
 * @pointer: at byte @at of a piece stands the address of the piece @to, or
 *           @offset bytes behind it
 * @check:   from byte @at of a piece there are to be these bytes; @node is for
 *           complaints and @what names it; @step it belongs to
 */
struct cf_image {
	struct cf_piece {
		unsigned char *bytes;
		size_t size;
		unsigned long address;	/* once it is placed */
	} *piece;
	int pieces;
	struct cf_pointer {
		int piece;
		size_t at;
		int to;
		size_t offset;
	} *pointer;
	int pointers;
	struct cf_check {
		int piece;
		size_t at;
		unsigned char *bytes;
		size_t size;
		const struct cf_node *node;
		char what[64];
		int step;
	} *check;
	int checks;
};

/**
 * cf_image_piece() - Add a piece.
 * @bytes: what is in it, or NULL for zeroes
 *
 * Return: its index, or -ENOMEM, -E2BIG.
 */
int cf_image_piece(struct cf_image *image, const void *bytes, size_t size);

/** cf_image_point() - Put a pointer into a piece. Return: R2. 0 or -ENOMEM. */
int cf_image_point(struct cf_image *image, int piece, size_t at, int to,
		   size_t offset);

/** cf_image_pointee() - The piece that is pointed to from there, or CF_NO_PIECE. */
int cf_image_pointee(const struct cf_image *image, int piece, size_t at);

/** cf_image_check() - Add a check; @bytes is copied. Return: R2. 0 or -ENOMEM. */
int cf_image_check(struct cf_image *image, const struct cf_check *check);

void cf_image_free(struct cf_image *image);

#endif
