#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Each knob of policy.def under each of its choices: what breaks a promise is a
# finding, what is allowed is silent, what only a policy could decide is a note.
# And where a policy comes from. Host-side.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
. "$top_srcdir/tests/tool/lib.sh"
cd "$top_srcdir" || exit 99
sim=drivers-sim

# "CLASS SEVERITY" of all that a sweep printed.
shown() {
	sed -n 's/^\(FINDING\|note\) \([A-Z0-9]* S[1-4]\) .*/\2/p' "$work/out" |
		sort -u | tr '\n' ' '
}

# promises NAME DRIVER CLASS "KNOB: CHOICE" SEVERITY: what is shown of CLASS; "-"
# is nothing, and nothing else may be a finding.
promises() {
	name=$1_$(echo "$4" | tr -d ' ' | tr ':-' '__')
	complaints=
	printf 'policy:\n  %s\n' "$4" >"$work/policy.yaml"
	copyfault sweep -q --without guests,addresses,sizes,strings \
		--policy "$work/policy.yaml" "$2" \
		>"$work/out" 2>"$work/err"
	status=$?
	wanted=0
	case $5 in S[12]) wanted=1 ;; esac
	[ $status = $wanted ] || complain "status $status, expected $wanted"
	case $5 in
	-) ! shown | grep -q "$3 " || complain "shown: $(shown)" ;;
	*) shown | grep -q "$3 $5 " || complain "shown: $(shown), not $3 $5" ;;
	esac
	end
}

# knob NAME DRIVER CLASS KNOB UNDECLARED STRICT SEVERITY LENIENT SEVERITY
knob() {
	promises "$1" "$2" "$3" "$4: undeclared" "$5"
	promises "$1" "$2" "$3" "$4: $6" "$7"
	promises "$1" "$2" "$3" "$4: $8" "$9"
}

knob popped $sim/mutants/st1_popped.c ST1 on_efault S3 keep S2 lossy -
knob applied $sim/controls/k22_applied.c ST8 on_efault S3 keep S2 lossy -
# What is said where nothing is declared is in doc/oracles.md.
for choice in 'keep S2' 'lossy -'; do
	set -- $choice
	promises record_lost $sim/controls/k18_count_wins.c ST1 "on_efault: $1" $2
	promises progress $sim/mutants/st3_kfifo.c ST3 "on_efault: $1" $2
	promises descriptor $sim/controls/k15_fd_left.c ST8 "on_efault: $1" $2
done
knob torn $sim/mutants/st5_torn.c ST5 state S2 atomic S2 torn -
knob events $sim/controls/k10_events.c ST3 state S3 atomic S2 torn -
knob tail $sim/controls/k01_simple.c ST6 state S3 atomic S2 torn -
knob counts $sim/controls/k05_wrap.c RV8 short - count - all-or-nothing S2
knob fails $sim/controls/k03_deliver_first.c RV8 short - count S2 all-or-nothing -
knob message tests/cli/policy.c ST1 data - stream S2 record -
knob thrown_away $sim/mutants/st1_short.c ST1 data S2 stream S2 record -
knob unlooked $sim/mutants/rv2_unlooked.c RV2 copy_out S2 required S2 best-effort -
knob messages tests/cli/policy.c ST2 position - bytes S2 other -

# A policy never says that a lie is none.
promises lie $sim/mutants/rv7_requested.c RV7 "short: count" S2
promises wedged $sim/mutants/st8_wedged.c ST8 "on_efault: lossy" S2

# Each knob is tried above, and is one that an oracle says it asks for.
copyfault oracles | sed -n 's/^  knobs *//p' >"$work/asked"
for knob in $(sed -n 's/^CF_POLICY([A-Z_]*, \([a-z_]*\),.*/\1/p' \
	inject/oracle/policy.def); do
	grep -qw "$knob" "$work/asked" || echo "no oracle asks for $knob"
	grep -q "^knob .* $knob " tests/cli/policy.sh || echo "no case for $knob"
done >"$work/bad"
quiet every_knob_is_asked_for_and_tried "$work/bad"

# ---- operations, and the places of policies ----

cp tests/cli/policy.c "$work/post.c"
cp tests/cli/policy.c "$work/other.c"
printf 'policy:\n  data: stream\n  ops:\n    read: {data: record}\n    POST_COUNT: {on_efault: keep}\n' \
	>"$work/post.yaml"

begin policy_beside_the_driver_is_used_and_printed
gives 0 copyfault sweep "$work/post.c"
says "^  policy     $work/post.yaml: data: stream; read data: record; POST_COUNT on_efault: keep\$"
end

begin policy_of_another_operation_does_not_count
printf 'policy:\n  data: stream\n  ops:\n    write: {data: record}\n' \
	>"$work/write.yaml"
gives 1 copyfault sweep --policy "$work/write.yaml" "$work/post.c"
says 'the policy says data: stream'
says "replay    copyfault replay --policy $work/write.yaml"
end

begin policy_beside_the_driver_can_be_left_alone
printf 'policy:\n  position: bytes\n' >"$work/other.yaml"
gives 1 copyfault sweep "$work/other.c"
gives 0 copyfault sweep --policy none "$work/other.c"
end

begin file_without_a_policy_declares_nothing
printf 'workloads: {}\n' >"$work/other.yaml"
gives 0 copyfault sweep "$work/other.c"
says 'other.yaml: nothing is declared$'
gives 2 copyfault sweep --policy "$work/other.yaml" "$work/post.c"
warns 'other.yaml:1:1: .* expected the key policy'
end

begin unknown_ioctl_of_a_policy_is_refused
printf 'policy:\n  ops:\n    POST_COUN: {short: count}\n' >"$work/other.yaml"
gives 2 copyfault sweep "$work/other.c"
warns 'other.yaml:3:5: "POST_COUN" seen'
end

begin missing_policy_is_refused
gives 2 copyfault sweep --policy "$work/missing.yaml" "$work/post.c"
warns 'missing.yaml'
end

# Shards that were judged by two policies are not one whole.
begin shards_with_other_policies_do_not_fit
gives 0 copyfault sweep --shard 1/2 -o "$work/1.json" "$work/post.c"
gives 0 copyfault sweep --shard 2/2 -o "$work/2.json" --policy none \
	"$work/post.c"
gives 2 copyfault report "$work/1.json" "$work/2.json"
warns policy
end

# ---- what a driver was seen to promise ----

# Under what was inferred from it, a driver breaks no promise, and leaves none
# open that only a policy can decide. infers DRIVER PATTERN...: what it prints
infers() {
	driver=$1
	begin "inferred_policy_fits_$(basename "$driver" .c)"
	shift
	gives 0 copyfault policy infer "$driver"
	warns_nothing
	for pattern; do
		says "$pattern"
	done
	cp "$work/out" "$work/inferred.yaml"
	gives 0 copyfault sweep --policy "$work/inferred.yaml" "$driver"
	says "^  policy     $work/inferred.yaml: [A-Za-z]"
	says ': 0 findings'
	! grep 'not declared' "$work/out" >"$work/left" ||
		complain "left open: $(cat "$work/left")"
	end
}

infers $sim/pipe/pipe.c '^  position: other ' '^    read:$' \
	'^      on_efault: keep ' '^      short: count ' '^      data: stream '
infers $sim/scull/scull.c '^  position: bytes ' '^    SCULL_IOCSQUANTUM:$' \
	'^      copy_out: required ' '^      # copy_out: could not be seen'
infers $sim/mutants/st1_popped.c '^      on_efault: lossy ' \
	'^      short: all-or-nothing '
infers $sim/mutants/st3_kfifo.c
infers tests/cli/policy.c '^      data: record ' '^  position: other ' \
	'short: undeclared  # contradiction: (.*count.*, as in .*all-or-nothing|.*all-or-nothing.*, as in .*count)'
infers $sim/controls/k10_events.c '^      state: torn .* as in '
infers $sim/controls/k15_fd_left.c
infers $sim/controls/k18_count_wins.c

begin run_takes_what_was_inferred
{
	copyfault policy infer "$work/post.c"
	printf 'driver: post.c\nscenarios:\n  one: {workload: [{open: /dev/post}]}\n'
} >"$work/pasted.yaml"
gives 0 copyfault run "$work/pasted.yaml"
end

begin policy_command_refuses_what_it_does_not_know
gives 2 copyfault policy
warns '"" seen, expected infer'
gives 2 copyfault policy guess "$work/post.c"
warns '"guess" seen, expected infer'
gives 2 copyfault policy infer "$work/post.c" 'post_read/copy_to_user efault'
warns 'expected no fault expression here'
gives 0 copyfault policy --help
says '^usage: copyfault policy infer '
end

begin run_judges_by_the_policy_of_its_file
cat >"$work/run.yaml" <<'YAML'
driver: post.c
policy: {position: bytes}
scenarios:
  second:
    workload: [{open: /dev/post}, {read: 8}, {read: 8}]
    fault: post_read/copy_to_user midcopy@3
    expect: {read: {return: 3}}
YAML
gives 1 copyfault run "$work/run.yaml"
says 'ST2'
sed -i 's/bytes/other/' "$work/run.yaml"
gives 0 copyfault run "$work/run.yaml"
end
finish
