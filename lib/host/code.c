// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Where the process keeps program code. Host-side.
 */
#define _GNU_SOURCE
#include <link.h>
#include <stddef.h>

#include <cf_host.h>
#include <cf_mm.h>

struct search {
	unsigned long addr;
	unsigned long start, end;
	int is_code;
};

static int look(struct dl_phdr_info *info, size_t size, void *data)
{
	struct search *search = data;

	(void)size;
	for (int i = 0; i < info->dlpi_phnum; i++) {
		const ElfW(Phdr) *ph = &info->dlpi_phdr[i];
		unsigned long start = info->dlpi_addr + ph->p_vaddr;

		if (ph->p_type != PT_LOAD || search->addr - start >=
					     ph->p_memsz)
			continue;
		search->start = start;
		search->end = start + ph->p_memsz;
		search->is_code = !!(ph->p_flags & PF_X);
		return 1;
	}
	return 0;
}

int cf_host_is_code(unsigned long addr, unsigned long *start,
		    unsigned long *end)
{
	struct search search = {
		.addr = addr,
		.start = addr & ~(CF_PAGE_SIZE - 1),
		.end = (addr | (CF_PAGE_SIZE - 1)) + 1,
	};

	dl_iterate_phdr(look, &search);
	*start = search.start;
	*end = search.end;
	return search.is_code;
}
