// SPDX-License-Identifier: LGPL-2.1-or-later
/* Digests: is this the driver, the plan, the line that it was? Host-side. */
#include <errno.h>
#include <fcntl.h>
#include <gelf.h>
#include <nettle/sha2.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "digest.h"

static void finish(struct sha256_ctx *sha, char text[CF_DIGEST_TEXT])
{
	uint8_t digest[SHA256_DIGEST_SIZE];

	sha256_digest(sha, sizeof(digest), digest);
	for (size_t i = 0; i < sizeof(digest); i++)
		snprintf(text + 2 * i, 3, "%02x", digest[i]);
}

void cf_digest_bytes(const void *bytes, size_t size, char text[CF_DIGEST_TEXT])
{
	struct sha256_ctx sha;

	sha256_init(&sha);
	sha256_update(&sha, size, bytes);
	finish(&sha, text);
}

static int add_file(struct sha256_ctx *sha, const char *path)
{
	FILE *file = fopen(path, "r");
	char block[4096];
	int error = 0;
	size_t n;

	if (!file)
		return -errno;
	while ((n = fread(block, 1, sizeof(block), file)) > 0)
		sha256_update(sha, n, (const uint8_t *)block);
	if (ferror(file))
		error = -EIO;
	fclose(file);
	return error;
}

int cf_digest_files(const char *const *paths, int count,
		    char text[CF_DIGEST_TEXT])
{
	struct sha256_ctx sha;
	int error = 0;

	sha256_init(&sha);
	for (int i = 0; i < count && !error; i++)
		error = add_file(&sha, paths[i]);
	finish(&sha, text);
	return error;
}

static void add_section(struct sha256_ctx *sha, Elf_Scn *section)
{
	Elf_Data *data = NULL;
	GElf_Shdr header;

	if (!gelf_getshdr(section, &header) ||
	    !(header.sh_flags & SHF_ALLOC) || header.sh_type == SHT_NOTE)
		return;
	sha256_update(sha, sizeof(header.sh_addr),
		      (const uint8_t *)&header.sh_addr);
	sha256_update(sha, sizeof(header.sh_size),
		      (const uint8_t *)&header.sh_size);
	while (header.sh_type != SHT_NOBITS &&
	       (data = elf_rawdata(section, data)))
		sha256_update(sha, data->d_size, data->d_buf);
}

int cf_digest_object(const char *path, char text[CF_DIGEST_TEXT])
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct sha256_ctx sha;
	Elf_Scn *section = NULL;
	Elf *elf;

	elf_version(EV_CURRENT);
	elf = fd < 0 ? NULL : elf_begin(fd, ELF_C_READ, NULL);
	sha256_init(&sha);
	while (elf && (section = elf_nextscn(elf, section)))
		add_section(&sha, section);
	finish(&sha, text);
	if (elf)
		elf_end(elf);
	if (fd >= 0)
		close(fd);
	return elf ? 0 : -EIO;
}
