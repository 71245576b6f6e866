# SPDX-License-Identifier: LGPL-2.1-or-later
# What stands behind files and devices of kapi.
LIB_KAPI_FS = \
	lib/kapi/anon_inode.c \
	lib/kapi/bus.c \
	lib/kapi/chips.c \
	lib/kapi/chrdev.c \
	lib/kapi/cred.c \
	lib/kapi/debugfs.c \
	lib/kapi/dev_printk.c \
	lib/kapi/device.c \
	lib/kapi/devres.c \
	lib/kapi/fasync.c \
	lib/kapi/file_mmap.c \
	lib/kapi/gpio.c \
	lib/kapi/inode.c \
	lib/kapi/io.c \
	lib/kapi/ioport.c \
	lib/kapi/iov_iter.c \
	lib/kapi/irq.c \
	lib/kapi/isa.c \
	lib/kapi/kdev_t.c \
	lib/kapi/kernel_rw.c \
	lib/kapi/kobject.c \
	lib/kapi/leds.c \
	lib/kapi/libfs.c \
	lib/kapi/misc.c \
	lib/kapi/module.c \
	lib/kapi/node.c \
	lib/kapi/notifier.c \
	lib/kapi/params.c \
	lib/kapi/pci.c \
	lib/kapi/platform.c \
	lib/kapi/poll.c \
	lib/kapi/proc.c \
	lib/kapi/ramfs.c \
	lib/kapi/read_write.c \
	lib/kapi/seq_file.c \
	lib/kapi/syscall.c \
	lib/kapi/tasklet.c \
	lib/kapi/vfs.c \
	lib/kapi/bus.h \
	lib/kapi/param.h \
	lib/kapi/read_write.h \
	lib/kapi/syscall.h \
	lib/kapi/vfs.h
