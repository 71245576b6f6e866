// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Load driver objects into the process. Host-side.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <limits.h>
#include <link.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>

#include <cf_module.h>

#include "host.h"

#define SEGMENTS_MAX 64

static struct {
	void *start;
	unsigned long size;
} segments[SEGMENTS_MAX];
static int segment_count;

/* A path without a slash would be searched for in the library path. */
static void *open_object(const char *path, const char **error)
{
	char resolved[PATH_MAX];
	void *handle;

	if (!realpath(path, resolved)) {
		*error = "no such file";
		return NULL;
	}
	handle = dlopen(resolved, RTLD_NOW | RTLD_LOCAL);
	if (!handle)
		*error = dlerror();
	return handle;
}

static void add_segment(unsigned long start, unsigned long end)
{
	if (start >= end || segment_count == SEGMENTS_MAX)
		return;
	segments[segment_count].start = (void *)start;
	segments[segment_count].size = end - start;
	segment_count++;
}

/*
 * Writable memory of the object that holds *@data: its writable segments, less
 * what the loader made read-only after relocation.
 */
static int collect(struct dl_phdr_info *info, size_t size, void *data)
{
	unsigned long inside = (unsigned long)data;
	unsigned long relro_start = 0, relro_end = 0;
	int is_it = 0;

	(void)size;
	for (int i = 0; i < info->dlpi_phnum; i++) {
		const ElfW(Phdr) *ph = &info->dlpi_phdr[i];
		unsigned long start = info->dlpi_addr + ph->p_vaddr;

		if (ph->p_type == PT_GNU_RELRO) {
			relro_start = start & ~4095UL;
			relro_end = (start + ph->p_memsz) & ~4095UL;
		}
		if (ph->p_type == PT_LOAD && inside - start < ph->p_memsz)
			is_it = 1;
	}
	for (int i = 0; is_it && i < info->dlpi_phnum; i++) {
		const ElfW(Phdr) *ph = &info->dlpi_phdr[i];
		unsigned long start = info->dlpi_addr + ph->p_vaddr;
		unsigned long end = start + ph->p_memsz;

		if (ph->p_type != PT_LOAD || !(ph->p_flags & PF_W))
			continue;
		if (relro_end > start && relro_start < end) {
			add_segment(start, relro_start);
			start = relro_end;
		}
		add_segment(start, end);
	}
	return is_it;
}

int cf_module_segments(int index, void **start, unsigned long *size)
{
	if (index >= segment_count)
		return 0;
	*start = segments[index].start;
	*size = segments[index].size;
	return 1;
}

/*
 * A driver object finds the shared library. When this code is in the program
 * itself, that would be a second simulated kernel.
 */
static int is_in_program(void)
{
	Dl_info here, program;

	return dladdr((void *)cf_module_load, &here) &&
	       dladdr((void *)getauxval(AT_ENTRY), &program) &&
	       here.dli_fbase == program.dli_fbase;
}

struct cf_module *cf_module_load(const char *path, const char **error)
{
	struct cf_module *before = cf_module_first();
	struct cf_module *module;
	void *handle;

	if (is_in_program()) {
		*error = "this program has the static libcopyfault, and a driver object finds the shared one: use that, or link the driver in";
		return NULL;
	}
	handle = open_object(path, error);
	if (!handle)
		return NULL;
	module = cf_module_first();
	if (module == before) {
		*error = "not a driver object: it registers no driver";
		dlclose(handle);
		return NULL;
	}
	module->dl = handle;
	dl_iterate_phdr(collect, module);
	return module;
}
