#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# What was installed works alone: the command finds its headers and library,
# and an example builds against it through pkg-config. Run by make installcheck,
# which gives bindir and libdir. Host-side.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
. "$top_srcdir/tests/tool/lib.sh"
: "${bindir:?}" "${libdir:?}"

LD_LIBRARY_PATH=$libdir
PKG_CONFIG_PATH=$libdir/pkgconfig
export LD_LIBRARY_PATH PKG_CONFIG_PATH

cp "$top_srcdir"/tests/cli/first.c "$top_srcdir"/examples/00-extable/* "$work"
chmod u+w "$work"/*
cd "$work" || exit 99

begin installed_command_sweeps_a_driver
gives 1 "$bindir/copyfault" sweep first.c
says '^FINDING RV1 S2 first.c:'
left_nothing
end

begin installed_doctor_finds_headers
gives 0 "$bindir/copyfault" doctor
says '^ok +headers of the simulated kernel$'
end

begin installed_command_makes_an_object_to_link
gives 0 "$bindir/copyfault" build -c -o first.o first.c
end

begin example_builds_through_pkg_config
gives 0 make -s extable
gives 0 ./extable
says '^68 of 68 copies right$'
end

finish
