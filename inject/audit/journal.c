// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * What has been done of a sweep, so that nothing is done twice. Host-side.
 *
 * A journal is lines of JSON, only ever appended to, each in one write:
 *
 *   {"data": {"format": "copyfault-journal/1", plan...}, "sum": "..."}
 *   {"data": {"chunk": 7, verdicts, findings...}, "sum": "..."}
 *
 * The sum is the start of the SHA-256 of the data. Whoever is killed leaves at
 * worst a last line without its end: it is cut off, and its chunk is made
 * again. A line in the middle whose sum is wrong is told of and its chunk is
 * made again too. Chunks are in the order in which they were finished.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "digest.h"
#include "journal.h"

#define FORMAT "copyfault-journal/1"
#define SUM_DIGITS 16

static void sum_of(const json_t *data, char sum[SUM_DIGITS + 1])
{
	char digest[CF_DIGEST_TEXT] = "";
	char *text = json_dumps(data, JSON_COMPACT);

	if (text)
		cf_digest_bytes(text, strlen(text), digest);
	free(text);
	snprintf(sum, SUM_DIGITS + 1, "%.*s", SUM_DIGITS, digest);
}

/* Takes @data. */
static int append(const struct cf_journal *journal, json_t *data)
{
	char sum[SUM_DIGITS + 1];
	json_t *line;
	char *text;
	size_t size;
	ssize_t done;

	sum_of(data, sum);
	line = json_pack("{so ss}", "data", data, "sum", sum);
	text = json_dumps(line, JSON_COMPACT);
	json_decref(line);
	if (!text)
		return -ENOMEM;
	size = strlen(text);
	text[size] = '\n';	/* in the place of the NUL */
	done = write(journal->fd, text, size + 1);
	free(text);
	if (done == (ssize_t)size + 1)
		return 0;
	return done < 0 ? -errno : -ENOSPC;
}

static int refuse(const struct cf_journal *journal, const char *why)
{
	fprintf(stderr, "copyfault: %s: %s\n", journal->path, why);
	return -EINVAL;
}

/* ---- reading ---- */

/* Return: the data of a whole line; NULL when it is not whole. */
static json_t *parse_line(const char *line, size_t size)
{
	json_t *json = json_loadb(line, size, 0, NULL);
	json_t *data = json_incref(json_object_get(json, "data"));
	const char *seen = json_string_value(json_object_get(json, "sum"));
	char sum[SUM_DIGITS + 1];

	if (data)
		sum_of(data, sum);
	if (data && (!seen || strcmp(seen, sum))) {
		json_decref(data);
		data = NULL;
	}
	json_decref(json);
	return data;
}

static int read_chunk(const json_t *data, cf_journal_fn *chunk, void *arg)
{
	const json_t *number = json_object_get(data, "chunk");
	struct cf_tally tally = { .notes = 0 };
	int error = cf_tally_read(data, &tally);

	if (!error && !json_is_integer(number))
		error = -EINVAL;
	if (!error)
		error = chunk(arg, json_integer_value(number), &tally);
	cf_tally_free(&tally);
	return error;
}

static int check_header(const struct cf_journal *journal, const json_t *data,
			const json_t *identity)
{
	const char *format = json_string_value(json_object_get(data, "format"));
	char path[256] = "", why[320];

	if (!format || strcmp(format, FORMAT))
		return refuse(journal, "not a journal of copyfault");
	if (!cf_identity_differs(identity, data, path, sizeof(path)))
		return 0;
	snprintf(why, sizeof(why), "the journal of another plan: %s differs",
		 path);
	return refuse(journal, why);
}

/* Return: bytes of whole lines, or -EINVAL. */
static long read_lines(const struct cf_journal *journal, const char *text,
		       size_t size, const json_t *identity,
		       cf_journal_fn *chunk, void *arg)
{
	size_t at = 0;

	for (unsigned long number = 1; at < size; number++) {
		const char *end = memchr(text + at, '\n', size - at);
		json_t *data;
		int error;

		if (!end)
			break;
		data = parse_line(text + at, end - text - at);
		at = end - text + 1;
		if (number == 1) {
			error = check_header(journal, data, identity);
			json_decref(data);
			if (error)
				return error;
			continue;
		}
		if (!data || read_chunk(data, chunk, arg))
			fprintf(stderr, "copyfault: %s: line %lu is damaged, what it tells of is done again\n",
				journal->path, number);
		json_decref(data);
	}
	return at;
}

static char *read_all(int fd, size_t *size)
{
	struct stat st;
	char *text;
	ssize_t n;

	*size = 0;
	if (fstat(fd, &st))
		return NULL;
	text = malloc(st.st_size + 1);
	while (text && *size < (size_t)st.st_size &&
	       (n = pread(fd, text + *size, st.st_size - *size, *size)) > 0)
		*size += n;
	return text;
}

int cf_identity_differs(const json_t *a, const json_t *b, char *path,
			size_t size)
{
	const char *key;
	json_t *value;
	size_t used = strlen(path);

	json_object_foreach((json_t *)a, key, value) {
		json_t *other = json_object_get(b, key);

		if (json_equal(value, other))
			continue;
		snprintf(path + used, size - used, "%s%s", used ? "." : "",
			 key);
		if (json_is_object(value) && json_is_object(other))
			cf_identity_differs(value, other, path, size);
		return 1;
	}
	return 0;
}

/* ---- opening ---- */

/* A file that is somebody else's must not be cut off. */
static int is_begun(const char *text, size_t size)
{
	static const char start[] = "{\"data\":{\"format\":\"" FORMAT "\"";
	size_t whole = sizeof(start) - 1;

	return !memcmp(text, start, size < whole ? size : whole);
}

/* Of the process, not of its children: it is free when the process is gone. */
static int lock(int fd)
{
	struct flock all = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

	return fcntl(fd, F_SETLK, &all);
}

static int begin(const struct cf_journal *journal, const json_t *identity)
{
	json_t *header = json_pack("{ss}", "format", FORMAT);
	int error;

	json_object_update(header, (json_t *)identity);
	error = append(journal, header);
	if (error)
		fprintf(stderr, "copyfault: %s: %s\n", journal->path,
			strerror(-error));
	return error ? -EIO : 0;
}

static int go_on(const struct cf_journal *journal, const json_t *identity,
		 cf_journal_fn *chunk, void *arg)
{
	size_t size;
	char *text = read_all(journal->fd, &size);
	long whole;

	if (!text)
		return -ENOMEM;
	whole = is_begun(text, size) ?
		read_lines(journal, text, size, identity, chunk, arg) :
		refuse(journal, "not a journal of copyfault");
	free(text);
	if (whole < 0)
		return whole;
	if ((size_t)whole < size && ftruncate(journal->fd, whole))
		return refuse(journal, strerror(errno));
	return whole ? 0 : begin(journal, identity);
}

int cf_journal_open(struct cf_journal *journal, const char *path,
		    const json_t *identity, int resume, cf_journal_fn *chunk,
		    void *arg)
{
	struct stat st;
	int error;

	journal->path = path;
	journal->fd = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
	if (journal->fd < 0)
		return refuse(journal, strerror(errno));
	if (lock(journal->fd))
		error = refuse(journal, "another sweep writes to it");
	else if (fstat(journal->fd, &st) || !S_ISREG(st.st_mode))
		error = refuse(journal, "not a file");
	else if (st.st_size && !resume)
		error = refuse(journal, "there is such a file already: --resume goes on with it");
	else
		error = go_on(journal, identity, chunk, arg);
	if (error)
		cf_journal_close(journal);
	return error;
}

int cf_journal_write(const struct cf_journal *journal, unsigned long chunk,
		     const struct cf_tally *tally)
{
	json_t *data = json_pack("{sI}", "chunk", (json_int_t)chunk);
	json_t *rest = cf_tally_json(tally);

	json_object_update(data, rest);
	json_decref(rest);
	return append(journal, data);
}

void cf_journal_close(struct cf_journal *journal)
{
	if (journal->fd >= 0)
		close(journal->fd);
	journal->fd = -1;
}
