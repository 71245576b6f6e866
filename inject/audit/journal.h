/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What has been done of a sweep, so that nothing is done twice. Host-side. */
#ifndef CF_JOURNAL_H
#define CF_JOURNAL_H

#include <jansson.h>

#include "tally.h"

/**
 * struct cf_journal - an open journal
 * @fd:   -1: there is none
 * @path: for messages
 */
struct cf_journal {
	int fd;
	const char *path;
};

/**
 * cf_journal_fn - Told of each chunk that a journal has.
 *
 * Return: R2. 0; not 0: there is no such chunk, or it was seen before.
 */
typedef int cf_journal_fn(void *arg, unsigned long chunk,
			  const struct cf_tally *tally);

/**
 * cf_journal_open() - Begin a journal, or go on with one.
 * @identity: of the plan; compared with that of the journal
 * @resume:   go on: @chunk is called for each chunk that is done. Without it
 *            a journal that is there already is refused
 *
 * What is wrong is printed on stderr.
 *
 * Return: R2. 0; -EINVAL (of another plan, not a journal, in use, or there
 * already), -EIO.
 */
int cf_journal_open(struct cf_journal *journal, const char *path,
		    const json_t *identity, int resume, cf_journal_fn *chunk,
		    void *arg);

/** cf_journal_write() - Note a chunk as done, in one write. Return: R2. 0 or -errno. */
int cf_journal_write(const struct cf_journal *journal, unsigned long chunk,
		     const struct cf_tally *tally);

void cf_journal_close(struct cf_journal *journal);

/**
 * cf_identity_differs() - Name the first member in which @b differs from @a.
 * @path: in, ""; out, such as "driver.object_digest"
 *
 * Return: 1 one of @a's members differs, 0 none does.
 */
int cf_identity_differs(const json_t *a, const json_t *b, char *path,
			size_t size);

/* tally_json.c */

/** cf_tally_json() - Return: R3. Owned by the caller. */
json_t *cf_tally_json(const struct cf_tally *tally);

/** cf_tally_read() - @tally: empty. Return: R2. 0 or -EINVAL. */
int cf_tally_read(const json_t *json, struct cf_tally *tally);

#endif
