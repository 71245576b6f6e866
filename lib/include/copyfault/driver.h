/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Drivers that are linked into a test program, made by `copyfault build -c`.
 * Any number of them may be: each registers itself under the name of its
 * object. Host-side, public.
 */
#ifndef COPYFAULT_DRIVER_H
#define COPYFAULT_DRIVER_H

#ifdef __cplusplus
extern "C" {
#endif

/**
 * cf_driver() - Insert a driver, with its module parameters.
 * @name:   of its object: scull for scull.c
 * @params: "name=value name=value" or NULL
 *
 * One that is inserted already is removed first. A linked-in driver has no
 * pristine copy of its static data: what module_init() does not set is as it
 * was when the driver was last removed, parameters too. So name those that
 * matter, or run with CK_FORK=yes, where each test has a fresh copy.
 *
 * Context: the host thread that runs the tests. Fails the test when no driver
 * of that name is linked in (those that are get named), when it has no such
 * parameter, or when its module_init() fails.
 */
void cf_driver(const char *name, const char *params);

/**
 * cf_driver_insert() - cf_driver() for a test that wants to see it fail.
 * @name:   as cf_driver()
 * @params: as cf_driver()
 *
 * Context: the host thread that runs the tests. Fails the test when no driver
 * of that name is linked in.
 * Return: R2. 0, -EINVAL (no such parameter, or not its type), -EBUSY (it is
 * inserted), or what module_init() returned: it is not inserted then.
 */
int cf_driver_insert(const char *name, const char *params);

/**
 * cf_driver_remove() - Remove a driver: its module_exit() runs.
 * @name: as cf_driver()
 *
 * Context: the host thread that runs the tests. Fails the test when it is not
 * inserted. The end of a test removes what is left.
 */
void cf_driver_remove(const char *name);

/**
 * cf_driver_unplug() - Take its devices from a driver, as if pulled out.
 * @name: as cf_driver()
 *
 * Open descriptors stay, as they do when a device is unplugged in use.
 *
 * Context: the host thread that runs the tests. Fails the test when no driver
 * of that name is linked in.
 * Return: how many platform and PCI devices there were.
 */
int cf_driver_unplug(const char *name);

#ifdef __cplusplus
}
#endif

#endif
