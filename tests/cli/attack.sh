#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Attacks: each finding they make is made again by its token, none is made when
# they are left out, and each value of addresses.def, numbers.def and texts.def
# is one that a driver without a bug survives. Host-side.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
. "$top_srcdir/tests/tool/lib.sh"
cd "$top_srcdir" || exit 99

attacked='ms2_bound ms2_count ms2_product ms2_sign ms2_unbounded ms4_nested
	ms4_section ms4_setfs ms4_short ms4_unchecked ms4_wrap ms5_kernel
	ms6_bound ms6_name ms7_cookie rs1_range rs2_size'

# "CLASS FILE:LINE" of findings; from there on, tokens, in the same order.
shown() {
	sed -n 's/^FINDING \([A-Z0-9]*\) S[12] \([^ ]*\) .*/\1 \2/p' "$1"
}
tokens() {
	sed -n 's/^  replay .*\.c \(.*\)$/\1/p' "$1" | tr -d "'"
}

for name in $attacked; do
	driver=drivers-sim/mutants/$name.c

	copyfault sweep --quiet "$driver" >"$work/sweep"
	shown "$work/sweep" >"$work/shown"
	tokens "$work/sweep" >"$work/tokens"
	begin "${name}_is_shown_again_by_its_tokens"
	[ -s "$work/tokens" ] || complain "no finding"
	paste -d '|' "$work/shown" "$work/tokens" >"$work/rows"
	while IFS='|' read -r finding token; do
		gives 1 copyfault replay "$driver" "$token"
		says "^FINDING ${finding%% *} S[12] ${finding#* } "
		attack=$(echo "${token%% |*}" | sed 's/+/\\+/')
		says "^  fault +$attack\$"
		warns_nothing
		left_nothing
	done <"$work/rows"
	end
	begin "${name}_passes_without_attacks"
	gives 0 copyfault sweep --quiet \
		--without addresses,sizes,strings "$driver"
	end
done

# ---- what each value does to a driver that is right ----

call='ioctl(/dev/nested, NESTED_SUM)#1'
driver=drivers-sim/mutants/ms4_nested.c
survives() {
	begin "survives_$1"
	gives 0 copyfault replay "$driver" "$1 | $call" -- -DTWIN
	says '^verdict: pass$'
	end
}
for address in $(sed -n 's/^CF_ADDRESS([A-Z_]*, *\([a-z]*\),.*/\1/p' \
		inject/audit/addresses.def); do
	survives "arg=$address"
	survives "copy#1+0:8=$address"
done
for text in $(sed -n 's/^CF_TEXT([A-Z]*, *\([a-z]*\),.*/\1/p' \
		inject/audit/texts.def); do
	survives "copy#1+0:16=$text"
done
begin every_row_of_numbers_def_is_planned
copyfault sweep --quiet -o "$work/twin.json" "$driver" -- -DTWIN >"$work/out"
planned=$(sed -n 's/.*"attacks": \([0-9]*\).*/\1/p' "$work/twin.json")
rows=$(grep -c '^CF_NUMBER(' inject/audit/numbers.def)
[ "${planned:-0}" -ge "$rows" ] || complain "$planned attacks planned"
end

# ---- what is planned ----

begin kinds_leave_attacks_out
gives 0 copyfault sweep --kinds efault "$driver"
grep -q attacks "$work/out" && complain "$(cat "$work/out")"
end
begin kinds_and_an_axis_have_both
gives 1 copyfault sweep --kinds efault --with addresses "$driver"
says '^  plan .* of them attacks$'
says '^FINDING MS4 '
end

# ---- what is refused ----

refused() {
	begin "refused: $1"
	gives 2 copyfault replay "$driver" "$1"
	warns "$2"
	end
}
refused 'arg=kernel' 'expected an attack and its call'
refused 'arg=kernal | x#1' "did you mean 'kernel'"
refused "arg=kernel | ${call%?}9" 'expected a call of the workload'
refused "copy#9+0:8=kernel | $call" 'the attack did not happen'

finish
