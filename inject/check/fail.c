/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * How a test fails: the message with the fault before it, the place, and
 * getting there from wherever the assertion stood. Host-side.
 *
 * The test framework may only be told by the host thread that runs the test,
 * on its own stack: Check leaves by longjmp(). So another thread, or another
 * task of the simulated kernel, keeps its message here and ends; the test
 * fails with it when it next asserts, or ends. The first message is the one
 * that is kept.
 */
#define _GNU_SOURCE /* strerrorname_np() */
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <copyfault/fault.h>
#include <copyfault/symbol.h>
#include <copyfault/test.h>

#include "cf_oops.h"

#include "check/fail.h"
#include "fault/fault.h"

#define MESSAGE_MAX 4096
#define PREFIX_MAX 2048

struct message {
	char file[512];
	int line;
	char text[MESSAGE_MAX];
};

static struct {
	pthread_mutex_t lock; /* of all below, and of those we ask */
	void (*failed)(const char *file, int line, const char *message);
	pthread_t thread; /* that runs the tests */
	int has_thread;
	pid_t booted; /* process in which the kernel came up */
	char name[128]; /* of the case that runs */
	char note[PREFIX_MAX]; /* what is said while nothing is armed */
	const char *pin_file; /* whom helpers blame; NULL: their caller */
	int pin_line;
	int is_late; /* @late is full */
	struct message late;
} suite = { .lock = PTHREAD_MUTEX_INITIALIZER };

static __thread unsigned long caller;

void cf_fail_caller(unsigned long ip)
{
	caller = ip;
}

void cf_fail_pin(const char *file, int line)
{
	suite.pin_file = file;
	suite.pin_line = line;
}

int cf_fail_is_elsewhere(void)
{
	return suite.has_thread && !pthread_equal(pthread_self(), suite.thread);
}

const char *cf_errno_text(long long ret, char *buf)
{
	const char *name =
		ret < 0 && ret >= -4095 ? strerrorname_np((int)-ret) : NULL;

	if (name)
		snprintf(buf, 24, "-%s", name);
	else
		snprintf(buf, 24, "%lld", ret);
	return buf;
}

void cf_nearest(const char *word, const char *candidate, const char **best,
		unsigned int *distance)
{
	unsigned int away = cf_word_distance(word, candidate);

	if (away > strlen(word) / 2 || (*best && away >= *distance))
		return;
	*best = candidate;
	*distance = away;
}

/* ---- what a message begins with ---- */

void cf_fail_note(const char *phrase, const char *fault, const char *behind)
{
	snprintf(suite.note, sizeof(suite.note), "%s%s%s", phrase, fault, behind);
}

static void write_prefix(char *out, size_t size)
{
	const char *fault, *name = suite.name;

	pthread_mutex_lock(&suite.lock);
	fault = cf_fault_armed_text();
	if (fault[0])
		snprintf(out, size, "fault %s: %s%s", fault, name,
			 name[0] ? ": " : "");
	else
		snprintf(out, size, "%s: %s%s",
			 suite.note[0] ? suite.note : "no fault", name,
			 name[0] ? ": " : "");
	pthread_mutex_unlock(&suite.lock);
}

const char *cf_prefix(void)
{
	static __thread char prefix[PREFIX_MAX];

	write_prefix(prefix, sizeof(prefix));
	return prefix;
}

void cf_case(const char *format, ...)
{
	va_list args;

	suite.name[0] = '\0';
	if (!format)
		return;
	va_start(args, format);
	vsnprintf(suite.name, sizeof(suite.name), format, args);
	va_end(args);
}

/* ---- the end of a test ---- */

static void print_and_exit(const char *file, int line, const char *message)
{
	fflush(stdout);
	fprintf(stderr, "%s:%d: %s\n", file, line, message);
	exit(EXIT_FAILURE);
}

void cf_test_failed(void (*failed)(const char *file, int line, const char *message))
{
	suite.failed = failed;
}

static void __attribute__((noreturn)) tell(const struct message *message)
{
	/* They may be asleep in a frame of the test that is about to go. */
	cf_tasks_dismiss();
	(suite.failed ? suite.failed : print_and_exit)(
		message->file, message->line, message->text);
	abort(); /* it must not return */
}

static void keep(const struct message *message)
{
	pthread_mutex_lock(&suite.lock);
	if (!suite.is_late)
		suite.late = *message;
	suite.is_late = 1;
	pthread_mutex_unlock(&suite.lock);
}

static void __attribute__((noreturn)) fail(const struct message *message)
{
	if (cf_fail_is_elsewhere()) {
		keep(message);
		pthread_exit(NULL);
	}
	if (cf_task_is_other()) {
		keep(message);
		cf_task_abandon();
	}
	tell(message);
}

void cf_fail_late(void)
{
	static struct message late;
	int is_late;

	if (cf_fail_is_elsewhere() || cf_task_is_other())
		return;
	pthread_mutex_lock(&suite.lock);
	is_late = suite.is_late;
	late = suite.late;
	suite.is_late = 0;
	pthread_mutex_unlock(&suite.lock);
	if (is_late)
		tell(&late);
}

static void compose(struct message *message, const char *format, va_list args)
{
	size_t len;

	write_prefix(message->text, sizeof(message->text));
	len = strlen(message->text);
	vsnprintf(message->text + len, sizeof(message->text) - len, format, args);
}

void cf_fail(const char *file, int line, const char *format, ...)
{
	struct message message = { .line = line };
	va_list args;

	snprintf(message.file, sizeof(message.file), "%s", file);
	va_start(args, format);
	compose(&message, format, args);
	va_end(args);
	fail(&message);
}

/* Where the call stands that CF_ENTER() noted: the byte before its return. */
static void find_place(struct message *message)
{
	struct cf_symbol symbol;

	if (suite.pin_file) {
		snprintf(message->file, sizeof(message->file), "%s",
			 suite.pin_file);
		message->line = suite.pin_line;
		return;
	}
	snprintf(message->file, sizeof(message->file), "-");
	pthread_mutex_lock(&suite.lock);
	if (cf_symbol_lookup(caller - 1, &symbol) && symbol.file) {
		snprintf(message->file, sizeof(message->file), "%s", symbol.file);
		message->line = symbol.line;
	}
	pthread_mutex_unlock(&suite.lock);
}

void cf_fail_here(const char *format, ...)
{
	struct message message = { .line = 0 };
	va_list args;

	find_place(&message);
	va_start(args, format);
	compose(&message, format, args);
	va_end(args);
	fail(&message);
}

/*
 * After an oops the kernel's state is lost. The process of one test can end
 * with it; the one that runs the others cannot go on.
 */
static void on_oops(const struct cf_oops *oops)
{
	struct cf_symbol symbol;
	struct message message = { .line = 0 };
	size_t len;

	fflush(stdout);
	cf_oops_print(oops, STDERR_FILENO);
	if (getpid() == suite.booted || !suite.failed)
		_exit(139);
	snprintf(message.file, sizeof(message.file), "-");
	if (cf_symbol_lookup(oops->ip, &symbol) && symbol.file) {
		snprintf(message.file, sizeof(message.file), "%s", symbol.file);
		message.line = symbol.line;
	}
	write_prefix(message.text, sizeof(message.text));
	len = strlen(message.text);
	snprintf(message.text + len, sizeof(message.text) - len, "oops: %s%s%s",
		 cf_oops_reason_name(oops->reason), oops->text ? ": " : "",
		 oops->text ? oops->text : "");
	suite.failed(message.file, message.line, message.text);
	_exit(139);
}

void cf_fail_boot(void)
{
	suite.booted = getpid();
	cf_oops_handle(on_oops);
}

void cf_fail_begin(void)
{
	suite.thread = pthread_self();
	suite.has_thread = 1;
	suite.pin_file = NULL;
	suite.note[0] = '\0';
	suite.name[0] = '\0';
}
