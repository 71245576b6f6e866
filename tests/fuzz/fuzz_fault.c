// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Any bytes as a fault expression: read or refused, with a place inside of the
 * text; what is read is printed, and read again as the same. Host-side.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fault/fault.h"

static void fail(const char *why, const char *text)
{
	fprintf(stderr, "%s: \"%s\"\n", why, text);
	abort();
}

static void check_refusal(const char *text, const struct cf_fault_error *why)
{
	if (!why->column || why->column > strlen(text) + 1)
		fail("no such column", text);
	if (!why->expected[0] || !why->text[0])
		fail("refused without a word", text);
}

static void check_round_trip(const char *text, const struct cf_fault *fault)
{
	char printed[CF_FAULT_TEXT_MAX], again[CF_FAULT_TEXT_MAX];
	struct cf_fault second;

	if (cf_fault_format(fault, printed, sizeof(printed)))
		fail("read, but cannot be printed", text);
	if (cf_fault_parse(printed, &second, NULL))
		fail("printed, but cannot be read", printed);
	if (memcmp(fault, &second, sizeof(second)))
		fail("another fault when read again", printed);
	if (cf_fault_format(&second, again, sizeof(again)) ||
	    strcmp(printed, again))
		fail("not its own canonical form", printed);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
	char *text = malloc(size + 1);
	struct cf_fault_error why = { .column = 0 };
	struct cf_fault fault;

	if (!text)
		abort();
	memcpy(text, data, size);
	text[size] = '\0';
	if (cf_fault_parse(text, &fault, &why))
		check_refusal(text, &why);
	else
		check_round_trip(text, &fault);
	free(text);
	return 0;
}
