#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Is the shim what a real kernel is? Boot Debian's kernel under qemu, once for
# each processor that Linux has routines for, and ask it. Host-side.
#
#	tests/kernel/check.sh BUILD [DIR]
#
# 1. Recorded vectors: are they this kernel's answers? All on the first
#    processor, one in eight on the others (ALL=1: all on all).
# 2. Random calls, drawn from SEED, COUNT of them for each processor: the kernel
#    answers first, then the shim must answer the same.
# 3. Wrong answers, a cut transcript and a changed one must be noticed.
#
# With DIR nothing is compared: what the kernel answers to the recorded lines and
# to random calls (drawn.csv.xz) is written there, in the format of
# tests/golden/data. KERNEL=VERSION picks one that is installed.
# Status 77, with the reason, where something is not installed.
top_srcdir=$(cd "$(dirname "$0")/../.." && pwd) || exit 99
top_builddir=${1:-$top_srcdir/build}
. "$top_srcdir/tests/tool/lib.sh"

here=$top_srcdir/tests/kernel
golden=$top_srcdir/tests/golden
replay=$top_builddir/tests/golden/golden
to=${2:-}
seed=${SEED:-61}
count=${COUNT:-40000}
if [ -n "$to" ]; then	# what drawn.csv.xz was drawn from
	seed=${SEED:-1}
	count=${COUNT:-12000}
fi
sample=8
[ -z "${ALL:-}" ] || sample=1
boot_seconds=900
: "${CC:=cc}"

unavailable() {
	echo "check-kernel: skipped: $1"
	exit 77
}

# The newest 6.1 whose image can be read and whose headers are there.
find_kernel() {
	for kernel in ${KERNEL:-$(find /lib/modules -mindepth 1 -maxdepth 1 \
		-name '6.1.*' -printf '%f\n' 2>/dev/null | sort -rV)}; do
		[ -r "/boot/vmlinuz-$kernel" ] &&
			[ -e "/lib/modules/$kernel/build/Makefile" ] && return
	done
	unavailable "no readable /boot/vmlinuz-${KERNEL:-6.1.*} with its headers in /lib/modules/VERSION/build (linux-image-amd64, linux-headers-amd64)"
}

look_around() {
	for tool in qemu-system-x86_64 cpio xz cksum timeout; do
		command -v $tool >/dev/null || unavailable "no $tool"
	done
	[ "$(uname -m)" = x86_64 ] ||
		unavailable "an x86_64 machine is needed to build the module"
	find_kernel
}

# ---- what is booted ----

build_module() {
	mkdir "$work/module" &&
		cp "$here/Kbuild" "$here/golden_mod.c" "$here/golden_mod.h" \
			"$work/module" &&
		env -u MAKEFLAGS -u MFLAGS -u MAKELEVEL make -s \
			-C "/lib/modules/$kernel/build" M="$work/module" \
			GOLDEN="$golden" modules
}

build_init() {
	# shellcheck disable=SC2086
	$CC -O2 -Wall -Wextra -static -o "$work/init" -I"$golden" -I"$here" \
		-I"$top_srcdir/lib/shared" \
		-I"$top_srcdir/lib/arch/x86_64/include" \
		"$here/init.c" "$here/machine.c" \
		"$golden/answer.c" "$golden/law.c" "$golden/memory.c" \
		"$golden/record.c" "$golden/replay.c" "$golden/stage.c" \
		"$golden/vector.c"
}

# must NAME COMMAND...: or there is nothing to go on with.
must() {
	must_name=$1
	shift
	if "$@" >"$work/log" 2>&1; then
		ok "$must_name"
	else
		not_ok "$must_name" "$(tail -n 30 "$work/log")"
		finish
	fi
}

# ---- one machine for each processor ----

# Emulated copies do not care; the kernel chooses its routines by these.
processor() {
	case $1 in
	fsrm) cpu=fsrm=on,erms=on,x-force-features=on ;;
	erms) cpu=fsrm=off,erms=on ;;
	string | unrolled) cpu=fsrm=off,erms=off ;;
	esac
	clear=
	[ "$1" != unrolled ] || clear=clearcpuid=rep_good
}

jobs_of() {
	if [ -n "$to" ]; then
		echo "record /clear-$1.csv"
		[ "$1" != fsrm ] || echo "record /common.csv"
		[ "$1" != fsrm ] || echo "record /questions.csv"
		return
	fi
	echo "compare /clear-$1.csv 0 1"
	echo "compare /wrong.csv 0 1"
	echo "record /questions.csv"
	case $1 in
	fsrm) echo "compare /common.csv 0 1" ;;
	erms) echo "compare /common.csv 0 $sample" ;;
	string) echo "compare /common.csv $((3 % sample)) $sample" ;;
	unrolled) echo "compare /common.csv $((6 % sample)) $sample" ;;
	esac
}

# Everything that machine $1 finds in its memory at start.
pack() {
	mkdir -p "$work/$1/root/dev"
	jobs_of "$1" >"$work/$1/root/job"
	cp "$work/init" "$work/module/golden_mod.ko" "$work/questions.csv" \
		"$here/wrong.csv" "$work/$1/root"
	for file in common "clear-$1"; do
		xz -dc "$golden/data/$file.csv.xz" >"$work/$1/root/$file.csv"
	done
	(cd "$work/$1/root" && find . | cpio -o -H newc --quiet -R 0:0) \
		>"$work/$1/initrd"
	rm -r "$work/$1/root"
}

# The console is for panics only; what is asked for comes by the second port.
boot() {
	processor "$1"
	# In the background, so that a signal is heeded.
	timeout $boot_seconds qemu-system-x86_64 -accel tcg -m 512 \
		-cpu "max,la57=off,$cpu" -nodefaults -no-user-config \
		-display none -no-reboot -kernel "/boot/vmlinuz-$kernel" \
		-initrd "$work/$1/initrd" \
		-append "console=ttyS0 quiet panic=-1 oops=panic $clear" \
		-serial "file:$work/$1/console" -serial "file:$work/$1/out" \
		>"$work/$1/qemu" 2>&1 &
	booted=$!
	wait $booted
	echo $? >"$work/$1/status"
	rm "$work/$1/initrd"
}

ask() {
	trap 'kill $booted; exit' TERM
	for machine; do
		pack "$machine" && boot "$machine"
	done
}

# ---- judging ----

# Is a transcript whole, and did the program end well? The reason if not.
whole() {
	# shellcheck disable=SC2046
	set -- "$1" $(tail -n 1 "$1")
	if [ $# -ne 5 ] || [ "$2" != end ]; then
		echo "no end mark"
	elif [ "$(head -n -1 "$1" | cksum)" != "$4 $5" ]; then
		echo "checksum or size differs"
	elif [ "$3" -ne 0 ]; then
		echo "the program ended with wait status $3"
	else
		return 0
	fi
	return 1
}

# The numbers of "compared FILE: A of B lines, C vectors, D differences in E lines".
compared() {
	sed -n "s|^compared /$2: \([0-9]*\) of [0-9]* lines, \([0-9]*\) vectors, \([0-9]*\) differences in \([0-9]*\) lines\$|\1 \2 \3 \4|p" \
		"$work/$1/out"
}

# no_difference MACHINE FILE
no_difference() {
	# shellcheck disable=SC2046
	set -- "$1" "$2" $(compared "$1" "$2")
	if [ $# -eq 6 ] && [ "$4" -gt 0 ] && [ "$5" -eq 0 ]; then
		ok "$1: $2: $3 lines, $4 vectors, 0 differences"
		vectors=$((vectors + $4))
	else
		not_ok "$1: $2" "$(grep -v '^[a-z_@|]*,' "$work/$1/out" |
			head -n 40)"
	fi
}

all_contradicted() {
	# shellcheck disable=SC2046
	set -- "$1" $(compared "$1" wrong.csv)
	if [ $# -eq 5 ] && [ "$2" -gt 0 ] && [ "$2" -eq "$5" ]; then
		ok "$1: wrong.csv: $2 wrong lines, all contradicted"
	else
		not_ok "$1: wrong.csv" "of ${2:-no} lines ${5:-none} contradicted"
	fi
}

# recorded MACHINE FILE: what it answered, as a file of the format.
recorded() {
	grep '^# release=' "$work/$1/out"
	echo "op,len,ualign,kalign,faultoff,kind,ret,prefix,tail,extra"
	sed -n "\|^recording /$2\$|,\|^recorded /$2: |p" "$work/$1/out" |
		sed '1d;$d'
}

# The shim must give what the kernel gave where nobody had looked.
shim_is_kernel() {
	recorded "$1" questions.csv >"$work/$1/new.csv"
	if "$replay" file "$1" "$work/$1/new.csv" >"$work/log" 2>&1 &&
		grep -q "^file: $count lines" "$work/log"; then
		ok "$1: seed $seed: $count random calls, kernel and shim: 0 differences"
		new=$((new + count))
	else
		not_ok "$1: seed $seed: random calls" "$(tail -n 40 "$work/log")"
	fi
}

arrived() {
	if [ "$(cat "$work/$1/status")" -ne 0 ]; then
		not_ok "$1: boot" "qemu: $(cat "$work/$1/status") $(
			tail -n 5 "$work/$1/qemu")
$(tail -n 30 "$work/$1/console")"
	elif ! why=$(whole "$work/$1/out"); then
		not_ok "$1: boot" "$why
$(tail -n 5 "$work/$1/out" | cut -c 1-300)
$(tail -n 30 "$work/$1/console")"
	elif ! grep -q "^machine: cpu=$1\$" "$work/$1/out"; then
		not_ok "$1: boot" "$(grep '^machine: ' "$work/$1/out")"
	else
		return 0
	fi
	return 1
}

judge() {
	arrived "$1" || return
	all_contradicted "$1"
	no_difference "$1" "clear-$1.csv"
	no_difference "$1" common.csv
	shim_is_kernel "$1"
}

# keep MACHINE FILE [NAME]: and the shim must be able to live with it.
keep() {
	name=${3:-$2}
	recorded "$1" "$2.csv" >"$work/$name.csv"
	xz -c "$work/$name.csv" >"$to/$name.csv.xz"
	if "$replay" file "$1" "$to/$name.csv.xz" >"$work/log" 2>&1; then
		ok "$1: $to/$name.csv.xz: $(($(wc -l <"$work/$name.csv") - 2)) lines, $(
			xz -dc "$golden/data/$name.csv.xz" |
			diff - "$work/$name.csv" |
			grep -c '^> [^#]') not as in tests/golden/data"
	else
		not_ok "$1: $name" "$(tail -n 40 "$work/log")"
	fi
}

keep_all() {
	arrived "$1" || return
	keep "$1" "clear-$1"
	[ "$1" = fsrm ] || return
	keep "$1" common
	keep "$1" questions drawn
}

# ---- the judge itself ----

refused() {
	if whole "$work/bad" >/dev/null; then
		not_ok "$1" "taken for a whole transcript"
	else
		ok "$1"
	fi
}

judge_can_fail() {
	head -n -1 "$work/fsrm/out" >"$work/bad"
	refused transcript_without_its_end_is_refused
	sed 's/ 0 differences/ 1 differences/' "$work/fsrm/out" >"$work/bad"
	refused transcript_that_was_changed_is_refused
	sed 5d "$work/fsrm/out" >"$work/bad"
	refused transcript_that_lacks_a_line_is_refused
	sed '$s/^end 0/end 6/' "$work/fsrm/out" >"$work/bad"
	refused program_that_was_killed_is_refused
	"$replay" file fsrm "$here/wrong.csv" >"$work/log"
	is wrong_answers_are_contradicted_by_shim "$?: $(
		sed -n 's/^file: .* in \(.*\)/\1/p' "$work/log")" \
		"1: $(grep -vc '^#\|^op,' "$here/wrong.csv") lines"
}

# ---- all of it ----

look_around
echo "kernel: $kernel, $(qemu-system-x86_64 --version | head -n 1)"
must module_builds build_module
must init_builds build_init
"$replay" questions "$seed" "$count" >"$work/questions.csv" || exit 99
ask fsrm &
first=$!
ask erms string unrolled &
second=$!
trap 'kill $first $second; exit 130' INT TERM
wait $first $second
vectors=0
new=0
if [ -n "$to" ]; then
	mkdir -p "$to" || exit 99
	for machine in fsrm erms string unrolled; do keep_all $machine; done
	finish
fi
for machine in fsrm erms string unrolled; do judge $machine; done
[ ! -s "$work/fsrm/out" ] || judge_can_fail
echo "check-kernel: $vectors recorded vectors and $new new ones, $failed tests failed"
finish
