// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Fit the fields of what is passed. Host-side.
 *
 * One fill for a whole struct cannot be right where a count must be one and a
 * reserved word zero. So the fields of a call are changed one by one, in the
 * argument and in what it points to, and a change is kept when the call gets
 * further for it: it succeeds, or makes user copies at more places. What a
 * change leads to is looked at too, a nested pointer that is used only now.
 *
 * A change that the driver does not survive is undone and not spoken of: what
 * user space may pass is for the attacks to try.
 *
 * A field is a half word: all that is changed are its low bytes, as fills leave
 * the high ones zero.
 */
#include <string.h>

#include "try.h"

#define BYTES_MAX 64UL		/* of each buffer: most structs end before */
#define STEP sizeof(unsigned short)
#define CRASHES_MAX 3		/* then it stays as it is */

static const unsigned short values[] = { 1, 0, 2, 8 };

#define VALUES ((int)(sizeof(values) / sizeof(values[0])))

struct words {
	struct cf_fit *fit;
	const struct cf_op *op;
	int nested;
	cf_try_fn *try_call;
	long score;
};

/* Sites and success count, how often each is reached does not. */
static int is_further(long score, long than)
{
	return score / CF_SCORE_SITE > than / CF_SCORE_SITE;
}

/* A pointer that leads to a buffer of ours stays. */
static int is_pointer(unsigned long at)
{
	unsigned long word;

	memcpy(&word, cf_bytes(at & ~7UL, sizeof(word)), sizeof(word));
	return cf_buffer_is_ours(word);
}

/* Return: 1 when it is kept. */
static int try_value(struct words *words, unsigned long at,
		     unsigned short value)
{
	int buffers = words->fit->buffers;
	unsigned short was;
	long score;

	memcpy(&was, cf_bytes(at, STEP), STEP);
	if (value == was)
		return 0;
	memcpy(cf_bytes(at, STEP), &value, STEP);
	score = words->try_call(words->fit, words->op, words->nested);
	if (is_further(score, words->score)) {
		words->score = score;
		return 1;
	}
	cf_buffers_drop(buffers);
	memcpy(cf_bytes(at, STEP), &was, STEP);
	return 0;
}

static void fit_buffer(struct words *words, unsigned long base,
		       unsigned long size)
{
	unsigned long bytes = size < BYTES_MAX ? size : BYTES_MAX;

	for (unsigned long at = 0; at + STEP <= bytes; at += STEP)
		for (int i = 0; i < VALUES && !is_pointer(base + at); i++)
			if (try_value(words, base + at, values[i]))
				break;
}

long cf_fit_words(struct cf_fit *fit, const struct cf_op *op, int nested,
		  cf_try_fn *try_call, long score)
{
	struct words words = {
		.fit = fit, .op = op, .nested = nested, .try_call = try_call,
		.score = score,
	};

	if (cf_try_changes(op) >= CRASHES_MAX)
		return score;
	fit->is_changing = 1;
	fit_buffer(&words, op->ubuf, op->size ? op->size : BYTES_MAX);
	/* What is found on the way stands behind, and is looked at too. */
	for (int i = nested; i < fit->buffers; i++)
		fit_buffer(&words, fit->buffer[i].addr, fit->buffer[i].size);
	fit->is_changing = 0;
	return words.score;
}
