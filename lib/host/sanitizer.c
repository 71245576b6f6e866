// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Tell the sanitizers what they cannot see, and make an oops of what they tell
 * us. Host-side.
 *
 * All of their functions are weak: they are here when the program, or the
 * driver, was built with -fsanitize, and NULL when not. So one library serves
 * drivers of both sorts.
 *
 * A report of AddressSanitizer or of UndefinedBehaviorSanitizer about code of
 * the simulated kernel ends the run, as an oops does: it has the instruction,
 * the frames, and the kernel object that was missed. One about anything else
 * in the process is left to the sanitizer.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <execinfo.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cf_arch.h>
#include <cf_context.h>
#include <cf_mm.h>
#include <cf_oops.h>
#include <cf_sanitizer.h>
#include <cf_syscall.h>
#include <copyfault/symbol.h>

#include "../mm/mm.h"
#include "host.h"

#define WEAK __attribute__((weak))

WEAK void __asan_poison_memory_region(const volatile void *, unsigned long);
WEAK void __asan_unpoison_memory_region(const volatile void *, unsigned long);
WEAK void *__asan_region_is_poisoned(void *, unsigned long);
WEAK void __asan_report_load_n(void *, long);
WEAK void __asan_report_store_n(void *, long);
WEAK void __asan_get_shadow_mapping(unsigned long *, unsigned long *);
WEAK void __sanitizer_set_report_fd(void *);
WEAK void __asan_set_error_report_callback(void (*)(const char *));
WEAK void *__asan_get_report_bp(void);
WEAK void *__asan_get_report_address(void);
WEAK int __asan_get_report_access_type(void);
WEAK unsigned long __asan_get_report_access_size(void);
WEAK const char *__asan_get_report_description(void);
WEAK void __sanitizer_start_switch_fiber(void **, const void *, unsigned long);
WEAK void __sanitizer_finish_switch_fiber(void *, const void **,
					  unsigned long *);
WEAK void __msan_unpoison(const volatile void *, unsigned long);
WEAK void __msan_poison(const volatile void *, unsigned long);
WEAK void __msan_check_mem_is_initialized(const volatile void *,
					  unsigned long);
WEAK void __tsan_read_range(void *, long);
WEAK void __tsan_write_range(void *, long);
WEAK void __ubsan_get_current_report_data(const char **, const char **,
					  const char **, unsigned int *,
					  unsigned int *, char **);
void __ubsan_on_report(void);

unsigned char cf_sanitizer;
static long null_fd;	/* 0: reports are printed */

int cf_sanitizer_has_asan(void)
{
	return __asan_region_is_poisoned != NULL;
}

/* ---- what they are told ---- */

/*
 * An address that no memory of a process can have is not theirs to judge: the
 * copy faults there, and that is an oops.
 */
static int is_process_address(const void *p)
{
	return !((unsigned long long)(unsigned long)p >> 48);
}

void cf_sanitizer_reads(const void *p, unsigned long n)
{
	char *bad = NULL;

	if (!is_process_address(p))
		return;
	if (__asan_region_is_poisoned)
		bad = __asan_region_is_poisoned((void *)p, n);
	if (bad)
		__asan_report_load_n(bad, n - (bad - (const char *)p));
	if (__tsan_read_range)
		__tsan_read_range((void *)p, n);
}

void cf_sanitizer_writes(void *p, unsigned long n)
{
	char *bad = NULL;

	if (!is_process_address(p))
		return;
	if (__asan_region_is_poisoned)
		bad = __asan_region_is_poisoned(p, n);
	if (bad)
		__asan_report_store_n(bad, n - (bad - (char *)p));
	if (__tsan_write_range)
		__tsan_write_range(p, n);
}

void cf_sanitizer_has_read(const void *p, unsigned long n)
{
	if (__msan_check_mem_is_initialized)
		__msan_check_mem_is_initialized(p, n);
}

void cf_sanitizer_has_written(void *p, unsigned long n)
{
	if (__msan_unpoison)
		__msan_unpoison(p, n);
}

void cf_sanitizer_close(const void *p, unsigned long n)
{
	if (__asan_poison_memory_region)
		__asan_poison_memory_region(p, n);
}

void cf_sanitizer_open(const void *p, unsigned long n)
{
	if (__asan_unpoison_memory_region)
		__asan_unpoison_memory_region(p, n);
}

void cf_sanitizer_fresh(void *p, unsigned long n)
{
	if (__msan_poison)
		__msan_poison(p, n);
}

void cf_sanitizer_shadow(unsigned long *start, unsigned long *size)
{
	unsigned long scale, offset;

	if (!__asan_get_shadow_mapping) {
		*size = 0;
		return;
	}
	__asan_get_shadow_mapping(&scale, &offset);
	*start = (*start >> scale) + offset;
	*size = (*size + (1UL << scale) - 1) >> scale;
}

void cf_sanitizer_copy(void *to, const void *from, unsigned long n)
{
	if (!cf_sanitizer)
		memcpy(to, from, n);
	else	/* instructions that nobody instruments */
		cf_arch_copy_from_user(to, from, n);
}

/* No fake stacks: a snapshot could not put them back. */
void cf_sanitizer_leave_stack(const void *bottom, unsigned long size)
{
	if (__sanitizer_start_switch_fiber)
		__sanitizer_start_switch_fiber(NULL, bottom, size);
}

void cf_sanitizer_enter_stack(void)
{
	if (__sanitizer_finish_switch_fiber)
		__sanitizer_finish_switch_fiber(NULL, NULL, NULL);
}

/* ---- what they tell ---- */

/* Its shadow index, all ones but for the lowest bits, is no other number's. */
unsigned long cf_sanitizer_err_ptr(const unsigned long *reg,
				   unsigned int count)
{
	const unsigned long lowest = -CF_PAGE_SIZE;

	if (!__asan_region_is_poisoned)
		return 0;
	for (unsigned int i = 0; i < count; i++)
		if (reg[i] >= lowest >> 3 && reg[i] <= ~0UL >> 3)
			return reg[i] << 3;
	return 0;
}

static int is_ours(void)
{
	const struct cf_context *context = cf_context();

	return context->kernel || context->access;
}

/* "write of 8 bytes, 0 bytes past object 3 of 16 bytes, from f at a.c:7". */
static void describe(char *text, size_t room, const char *what,
		     unsigned long address)
{
	struct cf_object object;
	struct cf_symbol symbol;
	int state = cf_object_near(address, &object);
	long at = address - object.address;
	size_t n = snprintf(text, room, "%s: %s of %lu bytes", what,
			    __asan_get_report_access_type() ? "write" : "read",
			    __asan_get_report_access_size());

	if (state < 0 || n >= room)
		return;
	if (at < 0)
		n += snprintf(text + n, room - n, ", %ld bytes before", -at);
	else if ((unsigned long)at >= object.size)
		n += snprintf(text + n, room - n, ", %lu bytes past the end of",
			      at - object.size);
	else
		n += snprintf(text + n, room - n, ", at byte %ld of", at);
	if (n < room)
		n += snprintf(text + n, room - n, " %sobject %lu of %lu bytes",
			      state ? "freed " : "", object.serial,
			      object.size);
	if (n < room && object.caller &&
	    cf_symbol_lookup(object.caller - 1, &symbol) && symbol.line)
		snprintf(text + n, room - n, ", %s in %s at %s:%u",
			 state ? "freed" : "allocated", symbol.function,
			 symbol.file, symbol.line);
}

/* Is this address in the object that @function belongs to? */
static int is_beside(unsigned long address, const void *function)
{
	Dl_info here, there;

	return dladdr((void *)address, &here) && dladdr(function, &there) &&
	       here.dli_fbase == there.dli_fbase;
}

/* The runtime's own frames, of an interceptor as of memcpy(), are no news. */
static void find_frames(struct cf_oops *to)
{
	unsigned int own = 0;

	to->nframes = 0;
	cf_backtrace(to, (unsigned long)__asan_get_report_bp());
	while (own < to->nframes &&
	       is_beside(to->frame[own], __asan_get_report_bp))
		own++;
	to->nframes -= own;
	memmove(to->frame, to->frame + own, to->nframes * sizeof(*to->frame));
	if (to->nframes)	/* an instruction, not a return address */
		to->frame[0]--;
	to->ip = to->frame[0];
}

static void on_asan_report(const char *report)
{
	static struct cf_oops oops;
	static char text[256];

	if (!is_ours()) {
		if (null_fd)	/* not printed yet */
			dprintf(STDERR_FILENO, "%s", report);
		return;
	}
	oops.address = (unsigned long)__asan_get_report_address();
	describe(text, sizeof(text), __asan_get_report_description(),
		 oops.address);
	oops.reason = CF_OOPS_SANITIZER;
	oops.text = text;
	oops.write = __asan_get_report_access_type();
	find_frames(&oops);
	cf_oops_deliver(&oops);
}

/*
 * The frames behind those of the runtime, of which @caller is the innermost:
 * backtrace() gets through them, a chain of frame pointers would not.
 */
static void find_frames_behind(struct cf_oops *to, unsigned long caller)
{
	void *frame[2 * CF_OOPS_FRAMES];
	int count = backtrace(frame, 2 * CF_OOPS_FRAMES);
	int i = 0;

	while (i < count && (unsigned long)frame[i] != caller)
		i++;
	while (i < count && is_beside((unsigned long)frame[i], (void *)caller))
		i++;
	to->nframes = 0;
	while (i < count && to->nframes < CF_OOPS_FRAMES)
		to->frame[to->nframes++] = (unsigned long)frame[i++];
	if (to->nframes)	/* an instruction, not a return address */
		to->frame[0]--;
	to->ip = to->frame[0];
}

/* Called by UndefinedBehaviorSanitizer once for each report. */
void __ubsan_on_report(void)
{
	const char *kind, *message, *file;
	static struct cf_oops oops;
	static char text[256];
	unsigned int line, column;
	char *address;

	if (!__ubsan_get_current_report_data || !is_ours())
		return;
	__ubsan_get_current_report_data(&kind, &message, &file, &line,
					&column, &address);
	snprintf(text, sizeof(text), "%s: %s", kind, message);
	oops.reason = CF_OOPS_SANITIZER;
	oops.text = text;
	find_frames_behind(&oops,
			   (unsigned long)__builtin_return_address(0));
	cf_oops_deliver(&oops);
}

/* Of this process: a child would open a file of its own. */
static void hush(void)
{
	__sanitizer_set_report_fd((void *)null_fd);
}

void cf_sanitizer_quiet(void)
{
	int fd = __sanitizer_set_report_fd ?
		 open("/dev/null", O_WRONLY | O_CLOEXEC) : -1;

	if (fd < 0)
		return;
	null_fd = fd;
	hush();
	pthread_atfork(NULL, NULL, hush);
}

void cf_sanitizer_boot(void)
{
	cf_sanitizer = __asan_region_is_poisoned || __msan_unpoison ||
		       __tsan_write_range;
	cf_special_set(CF_SPECIAL_SANITIZER, cf_sanitizer);
	if (__asan_set_error_report_callback)
		__asan_set_error_report_callback(on_asan_report);
}
