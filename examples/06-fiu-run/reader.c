// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Reads /dev/words once for each line on standard input, and prints what read()
 * returned. It knows nothing of faults: they come from outside. Host-side.
 */
#include <fcntl.h>
#include <stdio.h>

#include <copyfault/test.h>

#define SIZE 26

int main(void)
{
	char line[80];
	int fd;

	cf_test_start();		/* boot, and look at libfiu's points */
	cf_driver("words", NULL);	/* insmod words */
	fd = cf_must_open("/dev/words", O_RDONLY);
	while (fgets(line, sizeof(line), stdin)) {
		/* A new buffer: a page that went away does not come back. */
		unsigned long ubuf = cf_ubuf_new(SIZE, 0);

		printf("read returned %ld\n", cf_read(fd, ubuf, SIZE));
		fflush(stdout);
		cf_ubuf_free(ubuf);
	}
	return 0;
}
