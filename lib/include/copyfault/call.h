/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * System calls on the devices of the simulated kernel. Host-side, public.
 *
 * Each returns what user space would see in the register: a count or 0, or a
 * negative errno; the errno of the host is not touched. -ERESTARTSYS shows as
 * -EINTR, -ENOIOCTLCMD as -ENOTTY. Beside what is named below, an errno is
 * whatever the driver returned. None of them fails the test by itself, but for
 * cf_must_open() and for calls of a host thread that has no task.
 *
 * The last call that has returned is remembered with every user copy it made:
 * CF_ASSERT_RET_SHORT() and others (copyfault/test.h) judge it.
 *
 * Context, of all: the host thread that runs the tests, or a task of
 * cf_task_begin(). Other threads fail the test: they have no descriptors.
 */
#ifndef COPYFAULT_CALL_H
#define COPYFAULT_CALL_H

#ifdef __cplusplus
extern "C" {
#endif

/**
 * cf_open() - Open a node or a file of the simulated kernel.
 * @path:  like "/dev/scull0"
 * @flags: of <fcntl.h>: O_RDWR, O_NONBLOCK, O_CREAT...
 *
 * Context: a task.
 * Return: R2. A descriptor, -ENOENT, -ENXIO (nobody has that device number),
 * -EMFILE, -ENOMEM, or what the driver's open() said.
 */
long cf_open(const char *path, int flags);

/**
 * cf_must_open() - cf_open() that fails the test when it cannot.
 * @path:  as cf_open()
 * @flags: as cf_open()
 *
 * Context: a task.
 * Return: a descriptor. What fails names the errno and, when the path is not
 * there, the nodes that are.
 */
int cf_must_open(const char *path, int flags);

/**
 * cf_close() - Close a descriptor.
 * @fd: descriptor
 *
 * Context: a task.
 * Return: R2. 0 or -EBADF, or what the driver's flush() said.
 */
long cf_close(int fd);

/**
 * cf_dup() - Make a second descriptor of the same open file.
 * @fd: descriptor
 *
 * Context: a task.
 * Return: R2. A descriptor, -EBADF, -EMFILE.
 */
long cf_dup(int fd);

/**
 * cf_read() - Read at the position of the file.
 * @fd:    descriptor
 * @ubuf:  user address
 * @count: bytes
 *
 * Context: a task. May sleep: others run then.
 * Return: R2. Bytes, 0 at the end, -EBADF (not open for reading), -EFAULT,
 * -EINVAL (the driver cannot read), or what the driver said.
 */
long cf_read(int fd, unsigned long ubuf, unsigned long count);

/**
 * cf_write() - Write at the position of the file.
 * @fd:    descriptor
 * @ubuf:  user address
 * @count: bytes
 *
 * Context: a task. May sleep: others run then.
 * Return: R2. Bytes, -EBADF (not open for writing), -EFAULT, -EINVAL (the
 * driver cannot write), or what the driver said.
 */
long cf_write(int fd, unsigned long ubuf, unsigned long count);

/**
 * cf_pread() - Read at a position, and leave that of the file alone.
 * @fd:    descriptor
 * @ubuf:  user address
 * @count: bytes
 * @pos:   bytes from the start
 *
 * Context: a task. May sleep: others run then.
 * Return: R2. As cf_read(), and -ESPIPE of a stream, -EINVAL for @pos < 0.
 */
long cf_pread(int fd, unsigned long ubuf, unsigned long count, long long pos);

/**
 * cf_pwrite() - Write at a position, and leave that of the file alone.
 * @fd:    descriptor
 * @ubuf:  user address
 * @count: bytes
 * @pos:   bytes from the start
 *
 * Context: a task. May sleep: others run then.
 * Return: R2. As cf_write(), and -ESPIPE of a stream, -EINVAL for @pos < 0.
 */
long cf_pwrite(int fd, unsigned long ubuf, unsigned long count, long long pos);

/**
 * cf_readv() - Read into several buffers.
 * @fd:   descriptor
 * @uiov: user address of an array of struct iovec (<sys/uio.h>), whose
 *        iov_base are user addresses
 * @nr:   entries
 *
 * Context: a task. May sleep: others run then.
 * Return: R2. As cf_read(), and -EINVAL for too many entries or bytes.
 */
long cf_readv(int fd, unsigned long uiov, unsigned long nr);

/**
 * cf_writev() - Write from several buffers.
 * @fd:   descriptor
 * @uiov: user address of an array of struct iovec, as cf_readv()
 * @nr:   entries
 *
 * Context: a task. May sleep: others run then.
 * Return: R2. As cf_write(), and -EINVAL for too many entries or bytes.
 */
long cf_writev(int fd, unsigned long uiov, unsigned long nr);

/**
 * cf_lseek() - Move the position of a file.
 * @fd:     descriptor
 * @offset: bytes
 * @whence: SEEK_SET, SEEK_CUR or SEEK_END
 *
 * Context: a task.
 * Return: R2. The new position, -EBADF, -ESPIPE, -EINVAL, or what the driver
 * said.
 */
long long cf_lseek(int fd, long long offset, int whence);

/**
 * cf_ioctl() - Make an ioctl.
 * @fd:  descriptor
 * @cmd: number, as the driver's header makes it with _IOW() and the like
 * @arg: a user address, or whatever the driver expects
 *
 * Context: a task. May sleep: others run then.
 * Return: R2. What the driver said, -EBADF, -ENOTTY.
 */
long cf_ioctl(int fd, unsigned int cmd, unsigned long arg);

/**
 * cf_poll() - Ask what can be done without waiting.
 * @fd:     descriptor
 * @events: mask of EPOLLIN and so on (<sys/epoll.h>)
 *
 * Context: a task. Never sleeps.
 * Return: R2. The events that are ready, with EPOLLERR and EPOLLHUP, or -EBADF.
 */
long cf_poll(int fd, unsigned int events);

/**
 * cf_fsync() - Have a file written out.
 * @fd: descriptor
 *
 * Context: a task.
 * Return: R2. 0, -EBADF, -EINVAL (no fsync), or what the driver said.
 */
long cf_fsync(int fd);

/**
 * cf_mmap() - Map a device from its start, touch the first byte, unmap it.
 * @fd:   descriptor
 * @size: bytes
 *
 * Context: a task.
 * Return: R2. 0, -EBADF, -ENODEV (no mmap), -EFAULT (the first page has no
 * memory behind it), or what the driver said.
 */
long cf_mmap(int fd, unsigned long size);

/**
 * cf_pos() - Where a file stands.
 * @fd: descriptor
 *
 * It is no system call, and not what CF_ASSERT_RET() judges.
 *
 * Context: a task.
 * Return: bytes from the start, or -EBADF.
 */
long long cf_pos(int fd);

#ifdef __cplusplus
}
#endif

#endif
