// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Steps of a test inside the simulated kernel. An oops ends the process it
 * happens in, so a step that is to oops has one of its own. Host-side.
 */
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cf_context.h"

#include "machine.h"

#define STATUS_OOPS 77

static int report_fd;

/* Runs in ordinary context on the oops stack. */
static void report(const struct cf_oops *oops)
{
	struct machine_end end = { .oops = *oops };
	ssize_t done;

	if (oops->text)
		strncpy(end.text, oops->text, sizeof(end.text) - 1);
	done = write(report_fd, &end, sizeof(end));
	_exit(done == sizeof(end) ? STATUS_OOPS : 3);
}

static void run_child(int fd, int handled, void (*step)(void *arg), void *arg)
{
	report_fd = fd;
	cf_oops_handle(handled ? report : NULL);
	if (!handled)
		dup2(fd, STDERR_FILENO);
	machine_enter();
	step(arg);
	_exit(0);
}

/* All there is to read, up to @size; the rest is read and dropped. */
static void read_all(int fd, void *to, size_t size)
{
	char waste[256];
	size_t got = 0;
	ssize_t n;

	do {
		n = got < size ? read(fd, (char *)to + got, size - got) :
				 read(fd, waste, sizeof(waste));
		if (got < size && n > 0)
			got += n;
	} while (n > 0);
}

void machine_run(struct machine_end *end, int handled,
		 void (*step)(void *arg), void *arg)
{
	int fds[2], status;
	pid_t child;

	memset(end, 0, sizeof(*end));
	ck_assert_int_eq(pipe(fds), 0);
	child = fork();
	ck_assert_int_ge(child, 0);
	if (!child)
		run_child(fds[1], handled, step, arg);
	close(fds[1]);
	if (handled)
		read_all(fds[0], end, sizeof(*end));
	else
		read_all(fds[0], end->text, sizeof(end->text) - 1);
	close(fds[0]);
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	end->signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
	end->status = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
	end->is_oops = handled && end->status == STATUS_OOPS;
}

void machine_oopses(enum cf_oops_reason reason, void (*step)(void *arg),
		    void *arg, struct machine_end *end)
{
	machine_run(end, 1, step, arg);
	ck_assert_msg(end->is_oops,
		      "%sno oops: signal %d, exit status %d; expected %s",
		      cf_prefix(), end->signal, end->status,
		      cf_oops_reason_name(reason));
	ck_assert_msg(end->oops.reason == reason,
		      "%soops \"%s\" at 0x%lx, expected \"%s\"",
		      cf_prefix(), cf_oops_reason_name(end->oops.reason),
		      end->oops.address, cf_oops_reason_name(reason));
}

void machine_enter(void)
{
	cf_context()->kernel++;
}

void machine_leave(void)
{
	cf_context()->kernel--;
}

unsigned long machine_map(unsigned long pages, int perm, int fill)
{
	unsigned long size = pages * CF_PAGE_SIZE;
	long addr = cf_mm_map(0, size, CF_VM_READ | CF_VM_WRITE);

	ck_assert_msg(addr > 0, "%scannot map %lu user pages: %ld",
		      cf_prefix(), pages, addr);
	memset(cf_user_ptr(addr, size), fill, size);
	if (perm != (CF_VM_READ | CF_VM_WRITE))
		ck_assert_int_eq(cf_mm_protect(addr, size, perm), 0);
	return addr;
}

struct cf_fault_counts machine_counts(void)
{
	static struct cf_fault_counts last;
	struct cf_fault_counts since = {
		.taken = cf_fault_counts.taken - last.taken,
		.serviced = cf_fault_counts.serviced - last.serviced,
		.fixed_up = cf_fault_counts.fixed_up - last.fixed_up,
	};

	last = cf_fault_counts;
	return since;
}
