#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# A project of somebody else finds what was installed with the build system that
# it has. Run by make installcheck. Host-side.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
. "$top_srcdir/tests/tool/lib.sh"
: "${bindir:?}" "${libdir:?}" "${datadir:?}" "${CC:=cc}"
LD_LIBRARY_PATH=$libdir
export LD_LIBRARY_PATH CC

# project FOLDER: its files, the program and the drivers, in $work/FOLDER.
project() {
	mkdir "$work/$1"
	cp "$top_srcdir"/tests/install/"$1"/* "$top_srcdir/tests/install/user.c" \
		"$top_srcdir/tests/cli/first.c" \
		"$top_srcdir"/tests/lib/extable/asm_k.[ch] "$work/$1"
	chmod u+w "$work/$1"/*
	cd "$work/$1" || exit 99
}

if ! command -v autoreconf >/dev/null || ! command -v aclocal >/dev/null; then
	skip autotools_project_tests_drivers "no autoconf and automake"
else
	project autotools
	ACLOCAL_PATH=$datadir/aclocal
	PKG_CONFIG_PATH=$libdir/pkgconfig
	export ACLOCAL_PATH PKG_CONFIG_PATH
	begin autotools_project_tests_drivers
	gives 0 autoreconf -i
	gives 0 ./configure --quiet
	gives 0 make -s check
	says '^PASS: user$'
	gives 0 make -s clean
	end
	begin autotools_project_wants_a_version
	sed 's/0\.1\]/999]/' configure.ac >new && mv new configure.ac
	gives 0 autoreconf
	gives 1 ./configure --quiet
	warns 'copyfault is missing: .*999'
	end
	unset ACLOCAL_PATH PKG_CONFIG_PATH
fi

if ! command -v cmake >/dev/null; then
	skip cmake_project_tests_drivers "no cmake"
else
	project cmake
	begin cmake_project_tests_drivers
	gives 0 cmake -S . -B build -DCMAKE_PREFIX_PATH="${libdir%/*}"
	gives 0 cmake --build build
	gives 0 build/user
	says '^ok its copy stops at every byte$'
	says '^ok and its own exception table entry repairs it$'
	end
	begin cmake_project_wants_a_version
	sed 's/copyfault 0\.1/copyfault 999/' CMakeLists.txt >new &&
		mv new CMakeLists.txt
	gives 1 cmake -S . -B other -DCMAKE_PREFIX_PATH="${libdir%/*}"
	warns 'version: 0\.'
	end
fi
finish
