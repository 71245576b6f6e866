// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Resolve names of a driver by compiling. Host-side.
 *
 * Only the compiler knows what SCULL_IOCSQUANTUM is, with the driver's own
 * headers in sight, and that struct scull_stats has a hole at byte 28. So the
 * source is compiled once more with one line for each name behind it:
 *
 *	static enum { cf_value_0 = (SCULL_IOCGSTATS) } cf_enum_0;
 *	static __typeof__(SCULL_IOCGSTATS) cf_type_0;
 *
 * and values and types are read out of the debug information. In the second
 * line _IOR(type, nr, size) is made to mean (size *)0, so that the variable has
 * the type of the argument that the command takes. #line directives number the
 * lines as the names are, so that an error of the compiler tells which name it
 * does not know.
 */
#include <ctype.h>
#include <dwarf.h>
#include <elfutils/libdwfl.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audit/spawn.h"
#include "scenario/names.h"
#include "type/type.h"

#define MARK "cf-names"
#define TRIES 4		/* of leaving out what is no constant */

static int is_expression(const char *text)
{
	if (!isalpha((unsigned char)*text) && *text != '_')
		return 0;
	return strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_| *"
			    "abcdefghijklmnopqrstuvwxyz0123456789") ==
	       strlen(text);
}

static struct cf_name *find(const struct cf_names *names, const char *text,
			    enum cf_name_kind kind)
{
	for (int i = 0; i < names->count; i++)
		if (names->name[i].kind == kind &&
		    !strcmp(names->name[i].text, text))
			return &names->name[i];
	return NULL;
}

int cf_names_add(struct cf_names *names, const struct cf_node *node,
		 enum cf_name_kind kind)
{
	if (node->kind != CF_NODE_SCALAR || strlen(node->text) != node->length ||
	    node->length > 100 || !is_expression(node->text))
		return kind == CF_NAME_MAYBE ? 0 :
		       cf_tree_refuse(node, "", "a name that the driver's headers define");
	if (find(names, node->text, kind))
		return 0;
	if (names->count == names->room) {
		int room = names->room ? 2 * names->room : 32;
		struct cf_name *more = realloc(names->name,
					       room * sizeof(*more));

		if (!more)
			return -ENOMEM;
		names->name = more;
		names->room = room;
	}
	names->name[names->count++] = (struct cf_name) {
		.node = node, .kind = kind, .text = node->text,
	};
	return 0;
}

const struct cf_name *cf_names_find(const struct cf_names *names,
				    const char *text, enum cf_name_kind kind)
{
	const struct cf_name *name = find(names, text, kind);

	return name && !name->is_bad ? name : NULL;
}

int cf_names_constant(const struct cf_names *names, const struct cf_node *node,
		      long long *value)
{
	const struct cf_name *name;

	if (node->kind != CF_NODE_SCALAR || node->is_quoted)
		return -EINVAL;
	if (!cf_number_read(node->text, value))
		return 0;
	name = cf_names_find(names, node->text, CF_NAME_MAYBE);
	if (!name)
		return -EINVAL;
	*value = name->value;
	return 0;
}

/* ---- the source ---- */

static void put_values(FILE *file, const struct cf_names *names)
{
	for (int i = 0; i < names->count; i++) {
		const struct cf_name *name = &names->name[i];

		if (!name->is_bad && name->kind != CF_NAME_TYPE)
			fprintf(file, "#line %d \"" MARK "\"\n"
				"static enum { cf_value_%d = (%s) } cf_enum_%d __attribute__((used));\n",
				i + 1, i, name->text, i);
	}
}

static void put_types(FILE *file, const struct cf_names *names)
{
	for (int i = 0; i < names->count; i++) {
		const struct cf_name *name = &names->name[i];

		if (name->is_bad || name->kind == CF_NAME_MAYBE)
			continue;
		fprintf(file, "#line %d \"" MARK "\"\n", i + 1);
		if (name->kind == CF_NAME_TYPE)
			fprintf(file, "static %s cf_type_%d __attribute__((used));\n",
				name->text, i);
		else
			fprintf(file, "static __typeof__(%s) cf_type_%d __attribute__((used));\n",
				name->text, i);
	}
}

static int write_source(const char *path, const struct cf_names *names,
			const struct cf_build *build)
{
	char *full = realpath(build->source[0], NULL);
	FILE *file = full ? fopen(path, "w") : NULL;

	if (!file) {
		free(full);
		return -EIO;
	}
	fprintf(file, "#include \"%s\"\n", full);
	put_values(file, names);
	fputs("#undef _IO\n#undef _IOR\n#undef _IOW\n#undef _IOWR\n#undef _IOC\n"
	      "#define _IO(t, n) ((void *)0)\n"
	      "#define _IOC(d, t, n, s) ((void *)0)\n"
	      "#define _IOR(t, n, s) ((__typeof__(s) *)0)\n"
	      "#define _IOW(t, n, s) ((__typeof__(s) *)0)\n"
	      "#define _IOWR(t, n, s) ((__typeof__(s) *)0)\n", file);
	put_types(file, names);
	free(full);
	return fclose(file) ? -EIO : 0;
}

/* ---- what the compiler says ---- */

static int refuse_name(const struct cf_name *name,
		       const struct cf_build *build)
{
	struct cf_nearest nearest = { .word = name->text };

	if (name->kind == CF_NAME_TYPE)
		return cf_tree_refuse(name->node, "",
				      "a complete type of the driver, such as struct x");
	for (int i = 0; i < build->ioctl_count; i++)
		cf_nearest_offer(&nearest, build->ioctl[i].name);
	return cf_tree_refuse(name->node, cf_nearest_get(&nearest),
			      "an ioctl of the driver, by name or number");
}

/*
 * Errors at lines of ours: a constant that is none is a text then, any other
 * name is refused. Return: R2. 0 when something was left out, -EINVAL, -EIO.
 */
static int read_errors(const char *log, struct cf_names *names,
		       const struct cf_build *build)
{
	FILE *file = fopen(log, "r");
	char line[1024];
	int error = -EIO, index;

	while (file && error != -EINVAL && fgets(line, sizeof(line), file)) {
		const char *mark = strstr(line, MARK ":");
		struct cf_name *name;

		if (!mark || !strstr(mark, "error:") ||
		    sscanf(mark, MARK ":%d:", &index) != 1 || index < 1 ||
		    index > names->count)
			continue;
		name = &names->name[index - 1];
		if (name->kind == CF_NAME_MAYBE) {
			name->is_bad = 1;
			error = 0;
		} else {
			error = refuse_name(name, build);
		}
	}
	if (file)
		fclose(file);
	if (error == -EIO)
		fprintf(stderr, "%s: compiles, but not once more with names behind it\n",
			build->source[0]);
	return error;
}

static int compile(struct cf_names *names, const struct cf_build *build,
		   const char *object)
{
	char source[PATH_MAX + 32], log[PATH_MAX + 32];

	snprintf(source, sizeof(source), "%s/names.c", build->dir);
	snprintf(log, sizeof(log), "%s/names.log", build->dir);
	for (int i = 0; i < TRIES; i++) {
		struct cf_args args = { .count = 0 };
		int error = write_source(source, names, build);

		if (error)
			return error;
		cf_build_flags(build, &args);
		cf_args_add(&args, "-w");
		cf_args_add(&args, "-O0");
		cf_args_add(&args, "-fno-eliminate-unused-debug-types");
		cf_args_add(&args, "-c");
		cf_args_add(&args, source);
		cf_args_add(&args, "-o");
		cf_args_add(&args, object);
		if (!cf_spawn(&args, NULL, log))
			return 0;
		error = read_errors(log, names, build);
		if (error)
			return error;
	}
	return -EIO;
}

/* ---- the debug information ---- */

static void take_enum(struct cf_name *name, Dwarf_Die *variable)
{
	Dwarf_Die type, value;
	Dwarf_Attribute attr;
	Dwarf_Sword number = 0;
	Dwarf_Word bits = 0;

	if (!cf_type_of(variable, &type) || dwarf_child(&type, &value) ||
	    !dwarf_attr(&value, DW_AT_const_value, &attr))
		return;
	/* Forms of a fixed width are bare bits: 0xc8 is no -56. */
	if (dwarf_whatform(&attr) == DW_FORM_sdata ||
	    dwarf_whatform(&attr) == DW_FORM_implicit_const)
		dwarf_formsdata(&attr, &number);
	else if (!dwarf_formudata(&attr, &bits))
		number = bits;
	name->value = number;
}

/* A command's variable is a pointer to what the argument points to. */
static void take_type(struct cf_name *name, Dwarf_Die *variable)
{
	Dwarf_Die type;

	if (!cf_type_of(variable, &type))
		return;
	if (name->kind == CF_NAME_TYPE) {
		name->type = type;
		name->has_type = 1;
	} else if (dwarf_tag(&type) == DW_TAG_pointer_type) {
		name->has_type = cf_type_of(&type, &name->type);
	}
}

static void take_unit(struct cf_names *names, Dwarf_Die *unit)
{
	Dwarf_Die die;
	int index;

	if (dwarf_child(unit, &die))
		return;
	do {
		const char *own = dwarf_diename(&die);

		if (!own || dwarf_tag(&die) != DW_TAG_variable)
			continue;
		if (sscanf(own, "cf_enum_%d", &index) == 1 &&
		    index >= 0 && index < names->count)
			take_enum(&names->name[index], &die);
		else if (sscanf(own, "cf_type_%d", &index) == 1 &&
			 index >= 0 && index < names->count)
			take_type(&names->name[index], &die);
	} while (!dwarf_siblingof(&die, &die));
}

/* By libdwfl, which relocates: an object file's own strings are elsewhere. */
static int read_object(struct cf_names *names, const char *object)
{
	static const Dwfl_Callbacks callbacks = {
		.find_elf = dwfl_build_id_find_elf,
		.find_debuginfo = dwfl_standard_find_debuginfo,
		.section_address = dwfl_offline_section_address,
	};
	Dwfl *session = dwfl_begin(&callbacks);
	Dwfl_Module *module;
	Dwarf_Die *unit = NULL;
	Dwarf_Addr bias;

	if (!session)
		return -EIO;
	names->session = session;
	module = dwfl_report_offline(session, "", object, -1);
	dwfl_report_end(session, NULL, NULL);
	if (!module)
		return -EIO;
	while ((unit = dwfl_module_nextcu(module, unit, &bias)))
		take_unit(names, unit);
	return 0;
}

int cf_names_resolve(struct cf_names *names, const struct cf_build *build)
{
	char object[PATH_MAX + 32];
	int error;

	if (!names->count)
		return 0;
	snprintf(object, sizeof(object), "%s/names.o", build->dir);
	error = compile(names, build, object);
	return error ? error : read_object(names, object);
}

void cf_names_free(struct cf_names *names)
{
	if (names->session)
		dwfl_end(names->session);
	free(names->name);
	*names = (struct cf_names) { .count = 0 };
}
