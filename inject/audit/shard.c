// SPDX-License-Identifier: LGPL-2.1-or-later
/* One of several processes or machines that share a plan. Host-side. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "shard.h"

/* Digits and nothing else. */
static int number(const char *text, unsigned long *value)
{
	char *end;

	errno = 0;
	*value = strtoul(text, &end, 10);
	return *text >= '0' && *text <= '9' && !*end && !errno;
}

int cf_shard_parse(const char *text, struct cf_shard *shard)
{
	const char *slash = strchr(text, '/');
	char index[24];

	if (!slash || (size_t)(slash - text) >= sizeof(index))
		return -EINVAL;
	snprintf(index, sizeof(index), "%.*s", (int)(slash - text), text);
	if (!number(index, &shard->index) || !number(slash + 1, &shard->total) ||
	    !shard->index || shard->index > shard->total)
		return -EINVAL;
	return 0;
}

static int complain(const char *name, const char *seen, const char *expected)
{
	fprintf(stderr, "copyfault: %s: \"%s\" seen, expected %s\n", name,
		seen ? seen : "", expected);
	return -EINVAL;
}

/* Variables are read by name, and listed: each is in the manual. */
static const struct family {
	const char *index, *total, *first, *status;
} families[] = {
	{ "TEST_SHARD_INDEX", "TEST_TOTAL_SHARDS", NULL,
	  "TEST_SHARD_STATUS_FILE" },
	{ "GTEST_SHARD_INDEX", "GTEST_TOTAL_SHARDS", NULL,
	  "GTEST_SHARD_STATUS_FILE" },
	{ "SLURM_ARRAY_TASK_ID", "SLURM_ARRAY_TASK_COUNT",
	  "SLURM_ARRAY_TASK_MIN", NULL },
};

static const char *variable(const char *name)
{
	const char *value = name ? getenv(name) : NULL;

	return value && *value ? value : NULL;
}

/* Return: 1 it is set, 0 it is not, -EINVAL. */
static int read_family(const struct family *family, struct cf_shard *shard)
{
	const char *index = variable(family->index);
	const char *total = variable(family->total);
	const char *first = variable(family->first);
	unsigned long from = 0;

	if (!index && !total)
		return 0;
	if (!total || !number(total, &shard->total) || !shard->total)
		return complain(family->total, total, "a number above 0");
	if (first && !number(first, &from))
		return complain(family->first, first, "a number");
	if (!index || !number(index, &shard->index) || shard->index < from ||
	    shard->index - from >= shard->total)
		return complain(family->index, index,
				"a number below that of the shards");
	shard->index += 1 - from;
	return 1;
}

/* So that the runner knows that we share. */
static int touch(const char *name)
{
	const char *path = variable(name);
	int fd;

	if (!path)
		return 0;
	fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
	if (fd < 0)
		return complain(name, path, "a file that can be written");
	close(fd);
	return 0;
}

int cf_shard_from_environment(struct cf_shard *shard)
{
	const struct family *from = NULL;
	int error = 0;

	*shard = (struct cf_shard) { 0 };
	for (size_t i = 0; i < sizeof(families) / sizeof(families[0]); i++) {
		struct cf_shard found = { 0 };
		int is_set = read_family(&families[i], &found);

		if (is_set < 0)
			return is_set;
		if (is_set && from && (found.index != shard->index ||
				       found.total != shard->total))
			return complain(families[i].index,
					variable(families[i].index),
					"the same shard as the other variables say");
		if (!is_set)
			continue;
		*shard = found;
		from = &families[i];
		error = touch(from->status);
		if (error)
			return error;
	}
	return 0;
}
