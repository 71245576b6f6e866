// SPDX-License-Identifier: LGPL-2.1-or-later
/* Who everybody is, and on which machine. Kernel-side. */
#include <linux/cred.h>
#include <linux/utsname.h>

const struct cred cf_root_cred;

const struct uts_namespace init_uts_ns = {
	.name = {
		.sysname = "Linux",
		.nodename = "copyfault",
		.release = "6.1.0",
		.version = "#1",
		.machine = "simulated",
		.domainname = "(none)",
	},
};
