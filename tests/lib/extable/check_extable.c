// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Exception tables: sorted whatever order they come in, searched to the exact
 * instruction, several at a time; and what a driver's own entries are good
 * for. Host-side.
 */
#include <stdlib.h>
#include <string.h>

#include "cf_extable.h"
#include "cf_mm.h"

#include "../machine.h"
#include "asm_k.h"

#define ENTRIES 500
#define RW (CF_VM_READ | CF_VM_WRITE)

/* "Instructions": only their addresses count. Every second has an entry. */
static char text[4][2 * ENTRIES + 8];
static struct cf_extable_entry table[4][ENTRIES];

static unsigned long insn_of(int t, int i)
{
	return (unsigned long)&text[t][2 * i + 1];
}

/* The fixup and the type of an entry are functions of its instruction. */
static unsigned long fixup_of(unsigned long insn)
{
	return insn + 0x1000 + insn % 7;
}

static int type_of(unsigned long insn)
{
	return 1 + insn % 4;
}

static void set_entry(struct cf_extable_entry *e, unsigned long insn)
{
	e->insn = insn - (unsigned long)&e->insn;
	e->fixup = fixup_of(insn) - (unsigned long)&e->fixup;
	e->type = type_of(insn);
}

static void set_table(int t, int count, unsigned int seed)
{
	int order[ENTRIES];

	srand(seed);
	for (int i = 0; i < count; i++)
		order[i] = i;
	for (int i = count - 1; i > 0 && seed; i--) {
		int other = rand() % (i + 1), kept = order[i];

		order[i] = order[other];
		order[other] = kept;
	}
	for (int i = 0; i < count; i++)
		set_entry(&table[t][i], insn_of(t, order[i]));
}

static void expect_found(unsigned long insn)
{
	const struct cf_extable_entry *e = cf_extable_search(insn);

	ck_assert_msg(e, "%sno entry at 0x%lx", cf_prefix(), insn);
	ck_assert_uint_eq(cf_extable_insn(e), insn);
	ck_assert_uint_eq(cf_extable_fixup(e), fixup_of(insn));
	ck_assert_int_eq(e->type, type_of(insn));
}

/* All of a table and nothing in between, before or behind. */
static void expect_table(int t, int count)
{
	for (int i = 0; i < count; i++) {
		expect_found(insn_of(t, i));
		ck_assert_ptr_null(cf_extable_search(insn_of(t, i) - 1));
	}
	ck_assert_ptr_null(cf_extable_search(insn_of(t, count - 1) + 1));
	ck_assert_ptr_null(cf_extable_search(insn_of(t, count - 1) + 2));
	ck_assert_ptr_null(cf_extable_search(0));
	ck_assert_ptr_null(cf_extable_search(-1UL));
}

static void expect_nothing(int t, int count)
{
	for (int i = 0; i < count; i++)
		ck_assert_ptr_null(cf_extable_search(insn_of(t, i)));
}

/* Entries are relative to themselves: sorting must change their fields. */
START_TEST(table_in_any_order_is_sorted_and_found)
{
	static const int counts[] = { 1, 2, 3, 4, 7, 8, 9, 100, ENTRIES };

	for (int i = 0; i < 9; i++) {
		int n = counts[i];

		cf_case("seed %d, %d entries", _i, n);
		set_table(0, n, _i);
		CF_ASSERT_INT_EQ(cf_extable_register(table[0], table[0] + n),
				 0);
		for (int e = 1; e < n; e++)
			ck_assert_uint_lt(cf_extable_insn(&table[0][e - 1]),
					  cf_extable_insn(&table[0][e]));
		expect_table(0, n);
		cf_extable_unregister(table[0]);
		expect_nothing(0, n);
	}
}
END_TEST

/* Two drivers in one executable: the ranges of their code interleave. */
START_TEST(tables_that_interleave_are_all_found)
{
	int n = ENTRIES / 2;

	for (int i = 0; i < n; i++) {
		set_entry(&table[0][i], insn_of(0, 2 * i));
		set_entry(&table[1][i], insn_of(0, 2 * i + 1));
	}
	ck_assert_int_eq(cf_extable_register(table[0], table[0] + n), 0);
	ck_assert_int_eq(cf_extable_register(table[1], table[1] + n), 0);
	for (int i = 0; i < 2 * n; i++)
		expect_found(insn_of(0, i));
	cf_extable_unregister(table[0]);
	for (int i = 0; i < n; i++) {
		ck_assert_ptr_null(cf_extable_search(insn_of(0, 2 * i)));
		expect_found(insn_of(0, 2 * i + 1));
	}
	cf_extable_unregister(table[1]);
	expect_nothing(0, 2 * n);
}
END_TEST

START_TEST(tables_come_and_go_in_any_order)
{
	static const int leave[] = { 2, 0, 3, 1 };

	for (int t = 0; t < 4; t++) {
		set_table(t, ENTRIES, t + 1);
		ck_assert_int_eq(cf_extable_register(table[t],
						     table[t] + ENTRIES), 0);
	}
	for (int gone = 0; gone < 4; gone++) {
		cf_extable_unregister(table[leave[gone]]);
		for (int t = 0; t <= gone; t++)
			expect_nothing(leave[t], ENTRIES);
		for (int t = gone + 1; t < 4; t++)
			expect_table(leave[t], ENTRIES);
	}
}
END_TEST

START_TEST(table_registered_twice_is_there_once)
{
	set_table(0, 10, 1);
	ck_assert_int_eq(cf_extable_register(table[0], table[0] + 10), 0);
	ck_assert_int_eq(cf_extable_register(table[0], table[0] + 10), 0);
	cf_extable_unregister(table[0]);
	expect_nothing(0, 10);
	cf_extable_unregister(table[0]);
	ck_assert_int_eq(cf_extable_register(table[0], table[0]), 0);
	expect_nothing(0, 10);
}
END_TEST

START_TEST(tables_too_many_are_refused)
{
	int i = 0;

	set_table(0, ENTRIES, 0);
	while (i < ENTRIES &&
	       !cf_extable_register(&table[0][i], &table[0][i + 1]))
		i++;
	ck_assert_int_gt(i, 60);
	ck_assert_int_lt(i, ENTRIES);
	ck_assert_int_eq(cf_extable_register(&table[0][i], &table[0][i + 1]),
			 -28);
	expect_found(insn_of(0, i - 1));
	ck_assert_ptr_null(cf_extable_search(insn_of(0, i)));
}
END_TEST

/* ---- a driver with entries of its own ---- */

static unsigned int *put_value(unsigned long user, unsigned int value)
{
	unsigned int *p = cf_user_ptr(user, sizeof(value));

	*p = value;
	return p;
}

/*
 * The first touch opens the page at its own number; lib's own uaccess closes
 * it again and sees the same bytes.
 */
START_TEST(drivers_own_load_and_store_reach_user_memory)
{
	unsigned long u = machine_map(2, RW, 0) + 8;
	unsigned int value = 0;

	put_value(u, 0x12345678);
	ck_assert_int_eq(k_asm_load(&value, u), 0);
	ck_assert_uint_eq(value, 0x12345678);
	ck_assert_int_eq(k_asm_store(0xcafe, u), 0);
	ck_assert_int_eq(k_copy_back(&value, u), 0);
	ck_assert_uint_eq(value, 0xcafe);
	ck_assert_int_eq(k_asm_store(0xbeef, u + 4), 0);
	ck_assert_uint_eq(*put_value(u + 8, 1), 1);
	ck_assert_uint_eq(*(unsigned int *)cf_user_ptr(u + 4, 4), 0xbeef);
}
END_TEST

START_TEST(drivers_own_access_to_bad_memory_is_repaired)
{
	unsigned long rw = machine_map(1, RW, 'x');
	unsigned long ro = machine_map(1, CF_VM_READ, 'r');
	unsigned long none = machine_map(1, 0, 'n');
	unsigned int value = 1;

	ck_assert_int_eq(k_asm_load(&value, rw - 4), -14);
	ck_assert_int_eq(k_asm_load(&value, rw + CF_PAGE_SIZE), -14);
	ck_assert_int_eq(k_asm_load(&value, 0), -14);
	ck_assert_int_eq(k_asm_load(&value, none), -14);
	ck_assert_int_eq(k_asm_store(1, none), -14);
	ck_assert_int_eq(k_asm_load(&value, ro), 0);
	ck_assert_int_eq(k_asm_store(1, ro), -14);
	ck_assert_int_eq(*(char *)cf_user_ptr(ro, 1), 'r');
	ck_assert_int_eq(k_asm_load(&value, 1UL << 63), -14);
}
END_TEST

/* Two pages at once, then many: the number of open pages is no limit. */
START_TEST(drivers_own_access_over_many_pages_works)
{
	unsigned long u = machine_map(40, RW, 0);
	unsigned int value;

	for (int round = 0; round < 3; round++)
		for (unsigned int i = 0; i < 40; i++) {
			unsigned long at = u + i * CF_PAGE_SIZE - 2 * !!i;

			cf_case("round %d, page %u", round, i);
			CF_ASSERT_INT_EQ(k_asm_store(i + round, at), 0);
			CF_ASSERT_INT_EQ(k_asm_load(&value, at), 0);
			CF_ASSERT_INT_EQ(value, i + round);
		}
	for (unsigned int i = 1; i < 39; i++) {
		ck_assert_int_eq(k_copy_back(&value,
					     u + i * CF_PAGE_SIZE - 2), 0);
		ck_assert_uint_eq(value, i + 2);
	}
}
END_TEST

START_TEST(drivers_own_access_brings_absent_pages_in)
{
	unsigned long u = machine_map(1, RW, 'a');
	unsigned int value;

	cf_mm_evict(u, CF_PAGE_SIZE);
	ck_assert_int_eq(k_asm_load(&value, u + 4), 0);
	ck_assert_uint_eq(value, 0x61616161);
	ck_assert_int_eq(cf_mm_is_present(u), 1);
	ck_assert_int_eq(cf_mm_evict(u, CF_PAGE_SIZE), 0);
	ck_assert_int_eq(k_asm_store(7, u), 0);
	ck_assert_int_eq(cf_mm_unmap(u, CF_PAGE_SIZE), 0);
	ck_assert_int_eq(k_asm_load(&value, u), -14);
}
END_TEST

static void plain_load(void *arg)
{
	k_plain_load((unsigned long)arg);
}

static void own_then_plain_load(void *arg)
{
	unsigned int value;

	if (!k_asm_load(&value, (unsigned long)arg) &&
	    !k_copy_back(&value, (unsigned long)arg))
		k_plain_load((unsigned long)arg);
}

/* Closed again by the next user copy: the driver's slip is an oops still. */
START_TEST(page_is_closed_again_after_the_drivers_own_access)
{
	unsigned long u = machine_map(1, RW, 'c');
	struct machine_end end;

	machine_oopses(CF_OOPS_USER_DEREF, plain_load, (void *)u, &end);
	machine_oopses(CF_OOPS_USER_DEREF, own_then_plain_load, (void *)u,
		       &end);
}
END_TEST

static Suite *extable_suite(void)
{
	Suite *suite = suite_create("lib/extable/extable");
	TCase *tables = cf_check_case(suite, "tables");
	TCase *drivers = cf_check_case(suite, "drivers");

	tcase_add_loop_test(tables, table_in_any_order_is_sorted_and_found,
			    0, 20);
	tcase_add_test(tables, tables_that_interleave_are_all_found);
	tcase_add_test(tables, tables_come_and_go_in_any_order);
	tcase_add_test(tables, table_registered_twice_is_there_once);
	tcase_add_test(tables, tables_too_many_are_refused);
	tcase_add_test(drivers, drivers_own_load_and_store_reach_user_memory);
	tcase_add_test(drivers, drivers_own_access_to_bad_memory_is_repaired);
	tcase_add_test(drivers, drivers_own_access_over_many_pages_works);
	tcase_add_test(drivers, drivers_own_access_brings_absent_pages_in);
	tcase_add_test(drivers,
		       page_is_closed_again_after_the_drivers_own_access);
	return suite;
}

int main(int argc, char **argv)
{
	return cf_check_main(argc, argv, extable_suite());
}
