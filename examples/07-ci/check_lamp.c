// SPDX-License-Identifier: LGPL-2.1-or-later
/* The tests of lamp. Host-side. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>

#include <copyfault/check.h>

static int open_lamp(void)
{
	cf_driver("lamp", NULL);
	return cf_must_open("/dev/lamp", O_RDWR);
}

/* Write @text, and read what /dev/lamp says then. */
static void lamp_goes(int fd, const char *text, long ret, const char *says)
{
	unsigned long from = cf_ubuf_string(text), to = cf_ubuf_new(8, 0);

	CF_ASSERT_INT_EQ(cf_write(fd, from, strlen(text)), ret);
	CF_ASSERT_INT_EQ(cf_pread(fd, to, 8, 0), strlen(says));
	CF_ASSERT_MEM_EQ(cf_ubuf_ptr(to), says, strlen(says));
}

START_TEST(brightness_is_set_and_read)
{
	int fd = open_lamp();

	lamp_goes(fd, "200", 3, "200\n");
	lamp_goes(fd, "7\n", 2, "7\n");
}
END_TEST

START_TEST(brightness_that_cannot_be_is_refused)
{
	int fd = open_lamp();

	lamp_goes(fd, "200", 3, "200\n");
	lamp_goes(fd, "256", -ERANGE, "200\n");
	lamp_goes(fd, "dim", -EINVAL, "200\n");
}
END_TEST

int main(int argc, char **argv)
{
	Suite *suite = suite_create("lamp");
	TCase *clean = cf_check_case(suite, "clean");

	tcase_add_test(clean, brightness_is_set_and_read);
	tcase_add_test(clean, brightness_that_cannot_be_is_refused);
	return cf_check_main(argc, argv, suite);
}
