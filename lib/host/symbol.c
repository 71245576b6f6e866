// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Addresses to function, file and line, by elfutils. Host-side.
 *
 * The process's objects change when a driver is loaded, so they are reported
 * anew when an address lies in none that is known.
 */
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
	if (!session)
		session = dwfl_begin(&callbacks);
	if (!session)
		return;
	dwfl_report_begin(session);
	dwfl_linux_proc_report(session, getpid());
	dwfl_report_end(session, NULL, NULL);
}

static Dwfl_Module *find_object(unsigned long ip)
{
	Dwfl_Module *object = session ? dwfl_addrmodule(session, ip) : NULL;

	if (object)
		return object;
	report();
	return session ? dwfl_addrmodule(session, ip) : NULL;
}

int cf_symbol_lookup(unsigned long ip, struct cf_symbol *symbol)
{
	Dwfl_Module *object;
	Dwfl_Line *line;
	int number;

	memset(symbol, 0, sizeof(*symbol));
	object = find_object(ip);
	if (!object)
		return 0;
	symbol->object = dwfl_module_info(object, NULL, NULL, NULL, NULL, NULL,
					  NULL, NULL);
	symbol->function = dwfl_module_addrname(object, ip);
	line = dwfl_module_getsrc(object, ip);
	if (line) {
		symbol->file = dwfl_lineinfo(line, NULL, &number, NULL, NULL,
					     NULL);
		symbol->line = symbol->file ? number : 0;
	}
	return symbol->function != NULL;
}
