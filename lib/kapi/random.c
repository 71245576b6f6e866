// SPDX-License-Identifier: LGPL-2.1-or-later
/* Random numbers by splitmix64, from the same seed in each run. Kernel-side. */
#include <linux/kernel.h>
#include <linux/random.h>
#include <linux/string.h>
#include <cf_state.h>

static __cf_state u64 random_state = 0x636f70796661756c;

u64 get_random_u64(void)
{
	u64 z = random_state += 0x9e3779b97f4a7c15;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
	return z ^ (z >> 31);
}

u32 get_random_u32(void)
{
	return get_random_u64() >> 32;
}

void get_random_bytes(void *buf, size_t len)
{
	u8 *to = buf;

	while (len) {
		u64 word = get_random_u64();
		size_t n = min_t(size_t, len, sizeof(word));

		memcpy(to, &word, n);
		to += n;
		len -= n;
	}
}
