// SPDX-License-Identifier: LGPL-2.1-or-later
/* The user memory of a scenario before it has addresses. Host-side. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/image.h"

/* Room for one more, doubled at powers of two. Return: R3. */
static void *grow(void *list, int count, size_t each)
{
	return count & (count - 1) ? list :
	       realloc(list, (count ? 2 * count : 1) * each);
}

int cf_image_piece(struct cf_image *image, const void *bytes, size_t size)
{
	unsigned char *copy;
	void *list;

	if (image->pieces == CF_PIECES_MAX)
		return -E2BIG;
	list = grow(image->piece, image->pieces, sizeof(*image->piece));
	if (!list)
		return -ENOMEM;
	image->piece = list;
	copy = calloc(1, size + 1);
	if (!copy)
		return -ENOMEM;
	if (bytes && size)
		memcpy(copy, bytes, size);
	image->piece[image->pieces] = (struct cf_piece) { copy, size, 0 };
	return image->pieces++;
}

int cf_image_point(struct cf_image *image, int piece, size_t at, int to,
		   size_t offset)
{
	void *list = grow(image->pointer, image->pointers,
			  sizeof(*image->pointer));

	if (!list)
		return -ENOMEM;
	image->pointer = list;
	image->pointer[image->pointers++] = (struct cf_pointer) {
		piece, at, to, offset,
	};
	return 0;
}

int cf_image_pointee(const struct cf_image *image, int piece, size_t at)
{
	for (int i = 0; i < image->pointers; i++)
		if (image->pointer[i].piece == piece &&
		    image->pointer[i].at == at)
			return image->pointer[i].to;
	return CF_NO_PIECE;
}

int cf_image_check(struct cf_image *image, const struct cf_check *check)
{
	unsigned char *copy = malloc(check->size + 1);
	void *list = grow(image->check, image->checks, sizeof(*image->check));

	if (list)
		image->check = list;
	if (!list || !copy) {
		free(copy);
		return -ENOMEM;
	}
	memcpy(copy, check->bytes, check->size);
	image->check[image->checks] = *check;
	image->check[image->checks++].bytes = copy;
	return 0;
}

void cf_image_free(struct cf_image *image)
{
	for (int i = 0; i < image->pieces; i++)
		free(image->piece[i].bytes);
	for (int i = 0; i < image->checks; i++)
		free(image->check[i].bytes);
	free(image->piece);
	free(image->pointer);
	free(image->check);
	*image = (struct cf_image) { .pieces = 0 };
}
