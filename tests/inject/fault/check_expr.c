/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Fault expressions as text: read, refused, printed. Host-side. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fault/action.h"

#define ROUNDS 10000

/* What is read, and the canonical form in which it is printed. */
static const struct {
	const char *text;
	const char *canonical;
} accepted[] = {
	{ "efault", "*/*#1 efault" },
	{ "  efault\t", "*/*#1 efault" },
	{ "#3 midcopy@4", "*/*#3 midcopy@4" },
	{ "scull_write/copy_from_user#2 midcopy@37",
	  "scull_write/copy_from_user#2 midcopy@37" },
	{ "scull_write/copy_from_user #2 midcopy@37",
	  "scull_write/copy_from_user#2 midcopy@37" },
	{ "*/get_user notpresent", "*/get_user#1 notpresent@0" },
	{ "scull/scull_read/copy_to_user#3+ efault",
	  "scull/scull_read/copy_to_user#3+ efault" },
	{ "scull_read/copy_to_user:2#1..4 partial@end-1 sticky slack=8",
	  "scull_read/copy_to_user:2#1..4 partial@end-1 sticky slack=8" },
	{ "*/s?ull_*/copy_*_user partial@0x25",
	  "s?ull_*/copy_*_user#1 partial@37" },
	{ "*/* midcopy@4k", "*/*#1 midcopy@4096" },
	{ "*/* midcopy@page", "*/*#1 midcopy@page+0" },
	{ "*/* midcopy@page+3", "*/*#1 midcopy@page+3" },
	{ "*/* partial@end slack=8", "*/*#1 partial@end slack=8" },
	{ "*/* partial@end-0", "*/*#1 partial@end" },
	{ "*/*#5..5 partial@1 transient", "*/*#5 partial@1" },
	{ "efault sticky", "*/*#1 efault" },
	{ "efault transient", "*/*#1 efault transient" },
	{ "efault@0", "*/*#1 efault" },
	{ "midcopy@1 slack=7 transient", "*/*#1 midcopy@1 transient slack=7" },
	{ "notpresent@3 slack=2 unserviceable sticky",
	  "*/*#1 notpresent@3 sticky unserviceable slack=2" },
	{ "midcopy@5 round=8", "*/*#1 midcopy@5 round=8" },
	{ "midcopy@5 round=4 slack=2", "*/*#1 midcopy@5 slack=2 round=4" },
	{ "notpresent@3 round=4 unserviceable",
	  "*/*#1 notpresent@3 unserviceable round=4" },
	{ "*/get_user notpresent then flip(0,0xff)",
	  "*/get_user#1 notpresent@0 then flip(0,0xff)" },
	{ "notpresent then flip ( 1k , 128 )",
	  "*/*#1 notpresent@0 then flip(1024,0x80)" },
	{ "scull_read/*#2 notpresent@3 then  write ",
	  "scull_read/*#2 notpresent@3 then write" },
	{ "notpresent then flip(0,1) then ioctl( 0x6B01 )",
	  "*/*#1 notpresent@0 then flip(0,0x01) then ioctl(0x6b01)" },
	{ "notpresent then flip(0,1)then flip(2,3)",
	  "*/*#1 notpresent@0 then flip(0,0x01) then flip(2,0x03)" },
	{ "ioctl:A_B1/get_user efault", "ioctl:A_B1/*/get_user#1 efault" },
	{ "ioctl:0x6b01/* efault", "ioctl:0x6b01/*/*#1 efault" },
	{ "ioctl:A/f/get_user:2#3+ efault", "ioctl:A/f/get_user:2#3+ efault" },
	{ "ioctl:A/d/f/get_user efault", "ioctl:A/d/f/get_user#1 efault" },
	{ "ioctl/get_user efault", "ioctl/get_user#1 efault" },
	{ "midcopy@.hdr.len", "*/*#1 midcopy@.hdr.len" },
	{ "midcopy@.hdr.len+0x3 sticky", "*/*#1 midcopy@.hdr.len+3" },
	{ "midcopy@.len+0", "*/*#1 midcopy@.len" },
	{ "partial@scull_stats.quanta", "*/*#1 partial@scull_stats.quanta" },
	{ "partial@end.len", "*/*#1 partial@end.len" },
	{ "partial@.item[2].x[0]+1", "*/*#1 partial@.item[2].x[0]+1" },
};

START_TEST(parse_accepted_prints_canonical_form)
{
	struct cf_fault fault;
	struct cf_fault_error err;
	char text[CF_FAULT_TEXT_MAX];

	ck_assert_msg(!cf_fault_parse(accepted[_i].text, &fault, &err),
		      "'%s': %s", accepted[_i].text, err.text);
	ck_assert_int_eq(cf_fault_format(&fault, text, sizeof(text)), 0);
	ck_assert_str_eq(text, accepted[_i].canonical);
	/* The canonical form is its own. */
	ck_assert(!cf_fault_parse(text, &fault, &err));
	ck_assert_int_eq(cf_fault_format(&fault, text, sizeof(text)), 0);
	ck_assert_str_eq(text, accepted[_i].canonical);
}
END_TEST

/* Each line of rejected.txt: refused with this column and message. */
static void check_rejected_line(char *line)
{
	struct cf_fault fault, untouched;
	struct cf_fault_error err;
	char *expr, *message, expected[600];
	unsigned int column = strtoul(line, &expr, 10);

	message = strrchr(++expr, '|');
	*message++ = '\0';
	memset(&fault, 0xa5, sizeof(fault));
	untouched = fault;
	ck_assert_msg(cf_fault_parse(expr, &fault, &err) == -22, "'%s'", expr);
	ck_assert(!memcmp(&fault, &untouched, sizeof(fault)));
	snprintf(expected, sizeof(expected), "column %u: %s", column, message);
	/* A blank is quoted with what follows; the table shows the blank. */
	ck_assert_msg(!strcmp(err.text, expected),
		      "'%s'\n  says     %s\n  expected %s", expr, err.text,
		      expected);
	ck_assert_uint_eq(err.column, column);
}

START_TEST(parse_rejected_names_column_and_expectation)
{
	const char *srcdir = getenv("srcdir");
	char path[4096], line[1024];
	unsigned int lines = 0;
	FILE *file;

	snprintf(path, sizeof(path), "%s/tests/inject/fault/rejected.txt",
		 srcdir ? srcdir : ".");
	file = fopen(path, "r");
	ck_assert_msg(file != NULL, "%s", path);
	while (fgets(line, sizeof(line), file)) {
		line[strcspn(line, "\n")] = '\0';
		if (line[0] == '#' || !line[0])
			continue;
		check_rejected_line(line);
		lines++;
	}
	fclose(file);
	ck_assert_uint_ge(lines, 50);
}
END_TEST

/* No error struct wanted: refused all the same. */
START_TEST(parse_without_error_struct_refuses)
{
	struct cf_fault fault;

	ck_assert_int_eq(cf_fault_parse("midcpy", &fault, NULL), -22);
}
END_TEST

START_TEST(parse_too_long_text_refuses)
{
	char text[CF_FAULT_TEXT_MAX + 8];
	struct cf_fault fault;
	struct cf_fault_error err;

	memset(text, ' ', sizeof(text));
	memcpy(text, "efault", 6);
	text[CF_FAULT_TEXT_MAX] = '\0';
	ck_assert_int_eq(cf_fault_parse(text, &fault, &err), -22);
	text[CF_FAULT_TEXT_MAX - 1] = '\0';
	ck_assert_int_eq(cf_fault_parse(text, &fault, &err), 0);
}
END_TEST

/* A linear congruence is random enough, and the same everywhere. */
static unsigned long draw(unsigned long limit)
{
	static unsigned long state = 20240607;

	state = state * 6364136223846793005UL + 1442695040888963407UL;
	return (state >> 33) % limit;
}

static unsigned long draw_number(void)
{
	static const unsigned long edges[] = {
		0, 1, 7, 4095, 4096, 0xffffffffUL, 1UL << 32, ~0UL - 1, ~0UL,
	};

	return draw(3) ? draw(9000) :
			 edges[draw(sizeof(edges) / sizeof(edges[0]))];
}

static void draw_name(char *name)
{
	static const char letters[] = "abcxyzABC_019*?";
	size_t n = 1 + draw(CF_FAULT_NAME_MAX - 1), i;

	for (i = 0; i < n; i++)
		name[i] = letters[draw(sizeof(letters) - 1)];
}

/* Every row of actions.def, by its form. */
static void draw_actions(struct cf_fault *f)
{
	f->actions = draw(CF_ACTIONS_MAX + 1);
	for (int i = 0; i < f->actions; i++) {
		struct cf_fault_action *action = &f->action[i];
		const struct cf_action_form *form;

		action->type = cf_fault_guest(f) ? CF_ACTION_FLIP :
			       draw(CF_ACTION_COUNT);
		form = cf_action_form(action->type);
		for (int j = 0; j < CF_ACTION_ARGS; j++)
			if (form->arg[j] == CF_ARG_OFFSET)
				action->arg[j] = draw_number();
			else if (form->arg[j] == CF_ARG_MASK)
				action->arg[j] = 1 + draw(255);
			else if (form->arg[j] == CF_ARG_NUMBER)
				action->arg[j] = draw_number() & 0xffffffff;
	}
}

static const char *const fields[] = {
	".a", ".hdr.len", "scull_stats.quanta", "_x1.y_2[3].z", ".a[0][17]",
};

static void draw_kind(struct cf_fault *f)
{
	f->kind = 1 + draw(CF_KIND_COUNT - 1);
	f->sticky = draw(2);
	if (f->kind == CF_KIND_EFAULT)
		return;
	f->base = draw(CF_FAULT_BASE_COUNT);
	f->offset = draw_number();
	if (f->base == CF_FAULT_FIELD)
		snprintf(f->field, sizeof(f->field), "%s",
			 fields[draw(sizeof(fields) / sizeof(fields[0]))]);
	if (f->kind == CF_KIND_NOTPRESENT && draw(2)) {
		f->sticky = 0;
		draw_actions(f);
		return;
	}
	f->unserviceable = f->kind == CF_KIND_NOTPRESENT;
	f->slack = draw(2) ? draw_number() : 0;
	f->round = 4 * draw(3);
}

static void draw_fault(struct cf_fault *f)
{
	memset(f, 0, sizeof(*f));
	if (!draw(3))
		snprintf(f->ioctl, sizeof(f->ioctl), draw(2) ? "N%lu" : "%lu",
			 draw_number());
	if (draw(2))
		draw_name(f->driver);
	if (!strcmp(f->driver, "*"))
		f->driver[0] = '\0';
	draw_name(f->function);
	snprintf(f->prim, sizeof(f->prim), "%s",
		 cf_prims[1 + draw(CF_PRIM_COUNT - 1)].name);
	f->ordinal = draw(2) ? draw(0xffffffffUL) : 0;
	f->occ_first = draw_number();
	f->occ_first += !f->occ_first;
	f->occ_last = f->occ_first;
	if (!draw(3))
		f->occ_last = CF_FAULT_FOREVER;
	else if (draw(2) && f->occ_first < 1000000)
		f->occ_last += draw_number() / 2;
	draw_kind(f);
}

/* Any valid fault, printed and read again, is the same fault. */
START_TEST(format_then_parse_gives_equal_fault)
{
	struct cf_fault in, out;
	struct cf_fault_error err;
	char text[CF_FAULT_TEXT_MAX];
	unsigned int i;

	for (i = 0; i < ROUNDS; i++) {
		draw_fault(&in);
		ck_assert_int_eq(cf_fault_format(&in, text, sizeof(text)), 0);
		ck_assert_msg(!cf_fault_parse(text, &out, &err), "'%s': %s",
			      text, err.text);
		ck_assert_msg(!memcmp(&in, &out, sizeof(in)), "'%s'", text);
	}
}
END_TEST

START_TEST(format_small_buffer_says_so)
{
	char text[CF_FAULT_TEXT_MAX];
	struct cf_fault fault;
	size_t n;

	ck_assert(!cf_fault_parse("a/get_user midcopy@3 transient", &fault, NULL));
	ck_assert_int_eq(cf_fault_format(&fault, text, sizeof(text)), 0);
	n = strlen(text);
	ck_assert_int_eq(cf_fault_format(&fault, text, n + 1), 0);
	ck_assert_int_eq(cf_fault_format(&fault, text, n), -28);
}
END_TEST

START_TEST(format_invalid_struct_refuses)
{
	char text[CF_FAULT_TEXT_MAX];
	struct cf_fault fault;

	memset(&fault, 0, sizeof(fault));
	ck_assert_int_eq(cf_fault_format(&fault, text, sizeof(text)), -22);
	memset(&fault, 'a', sizeof(fault));
	ck_assert_int_eq(cf_fault_format(&fault, text, sizeof(text)), -22);
}
END_TEST

static const struct {
	const char *glob;
	const char *name;
	int matches;
} globs[] = {
	{ "*", "", 1 },	     { "*", "abc", 1 },	      { "", "", 1 },
	{ "", "a", 0 },	     { "?", "", 0 },	      { "a?c", "abc", 1 },
	{ "a*c", "ac", 1 },  { "a*c", "abcbc", 1 },   { "a*c", "abcb", 0 },
	{ "*_user", "copy_to_user", 1 },	      { "*a*a*", "a", 0 },
	{ "copy_*_user", "copy_to_user", 1 },	      { "**", "x", 1 },
	{ "copy_to_user", "__copy_to_user", 0 },
};

START_TEST(glob_matches_whole_name)
{
	ck_assert_msg(cf_glob_match(globs[_i].glob, globs[_i].name) ==
		      globs[_i].matches, "%s %s", globs[_i].glob,
		      globs[_i].name);
}
END_TEST

START_TEST(distance_counts_edits)
{
	ck_assert_uint_eq(cf_word_distance("", ""), 0);
	ck_assert_uint_eq(cf_word_distance("", "abc"), 3);
	ck_assert_uint_eq(cf_word_distance("midcopy", "midcopy"), 0);
	ck_assert_uint_eq(cf_word_distance("midcpy", "midcopy"), 1);
	ck_assert_uint_eq(cf_word_distance("midcpoy", "midcopy"), 1);
	ck_assert_uint_eq(cf_word_distance("kitten", "sitting"), 3);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("inject/fault/expr");
	TCase *tc = tcase_create("expr");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_loop_test(tc, parse_accepted_prints_canonical_form, 0,
			    sizeof(accepted) / sizeof(accepted[0]));
	tcase_add_test(tc, parse_rejected_names_column_and_expectation);
	tcase_add_test(tc, parse_without_error_struct_refuses);
	tcase_add_test(tc, parse_too_long_text_refuses);
	tcase_add_test(tc, format_then_parse_gives_equal_fault);
	tcase_add_test(tc, format_small_buffer_says_so);
	tcase_add_test(tc, format_invalid_struct_refuses);
	tcase_add_loop_test(tc, glob_matches_whole_name, 0,
			    sizeof(globs) / sizeof(globs[0]));
	tcase_add_test(tc, distance_counts_edits);
	suite_add_tcase(suite, tc);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? 1 : 0;
}
