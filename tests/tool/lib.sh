# SPDX-License-Identifier: LGPL-2.1-or-later
# What shell tests share. Sourced; the script has set top_srcdir. Host-side.
#
# A test prints one line for each thing it looked at:
#	ok NAME			not ok NAME		skip NAME: why
# and ends with finish. A case may want several things of one command:
#	begin NAME
#	gives STATUS COMMAND...		runs it, $work/out and $work/err
#	says PATTERN			on stdout, an extended expression
#	warns PATTERN			on stderr
#	left_nothing			in TMPDIR
#	end
set -u
: "${top_builddir:=$top_srcdir/build}"
top_srcdir=$(cd "$top_srcdir" && pwd) || exit 99
top_builddir=$(cd "$top_builddir" && pwd) || exit 99
PATH=$top_builddir:$PATH
LC_ALL=C
export PATH LC_ALL top_srcdir top_builddir
unset CF_SEED FIU_ENABLE FIU_CTRL_FIFO LD_PRELOAD COPYFAULT_ROOT

passed=0
failed=0
skipped=0
complaints=

# $work is ours; $TMPDIR, below it, is the tool's and must end up empty.
work=$(mktemp -d "${TMPDIR:-/tmp}/cf-test.XXXXXX") || exit 99
trap 'chmod -R u+rwX "$work"; rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
mkdir "$work/tmp"
TMPDIR=$work/tmp
export TMPDIR

ok() {
	echo "ok $1"
	passed=$((passed + 1))
}

# not_ok NAME [WHY...]
not_ok() {
	echo "not ok $1"
	shift
	[ $# -eq 0 ] || printf '%s\n' "$*" | sed 's/^/    /'
	failed=$((failed + 1))
}

skip() {
	echo "skip $1: $2"
	skipped=$((skipped + 1))
}

# is NAME GOT WANTED
is() {
	if [ "$2" = "$3" ]; then
		ok "$1"
	else
		not_ok "$1" "is:       $2
expected: $3"
	fi
}

# quiet NAME FILE: nothing was complained about.
quiet() {
	if [ -s "$2" ]; then
		not_ok "$1" "$(cat "$2")"
	else
		ok "$1"
	fi
}

# Was all of it built with AddressSanitizer?
has_asan() {
	nm -D "$top_builddir/.libs/libcopyfault.so" | grep -q ' U __asan_init'
}

# 77 tells automake of a skip, when nothing else happened.
finish() {
	[ $failed -eq 0 ] || exit 1
	[ $passed -gt 0 ] || exit 77
	exit 0
}

# ---- one command, several wishes ----

begin() {
	name=$1
	complaints=
}

complain() {
	complaints="$complaints$*
"
}

gives() {
	wanted=$1
	shift
	"$@" >"$work/out" 2>"$work/err" </dev/null
	status=$?
	[ $status -eq "$wanted" ] ||
		complain "status $status, expected $wanted: $*"
}

says() {
	grep -Eq -e "$1" "$work/out" || complain "stdout lacks: $1"
}

warns() {
	grep -Eq -e "$1" "$work/err" || complain "stderr lacks: $1"
}

says_nothing() {
	[ ! -s "$work/out" ] || complain "stdout should be empty"
}

warns_nothing() {
	[ ! -s "$work/err" ] || complain "stderr should be empty"
}

left_nothing() {
	left=$(find "$TMPDIR" -mindepth 1)
	[ -z "$left" ] && return
	complain "left behind: $left"
	rm -rf "${TMPDIR:?}"/*
}

end() {
	if [ -z "$complaints" ]; then
		ok "$name"
		return
	fi
	not_ok "$name" "$complaints--- stdout
$(head -c 2000 "$work/out")
--- stderr
$(head -c 2000 "$work/err")"
}

# ---- the Linux tree ----

linux_tarball=${LINUX_TARBALL:-/usr/src/linux-source-6.1.tar.xz}

# linux_files DIR FILE...: unpack files of the Linux tree below DIR, once.
# Fails when there is no tree.
linux_files() {
	linux_dir=$1
	shift
	linux_missing=
	for linux_file; do
		[ -f "$linux_dir/$linux_file" ] ||
			linux_missing="$linux_missing linux-source-6.1/$linux_file"
	done
	[ -n "$linux_missing" ] || return 0
	[ -r "$linux_tarball" ] || return 1
	mkdir -p "$linux_dir" || return 1
	# The first occurrence of each: no need to read to the end.
	# shellcheck disable=SC2086
	tar -xJf "$linux_tarball" -C "$linux_dir" --strip-components=1 \
		--occurrence=1 $linux_missing
}

# linux_fetch: install the tree where apt can. Fails with $linux_why set.
linux_fetch() {
	linux_why=
	[ -r "$linux_tarball" ] && return 0
	linux_why="no $linux_tarball"
	if [ -n "${LINUX_TARBALL:-}" ]; then
		linux_why="$linux_why, which LINUX_TARBALL asks for"
		return 1
	fi
	if ! command -v apt-get >/dev/null; then
		linux_why="$linux_why, and no apt-get to install it"
		return 1
	fi
	linux_sudo=
	[ "$(id -u)" = 0 ] || linux_sudo="sudo -n"
	echo "   installing linux-source-6.1"
	$linux_sudo apt-get -qq update >/dev/null 2>&1
	DEBIAN_FRONTEND=noninteractive $linux_sudo apt-get -qq install -y \
		--no-install-recommends linux-source-6.1 >"$work/apt" 2>&1
	[ -r "$linux_tarball" ] && return 0
	linux_why="$linux_why, and apt-get install linux-source-6.1 failed: $(
		tail -n 1 "$work/apt")"
	return 1
}

# linux_folders DIR FOLDER...: unpack the sources in folders of the tree, but
# not of those below them, once.
linux_folders() {
	linux_dir=$1
	shift
	linux_missing=
	for linux_folder; do
		[ -f "$linux_dir/$linux_folder/.unpacked" ] ||
			linux_missing="$linux_missing $linux_folder"
	done
	[ -n "$linux_missing" ] || return 0
	[ -r "$linux_tarball" ] || return 1
	mkdir -p "$linux_dir" || return 1
	for linux_folder in $linux_missing; do
		printf 'linux-source-6.1/%s/*.[ch]\n' "$linux_folder"
	done | sort -u >"$work/patterns"
	tar -xJf "$linux_tarball" -C "$linux_dir" --strip-components=1 \
		--wildcards --no-wildcards-match-slash \
		--files-from="$work/patterns" || return 1
	for linux_folder in $linux_missing; do
		touch "$linux_dir/$linux_folder/.unpacked"
	done
}
