// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * An access whose fault others service goes on with all registers as they
 * were, flags and red zone too, whatever the service does with them. Host-side.
 */
#include <string.h>

#include "cf_access.h"
#include "cf_context.h"
#include "cf_mm.h"
#include "cf_syscall.h"

#include "lib/uaccess/window.h"

#include "../../machine.h"
#include "../../uaccess/prims_k.h"
#include "regs_k.h"

#define RW (CF_VM_READ | CF_VM_WRITE)
#define TIMES 2000

static int serviced;

/* Every register that a function may change, and the stack below, is changed. */
static void clobber(void *arg)
{
	volatile char waste[2048];
	unsigned long flags;

	(void)arg;
	__asm__ volatile("pushf\n pop %0" : "=r" (flags));
	ck_assert(!(flags & K_FLAG_DIRECTION));
	for (unsigned int i = 0; i < sizeof(waste); i++)
		waste[i] = 0x5a;
	__asm__ volatile("mov $-1, %%rax\n mov %%rax, %%rcx\n"
			 "mov %%rax, %%rdx\n mov %%rax, %%rsi\n"
			 "mov %%rax, %%rdi\n mov %%rax, %%r8\n"
			 "mov %%rax, %%r9\n mov %%rax, %%r10\n"
			 "mov %%rax, %%r11\n mov %%rax, %%rbx\n"
			 "mov %%rax, %%r12\n mov %%rax, %%r13\n"
			 "mov %%rax, %%r14\n mov %%rax, %%r15\n clc\n"
			 : : : "rax", "rbx", "rcx", "rdx", "rsi", "rdi", "r8",
			   "r9", "r10", "r11", "r12", "r13", "r14", "r15",
			   "cc", "memory");
	serviced++;
}

static void clobber_and_sleep(void *arg)
{
	clobber(arg);
	cf_task_wait(1);
	clobber(arg);
}

/* The access that k_regs() is, stopped at its byte 0 in this task's window. */
static void run(unsigned long regs[K_REGS], unsigned long u,
		void (*service)(void *arg))
{
	struct cf_context *context = cf_context();
	struct cf_access access = {
		.uaddr = u, .size = 8,
		.stop = { .kind = CF_KIND_NOTPRESENT, .service = service },
	};

	context->window->is_natural = 0;
	context->window->distance = u + cf_user_delta - context->window->end;
	context->access = &access;
	k_regs(regs, (void *)context->window->end);
	context->access = NULL;
	context->window->moved = 0;
	ck_assert_int_eq(access.faults, 1);
	ck_assert_int_eq(access.serviced, 1);
}

/* An injected access has the window made. */
static void make_window(unsigned long u)
{
	char waste[8];

	cf_mm_hole_add(u, 8);
	k_prim(CF_PRIM___copy_from_user, waste, u, 8);
	cf_mm_holes_clear();
	ck_assert_ptr_nonnull(cf_context()->window);
}

static void check_all_kept(void (*service)(void *arg))
{
	unsigned long u = machine_map(1, RW, 'r');
	unsigned long regs[K_REGS], want, loaded;

	make_window(u);
	memset(&loaded, 'r', sizeof(loaded));
	serviced = 0;
	for (int n = 1; n <= TIMES; n++) {
		for (int i = 0; i < K_REGS_KEPT; i++)
			regs[i] = n * 0x9e3779b97f4a7c15UL + i;
		run(regs, u, service);
		for (int i = 0; i < K_REGS_KEPT; i++) {
			want = n * 0x9e3779b97f4a7c15UL + i;
			ck_assert_msg(regs[i] == want, "register %d: 0x%lx",
				      i, regs[i]);
		}
		ck_assert_uint_eq(regs[K_REG_RED_START], regs[K_REG_RED_END]);
		ck_assert_uint_eq(regs[K_REG_LOADED], loaded);
		ck_assert(regs[K_REG_FLAGS] & K_FLAG_CARRY);
		ck_assert(regs[K_REG_FLAGS] & K_FLAG_DIRECTION);
	}
}

START_TEST(service_changes_no_register)
{
	check_all_kept(clobber);
	ck_assert_int_eq(serviced, TIMES);
}
END_TEST

START_TEST(service_that_sleeps_changes_no_register)
{
	check_all_kept(clobber_and_sleep);
	ck_assert_int_eq(serviced, 2 * TIMES);
}
END_TEST

static Suite *regs_suite(void)
{
	Suite *suite = suite_create("lib/arch/x86_64/regs");
	TCase *tc = cf_check_case(suite, "service");

	tcase_add_test(tc, service_changes_no_register);
	tcase_add_test(tc, service_that_sleeps_changes_no_register);
	return suite;
}

int main(int argc, char **argv)
{
	return cf_check_main(argc, argv, regs_suite());
}
