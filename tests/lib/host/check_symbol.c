// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Addresses become function, file and line; what is not known says so. Host-
 * side.
 */
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

#include <copyfault/symbol.h>

#include "cf_mm.h"
#include "cf_module.h"

#include "../machine.h"
#include "../mm/fault_k.h"

static int ends_with(const char *text, const char *end)
{
	size_t a = strlen(text), b = strlen(end);

	return a >= b && !strcmp(text + a - b, end);
}

static void expect(unsigned long ip, const char *function, const char *file)
{
	struct cf_symbol symbol;

	ck_assert_int_eq(cf_symbol_lookup(ip, &symbol), 1);
	ck_assert_str_eq(symbol.function, function);
	ck_assert_ptr_nonnull(symbol.file);
	ck_assert_msg(ends_with(symbol.file, file), "%s, expected %s",
		      symbol.file, file);
	ck_assert_uint_gt(symbol.line, 0);
	ck_assert_ptr_nonnull(symbol.object);
}

static __attribute__((noinline)) int of_this_program(int x)
{
	return x * 3;
}

START_TEST(function_of_a_driver_has_its_file_and_line)
{
	struct cf_symbol symbol;

	expect((unsigned long)k_load, "k_load", "mm/fault_k.c");
	cf_symbol_lookup((unsigned long)k_load, &symbol);
	ck_assert_uint_le(symbol.line, k_load_line);
	ck_assert_uint_ge(symbol.line, k_load_line - 3);
}
END_TEST

START_TEST(static_function_of_this_program_is_found)
{
	expect((unsigned long)of_this_program, "of_this_program",
	       "host/check_symbol.c");
	ck_assert_int_eq(of_this_program(2), 6);
}
END_TEST

/* By way of dlsym(): the address in the program itself may be a stub. */
START_TEST(function_of_the_library_is_found)
{
	expect((unsigned long)dlsym(RTLD_DEFAULT, "cf_mm_map"), "cf_mm_map",
	       "mm/mm.c");
}
END_TEST

START_TEST(address_inside_a_function_belongs_to_it)
{
	struct cf_symbol symbol;

	ck_assert_int_eq(cf_symbol_lookup((unsigned long)k_bug + 1, &symbol),
			 1);
	ck_assert_str_eq(symbol.function, "k_bug");
}
END_TEST

/* An object that came after the first lookup. */
START_TEST(driver_loaded_later_is_found)
{
	const char *error = NULL;
	struct cf_module *module;

	expect((unsigned long)k_load, "k_load", "mm/fault_k.c");
	module = cf_module_load(DATA_K_SO, &error);
	ck_assert_msg(module, "%s", error);
	expect((unsigned long)dlsym(module->dl, "k_data_run"), "k_data_run",
	       "host/data_k.c");
}
END_TEST

START_TEST(address_of_nothing_gives_nothing)
{
	static const struct cf_symbol none;
	unsigned long nowhere[] = {
		0, 1, (unsigned long)-1, 1UL << 63, cf_user_base, 0,
	};
	struct cf_symbol symbol;
	void *heap = malloc(10);

	nowhere[5] = (unsigned long)heap;
	for (int i = 0; i < 6; i++) {
		memset(&symbol, 0x55, sizeof(symbol));
		ck_assert_int_eq(cf_symbol_lookup(nowhere[i], &symbol), 0);
		ck_assert_mem_eq(&symbol, &none, sizeof(none));
	}
	free(heap);
}
END_TEST

static Suite *symbol_suite(void)
{
	Suite *suite = suite_create("lib/host/symbol");
	TCase *tcase = cf_check_case(suite, "symbol");

	tcase_add_test(tcase, function_of_a_driver_has_its_file_and_line);
	tcase_add_test(tcase, static_function_of_this_program_is_found);
	tcase_add_test(tcase, function_of_the_library_is_found);
	tcase_add_test(tcase, address_inside_a_function_belongs_to_it);
	tcase_add_test(tcase, driver_loaded_later_is_found);
	tcase_add_test(tcase, address_of_nothing_gives_nothing);
	return suite;
}

int main(int argc, char **argv)
{
	return cf_check_main(argc, argv, symbol_suite());
}
