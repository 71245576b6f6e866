/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What the simulated kernel tells AddressSanitizer, MemorySanitizer and
 * ThreadSanitizer of memory that they cannot watch by themselves: user copies,
 * which are assembly, and objects of the kernel heap. Seen by both sides.
 *
 * Which of them is in the process is found at start, not at compile time: a
 * driver that was compiled with one brings it along. While there is none, all
 * of this costs the kernel heap a branch, and user copies nothing.
 */
#ifndef CF_SANITIZER_H
#define CF_SANITIZER_H

/* Some sanitizer is in this process. */
extern unsigned char cf_sanitizer;

/** cf_sanitizer_boot() - Look which sanitizers are here, and listen to them. */
void cf_sanitizer_boot(void);

/** cf_sanitizer_has_asan() - Is AddressSanitizer in this process? */
int cf_sanitizer_has_asan(void);

/** cf_sanitizer_quiet() - Print no report that ends a run: the oops tells. */
void cf_sanitizer_quiet(void);

/*
 * A copy reads or writes kernel memory, @n bytes from @p on; then what it
 * really moved. As instrument_copy_to_user() and its like of the kernel.
 */
void cf_sanitizer_reads(const void *p, unsigned long n);
void cf_sanitizer_writes(void *p, unsigned long n);
void cf_sanitizer_has_read(const void *p, unsigned long n);
void cf_sanitizer_has_written(void *p, unsigned long n);

/* Memory that nobody may touch, and that one may again. */
void cf_sanitizer_close(const void *p, unsigned long n);
void cf_sanitizer_open(const void *p, unsigned long n);

/** cf_sanitizer_fresh() - What these bytes hold is not to be relied on. */
void cf_sanitizer_fresh(void *p, unsigned long n);

/**
 * cf_sanitizer_shadow() - What AddressSanitizer knows of a range, as memory.
 * @start: in: multiple of 8; out: where that lies
 * @size:  in and out, bytes; 0 when there is no AddressSanitizer
 */
void cf_sanitizer_shadow(unsigned long *start, unsigned long *size);

/**
 * cf_sanitizer_err_ptr() - The error pointer whose shadow was looked for.
 * @reg: registers of an instruction that touched a non-canonical address
 *
 * Context: fault handler.
 * Return: it, its last three bits gone, or 0 when it was none.
 */
unsigned long cf_sanitizer_err_ptr(const unsigned long *reg,
				   unsigned int count);

/** cf_sanitizer_copy() - memcpy() that no sanitizer looks at. */
void cf_sanitizer_copy(void *to, const void *from, unsigned long n);

/* Before the stack changes to another one, and then, on that one. */
void cf_sanitizer_leave_stack(const void *bottom, unsigned long size);
void cf_sanitizer_enter_stack(void);

#endif
