/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* One of several processes or machines that share a plan. Host-side. */
#ifndef CF_SHARD_H
#define CF_SHARD_H

/** struct cf_shard - number @index, 1..@total; @total 0: there are no shards */
struct cf_shard {
	unsigned long index;
	unsigned long total;
};

/** cf_shard_parse() - "I/N". Return: R2. 0 or -EINVAL. */
int cf_shard_parse(const char *text, struct cf_shard *shard);

/**
 * cf_shard_from_environment() - As a test runner or a batch system asks.
 *
 * TEST_SHARD_INDEX and TEST_TOTAL_SHARDS, the same with GTEST_, or
 * SLURM_ARRAY_TASK_ID, _MIN and _COUNT. The status file that a runner names is
 * touched. What is malformed, incomplete or contradicts is printed on stderr.
 *
 * Return: R2. 0, -EINVAL.
 */
int cf_shard_from_environment(struct cf_shard *shard);

/** cf_shard_has() - Is chunk number @chunk its own? */
static inline int cf_shard_has(const struct cf_shard *shard,
			       unsigned long chunk)
{
	return !shard->total || chunk % shard->total == shard->index - 1;
}

#endif
