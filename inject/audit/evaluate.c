// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Have the compiler say what constants of a driver's source are. Host-side.
 *
 * Only the compiler knows, with the driver's own headers and structs in sight.
 * So the source is compiled once more with a table at its end, in a section of
 * its own, and the values are read out of the object file. Each expression is
 * on a line of its own; those that the compiler speaks of are left out, and it
 * is asked again.
 */
#include <errno.h>
#include <fcntl.h>
#include <gelf.h>
#include <libelf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "evaluate.h"
#include "spawn.h"

#define SECTION "cf_constants"
#define LINES "cf_line"		/* the name that the compiler calls us by */
#define ROUNDS 5

struct entry {
	unsigned long long index;
	unsigned long long value;
};

struct table {
	struct cf_expression *list;
	int count;
	unsigned char *is_refused;
	char source[PATH_MAX + 16], object[PATH_MAX + 16], log[PATH_MAX + 16];
};

static int write_table(const struct table *table, const char *source)
{
	char *full = realpath(source, NULL);
	FILE *file = full ? fopen(table->source, "w") : NULL;

	if (!file) {
		free(full);
		return -EIO;
	}
	fprintf(file, "#include \"%s\"\n"
		"struct cf_entry { unsigned long long index, value; };\n"
		"#define CF_ENTRY(i) static const struct cf_entry cf_entry_##i \\\n"
		"__attribute__((used, section(\"" SECTION "\")))\n", full);
	for (int i = 0; i < table->count; i++)
		if (!table->is_refused[i])
			fprintf(file, "# %d \"" LINES "\"\n"
				"CF_ENTRY(%d) = { %d, (%s) };\n",
				i + 1, i, i, table->list[i].text);
	free(full);
	return fclose(file) ? -EIO : 0;
}

/* Return: how many more expressions the compiler speaks of. */
static int read_log(struct table *table)
{
	FILE *file = fopen(table->log, "r");
	char line[1024];
	int count = 0, number;

	while (file && fgets(line, sizeof(line), file)) {
		if (sscanf(line, LINES ":%d:", &number) != 1 || number < 1 ||
		    number > table->count || table->is_refused[number - 1])
			continue;
		table->is_refused[number - 1] = 1;
		count++;
	}
	if (file)
		fclose(file);
	return count;
}

static int compile(const struct cf_build *build, const struct table *table)
{
	struct cf_args args = { .count = 0 };

	cf_build_flags(build, &args);
	cf_args_add(&args, "-w");
	cf_args_add(&args, "-O0");
	cf_args_add(&args, "-g0");
	cf_args_add(&args, "-fmax-errors=0");
	cf_args_add(&args, "-c");
	cf_args_add(&args, table->source);
	cf_args_add(&args, "-o");
	cf_args_add(&args, table->object);
	return cf_spawn(&args, NULL, table->log);
}

static void take(struct table *table, const Elf_Data *data)
{
	const struct entry *entry = data->d_buf;

	for (size_t i = 0; i < data->d_size / sizeof(*entry); i++) {
		if (entry[i].index >= (unsigned int)table->count)
			continue;
		table->list[entry[i].index].value = entry[i].value;
		table->list[entry[i].index].is_known = 1;
	}
}

static void take_section(struct table *table, Elf *elf)
{
	Elf_Scn *section = NULL;
	size_t strings;

	if (elf_getshdrstrndx(elf, &strings))
		return;
	while ((section = elf_nextscn(elf, section))) {
		GElf_Shdr header;
		const char *name;
		Elf_Data *data;

		if (!gelf_getshdr(section, &header))
			continue;
		name = elf_strptr(elf, strings, header.sh_name);
		if (!name || strcmp(name, SECTION))
			continue;
		data = elf_getdata(section, NULL);
		if (data)
			take(table, data);
	}
}

static int read_object(struct table *table)
{
	int fd = open(table->object, O_RDONLY);
	Elf *elf;

	if (fd < 0)
		return -EIO;
	elf_version(EV_CURRENT);
	elf = elf_begin(fd, ELF_C_READ, NULL);
	if (elf)
		take_section(table, elf);
	elf_end(elf);
	close(fd);
	return 0;
}

static int evaluate(const struct cf_build *build, const char *source,
		    struct table *table)
{
	for (int round = 0; round < ROUNDS; round++) {
		if (write_table(table, source))
			return -EIO;
		if (!compile(build, table))
			return read_object(table);
		if (!read_log(table))
			return -EINVAL;
	}
	return -EINVAL;
}

int cf_evaluate(const struct cf_build *build, const char *source,
		struct cf_expression *list, int count)
{
	struct table table = { .list = list, .count = count };
	int error;

	if (!count)
		return 0;
	table.is_refused = calloc(count, 1);
	if (!table.is_refused)
		return -EIO;
	snprintf(table.source, sizeof(table.source), "%s/constants.c",
		 build->dir);
	snprintf(table.object, sizeof(table.object), "%s/constants.o",
		 build->dir);
	snprintf(table.log, sizeof(table.log), "%s/log", build->dir);
	error = evaluate(build, source, &table);
	free(table.is_refused);
	return error;
}
