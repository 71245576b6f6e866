// SPDX-License-Identifier: LGPL-2.1-or-later
/* What a run did against what its scenario expects. Host-side. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <copyfault/fault.h>
#include <cf_mm.h>

#include "scenario/run.h"

const char *const cf_result_names[CF_RESULT_COUNT] = {
#define CF_RESULT(NAME, name, text) #name,
#include "scenario/results.def"
#undef CF_RESULT
};

/* A fault that did not happen explains all else; then come crashes. */
static int gravity(enum cf_result_kind kind)
{
	switch (kind) {
	case CF_RESULT_PASS:
		return 0;
	case CF_RESULT_FAIL:
		return 2;
	case CF_RESULT_NOTFOUND:
		return 1;
	case CF_RESULT_FINDING:
		return 3;
	case CF_RESULT_CRASH:
	case CF_RESULT_HANG:
		return 4;
	case CF_RESULT_UNFIRED:
	case CF_RESULT_UNREACHED:
		return 5;
	case CF_RESULT_BROKEN:
	case CF_RESULT_COUNT:
		break;
	}
	return 6;
}

void cf_complain(struct cf_result *result, enum cf_result_kind kind,
		 const char *format, ...)
{
	va_list args;

	if (gravity(kind) > gravity(result->kind))
		result->kind = kind;
	if (result->complaints == CF_COMPLAINTS_MAX)
		return;
	va_start(args, format);
	vsnprintf(result->text[result->complaints],
		  sizeof(result->text[0]), format, args);
	va_end(args);
	result->complaints++;
}

/* "read#2", or its label. */
static const char *step_name(const struct cf_script *script, int index)
{
	static char name[CF_LABEL_MAX + 16];
	const struct cf_step *step = &script->step[index];
	int number = 0, count = 0;

	for (int i = 0; i < script->steps; i++) {
		if (strcmp(script->step[i].name, step->name))
			continue;
		count++;
		if (i <= index)
			number++;
	}
	if (step->label)
		snprintf(name, sizeof(name), "%s", step->label);
	else if (count > 1)
		snprintf(name, sizeof(name), "%s#%d", step->name, number);
	else
		snprintf(name, sizeof(name), "%s", step->name);
	return name;
}

static const char *return_name(long value)
{
	static char text[2][40];
	static int turn;
	char *to = text[turn ^= 1];
	const char *name = value < 0 && value > -4096 ?
			   cf_errno_name(-value) : NULL;

	if (name)
		snprintf(to, sizeof(text[0]), "-%s", name);
	else
		snprintf(to, sizeof(text[0]), "%ld", value);
	return to;
}

static int is_expected(const struct cf_expect *expect, long ret)
{
	switch (expect->ret) {
	case CF_RETURN_OK:
		return ret >= 0;
	case CF_RETURN_ERROR:
		return ret < 0;
	case CF_RETURN_IS:
		return ret == expect->value;
	case CF_RETURN_ANY:
		break;
	}
	return 1;
}

static const char *expected_name(const struct cf_expect *expect)
{
	if (expect->ret == CF_RETURN_IS)
		return return_name(expect->value);
	if (expect->ret == CF_RETURN_ERROR)
		return "an error";
	return expect->node ? "no error" : "no error, for the file says nothing";
}

static void compare_step(const struct cf_run_state *state, int index,
			 const struct cf_op_record *call)
{
	const struct cf_step *step = &state->script->step[index];
	const struct cf_expect *expect = &step->expect;
	const struct cf_node *at = expect->node ? expect->node : step->node;
	const char *name = step_name(state->script, index);

	if (!call->is_done)
		cf_complain(state->result, CF_RESULT_FAIL,
			    "%s:%u: %s was never made", at->file, at->line,
			    name);
	else if (!is_expected(expect, call->ret))
		cf_complain(state->result, CF_RESULT_FAIL,
			    "%s:%u: %s returned %s, expected %s", at->file,
			    at->line, name, return_name(call->ret),
			    expected_name(expect));
	if (call->is_done && expect->pos_node &&
	    call->pos_after != expect->pos)
		cf_complain(state->result, CF_RESULT_FAIL,
			    "%s:%u: after %s f_pos is %lld, expected %lld",
			    expect->pos_node->file, expect->pos_node->line,
			    name, call->pos_after, expect->pos);
}

/* Up to eight bytes as they stand there. */
static const char *dump(const unsigned char *bytes, size_t size)
{
	static char text[2][32];
	static int turn;
	char *to = text[turn ^= 1];
	int n = 0;

	for (size_t i = 0; i < size && i < 8; i++)
		n += snprintf(to + n, sizeof(text[0]) - n, "%s%02x",
			      i ? " " : "", bytes[i]);
	return to;
}

static void compare_memory(const struct cf_run_state *state,
			   const struct cf_check *check)
{
	const struct cf_piece *piece =
		&state->script->image.piece[check->piece];
	const unsigned char *now = cf_user_ptr(piece->address + check->at,
					       check->size);
	size_t i = 0;

	while (now && i < check->size && now[i] == check->bytes[i])
		i++;
	if (now && i == check->size)
		return;
	cf_complain(state->result, CF_RESULT_FAIL,
		    "%s:%u: after %s byte %zu of %s is %s, expected %s",
		    check->node->file, check->node->line,
		    step_name(state->script, check->step), i,
		    check->what[0] ? check->what : "its argument",
		    now ? dump(now + i, check->size - i) : "not mapped",
		    dump(check->bytes + i, check->size - i));
}

static void compare_faults(const struct cf_run_state *state)
{
	const struct cf_scenario *scenario = state->scenario;
	char text[CF_FAULT_TEXT_MAX];

	for (int i = 0; i < scenario->faults; i++) {
		const struct cf_node *at = scenario->fault_node[i];

		if (cf_fault_hits(i) ||
		    cf_fault_format(&scenario->fault[i], text, sizeof(text)))
			continue;
		if (cf_fault_reached(i))
			cf_complain(state->result, CF_RESULT_UNFIRED,
				    "%s:%u: %s: %lu such %s, but not that many or not that long",
				    at->file, at->line, text,
				    cf_fault_reached(i),
				    cf_fault_reached(i) == 1 ? "copy" : "copies");
		else
			cf_complain(state->result, CF_RESULT_UNREACHED,
				    "%s:%u: %s: no step makes such a copy",
				    at->file, at->line, text);
	}
}

void cf_compare(const struct cf_run_state *state,
		const struct cf_record *record)
{
	compare_faults(state);
	for (int i = 0; i < state->script->steps; i++)
		compare_step(state, i, &record->op[i + state->shift]);
	for (int i = 0; i < state->script->image.checks; i++)
		compare_memory(state, &state->script->image.check[i]);
}

/* ---- findings ---- */

static void describe(const struct cf_finding *finding, char *text,
		     size_t size)
{
	snprintf(text, size, "%s S%d %s: %s%s%s",
		 cf_classes[finding->class].id, finding->severity,
		 cf_classes[finding->class].text, finding->expected,
		 finding->detail[0] ? "; " : "", finding->detail);
}

static void weigh_one(const struct cf_run_state *state,
		      const struct cf_finding *finding)
{
	struct cf_result *result = state->result;
	char text[520];

	describe(finding, text, sizeof(text));
	if (finding->is_crash)
		cf_complain(result, finding->class == CF_CLASS_ST9 ?
			    CF_RESULT_HANG : CF_RESULT_CRASH, "%s", text);
	else if (finding->severity <= 2 && !finding->needs_two)
		cf_complain(result, CF_RESULT_FINDING, "%s", text);
	else if (result->notes < 4)
		snprintf(result->note[result->notes++],
			 sizeof(result->note[0]), "%s", text);
}

void cf_weigh(const struct cf_run_state *state, const struct cf_tally *tally)
{
	const struct cf_node *class = state->scenario->class;
	const char *wanted = class ? class->text : NULL;
	int is_found = 0;

	if (wanted && !strncmp(wanted, "finding ", 8))
		wanted += 8;
	for (unsigned int i = 0; i < tally->findings; i++) {
		const struct cf_finding *finding = &tally->finding[i];

		if (wanted && !strcmp(wanted, cf_classes[finding->class].id))
			is_found = 1;
		else
			weigh_one(state, finding);
	}
	if (wanted && !is_found)
		cf_complain(state->result, CF_RESULT_NOTFOUND,
			    "%s:%u: no finding of class %s: if the bug is gone, take this line out",
			    class->file, class->line, wanted);
}
