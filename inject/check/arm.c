/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Faults as tests arm them, and what they have done. Host-side. */
#include <stdarg.h>
#include <stdio.h>

#include <copyfault/test.h>

#include "cf_mm.h"

#include "check/fail.h"
#include "fault/fault.h"

static void disarm(void)
{
	const char *armed = cf_fault_armed_text();

	if (armed[0])
		cf_fail_note("after fault ", armed, "");
	cf_fault_disarm();
	cf_mm_holes_clear();
}

void cf_disarm(void)
{
	disarm();
}

static void arm(const char *format, va_list args)
{
	char expr[CF_FAULT_TEXT_MAX + 1];

	vsnprintf(expr, sizeof(expr), format, args);
	cf_fault_disarm();
	cf_mm_holes_clear();
	cf_fail_note("", "", "");
	if (cf_fault_arm(expr))
		cf_fail_here("cannot arm %s", cf_fault_error());
}

void cf_arm(const char *format, ...)
{
	va_list args;

	CF_ENTER();
	va_start(args, format);
	arm(format, args);
	va_end(args);
}

void cf_fault_count(struct cf_fault_counters *counters)
{
	unsigned int i;

	counters->armed = cf_fault_armed_count();
	counters->reached = 0;
	for (i = 0; i < counters->armed; i++)
		counters->reached += cf_fault_reached(i);
	counters->fired = cf_fault_fired();
	counters->taken = cf_fault_counts.taken;
	counters->serviced = cf_fault_counts.serviced;
	counters->repaired = cf_fault_counts.fixed_up;
}

void cf_assert_fault_fired(const char *file, int line)
{
	unsigned int i, armed = cf_fault_armed_count();

	cf_fail_late();
	if (!armed)
		cf_fail(file, line, "nothing is armed that could fire");
	for (i = 0; i < armed; i++) {
		unsigned long reached = cf_fault_reached(i);

		if (cf_fault_hits(i))
			continue;
		if (!reached)
			cf_fail(file, line,
				"number %u of %u did not fire: no user copy matched it",
				i + 1, armed);
		cf_fail(file, line,
			"number %u of %u did not fire: %lu user %s matched it, none that "
			"often and that long",
			i + 1, armed, reached, reached == 1 ? "copy" : "copies");
	}
}

/* ---- one after the other ---- */

static const char *const kinds[] = { "midcopy", "notpresent", "partial" };

/*
 * Step 0 is efault, then come midcopy, notpresent and partial, each at every
 * byte. A copy that is all or nothing has no partial.
 */
static void stops_set(struct cf_stops *stops)
{
	unsigned long kind;

	stops->is_serviced = 0;
	stops->at = stops->copied = 0;
	stops->kind = "efault";
	if (!stops->step)
		return;
	kind = (stops->step - 1) / stops->size;
	stops->kind = kinds[kind];
	stops->at = (stops->step - 1) % stops->size;
	stops->is_serviced = kind == 1;
	if (stops->is_serviced)
		stops->copied = stops->size;
	else
		stops->copied = stops->is_whole ? 0 : stops->at;
}

int cf_stops_next(struct cf_stops *stops)
{
	unsigned long steps = (stops->is_whole ? 2 : 3) * stops->size;

	disarm();
	if (stops->step > steps) {
		cf_case(NULL);
		return 0;
	}
	stops_set(stops);
	stops->step++;
	cf_case("%s of %lu bytes, %s@%lu", stops->site, stops->size,
		stops->kind, stops->at);
	return 1;
}

static void arm_text(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	arm(format, args);
	va_end(args);
}

void cf_stops_arm(const struct cf_stops *stops)
{
	CF_ENTER();
	if (stops->step == 1) /* the first is efault, which has no byte */
		arm_text("%s efault", stops->site);
	else
		arm_text("%s %s@%lu", stops->site, stops->kind, stops->at);
}
