// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * The kernel log: a ring of text without levels and times, so that it is the
 * same in each run; and what ends in it: WARN, panic, BUG. Kernel-side.
 */
#include <linux/bug.h>
#include <linux/ctype.h>
#include <linux/kernel.h>
#include <linux/printk.h>
#include <linux/sched.h>
#include <linux/string.h>
#include <cf_host.h>
#include <cf_oops.h>
#include <cf_state.h>
#include <cf_syscall.h>

#define LOG_SIZE 16384UL
#define LINE_MAX 1024

static __cf_state struct {
	unsigned long head;	/* bytes ever logged */
	bool open;		/* the last line has no newline yet */
	char text[LOG_SIZE];
} log_ring;

/* Where to echo. Configuration, not state: a restore keeps it. */
static int echo_fd = -1;

void cf_log_echo(int fd)
{
	echo_fd = fd;
}

static void log_write(const char *s, unsigned long len)
{
	for (unsigned long i = 0; i < len; i++)
		log_ring.text[log_ring.head++ % LOG_SIZE] = s[i];
	if (echo_fd >= 0)
		cf_host_write(echo_fd, s, len);
}

/* What the ring has lost is skipped: the result begins at the oldest byte. */
unsigned long cf_log_read(unsigned long from, char *buf, unsigned long size)
{
	unsigned long n = 0;

	if (log_ring.head > LOG_SIZE && from < log_ring.head - LOG_SIZE)
		from = log_ring.head - LOG_SIZE;
	while (n < size && from + n < log_ring.head) {
		buf[n] = log_ring.text[(from + n) % LOG_SIZE];
		n++;
	}
	return n;
}

/* The length of a level in front: of today "\0013", or of old "<3>". */
static int level_skip(const char *s, bool *is_continued)
{
	*is_continued = false;
	if (s[0] == KERN_SOH_ASCII && s[1]) {
		*is_continued = s[1] == 'c';
		return 2;
	}
	return s[0] == '<' && (isdigit(s[1]) || s[1] == 'c') && s[2] == '>' ?
		3 : 0;
}

int vprintk(const char *fmt, va_list args)
{
	char text[LINE_MAX];
	bool is_continued;
	int len = vscnprintf(text, sizeof(text), fmt, args);
	int skip = level_skip(text, &is_continued);

	if (log_ring.open && skip && !is_continued)
		log_write("\n", 1);
	log_write(text + skip, len - skip);
	if (len > skip)
		log_ring.open = text[len - 1] != '\n';
	return len - skip;
}

int printk(const char *fmt, ...)
{
	va_list args;
	int len;

	va_start(args, fmt);
	len = vprintk(fmt, args);
	va_end(args);
	return len;
}

int printk_ratelimit(void)
{
	return 1;
}

/* KAPI-STUB: omits the stack: addresses would differ from run to run. */
void dump_stack(void)
{
	printk("Call Trace: of task %d (%s)\n", current->pid, current->comm);
}

void cf_warn(const char *file, int line, const char *function,
	     const char *fmt, ...)
{
	va_list args;

	printk(KERN_WARNING "WARNING: at %s:%d %s()\n", kbasename(file), line,
	       function);
	if (!fmt)
		return;
	va_start(args, fmt);
	vprintk(fmt, args);
	va_end(args);
	if (log_ring.open)
		printk(KERN_CONT "\n");
}

void cf_bug(const char *file, int line, const char *function)
{
	char text[256];

	printk(KERN_CRIT "kernel BUG at %s:%d!\n", kbasename(file), line);
	snprintf(text, sizeof(text), "BUG in %s() at %s:%d", function, file,
		 line);
	cf_oops_raise(CF_OOPS_BUG, text);
}

void panic(const char *fmt, ...)
{
	char text[256];
	va_list args;
	int len = scnprintf(text, sizeof(text), "panic: ");

	va_start(args, fmt);
	vscnprintf(text + len, sizeof(text) - len, fmt, args);
	va_end(args);
	printk(KERN_EMERG "Kernel %s\n", text);
	cf_oops_raise(CF_OOPS_BUG, text);
}
