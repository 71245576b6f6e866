// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Notice a driver that breaks out of the simulated kernel. Host-side.
 *
 * No wall stands between a driver and the process: its code can write
 * anywhere and make any system call. Three things are done about it.
 *
 *   A system call   of code that is not libc's is turned into SIGSYS by the
 *                   host's syscall user dispatch, and so into an oops at the
 *                   very instruction. No kernel module has a syscall in it.
 *                   Where there is no dispatch, what such a call could have
 *                   changed is looked at after each run.
 *   A forked child  must not go on as a second worker: it finds its token,
 *                   a page that a fork wipes, gone.
 *   A wild write    to what is set once, before the first run, is found by
 *                   comparing it. To what a run may change it is undone by
 *                   the snapshot; heap.c watches over the heap.
 *
 * What this cannot see: a write to libc's own data, or to other memory of the
 * harness, by a pointer that hits it by chance.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cf_context.h>
#include <cf_guard.h>
#include <cf_mm.h>
#include <cf_oops.h>
#include <cf_sanitizer.h>
#include <cf_state.h>

#include "../mm/mm.h"
#include "host.h"

#ifndef PR_SET_SYSCALL_USER_DISPATCH
#define PR_SET_SYSCALL_USER_DISPATCH 59
#define PR_SYS_DISPATCH_ON 1
#endif

/* For the tests, which look at the other way too. */
#define NO_DISPATCH "COPYFAULT_NO_DISPATCH"
#define TOKEN 0x746f6b65UL

extern char __start_cf_fixed[] __attribute__((weak, visibility("hidden")));
extern char __stop_cf_fixed[] __attribute__((weak, visibility("hidden")));

static struct {
	volatile unsigned long *token;
	char *fixed;			/* copy of the section */
	unsigned long layout[4];
	int is_confined;
	int has_forked;
	int may_fork;
	int kernel;			/* depth of system calls between runs */
	sigset_t mask;
	stack_t stack;
	int fd_flags[3];
} guard;

static void read_layout(unsigned long layout[4])
{
	layout[0] = cf_user_base;
	layout[1] = cf_task_size;
	layout[2] = cf_user_delta;
	layout[3] = cf_user_size;
}

/* ---- confining ---- */

struct text {
	unsigned long inside, start, size;
};

static int find_text(struct dl_phdr_info *info, size_t size, void *arg)
{
	struct text *text = arg;

	(void)size;
	for (int i = 0; i < info->dlpi_phnum; i++) {
		const ElfW(Phdr) *ph = &info->dlpi_phdr[i];
		unsigned long start = info->dlpi_addr + ph->p_vaddr;

		if (ph->p_type != PT_LOAD || !(ph->p_flags & PF_X) ||
		    text->inside - start >= ph->p_memsz)
			continue;
		text->start = start;
		text->size = ph->p_memsz;
		return 1;
	}
	return 0;
}

static int confine(void)
{
	struct text text = { .inside = (unsigned long)getpid };

	/* A sanitizer's own code makes system calls too. */
	if (cf_sanitizer || getenv(NO_DISPATCH) ||
	    !dl_iterate_phdr(find_text, &text))
		return 0;
	return !prctl(PR_SET_SYSCALL_USER_DISPATCH, PR_SYS_DISPATCH_ON,
		      text.start, text.size, 0UL);
}

/* ---- looking ---- */

static void note_fork(void)
{
	guard.has_forked |= !guard.may_fork;
}

static void end_copy(void)
{
	if (!guard.may_fork)
		_exit(0);
}

int cf_guard_fork(void)
{
	int pid;

	guard.may_fork = 1;
	pid = fork();
	guard.may_fork = 0;
	if (!pid && guard.token)
		*guard.token = TOKEN;
	return pid;
}

static void token_make(void)
{
	void *page = mmap(NULL, CF_PAGE_SIZE, PROT_READ | PROT_WRITE,
			  MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (page == MAP_FAILED || madvise(page, CF_PAGE_SIZE, MADV_WIPEONFORK))
		return;
	guard.token = page;
	*guard.token = TOKEN;
}

void cf_guard_start(void)
{
	unsigned long size = __stop_cf_fixed - __start_cf_fixed;

	token_make();
	pthread_atfork(NULL, note_fork, end_copy);
	guard.fixed = malloc(size);
	if (guard.fixed)
		memcpy(guard.fixed, __start_cf_fixed, size);
	read_layout(guard.layout);
	guard.kernel = cf_context()->kernel;
	sigprocmask(SIG_SETMASK, NULL, &guard.mask);
	sigaltstack(NULL, &guard.stack);
	for (int fd = 0; fd < 3; fd++)
		guard.fd_flags[fd] = fcntl(fd, F_GETFD);
	guard.is_confined = confine();
}

/* Return: what a system call of the driver's own has left, or NULL. */
static const char *calls_left(void)
{
	sigset_t mask;
	stack_t stack;

	memset(&mask, 0, sizeof(mask));
	sigprocmask(SIG_SETMASK, NULL, &mask);
	if (memcmp(&mask, &guard.mask, sizeof(mask)))
		return "it changed the process's signal mask";
	if (!cf_signals_are_ours())
		return "it replaced a signal handler of the process";
	sigaltstack(NULL, &stack);
	if (stack.ss_sp != guard.stack.ss_sp ||
	    stack.ss_flags != guard.stack.ss_flags)
		return "it replaced the process's signal stack";
	if (waitpid(-1, NULL, WNOHANG) >= 0)
		return "it forked the process";
	for (int fd = 0; fd < 3; fd++)
		if (fcntl(fd, F_GETFD) != guard.fd_flags[fd])
			return "it closed or changed a file descriptor of the process";
	return NULL;
}

static const char *damage(void)
{
	unsigned long layout[4];

	read_layout(layout);
	if (memcmp(layout, guard.layout, sizeof(layout)) ||
	    (guard.fixed && memcmp(guard.fixed, __start_cf_fixed,
				   __stop_cf_fixed - __start_cf_fixed)))
		return "it wrote to memory of the simulated machine";
	if (guard.has_forked)
		return "it forked the process";
	if (cf_context()->kernel != guard.kernel)
		return "a system call was left by a jump";
	return guard.is_confined ? NULL : calls_left();
}

void cf_guard_check(void)
{
	const char *text;

	if (!guard.token)
		return;
	if (*guard.token != TOKEN)
		_exit(0);
	text = damage();
	if (text)
		cf_oops_raise(CF_OOPS_ESCAPE, text);
}
