/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Going down: notifiers. The simulated machine goes down by oops only.
 * Kernel-side.
 */
#include <linux/cf_umbrella.h>
#ifndef _KAPI_LINUX_REBOOT_H
#define _KAPI_LINUX_REBOOT_H

#include <linux/notifier.h>
#include <linux/cf_label.h>
#include <uapi/linux/reboot.h>

#define SYS_DOWN 0x0001
#define SYS_RESTART SYS_DOWN
#define SYS_HALT 0x0002
#define SYS_POWER_OFF 0x0003

enum reboot_mode {
	REBOOT_UNDEFINED = -1,
	REBOOT_COLD = 0,
	REBOOT_WARM,
	REBOOT_HARD,
	REBOOT_SOFT,
	REBOOT_GPIO,
};

extern struct blocking_notifier_head reboot_notifier_list
	__cfk(reboot_notifier_list);

int register_reboot_notifier(struct notifier_block *nb)
	__cfk(register_reboot_notifier);
int unregister_reboot_notifier(struct notifier_block *nb)
	__cfk(unregister_reboot_notifier);
int register_restart_handler(struct notifier_block *nb)
	__cfk(register_restart_handler);
int unregister_restart_handler(struct notifier_block *nb)
	__cfk(unregister_restart_handler);
/* These end the run as an oops that says so: nothing comes after them. */
void emergency_restart(void) __cfk(emergency_restart)
	__attribute__((noreturn));
void kernel_restart(char *cmd) __cfk(kernel_restart)
	__attribute__((noreturn));
void kernel_halt(void) __cfk(kernel_halt) __attribute__((noreturn));
void kernel_power_off(void) __cfk(kernel_power_off)
	__attribute__((noreturn));
void orderly_poweroff(bool force) __cfk(orderly_poweroff);
void orderly_reboot(void) __cfk(orderly_reboot);

#endif
