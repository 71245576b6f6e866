// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Addresses to function, file and line, by elfutils. Host-side.
 *
 * The process's objects change when a driver is loaded, so they are reported
 * anew when an address lies in none that is known.
 */
#include <elfutils/libdw.h>
#include <elfutils/libdwfl.h>
#include <string.h>
#include <unistd.h>

#include <copyfault/symbol.h>

static Dwfl *session;

static const Dwfl_Callbacks callbacks = {
	.find_elf = dwfl_linux_proc_find_elf,
	.find_debuginfo = dwfl_standard_find_debuginfo,
};

static void report(void)
{
	/* A session maps the files it reads: to a second look at the process
	 * these would be objects too. */
	if (session)
		dwfl_end(session);
	session = dwfl_begin(&callbacks);
	if (!session)
		return;
	dwfl_report_begin(session);
	dwfl_linux_proc_report(session, getpid());
	dwfl_report_end(session, NULL, NULL);
}

/*
 * The object that holds the code. What lies behind the end of an object that
 * is known passes for a part of it, so one without a function proves nothing.
 */
static Dwfl_Module *find_object(unsigned long ip)
{
	Dwfl_Module *object = session ? dwfl_addrmodule(session, ip) : NULL;

	if (object && dwfl_module_addrname(object, ip))
		return object;
	report();
	return session ? dwfl_addrmodule(session, ip) : NULL;
}

/*
 * The unit that holds the code. libdw finds it by .debug_aranges, which clang
 * does not write: each unit is asked then.
 */
static Dwarf_Die *find_unit(Dwfl_Module *object, unsigned long ip,
			    Dwarf_Addr *bias)
{
	Dwarf_Die *unit = dwfl_module_addrdie(object, ip, bias);

	if (unit)
		return unit;
	while ((unit = dwfl_module_nextcu(object, unit, bias)))
		if (dwarf_haspc(unit, ip - *bias) > 0)
			return unit;
	return NULL;
}

static void find_line(Dwfl_Module *object, unsigned long ip,
		      struct cf_symbol *symbol)
{
	Dwarf_Addr bias;
	Dwarf_Die *unit = find_unit(object, ip, &bias);
	Dwarf_Line *line = unit ? dwarf_getsrc_die(unit, ip - bias) : NULL;
	int number;

	if (!line || dwarf_lineno(line, &number))
		return;
	symbol->file = dwarf_linesrc(line, NULL, NULL);
	symbol->line = symbol->file ? number : 0;
}

int cf_symbol_lookup(unsigned long ip, struct cf_symbol *symbol)
{
	Dwfl_Module *object;
	GElf_Off offset = 0;
	GElf_Sym sym;

	memset(symbol, 0, sizeof(*symbol));
	object = find_object(ip);
	if (!object)
		return 0;
	symbol->object = dwfl_module_info(object, NULL, NULL, NULL, NULL, NULL,
					  NULL, NULL);
	symbol->function = dwfl_module_addrinfo(object, ip, &offset, &sym,
						NULL, NULL, NULL);
	symbol->offset = offset;
	find_line(object, ip, symbol);
	if (symbol->function)
		return 1;
	memset(symbol, 0, sizeof(*symbol));
	return 0;
}
