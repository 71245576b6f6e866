// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Say what happened when the simulated kernel cannot go on. Host-side.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cf_mm.h>
#include <cf_oops.h>
#include <copyfault/symbol.h>

#include "host.h"
#include "mcontext.h"

static void (*handler)(const struct cf_oops *oops);

const char *cf_oops_reason_name(enum cf_oops_reason reason)
{
	switch (reason) {
	case CF_OOPS_NULL:
		return "NULL pointer dereference";
	case CF_OOPS_ERR_PTR:
		return "error pointer dereferenced";
	case CF_OOPS_USER_DEREF:
		return "user memory touched outside uaccess";
	case CF_OOPS_KERNEL_SIDE:
		return "the kernel side of a user copy is bad";
	case CF_OOPS_PAGE:
		return "unable to handle page fault";
	case CF_OOPS_GP:
		return "general protection fault, non-canonical address";
	case CF_OOPS_STACK:
		return "stack overflow";
	case CF_OOPS_DIVIDE:
		return "divide error";
	case CF_OOPS_OPCODE:
		return "invalid opcode";
	case CF_OOPS_BUG:
		return "kernel BUG";
	case CF_OOPS_HEAP:
		return "kernel heap corrupted";
	case CF_OOPS_STRING:
		return "string without a NUL";
	case CF_OOPS_LOCK:
		return "locking error";
	case CF_OOPS_DEADLOCK:
		return "deadlock";
	case CF_OOPS_ESCAPE:
		return "what no driver can do from inside a kernel";
	case CF_OOPS_HANG:
		return "hang";
	case CF_OOPS_SANITIZER:
		return "sanitizer report";
	case CF_OOPS_REASON_COUNT:
		break;
	}
	return "unknown";
}

static void print_address(unsigned long ip, int fd)
{
	struct cf_symbol symbol;

	if (cf_symbol_lookup(ip, &symbol) && symbol.line)
		dprintf(fd, "  %s at %s:%u\n", symbol.function, symbol.file,
			symbol.line);
	else if (symbol.function)
		dprintf(fd, "  %s in %s\n", symbol.function, symbol.object);
	else
		dprintf(fd, "  0x%lx\n", ip);
}

void cf_oops_print(const struct cf_oops *oops, int fd)
{
	dprintf(fd, "Oops: %s", cf_oops_reason_name(oops->reason));
	if (oops->text && oops->text[0])
		dprintf(fd, ": %s", oops->text);
	if (oops->reason <= CF_OOPS_STACK) {
		dprintf(fd, ": %s of 0x%lx", oops->write ? "write" : "read",
			oops->address);
		if (oops->reason == CF_OOPS_USER_DEREF)
			dprintf(fd, " (user range 0x%lx-0x%lx)",
				cf_user_base, cf_task_size);
	}
	dprintf(fd, "\n");
	for (unsigned int i = 0; i < oops->nregs; i++)
		dprintf(fd, "%6s %0*lx%s", cf_mcontext_names[i],
			(int)sizeof(long) * 2, oops->regs[i],
			i % 3 == 2 || i + 1 == oops->nregs ? "\n" : "");
	if (oops->also) {
		dprintf(fd, "The other task:\n");
		print_address(oops->also - 1, fd);
	}
	dprintf(fd, "Call trace:\n");
	/* A return address is behind the call that people want to see. */
	for (unsigned int i = 0; i < oops->nframes; i++)
		print_address(oops->frame[i] - (i > 0), fd);
}

void cf_oops_handle(void (*new_handler)(const struct cf_oops *oops))
{
	handler = new_handler;
}

void cf_oops_deliver(const struct cf_oops *oops)
{
	static int depth;

	if (depth++)
		_exit(139);	/* an oops while telling of one */
	if (handler) {
		handler(oops);
		_exit(139);
	}
	fflush(stdout);
	cf_oops_print(oops, STDERR_FILENO);
	_exit(139);
}

/* @frame: of the function that complains, @ip: where it is called from */
static void __attribute__((noreturn)) raise_at(enum cf_oops_reason reason,
		const char *text, unsigned long also, unsigned long ip,
		void *frame)
{
	static struct cf_oops oops;
	static char kept[256];

	memset(&oops, 0, sizeof(oops));
	snprintf(kept, sizeof(kept), "%s", text ? text : "");
	oops.reason = reason;
	oops.text = kept;
	oops.also = also;
	/* Inside the call: what follows may be another function. */
	oops.ip = ip - 1;
	oops.frame[oops.nframes++] = oops.ip;
	cf_backtrace(&oops, *(unsigned long *)frame);
	cf_oops_deliver(&oops);
}

void cf_oops_raise(enum cf_oops_reason reason, const char *text)
{
	raise_at(reason, text, 0, (unsigned long)__builtin_return_address(0),
		 __builtin_frame_address(0));
}

void cf_oops_raise_also(enum cf_oops_reason reason, const char *text,
			unsigned long also)
{
	raise_at(reason, text, also, (unsigned long)__builtin_return_address(0),
		 __builtin_frame_address(0));
}
