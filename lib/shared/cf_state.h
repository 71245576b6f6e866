/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Where the simulated kernel keeps what may change during a run, so that a
 * snapshot can copy it back. Seen by both sides.
 *
 * Three homes, no fourth: static variables marked __cf_state, memory from the
 * kernel heap arena (kmalloc and friends, task stacks), and the writable data
 * of loaded drivers. A kernel-side static that is not marked and not const is
 * a bug: tests/style looks for them.
 */
#ifndef CF_STATE_H
#define CF_STATE_H

#define __cf_state __attribute__((section("cf_state")))

/*
 * For what is set before the first run and never again: a run that changes it
 * has written wild, and cf_guard_damage() says so.
 */
#define __cf_fixed __attribute__((section("cf_fixed")))

/**
 * cf_arena_range() - The kernel heap arena: what is in use of it.
 * @start: out, lowest address
 * @used:  out, bytes from @start that have ever been handed out
 *
 * A snapshot copies [start, start + used).
 */
void cf_arena_range(unsigned long *start, unsigned long *used);

/** cf_arena_open() - Bytes from the arena's start that can be touched. */
unsigned long cf_arena_open(void);

/**
 * cf_arena_rewind() - Make what lies behind the arena's used part as it was.
 * @used: as cf_arena_range() said then
 * @open: as cf_arena_open() said then
 *
 * Zeroes [used, open) as far as anything was handed out since, and a page
 * more; what was opened since is closed. Call it before the bookkeeping, which
 * is state, is put back.
 */
void cf_arena_rewind(unsigned long used, unsigned long open);

/** cf_task_range() - The memory of the calling host thread's own task. */
void cf_task_range(void **start, unsigned long *size);

/**
 * cf_snapshot_take() - Remember the simulated kernel as it is now.
 *
 * Kernel heap, marked statics, writable data of every driver loaded by
 * cf_module_load(), user pages and their presence, the calling task.
 * One snapshot at a time; a second call replaces the first.
 *
 * Return: R2. 0, or -ENOMEM (12).
 */
int cf_snapshot_take(void);

/** cf_snapshot_restore() - Put everything back. Must be called on the task and stack that took it. */
void cf_snapshot_restore(void);

#endif
