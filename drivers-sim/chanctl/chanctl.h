/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The ioctls of /dev/chanctl: telephone channels, their gain tables, and
 * conferences of them. Kernel-side; builtin-sized types only, so that user
 * space may include it. Pointers travel as __u64: one layout for 32 and 64.
 */
#ifndef CHANCTL_H
#define CHANCTL_H

#include <linux/types.h>
#include <linux/ioctl.h>

#define CHANCTL_CHANNELS 8
#define CHANCTL_CONFS 4
#define CHANCTL_NAME_MAX 32	/* bytes, the NUL included */
#define CHANCTL_TABLE_MAX 256	/* entries */

/**
 * struct chanctl_open - make a channel
 * @name: in, user address of a string
 * @id:   out, what the channel is called from now on
 */
struct chanctl_open {
	__u64 name;
	__u32 id;
	__u32 reserved;
};

/**
 * struct chanctl_rename - give a channel another name
 * @id:   in
 * @name: in, user address of a string
 */
struct chanctl_rename {
	__u32 id;
	__u32 reserved;
	__u64 name;
};

/**
 * struct chanctl_info - what is known of a channel
 * @id:      in
 * @conf:    out, the conference it is in, or 0
 * @gain:    out, its gain in that conference
 * @entries: out, of its table
 * @name:    out, padded with NULs
 */
struct chanctl_info {
	__u32 id;
	__u32 conf;
	__s32 gain;
	__u32 entries;
	char name[CHANCTL_NAME_MAX];
};

/**
 * struct chanctl_table - a channel's gain table
 * @id:      in
 * @entries: SET in, entries at @values. GET in, room there; out, entries it has
 * @values:  user address of __s16[]
 */
struct chanctl_table {
	__u32 id;
	__u32 entries;
	__u64 values;
};

/* One party of a conference. */
struct chanctl_party {
	__u32 id;
	__s32 gain;
};

/**
 * struct chanctl_conf - make a conference
 * @parties: in, user address of an array of __u64, each the user address of
 *           a struct chanctl_party
 * @count:   in, of that array
 * @id:      out, what the conference is called from now on
 */
struct chanctl_conf {
	__u64 parties;
	__u32 count;
	__u32 id;
};

/**
 * struct chanctl_list - which channels there are
 * @ids:   in, user address of __u32[]
 * @count: in, room there; out, channels there are
 */
struct chanctl_list {
	__u64 ids;
	__u32 count;
	__u32 reserved;
};

#define CHANCTL_OPEN		_IOWR('T', 1, struct chanctl_open)
#define CHANCTL_CLOSE		_IOW('T', 2, __u32)
#define CHANCTL_RENAME		_IOW('T', 3, struct chanctl_rename)
#define CHANCTL_INFO		_IOWR('T', 4, struct chanctl_info)
#define CHANCTL_SET_TABLE	_IOW('T', 5, struct chanctl_table)
#define CHANCTL_GET_TABLE	_IOWR('T', 6, struct chanctl_table)
#define CHANCTL_CONFER		_IOWR('T', 7, struct chanctl_conf)
#define CHANCTL_DISSOLVE	_IOW('T', 8, __u32)
#define CHANCTL_LIST		_IOWR('T', 9, struct chanctl_list)

#endif
