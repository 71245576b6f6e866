/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* From an address of this process to function, file and line. */
#ifndef COPYFAULT_SYMBOL_H
#define COPYFAULT_SYMBOL_H

#ifdef __cplusplus
extern "C" {
#endif

/**
 * struct cf_symbol - what stands at an address
 * @function: or NULL when it is not known
 * @file:     as the compiler was given it, or NULL
 * @line:     0 when it is not known
 * @object:   file that holds the code, or NULL
 * @offset:   bytes into @function
 *
 * Strings belong to the library and last until the next lookup.
 */
struct cf_symbol {
	const char *function;
	const char *file;
	unsigned int line;
	const char *object;
	unsigned long offset;
};

/**
 * cf_symbol_lookup() - Find function, file and line of an instruction.
 * @ip:     address in this process
 * @symbol: out; all zero when nothing is known
 *
 * Context: host thread, not a signal handler. Not thread-safe.
 * Return: 1 when at least the function is known, else 0.
 */
int cf_symbol_lookup(unsigned long ip, struct cf_symbol *symbol);

#ifdef __cplusplus
}
#endif
#endif
