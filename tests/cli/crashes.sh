#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# crashes.c takes the kernel down in every way, hostile.c breaks out of it. The
# sweep survives, and finds each with its class and line, and nothing else.
# Host-side.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
. "$top_srcdir/tests/tool/lib.sh"
cd "$top_srcdir" || exit 99

driver=tests/cli/crashes.c

begin sweep_survives_every_crash
gives 1 copyfault sweep "$driver"
says '^tests/cli/crashes.c: .* crash .* hang .* skipped$'
left_nothing
end
cp "$work/out" "$work/sweep"

# AddressSanitizer sees a write past an object before kfree() does.
heap=RS5
! has_asan || heap=MS9

# compare_marks DRIVER: "CLASS LINE" of each mark, and of each finding.
compare_marks() {
	awk 'match($0, /\/\* [A-Z]+[0-9]* \*\/$/) {
		print substr($0, RSTART + 3, RLENGTH - 6), NR
	}' "$1" | sed "s/^HEAP/$heap/" | sort >"$work/marks"
	sed -n 's/^FINDING \([A-Z0-9]*\) S[12] .*\.c:\([0-9]*\) .*/\1 \2/p' \
		"$work/sweep" | sort >"$work/found"
	while read -r class line; do
		[ "$class" != ANY ] || continue
		if grep -qx "$class $line" "$work/found"; then
			ok "sweep_finds_${class}_of_line_$line"
		else
			not_ok "sweep_finds_${class}_of_line_$line" \
				"found: $(tr '\n' ';' <"$work/found")"
		fi
	done <"$work/marks"
}
compare_marks "$driver"

# A NULL argument dereferenced is on the line of the direct dereference.
deref=$(awk '/MS5/ { print NR }' "$driver")
comm -13 "$work/marks" "$work/found" | grep -vx "OOPS $deref" >"$work/stray"
quiet sweep_finds_nothing_else_in_crashes "$work/stray"

begin sweep_stops_copies_of_init_and_exit
gives 1 copyfault sweep tests/cli/early.c
says '^  call      insmod$'
says '^  call      rmmod$'
left_nothing
end
cp "$work/out" "$work/sweep"
compare_marks tests/cli/early.c
comm -13 "$work/marks" "$work/found" >"$work/stray"
quiet sweep_finds_nothing_else_in_early "$work/stray"

# Six of the ten runs of each call fail the copy: fifteen break out, one does
# not; what comes of ANY may pass too.
driver=tests/cli/hostile.c
any=$(awk '/ANY \*\/$/ { print NR }' "$driver")
for dispatch in '' no; do
	begin "sweep_survives_what_breaks_out${dispatch:+_without_dispatch}"
	gives 1 env ${dispatch:+COPYFAULT_NO_DISPATCH=1} \
		copyfault sweep --without guests,addresses,sizes,strings "$driver"
	says '^tests/cli/hostile.c: 160 runs: '
	left_nothing
	end
	cp "$work/out" "$work/sweep"
	is every_run_has_one_verdict "$(awk '/runs: / {
		for (i = 4; i < NF; i += 2) sum += $i
		print sum }' "$work/sweep")" 160
	is runs_of_others_pass "$(sed -n 's/.* runs: \([0-9]*\) pass.*/\1/p' \
		"$work/sweep" | sed 's/^7[0-6]$/all/')" all
	compare_marks "$driver"
	sed "s/^ANY .*//" "$work/marks" | sort |
		comm -13 - "$work/found" | grep -v " $any\$" >"$work/stray"
	quiet sweep_finds_nothing_else_in_hostile "$work/stray"
	# A child that the driver forked is no second worker, and is gone.
	grep -lz "$TMPDIR" /proc/[0-9]*/environ 2>/dev/null |
		grep -v "/$$/" | while read -r env; do
		{ tr '\0' ' ' <"${env%environ}cmdline"; } 2>/dev/null |
			grep 'copyfault sweep'
	done >"$work/left"
	quiet no_process_is_left "$work/left"
done

finish
