// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Learn a driver's ioctl numbers from its source. Host-side.
 *
 * Which names: a macro that the source uses and that is made of _IO, _IOR,
 * _IOW or _IOWR, and whatever stands after `case`; and numbers that are spelt
 * out where they are used, or in an enum. Which numbers: evaluate.c asks the
 * compiler.
 */
#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "evaluate.h"
#include "fault/fault.h"
#include "spawn.h"

#define NAMES_MAX 4096
#define CALLS_MAX 128

struct names {
	struct {
		char text[60];
		int is_used;		/* the source has this word */
		int is_case;		/* stands after `case` */
		int is_macro;		/* an object-like macro */
		int is_io;		/* made of _IO*() */
	} name[NAMES_MAX];
	int count;
	char call[CALLS_MAX][120];	/* "_IOR('c', 2, u64)" */
	int calls;
};

static int find_name(const struct names *names, const char *text)
{
	for (int i = 0; i < names->count; i++)
		if (!strcmp(names->name[i].text, text))
			return i;
	return -1;
}

static int add_name(struct names *names, const char *text)
{
	int i = find_name(names, text);

	if (i >= 0)
		return i;
	if (names->count == NAMES_MAX ||
	    strlen(text) >= sizeof(names->name[0].text))
		return -1;
	snprintf(names->name[names->count].text,
		 sizeof(names->name[0].text), "%s", text);
	return names->count++;
}

static int note_word(const char *text, enum cf_after after, void *arg)
{
	struct names *names = arg;
	int after_case = after == CF_AFTER_CASE;
	int i = after_case ? add_name(names, text) : find_name(names, text);

	if (i >= 0) {
		names->name[i].is_used = 1;
		names->name[i].is_case |= after_case;
	}
	return 0;
}

static int note_call(const char *text, size_t size, void *arg)
{
	struct names *names = arg;

	if (names->calls < CALLS_MAX && size < sizeof(names->call[0]) &&
	    !memchr(text, '\n', size))
		snprintf(names->call[names->calls++], size + 1, "%s", text);
	return 0;
}

/* "_IOR('c', 2, u64)" as a name: "IOR_c_2_u64". */
static void name_call(struct cf_ioctl *entry, const char *call)
{
	unsigned int used = 0;
	int is_gap = 0;

	for (; *call && used + 2 < sizeof(entry->name); call++) {
		if (!isalnum((unsigned char)*call)) {
			is_gap = used > 0;
			continue;
		}
		if (is_gap)
			entry->name[used++] = '_';
		entry->name[used++] = *call;
		is_gap = 0;
	}
	entry->name[used] = '\0';
}

static int made_of_io(const char *body, const struct names *names)
{
	static const char *const makers[] = {
		"_IO(", "_IOR(", "_IOW(", "_IOWR(", "_IOC(",
	};
	char word[64];

	for (size_t i = 0; i < sizeof(makers) / sizeof(makers[0]); i++)
		if (strstr(body, makers[i]))
			return 1;
	/* Another name for one. */
	if (sscanf(body, " %63[A-Za-z0-9_]", word) == 1) {
		int i = find_name(names, word);

		return i >= 0 && names->name[i].is_io;
	}
	return 0;
}

/* One line of the compiler's list: "#define NAME body". */
static void note_macro(struct names *names, const char *line)
{
	char name[128];
	int length = 0;
	int is_io, i;

	if (sscanf(line, "#define %127[A-Za-z0-9_]%n", name, &length) != 1)
		return;
	if (line[length] == '(')
		return;		/* it takes arguments */
	is_io = made_of_io(line + length, names);
	i = is_io ? add_name(names, name) : find_name(names, name);
	if (i < 0)
		return;
	names->name[i].is_macro = 1;
	names->name[i].is_io |= is_io;
}

/* Have the compiler list every macro that is defined at the source's end. */
static int list_macros(struct cf_build *build, const char *source,
		       const char *list)
{
	struct cf_args args = { .count = 0 };

	cf_build_flags(build, &args);
	cf_args_add(&args, "-E");
	cf_args_add(&args, "-dM");
	cf_args_add(&args, source);
	return cf_spawn(&args, list, NULL) ? -EIO : 0;
}

static void read_macros(struct names *names, const char *list)
{
	FILE *file = fopen(list, "r");
	char line[4096];

	while (file && fgets(line, sizeof(line), file))
		note_macro(names, line);
	if (file)
		fclose(file);
}

static int is_wanted(const struct names *names, int i)
{
	if (names->name[i].is_io)
		return names->name[i].is_used;
	if (!names->name[i].is_case)
		return 0;
	/* Numbers below a page are cases of something else, as a rule. */
	if (names->name[i].text[0] >= '0' && names->name[i].text[0] <= '9')
		return strtoul(names->name[i].text, NULL, 0) >= 0x100;
	return names->name[i].is_macro;
}

static void take(struct cf_build *build, const struct cf_expression *found,
		 int is_call)
{
	unsigned int cmd = found->value;
	struct cf_ioctl *entry = &build->ioctl[build->ioctl_count];

	if (!found->is_known)
		return;
	for (int i = 0; i < build->ioctl_count; i++)
		if (build->ioctl[i].cmd == cmd)
			return;
	if (build->ioctl_count == CF_IOCTLS_MAX) {
		build->ioctls_dropped++;
		return;
	}
	entry->cmd = cmd;
	if (is_call)
		name_call(entry, found->text);
	else
		snprintf(entry->name, sizeof(entry->name), "%s", found->text);
	build->ioctl_count++;
}

static void add_expression(struct cf_expression *list, int *count,
			   const char *text)
{
	list[(*count)++] = (struct cf_expression) { .text = text };
}

/* Have all that is wanted evaluated. Names first, then what has none. */
static void evaluate(struct cf_build *build, const struct names *names,
		     const char *source)
{
	struct cf_expression *list = calloc(names->count + names->calls,
					    sizeof(*list));
	int count = 0, named_count;

	if (!list)
		return;
	for (int i = 0; i < names->count; i++)
		if (is_wanted(names, i))
			add_expression(list, &count, names->name[i].text);
	named_count = count;
	for (int i = 0; i < names->calls; i++)
		add_expression(list, &count, names->call[i]);
	if (!cf_evaluate(build, source, list, count))
		for (int i = 0; i < count; i++)
			take(build, &list[i], i >= named_count);
	free(list);
}

static void find_in(struct cf_build *build, struct names *names,
		    const char *source)
{
	char list[PATH_MAX + 16];

	snprintf(list, sizeof(list), "%s/macros", build->dir);
	memset(names, 0, sizeof(*names));
	if (list_macros(build, source, list))
		return;
	/*
	 * Macros first, so that of the source's words only their names and the
	 * case labels are kept; twice, for a macro that stands before the one
	 * it renames; and after the words, to know which labels are macros.
	 */
	read_macros(names, list);
	read_macros(names, list);
	if (cf_source_words(source, note_word, names))
		return;
	read_macros(names, list);
	if (cf_source_calls(source, note_call, names))
		return;
	evaluate(build, names, source);
}

void cf_ioctls_find(struct cf_build *build)
{
	struct names *names = calloc(1, sizeof(*names));

	for (int i = 0; names && i < build->source_count; i++)
		find_in(build, names, build->source[i]);
	free(names);
}

static const struct cf_build *named;

static const char *get_name(unsigned int index, unsigned int *cmd)
{
	if (index >= (unsigned int)named->ioctl_count)
		return NULL;
	*cmd = named->ioctl[index].cmd;
	return named->ioctl[index].name;
}

void cf_ioctls_name(const struct cf_build *build)
{
	named = build;
	cf_fault_ioctls(get_name);
}
