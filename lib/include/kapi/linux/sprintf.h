/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Text out of values and values out of text. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_SPRINTF_H
#define _LINUX_SPRINTF_H

#include <linux/cf_label.h>
#include <linux/stdarg.h>
#include <linux/types.h>

int sprintf(char *buf, const char *fmt, ...) __cfk(sprintf) __printf(2, 3);
int vsprintf(char *buf, const char *fmt, va_list args)
	__cfk(vsprintf) __printf(2, 0);
int snprintf(char *buf, size_t size, const char *fmt, ...)
	__cfk(snprintf) __printf(3, 4);
int vsnprintf(char *buf, size_t size, const char *fmt, va_list args)
	__cfk(vsnprintf) __printf(3, 0);
int scnprintf(char *buf, size_t size, const char *fmt, ...)
	__cfk(scnprintf) __printf(3, 4);
int vscnprintf(char *buf, size_t size, const char *fmt, va_list args)
	__cfk(vscnprintf) __printf(3, 0);
char *kasprintf(gfp_t gfp, const char *fmt, ...) __cfk(kasprintf) __printf(2, 3);
char *kvasprintf(gfp_t gfp, const char *fmt, va_list args)
	__cfk(kvasprintf) __printf(2, 0);
int sscanf(const char *s, const char *fmt, ...) __cfk(sscanf) __scanf(2, 3);
int vsscanf(const char *s, const char *fmt, va_list args)
	__cfk(vsscanf) __scanf(2, 0);
int num_to_str(char *buf, int size, unsigned long long num, unsigned int width)
	__cfk(num_to_str);

#endif
