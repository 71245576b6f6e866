// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * The shim against a real kernel: golden data recorded on Linux 6.1. Host-side.
 *
 *   golden replay    every line on the shim, in each processor's variant
 *   golden sharp     shims that are wrong on purpose: each must be contradicted
 *   golden between   random calls between the recorded ones, against the laws
 *
 *   golden rewrite   a part of the lines, recorded on the shim: the same text
 *
 * Without a word all four. Exit status 0 means no difference. Then, for what
 * was asked of a kernel just now:
 *
 *   golden file CPU FILE          every line of a file, on the shim
 *   golden record CPU FILE        the lines with the shim's answers, to stdout
 *   golden questions SEED COUNT   random calls as lines, to stdout
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cf_context.h"
#include "cf_cpu.h"
#include "cf_syscall.h"

#include "between.h"
#include "draw.h"
#include "record.h"
#include "replay.h"

#define WORKERS 2
#define BETWEEN_CALLS 400000
#define REWRITE_EVERY 7

static struct data common, drawn, clears[CF_CPU_COUNT];

static void load(struct data *data, const char *name)
{
	const char *top = getenv("top_srcdir");
	char path[2048];

	snprintf(path, sizeof(path), "%s/tests/golden/data/%s.csv.xz",
		 top ? top : ".", name);
	data_load(data, path);
}

static void load_all(void)
{
	char name[64];

	load(&common, "common");
	load(&drawn, "drawn");
	for (int cpu = 0; cpu < CF_CPU_COUNT; cpu++) {
		snprintf(name, sizeof(name), "clear-%s", cf_cpu_names[cpu]);
		load(&clears[cpu], name);
	}
}

static void add(struct tally *to, const struct tally *more)
{
	to->vectors += more->vectors;
	to->differences += more->differences;
	to->lines += more->lines;
	to->lines_different += more->lines_different;
}

/* One worker's part of a file, in a process of its own. */
static int start_worker(const struct data *data, struct replay how)
{
	struct tally tally = { 0 };
	int fds[2];

	fflush(stdout);
	if (pipe(fds))
		vector_die("", "no pipe");
	switch (fork()) {
	case -1:
		vector_die("", "cannot fork");
	case 0:
		replay_data(data, &how, &tally);
		fflush(stdout);
		_exit(write(fds[1], &tally, sizeof(tally)) != sizeof(tally));
	}
	close(fds[1]);
	return fds[0];
}

static struct tally replay_parallel(const struct data *data)
{
	struct tally sum = { 0 }, part;
	int fd[WORKERS], status;

	for (int i = 0; i < WORKERS; i++)
		fd[i] = start_worker(data, (struct replay) {
			.fns = golden_fns, .only = GOLDEN_OPS,
			.part = i, .parts = WORKERS,
		});
	for (int i = 0; i < WORKERS; i++) {
		if (read(fd[i], &part, sizeof(part)) != sizeof(part))
			vector_die("", "a worker died");
		add(&sum, &part);
		close(fd[i]);
		wait(&status);
	}
	return sum;
}

/* The reference must agree with the kernel before anything is held to it. */
static long check_law(void)
{
	struct replay how = {
		.only = GOLDEN_OPS, .law = 1, .parts = 1,
	};
	struct tally tally = { 0 };

	replay_data(&common, &how, &tally);
	for (int cpu = 0; cpu < CF_CPU_COUNT; cpu++) {
		cf_cpu_variant = cpu;
		replay_data(&clears[cpu], &how, &tally);
	}
	cf_cpu_variant = CF_CPU_FSRM;
	printf("law: %ld lines, %ld vectors, %ld differences\n", tally.lines,
	       tally.vectors, tally.differences);
	return tally.differences;
}

/* Where the variants agree, one of them is enough: the code is the same. */
static long replay(void)
{
	struct tally sum = replay_parallel(&common), part;

	printf("golden: common: %ld vectors, %ld differences\n", sum.vectors,
	       sum.differences);
	for (int cpu = 0; cpu < CF_CPU_COUNT; cpu++) {
		cf_cpu_variant = cpu;
		part = replay_parallel(&clears[cpu]);
		printf("golden: clear-%s: %ld vectors, %ld differences\n",
		       cf_cpu_names[cpu], part.vectors, part.differences);
		add(&sum, &part);
	}
	cf_cpu_variant = CF_CPU_FSRM;
	part = replay_parallel(&drawn);
	printf("golden: drawn: %ld vectors, %ld differences\n", part.vectors,
	       part.differences);
	add(&sum, &part);
	printf("golden: %ld lines, %ld vectors, %ld differences\n", sum.lines,
	       sum.vectors, sum.differences);
	return sum.differences;
}

/* Return: is it contradicted? */
static int wrong_is_seen(const struct golden_wrong *wrong)
{
	golden_fn *fns[GOLDEN_OPS];
	struct replay how = {
		.fns = fns, .only = wrong->op, .parts = 1, .quiet = 1,
	};
	struct tally tally = { 0 };

	memcpy(fns, golden_fns, sizeof(fns));
	fns[wrong->op] = wrong->fn;
	replay_data(&common, &how, &tally);
	replay_data(&clears[CF_CPU_FSRM], &how, &tally);
	replay_data(&drawn, &how, &tally);
	printf("sharp: %s: contradicted by %ld of %ld lines\n", wrong->what,
	       tally.lines_different, tally.lines);
	return tally.lines_different > 0;
}

/* The machine of one variant on the data of another. */
static int wrong_cpu_is_seen(int data_cpu, int cpu)
{
	struct replay how = {
		.fns = golden_fns, .only = GOLDEN_OPS, .parts = 1, .quiet = 1,
	};
	struct tally tally = { 0 };

	cf_cpu_variant = cpu;
	replay_data(&clears[data_cpu], &how, &tally);
	cf_cpu_variant = CF_CPU_FSRM;
	printf("sharp: %s taken for %s: contradicted by %ld of %ld lines\n",
	       cf_cpu_names[data_cpu], cf_cpu_names[cpu],
	       tally.lines_different, tally.lines);
	return tally.lines_different > 0;
}

static long sharp(void)
{
	static const unsigned char cpus[][2] = {
		{ CF_CPU_FSRM, CF_CPU_ERMS }, { CF_CPU_FSRM, CF_CPU_STRING },
		{ CF_CPU_ERMS, CF_CPU_FSRM }, { CF_CPU_ERMS, CF_CPU_UNROLLED },
		{ CF_CPU_STRING, CF_CPU_ERMS },
		{ CF_CPU_UNROLLED, CF_CPU_FSRM },
	};
	const int count = sizeof(cpus) / sizeof(cpus[0]);
	long missed = 0;

	for (int i = 0; i < golden_wrong_count; i++)
		missed += !wrong_is_seen(&golden_wrongs[i]);
	for (int i = 0; i < count; i++)
		missed += !wrong_cpu_is_seen(cpus[i][0], cpus[i][1]);
	printf("sharp: %d wrong shims, %ld not noticed\n",
	       golden_wrong_count + count, missed);
	return missed;
}

/* Return: lines that come out otherwise. */
static long rewrite(const struct data *data)
{
	char text[1024];
	long bad = 0;

	for (int i = 0; i < data->lines; i += REWRITE_EVERY) {
		FILE *to = fmemopen(text, sizeof(text), "w");
		size_t len = strcspn(data->line[i], "\n") + 1;

		if (!to)
			vector_die(data->line[i], "no memory");
		record_line(to, data->line[i], golden_fns);
		fclose(to);
		if (!strncmp(text, data->line[i], len) && !text[len])
			continue;
		if (bad++ < 5)
			printf("%.*s  is written as\n%s", (int)len,
			       data->line[i], text);
	}
	printf("rewrite: every %dth of %d lines, %ld written otherwise\n",
	       REWRITE_EVERY, data->lines, bad);
	return bad;
}

static long all(const char *only)
{
	long bad;

	load_all();
	bad = check_law();
	if (!*only || !strcmp(only, "replay"))
		bad += replay();
	if (!*only || !strcmp(only, "sharp"))
		bad += sharp();
	if (!*only || !strcmp(only, "between"))
		bad += between(BETWEEN_CALLS);
	if (!*only || !strcmp(only, "rewrite"))
		bad += rewrite(&common) + rewrite(&drawn) +
		       rewrite(&clears[CF_CPU_FSRM]);
	return bad;
}

static void set_cpu(const char *name)
{
	for (int cpu = 0; cpu < CF_CPU_COUNT; cpu++)
		if (!strcmp(name, cf_cpu_names[cpu])) {
			cf_cpu_variant = cpu;
			return;
		}
	vector_die(name, "unknown processor");
}

static long file(const char *cpu, const char *path)
{
	struct tally tally;
	struct data data;

	set_cpu(cpu);
	data_load(&data, path);
	tally = replay_parallel(&data);
	printf("file: %ld lines, %ld vectors, %ld differences in %ld lines\n",
	       tally.lines, tally.vectors, tally.differences,
	       tally.lines_different);
	return tally.differences || !tally.lines;
}

static void record(const char *cpu, const char *path)
{
	struct data data;

	set_cpu(cpu);
	data_load(&data, path);
	for (int i = 0; i < data.lines; i++)
		record_line(stdout, data.line[i], golden_fns);
}

static void questions(const char *seed, const char *count)
{
	struct stage s;

	draw_seed(strtoul(seed, NULL, 0));
	for (long i = 0; i < atol(count); i++) {
		draw_call(&s, i % GOLDEN_OPS);
		record_question(stdout, &s);
	}
}

int main(int argc, char **argv)
{
	const char *word = argc > 1 ? argv[1] : "";
	long bad = 0;

	if (cf_boot())
		vector_die("", "the simulated kernel does not start");
	cf_context()->kernel++;
	stage_boot();
	if (argc == 4 && !strcmp(word, "file"))
		bad = file(argv[2], argv[3]);
	else if (argc == 4 && !strcmp(word, "record"))
		record(argv[2], argv[3]);
	else if (argc == 4 && !strcmp(word, "questions"))
		questions(argv[2], argv[3]);
	else
		bad = all(word);
	return bad != 0;
}
