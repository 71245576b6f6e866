// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Find section cf_state in the running process: from the section headers of
 * the file, at the address it was loaded to. Host-side.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <gelf.h>
#include <link.h>
#include <string.h>
#include <unistd.h>

#include "state.h"

struct found {
	char *start;
	unsigned long size;
};

static void look_in(Elf *elf, unsigned long base, struct found *found)
{
	Elf_Scn *scn = NULL;
	size_t names;

	if (!elf || elf_getshdrstrndx(elf, &names))
		return;
	while ((scn = elf_nextscn(elf, scn))) {
		const char *name;
		GElf_Shdr shdr;

		if (!gelf_getshdr(scn, &shdr))
			continue;
		name = elf_strptr(elf, names, shdr.sh_name);
		if (!name || strcmp(name, "cf_state"))
			continue;
		found->start = (char *)(base + shdr.sh_addr);
		found->size = shdr.sh_size;
	}
}

/* Only the library's own; a driver may not have such a section. */
static int look_at(struct dl_phdr_info *info, size_t size, void *arg)
{
	const char *path = info->dlpi_name;
	struct found *found = arg;
	Elf *elf;
	int fd;

	(void)size;
	if (!path[0])
		path = "/proc/self/exe";
	fd = open(path, O_RDONLY);
	if (fd < 0)
		return 0;
	elf = elf_begin(fd, ELF_C_READ, NULL);
	look_in(elf, info->dlpi_addr, found);
	elf_end(elf);
	close(fd);
	return found->start != NULL;
}

int state_section(char **start, unsigned long *size)
{
	struct found found = { NULL, 0 };

	elf_version(EV_CURRENT);
	dl_iterate_phdr(look_at, &found);
	*start = found.start;
	*size = found.size;
	return found.start != NULL;
}
