// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * A real kernel behind the interfaces that golden tests use: user memory is
 * this process's own, and a call goes to the module. Host-side.
 *
 * Nothing is simulated, so that the alias is the address itself. All memory is
 * shared: a page that is made absent keeps its contents, in the page cache.
 * Areas lie far apart, and what is between them is never mapped.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include <unistd.h>

#include "cf_context.h"
#include "cf_cpu.h"
#include "cf_mm.h"

#include "machine.h"
#include "stage.h"

#define AREAS 0x200000000000UL	/* in the middle of nowhere */
#define AREA_SIZE 0x1000000UL

unsigned long cf_user_base = AREAS;
unsigned long cf_task_size;
unsigned long cf_user_delta;
enum cf_cpu_variant cf_cpu_variant;

const char *const cf_cpu_names[CF_CPU_COUNT] = {
#define CF_CPU(NAME, name, text) #name,
#include "cf_cpus.def"
#undef CF_CPU
};

static int device;
static struct golden_request *request;

static void __attribute__((noreturn)) die(const char *what)
{
	printf("machine: %s: %s\n", what, strerror(errno));
	exit(99);
}

/* ---- memory ---- */

long cf_mm_map(unsigned long addr, unsigned long size, int perm)
{
	static unsigned long next = AREAS;
	void *at;

	(void)perm;
	if (!addr) {
		addr = next;
		next += AREA_SIZE;
	}
	at = mmap((void *)addr, size, PROT_READ | PROT_WRITE,
		  MAP_SHARED | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
	return at == MAP_FAILED ? -errno : (long)addr;
}

int cf_mm_protect(unsigned long addr, unsigned long size, int perm)
{
	return mprotect((void *)addr, size, perm ? PROT_READ : PROT_NONE);
}

int cf_mm_evict(unsigned long addr, unsigned long size)
{
	if (madvise((void *)addr, size, MADV_DONTNEED))
		die("cannot make pages absent");
	return 0;
}

/* Touching it is enough to bring it in. */
void *cf_user_ptr(unsigned long addr, unsigned long size)
{
	(void)size;
	return (void *)addr;
}

/* What a stage says about page faults reaches the kernel with the call. */
struct cf_context *cf_context(void)
{
	static struct cf_context context;

	return &context;
}

/* ---- calls ---- */

static void prepare(enum golden_op op, const struct golden_call *call)
{
	request->call = *call;
	request->op = op;
	request->pfd = cf_context()->pagefault_disabled;
	request->ran = 0;
}

static void ask(enum golden_op op, struct golden_call *call)
{
	prepare(op, call);
	if (ioctl(device, GOLDEN_ASK))
		die("the module does not know a call");
	*call = request->call;
}

static long transfer(enum golden_op op, const struct golden_call *call)
{
	int is_read = op_shapes[op] != SHAPE_ITER_FROM;
	void *one = (void *)call->u;

	if (call->segments)
		return is_read ? readv(device, (void *)call->uvec,
				       call->segments) :
				 writev(device, (void *)call->uvec,
					call->segments);
	return is_read ? read(device, one, call->n) :
			 write(device, one, call->n);
}

/* What takes an iterator gets it from the kernel's own read() and write(). */
static void ask_iter(enum golden_op op, struct golden_call *call)
{
	long ret;

	prepare(op, call);
	ret = transfer(op, call);
	if (ret < 0)
		ret = -errno;
	*call = request->call;
	call->norun = !request->ran;
	if (request->ran && ret != call->ret)
		die("a system call does not return what the module did");
	call->ret = ret;
}

static int takes_iter(enum golden_op op)
{
	enum shape shape = op_shapes[op];

	return shape == SHAPE_ITER_TO || shape == SHAPE_ITER_FROM ||
	       shape == SHAPE_ITER_ZERO;
}

#define GOLDEN_OP(name, shape)						\
static void ask_##name(struct golden_call *call)			\
{									\
	if (takes_iter(GOLDEN_##name))					\
		ask_iter(GOLDEN_##name, call);				\
	else								\
		ask(GOLDEN_##name, call);				\
}
#include "golden_ops.def"
#undef GOLDEN_OP

golden_fn *const machine_fns[GOLDEN_OPS] = {
#define GOLDEN_OP(name, shape) ask_##name,
#include "golden_ops.def"
#undef GOLDEN_OP
};

/* ---- start ---- */

/* As the kernel chose its routines: arch/x86/lib, by these flags. */
static enum cf_cpu_variant variant(const struct golden_request *machine)
{
	if (machine->fsrm)
		return CF_CPU_FSRM;
	if (machine->erms)
		return CF_CPU_ERMS;
	return machine->rep_good ? CF_CPU_STRING : CF_CPU_UNROLLED;
}

static void *map_device(void *at, unsigned long size, unsigned long offset,
			int flags)
{
	void *memory = mmap(at, size, PROT_READ | PROT_WRITE,
			    MAP_SHARED | flags, device, offset);

	if (memory == MAP_FAILED)
		die("cannot map the device");
	return memory;
}

void machine_open(void)
{
	_Static_assert(sizeof(stage_kernel) == GOLDEN_MEMORY,
		       "what the module gives is what a stage has");

	device = open("/dev/" GOLDEN_DEVICE, O_RDWR);
	if (device < 0)
		die("no device");
	map_device(&stage_kernel, GOLDEN_MEMORY, 0, MAP_FIXED);
	request = map_device(NULL, GOLDEN_REQUEST, GOLDEN_MEMORY, 0);
	request->memory = (unsigned long)&stage_kernel;
	cf_task_size = request->task_size_max;
	cf_cpu_variant = variant(request);
}

const struct golden_request *machine_facts(void)
{
	return request;
}
