// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Ring buffers. Plain ones move elements; record ones store a length of one or
 * two bytes before each record, low byte first. Copies to and from user space
 * are the driver's fault sites: it passes in which. Kernel-side.
 */
#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/kfifo.h>
#include <linux/log2.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uaccess.h>

int __kfifo_init(struct __kfifo *fifo, void *buffer, unsigned int size,
		 size_t esize)
{
	size /= esize;
	if (!is_power_of_2(size))
		size = size ? rounddown_pow_of_two(size) : 0;
	*fifo = (struct __kfifo) { .esize = esize, .data = buffer };
	if (size < 2)
		return -EINVAL;
	fifo->mask = size - 1;
	return 0;
}

int __kfifo_alloc(struct __kfifo *fifo, unsigned int size, size_t esize,
		  gfp_t gfp)
{
	size = roundup_pow_of_two(size);
	*fifo = (struct __kfifo) { .esize = esize };
	if (size < 2)
		return -EINVAL;
	fifo->data = cf_heap_alloc(array_size(esize, size), gfp,
				   (unsigned long)__builtin_return_address(0));
	if (!fifo->data)
		return -ENOMEM;
	fifo->mask = size - 1;
	return 0;
}

void __kfifo_free(struct __kfifo *fifo)
{
	kfree(fifo->data);
	*fifo = (struct __kfifo) { };
}

static unsigned int room(const struct __kfifo *fifo)
{
	return fifo->mask + 1 - (fifo->in - fifo->out);
}

/*
 * A run of elements from index @at on lies in up to two pieces:
 *
 *   |second.....|      free or used      |first......|
 */
struct pieces {
	void *first, *second;
	size_t first_bytes, second_bytes;
};

static struct pieces pieces_of(const struct __kfifo *fifo, unsigned int at,
			       unsigned int len)
{
	unsigned int offset = at & fifo->mask;
	unsigned int first = min(len, fifo->mask + 1 - offset);

	return (struct pieces) {
		.first = fifo->data + (size_t)offset * fifo->esize,
		.second = fifo->data,
		.first_bytes = (size_t)first * fifo->esize,
		.second_bytes = (size_t)(len - first) * fifo->esize,
	};
}

static void put(struct __kfifo *fifo, const void *from, unsigned int len,
		unsigned int at)
{
	struct pieces p = pieces_of(fifo, at, len);

	memcpy(p.first, from, p.first_bytes);
	memcpy(p.second, from + p.first_bytes, p.second_bytes);
}

static void get(const struct __kfifo *fifo, void *to, unsigned int len,
		unsigned int at)
{
	struct pieces p = pieces_of(fifo, at, len);

	memcpy(to, p.first, p.first_bytes);
	memcpy(to + p.first_bytes, p.second, p.second_bytes);
}

unsigned int __kfifo_in(struct __kfifo *fifo, const void *buf, unsigned int len)
{
	len = min(len, room(fifo));
	put(fifo, buf, len, fifo->in);
	fifo->in += len;
	return len;
}

unsigned int __kfifo_out_peek(struct __kfifo *fifo, void *buf, unsigned int len)
{
	len = min(len, fifo->in - fifo->out);
	get(fifo, buf, len, fifo->out);
	return len;
}

unsigned int __kfifo_out(struct __kfifo *fifo, void *buf, unsigned int len)
{
	len = __kfifo_out_peek(fifo, buf, len);
	fifo->out += len;
	return len;
}

/* ---- records ---- */

unsigned int __kfifo_max_r(unsigned int len, size_t recsize)
{
	return min(len, (1U << (recsize * 8)) - 1);
}

unsigned int __kfifo_len_r(struct __kfifo *fifo, size_t recsize)
{
	u8 header[2] = { };

	if (fifo->in == fifo->out)
		return 0;
	get(fifo, header, recsize, fifo->out);
	return header[0] | header[1] << 8;
}

unsigned int cf_kfifo_avail_r(struct __kfifo *fifo, size_t recsize)
{
	unsigned int bytes = room(fifo);

	return bytes <= recsize ? 0 : __kfifo_max_r(bytes - recsize, recsize);
}

static void header_put(struct __kfifo *fifo, unsigned int len, size_t recsize)
{
	u8 header[2] = { len, len >> 8 };

	put(fifo, header, recsize, fifo->in);
}

void __kfifo_skip_r(struct __kfifo *fifo, size_t recsize)
{
	if (fifo->in != fifo->out)
		fifo->out += __kfifo_len_r(fifo, recsize) + recsize;
}

unsigned int __kfifo_in_r(struct __kfifo *fifo, const void *buf,
			  unsigned int len, size_t recsize)
{
	if (len + recsize > room(fifo))
		return 0;
	header_put(fifo, len, recsize);
	put(fifo, buf, len, fifo->in + recsize);
	fifo->in += len + recsize;
	return len;
}

unsigned int __kfifo_out_peek_r(struct __kfifo *fifo, void *buf,
				unsigned int len, size_t recsize)
{
	if (fifo->in == fifo->out)
		return 0;
	len = min(len, __kfifo_len_r(fifo, recsize));
	get(fifo, buf, len, fifo->out + recsize);
	return len;
}

/* What does not fit into @buf of a record is lost with it. */
unsigned int __kfifo_out_r(struct __kfifo *fifo, void *buf, unsigned int len,
			   size_t recsize)
{
	len = __kfifo_out_peek_r(fifo, buf, len, recsize);
	__kfifo_skip_r(fifo, recsize);
	return len;
}

/* ---- user space ---- */

/* Both return R1: bytes not copied; a fault in the first piece ends it. */
static unsigned long user_put(struct cf_site *site, struct __kfifo *fifo,
			      const void __user *from, unsigned int len,
			      unsigned int at)
{
	struct pieces p = pieces_of(fifo, at, len);
	unsigned long residue;

	residue = cf_at_copy_from_user(site, p.first, from, p.first_bytes);
	if (residue)
		return residue + p.second_bytes;
	if (!p.second_bytes)
		return 0;
	return cf_at_copy_from_user(site, p.second, from + p.first_bytes,
				    p.second_bytes);
}

static unsigned long user_get(struct cf_site *site, struct __kfifo *fifo,
			      void __user *to, unsigned int len,
			      unsigned int at)
{
	struct pieces p = pieces_of(fifo, at, len);
	unsigned long residue;

	residue = cf_at_copy_to_user(site, to, p.first, p.first_bytes);
	if (residue)
		return residue + p.second_bytes;
	if (!p.second_bytes)
		return 0;
	return cf_at_copy_to_user(site, to + p.first_bytes, p.second,
				  p.second_bytes);
}

/* A record that does not arrive whole is not there at all. */
static int record_from_user(struct cf_site *site, struct __kfifo *fifo,
			    const void __user *from, unsigned long len,
			    unsigned int *copied, size_t recsize)
{
	unsigned int n = __kfifo_max_r(min_t(unsigned long, len, UINT_MAX),
				       recsize);

	*copied = 0;
	if (n + recsize > room(fifo))
		return 0;
	if (user_put(site, fifo, from, n, fifo->in + recsize))
		return -EFAULT;
	header_put(fifo, n, recsize);
	fifo->in += n + recsize;
	*copied = n;
	return 0;
}

static int record_to_user(struct cf_site *site, struct __kfifo *fifo,
			  void __user *to, unsigned long len,
			  unsigned int *copied, size_t recsize)
{
	unsigned int n = __kfifo_len_r(fifo, recsize);

	*copied = 0;
	if (fifo->in == fifo->out)
		return 0;
	n = min_t(unsigned long, n, len);
	if (user_get(site, fifo, to, n, fifo->out + recsize))
		return -EFAULT;
	__kfifo_skip_r(fifo, recsize);
	*copied = n;
	return 0;
}

/* The elements that arrived whole count, even when the call fails. */
static int settle(const struct __kfifo *fifo, unsigned int *index,
		  unsigned int n, unsigned long residue, unsigned int *copied)
{
	n -= DIV_ROUND_UP(residue, fifo->esize);
	*index += n;
	*copied = n * fifo->esize;
	return residue ? -EFAULT : 0;
}

int cf_kfifo_from_user(struct cf_site *site, struct __kfifo *fifo,
		       const void __user *from, unsigned long len,
		       unsigned int *copied, size_t recsize)
{
	unsigned int n = min_t(unsigned long, len / fifo->esize, room(fifo));
	unsigned long residue;

	if (recsize)
		return record_from_user(site, fifo, from, len, copied, recsize);
	residue = user_put(site, fifo, from, n, fifo->in);
	return settle(fifo, &fifo->in, n, residue, copied);
}

int cf_kfifo_to_user(struct cf_site *site, struct __kfifo *fifo,
		     void __user *to, unsigned long len,
		     unsigned int *copied, size_t recsize)
{
	unsigned int n = min_t(unsigned long, len / fifo->esize,
			       fifo->in - fifo->out);
	unsigned long residue;

	if (recsize)
		return record_to_user(site, fifo, to, len, copied, recsize);
	residue = user_get(site, fifo, to, n, fifo->out);
	return settle(fifo, &fifo->out, n, residue, copied);
}
