# SPDX-License-Identifier: LGPL-2.1-or-later
# The core of kapi: heap, tasks, locks, time, text.
LIB_KAPI_CORE = \
	lib/kapi/boot.c \
	lib/kapi/cache.c \
	lib/kapi/canary.c \
	lib/kapi/cstring.c \
	lib/kapi/fresh.c lib/kapi/fresh.h \
	lib/kapi/heap.c lib/kapi/heap.h \
	lib/kapi/hexdump.c \
	lib/kapi/kfifo.c \
	lib/kapi/kstrto.c \
	lib/kapi/kthread.c \
	lib/kapi/lock.c lib/kapi/lock.h \
	lib/kapi/lock_order.c \
	lib/kapi/map.c \
	lib/kapi/mmap.c \
	lib/kapi/pages.c \
	lib/kapi/printk.c \
	lib/kapi/random.c \
	lib/kapi/rbtree.c \
	lib/kapi/rcu.c \
	lib/kapi/rwlock.c \
	lib/kapi/scanf.c \
	lib/kapi/sched.c lib/kapi/sched.h \
	lib/kapi/semaphore.c \
	lib/kapi/slab.c \
	lib/kapi/string.c \
	lib/kapi/task.c \
	lib/kapi/timer.c \
	lib/kapi/vmlinux.c lib/kapi/vmlinux.h \
	lib/kapi/vsprintf.c \
	lib/kapi/wait.c \
	lib/kapi/workqueue.c
