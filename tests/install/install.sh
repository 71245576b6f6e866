#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# What was installed works alone: the command finds its headers and library,
# and an example builds against it through pkg-config. Run by make installcheck,
# which gives bindir, libdir and others. Host-side.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
. "$top_srcdir/tests/tool/lib.sh"
: "${bindir:?}" "${libdir:?}" "${mandir:?}" "${datadir:?}"

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

# page SECTION NAME: where man finds it.
page() {
	man -M "$mandir" -w "$1" "$2"
}
if command -v man >/dev/null; then
	begin man_finds_the_pages
	for section_name in "1 copyfault" "5 cf-scenario" "7 copyfault" \
		"3 copyfault_fault" "3 cf_fault_arm" \
		"3 CF_ASSERT_SHORT_COPY_HANDLED"; do
		# shellcheck disable=SC2086
		gives 0 page $section_name
		says "^$mandir/"
	done
	gives 0 man -M "$mandir" 3 cf_fault_arm
	says 'int cf_fault_arm\(const char \*expr\);'
	warns_nothing
	end
else
	skip man_finds_the_pages "no man"
fi

begin completions_are_where_shells_look
for file in bash-completion/completions/copyfault \
	zsh/site-functions/_copyfault fish/vendor_completions.d/copyfault.fish; do
	gives 0 test -r "$datadir/$file"
done
end

# ---- a program with drivers linked in ----

cp "$top_srcdir"/tests/lib/extable/asm_k.[ch] "$top_srcdir/tests/install/user.c" .
: "${CC:=cc}"

# is_whole NAME: ./user finds everything, its own modules too.
is_whole() {
	begin "$1"
	gives 0 ./user
	says '^module vmlinux: has sites$'
	says '^module first: has sites$'
	says '^ok its copy stops at every byte$'
	warns_nothing
	end
	begin "$1_under_fiu_run"
	gives 1 fiu-run -f '' -c \
		'enable name=usercopy/first/first_ioctl/copy_to_user/efault' ./user
	says '^not ok and at none when no fault is armed$'
	end
}

cflags=$(pkg-config --cflags copyfault)
libs=$(pkg-config --libs copyfault)
static=$(pkg-config --static --libs copyfault)

# variable NAME: of copyfault.pc.
variable() {
	pkg-config --variable="$1" copyfault
}

# What `copyfault build -c` does, by hand; the own table is made so.
by_hand() {
	# shellcheck disable=SC2046
	for source in asm_k.c "$(variable modsource)"; do
		$CC $(variable kcflags) -DKBUILD_MODNAME='"asm_k"' \
			-D__KBUILD_MODNAME=asm_k -c "$source" || return
	done
	$CC -r -nostdlib -o asm_k_all.o asm_k.o mod.o && mv asm_k_all.o asm_k.o
}
begin pkg_config_tells_how_to_compile_a_driver
gives 0 by_hand
gives 0 test -x "$(variable copyfault)"
end

# shellcheck disable=SC2086
$CC -g $cflags -o user user.c first.o asm_k.o $libs ||
	not_ok program_links_shared
is_whole program_with_shared_library
begin shared_program_loads_a_driver
gives 0 "$bindir/copyfault" build -o first.so first.c
gives 0 ./user ./first.so
end

# Not -static: Debian has no archive of libfiu.
# shellcheck disable=SC2046,SC2086
if [ ! -f "$libdir/libcopyfault.a" ]; then
	skip program_with_static_library "configured without it"
elif $CC -g $cflags -o user user.c first.o asm_k.o \
	$(echo "$static" | sed 's/-lcopyfault/-l:libcopyfault.a/'); then
	begin static_program_wants_no_shared_library
	gives 0 readelf -d user
	grep NEEDED "$work/out" | grep copyfault >"$work/left" &&
		complain "$(cat "$work/left")"
	end
	is_whole program_with_static_library
	begin static_program_loads_no_driver
	gives 1 ./user ./first.so
	says 'this program has the static libcopyfault'
	end
else
	not_ok program_links_static
fi

# ---- a suite of Check, that of scull, with its own driver beside it ----

mkdir -p suite/drivers-sim suite/tests
cp -R "$top_srcdir/drivers-sim/scull" suite/drivers-sim
cp -R "$top_srcdir/tests/drivers-sim" suite/tests
chmod -R u+w suite

# suite SOURCE LIBS: make it of what is installed.
suite() {
	# shellcheck disable=SC2046
	"$bindir/copyfault" build -c -o scull.o suite/drivers-sim/scull/scull.c &&
		$CC -Wall -Werror $(pkg-config --cflags copyfault-check) \
			-o check_scull "$1" scull.o $2
}
begin suite_of_check_builds_and_passes
gives 0 suite suite/tests/drivers-sim/check_scull.c \
	"$(pkg-config --libs copyfault-check)"
gives 0 ./check_scull
says '^100%: Checks: [1-9][0-9]*, Failures: 0, Errors: 0$'
end

# What the document shows is a whole program.
sed -n '/^    #include <copyfault\/check.h>/,/^[^ ]/s/^    //p' \
	"$top_srcdir/doc/check-suites.md" >sketch.c
begin suite_of_the_document_builds_and_passes
gives 0 suite sketch.c "$(pkg-config --libs copyfault-check)"
gives 0 ./check_scull
says '^100%: Checks: 1, Failures: 0, Errors: 0$'
end

if [ -f "$libdir/libcopyfault.a" ]; then
	begin suite_of_check_builds_and_passes_with_the_static_library
	gives 0 suite suite/tests/drivers-sim/check_scull.c \
		"$(pkg-config --static --libs copyfault-check |
		sed 's/-lcopyfault/-l:libcopyfault.a/')"
	gives 0 ./check_scull
	says '^100%: Checks: [1-9][0-9]*, Failures: 0, Errors: 0$'
	end
fi

begin example_builds_through_pkg_config
gives 0 make -s extable
gives 0 ./extable
says '^68 of 68 copies right$'
end

finish
