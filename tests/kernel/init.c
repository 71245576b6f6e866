// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * The only program of a machine that is booted to be asked: load the module,
 * do what /job says, hand the results out over the second serial port, power
 * off. Host-side, in that machine.
 *
 * A line of /job is
 *
 *	compare FILE PART PARTS		are its answers this kernel's?
 *	record FILE			what are this kernel's answers?
 *
 * What goes out ends with "end STATUS BYTES CRC", the last two as cksum prints
 * them of all before. Without that line nothing that came out counts.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "cf_cpu.h"

#include "machine.h"
#include "record.h"

#define PORT "/dev/ttyS1"
#define OUT "/out"

static void __attribute__((noreturn)) die(const char *what)
{
	printf("init: %s: %s\n", what, strerror(errno));
	exit(99);
}

/* ---- the work, in a process of its own: what kills it is seen ---- */

static void load_module(void)
{
	int fd = open("/golden_mod.ko", O_RDONLY);

	if (fd < 0 || syscall(SYS_finit_module, fd, "", 0))
		die("cannot load the module");
	close(fd);
}

static void describe(void)
{
	const struct golden_request *m = machine_facts();

	printf("machine: cpu=%s\n", cf_cpu_names[cf_cpu_variant]);
	printf("# release=%s rep_good=%d erms=%d fsrm=%d smap=%d la57=%d task_size_max=%#lx\n",
	       m->release, m->rep_good, m->erms, m->fsrm, m->smap, m->la57,
	       m->task_size_max);
}

static void load(struct data *data, const char *path)
{
	FILE *from = fopen(path, "r");

	if (!from)
		die(path);
	data_read(data, from);
	fclose(from);
}

static void compare(const char *path, int part, int parts)
{
	struct replay how = {
		.fns = machine_fns, .only = GOLDEN_OPS, .part = part,
		.parts = parts,
	};
	struct tally tally = { 0 };
	struct data data;

	load(&data, path);
	replay_data(&data, &how, &tally);
	printf("compared %s: %ld of %d lines, %ld vectors, %ld differences in %ld lines\n",
	       path, tally.lines, data.lines, tally.vectors,
	       tally.differences, tally.lines_different);
}

static void record(const char *path)
{
	struct data data;

	load(&data, path);
	printf("recording %s\n", path);
	for (int i = 0; i < data.lines; i++)
		record_line(stdout, data.line[i], machine_fns);
	printf("recorded %s: %d lines\n", path, data.lines);
}

static void do_job(const char *line)
{
	char path[256];
	int part, parts;

	if (sscanf(line, "compare %255s %d %d", path, &part, &parts) == 3)
		compare(path, part, parts);
	else if (sscanf(line, "record %255s", path) == 1)
		record(path);
	else
		vector_die(line, "a job that is not known");
}

static void work(void)
{
	char line[512];
	FILE *jobs = fopen("/job", "r");

	if (!jobs)
		die("/job");
	load_module();
	machine_open();
	stage_boot();
	describe();
	while (fgets(line, sizeof(line), jobs))
		do_job(line);
	exit(0);
}

/* ---- what came out ---- */

/* One byte more in the checksum that POSIX gives cksum. */
static unsigned int crc_add(unsigned int crc, unsigned char byte)
{
	crc ^= (unsigned int)byte << 24;
	for (int bit = 0; bit < 8; bit++)
		crc = crc & 0x80000000u ? crc << 1 ^ 0x04c11db7u : crc << 1;
	return crc;
}

static unsigned int crc_end(unsigned int crc, unsigned long size)
{
	for (; size; size >>= 8)
		crc = crc_add(crc, size);
	return ~crc;
}

static FILE *open_port(void)
{
	struct termios raw;
	FILE *port = fopen(PORT, "w");

	if (!port || tcgetattr(fileno(port), &raw))
		die(PORT);
	cfmakeraw(&raw);
	if (tcsetattr(fileno(port), TCSANOW, &raw))
		die(PORT);
	return port;
}

static void send(int status)
{
	FILE *port = open_port(), *from = fopen(OUT, "r");
	unsigned long size = 0;
	unsigned int crc = 0;

	if (!from)
		die(OUT);
	for (int c; (c = getc(from)) != EOF; size++) {
		putc(c, port);
		crc = crc_add(crc, c);
	}
	fprintf(port, "end %d %u %lu\n", status, crc_end(crc, size), size);
	if (fflush(port) || tcdrain(fileno(port)))
		die(PORT);
}

static int run(void)
{
	int status;

	switch (fork()) {
	case -1:
		die("cannot fork");
	case 0:
		if (!freopen(OUT, "w", stdout) ||
		    dup2(fileno(stdout), fileno(stderr)) < 0)
			die(OUT);
		work();
	}
	if (wait(&status) < 0)
		die("cannot wait");
	return status;
}

int main(void)
{
	if (mount("devtmpfs", "/dev", "devtmpfs", 0, NULL))
		die("cannot mount /dev");
	send(run());
	reboot(RB_POWER_OFF);
	die("cannot power off");
}
