#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# The distribution becomes Debian packages, of which lintian knows no error and
# which work when they are unpacked. Run by make check-debian: it builds all
# anew, which takes minutes. Host-side.
#
#	tests/install/debian.sh BUILD
top_srcdir=$(cd "$(dirname "$0")/../.." && pwd)
top_builddir=${1:?"which build?"}
. "$top_srcdir/tests/tool/lib.sh"

for tool in dpkg-buildpackage dh lintian; do
	command -v $tool >/dev/null && continue
	skip debian_packages "no $tool"
	finish
done
lacking=$(cd "$top_srcdir" && dpkg-checkbuilddeps 2>&1) || {
	skip debian_packages "$lacking"
	finish
}

version=$(sed -n 's/^#define PACKAGE_VERSION "\(.*\)"/\1/p' \
	"$top_builddir/config.h")
tree=$work/copyfault-$version
build() {
	make -C "$top_builddir" -s distdir distdir="$tree" &&
		cd "$tree" &&
		DEB_BUILD_OPTIONS="nocheck parallel=$(nproc)" \
			dpkg-buildpackage -us -uc -b
}
begin distribution_becomes_debian_packages
gives 0 build
end
[ -z "$complaints" ] || { tail -n 40 "$work/out" "$work/err"; finish; }

begin lintian_knows_no_error
gives 0 lintian --fail-on error "$work"/copyfault_*.changes
end
sed 's/^/# /' "$work/out"

# As if installed: the folders that are compiled in are told by variables, and
# headers of the host are where the links of the packages lead.
for package in "$work"/*.deb; do
	dpkg-deb -x "$package" "$work/system" || exit 99
done
for header in /usr/include/*; do
	[ -e "$work/system/usr/include/${header##*/}" ] ||
		ln -s "$header" "$work/system/usr/include"
done
libdir=$(dirname "$(find "$work/system" -name 'libcopyfault.so.0')")
cd "$work/system" || exit 99
begin unpacked_command_sweeps_a_driver
gives 1 env COPYFAULT_ROOT="$work/system/usr/share/copyfault" \
	LIBRARY_PATH="$libdir" LD_LIBRARY_PATH="$libdir" \
	usr/bin/copyfault sweep "$top_srcdir/tests/cli/first.c"
says '^FINDING RV1 S2 .*first.c:14 first_ioctl copy_to_user'
end
finish
