/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * How the files of this folder fail the running test, and what they owe each
 * other at the beginning and end of one. Host-side.
 */
#ifndef CF_FAIL_H
#define CF_FAIL_H

/**
 * CF_ENTER() - In a public function: whatever fails, the caller's line is to
 * blame.
 *
 * Public functions do not call each other, or the blame is ours.
 */
#define CF_ENTER() cf_fail_caller((unsigned long)__builtin_return_address(0))

/** cf_fail_caller() - Set the return address that CF_ENTER() gives. */
void cf_fail_caller(unsigned long ip);

/** cf_fail_here() - cf_fail() with the place of the caller of CF_ENTER(). */
void cf_fail_here(const char *format, ...)
	__attribute__((format(printf, 1, 2), noreturn));

/** cf_fail_pin() - Until the next call of it, cf_fail_here() is about this
 * place. NULL: the caller again */
void cf_fail_pin(const char *file, int line);

/** cf_fail_late() - Fail now if another thread's or task's assertion did. */
void cf_fail_late(void);

/** cf_fail_note() - Remember what messages begin with while nothing is armed:
 * the three of them; all "": "no fault". */
void cf_fail_note(const char *phrase, const char *fault, const char *behind);

/** cf_fail_begin() - A test begins in this process and thread. */
void cf_fail_begin(void);

/** cf_fail_boot() - The kernel has booted: oopses are ours. */
void cf_fail_boot(void);

/** cf_fail_is_elsewhere() - Is this not the host thread that runs the tests? */
int cf_fail_is_elsewhere(void);

/** cf_errno_text() - "-EFAULT" or "37". @buf: at least 24 bytes. Return: @buf.
 */
const char *cf_errno_text(long long ret, char *buf);

/** cf_nearest() - The word most like @word, or NULL. Call it with each; begin
 * with *@best NULL. */
void cf_nearest(const char *word, const char *candidate, const char **best,
		unsigned int *distance);

/* task.c: a task of cf_task_begin() ends here and now; returns in any other. */
void cf_task_abandon(void);
/* task.c: send the others away. */
void cf_tasks_dismiss(void);
/* task.c: does a task of cf_task_begin() run? */
int cf_task_is_other(void);

/* user.c, ubuf.c */
void cf_user_free_all(void);
void cf_ubuf_free_all(void);
/* ubuf.c: to give back what was made since. */
unsigned long cf_ubuf_serial(void);
void cf_ubuf_free_since(unsigned long serial);

/* driver.c: remove those that are inserted; 0 or the errno, and whose. */
int cf_drivers_remove(const char **name);

/* call.c: forget the last call. */
void cf_calls_begin(void);

#endif
