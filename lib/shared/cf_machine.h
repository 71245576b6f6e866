/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What hardware the simulated machine has, for drivers that look before they
 * load. Seen by both sides.
 *
 * Without any of this: every I/O port holds what was last written to it and
 * reads 0xff before that, no card is plugged in, interrupts arrive when every
 * task sleeps.
 */
#ifndef CF_MACHINE_H
#define CF_MACHINE_H

/**
 * struct cf_port_script - what a port answers instead of what was written
 * @value: of each inb() in turn; the last one repeats
 * @count: entries, 1..8
 */
struct cf_port_script {
	unsigned char value[8];
	unsigned int count;
};

/**
 * cf_port_script() - Answer reads of a port from a script.
 * @port:   0..0xffff
 * @script: copied; NULL: answer what was written again
 *
 * Return: R2. 0, -EINVAL (22), or -ENOSPC (28) when there are too many.
 */
int cf_port_script(unsigned long port, const struct cf_port_script *script);

/** cf_port_float() - What a port that nobody has written to answers. */
void cf_port_float(unsigned char value);

/** cf_port_peek() - What was last written to a port, or -1. */
int cf_port_peek(unsigned long port);

/**
 * cf_pci_plug() - Put a PCI card into the machine.
 * @vendor:  configuration space, and what drivers match by
 * @device:  likewise
 * @io_base: first port of its BAR 0; 0: it has none
 * @io_size: ports
 *
 * Drivers that match are probed at once; a driver that comes later finds it.
 *
 * Context: a task, or the host thread after cf_boot().
 * Return: R2. 0, or -ENOMEM (12).
 */
int cf_pci_plug(unsigned int vendor, unsigned int device,
		unsigned long io_base, unsigned long io_size);

/**
 * cf_pci_poke() - Set a byte of a plugged card's configuration space.
 *
 * Return: R2. 0, -ENODEV (19) without such a card, -EINVAL (22) for @where.
 */
int cf_pci_poke(unsigned int vendor, unsigned int device, int where,
		unsigned char value);

/**
 * cf_irq_fire() - Run the handlers of a line now. Return: how many said that
 * it was theirs.
 */
int cf_irq_fire(unsigned int irq);

#endif
