#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# The result file: the same bytes whoever makes the runs, true to its schema,
# and what report prints is what sweep printed. Host-side.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
. "$top_srcdir/tests/tool/lib.sh"
cd "$top_srcdir" || exit 99

broken=drivers-sim/mutants/scull_broken.c
crashes=tests/cli/crashes.c
set -- --offsets edges

begin sweep_writes_a_result
gives 1 copyfault sweep -q -j 1 -o "$work/first.json" "$broken"
left_nothing
end
cp "$work/out" "$work/first.out"
gives 1 copyfault sweep -q -j 1 "$@" -o "$work/crash.json" "$crashes"

# same NAME COMMAND...: it writes the same bytes to $work/other.json.
same() {
	begin "$1"
	shift
	gives 1 "$@" -o "$work/other.json"
	cmp "$work/first.json" "$work/other.json" 2>"$work/cmp" ||
		complain "$(cat "$work/cmp")"
	left_nothing
	end
}
for jobs in 2 3 8; do
	same "result_is_the_same_with_${jobs}_workers" \
		copyfault sweep -q -j $jobs "$broken"
done
if setarch -R true 2>/dev/null; then
	same result_is_the_same_without_randomised_addresses \
		setarch -R copyfault sweep -q -j 2 "$broken"
	begin crashes_are_the_same_without_randomised_addresses
	gives 1 setarch -R copyfault sweep -q -j 2 "$@" -o "$work/other.json" "$crashes"
	cmp "$work/crash.json" "$work/other.json" 2>"$work/cmp" ||
		complain "$(cat "$work/cmp")"
	end
else
	skip result_is_the_same_without_randomised_addresses "setarch -R is not allowed"
fi
same result_is_the_same_from_another_temporary_folder \
	env TMPDIR="$work" copyfault sweep -q "$broken"

begin report_prints_what_sweep_printed
gives 1 copyfault report -q "$work/first.json"
cmp -s "$work/first.out" "$work/out" ||
	complain "$(diff "$work/first.out" "$work/out")"
end

# ---- the schema, by a validator that is not ours ----

cat >"$work/validate.py" <<'END'
import json, sys
import jsonschema
schema = json.load(open(sys.argv[1]))
jsonschema.Draft7Validator.check_schema(schema)
validator = jsonschema.Draft7Validator(schema)
for path in sys.argv[2:]:
    result = json.load(open(path))
    for error in validator.iter_errors(result):
        print(path, "/".join(map(str, error.path)), error.message)
    if sum(result["verdicts"].values()) != result["runs"]:
        print(path, "the verdicts do not add up to the runs")
    ids = [f["id"] for f in result["findings"] + result["unproven"]]
    if len(ids) != len(set(ids)):
        print(path, "two findings have one id")
    if sum(s["runs"] for s in result["skipped"]) != result["verdicts"]["skipped"]:
        print(path, "skipped runs without a reason")
END
schema=doc/copyfault-result-1.json
if python3 -c 'import jsonschema' 2>/dev/null; then
	copyfault sweep -q --shard 2/3 -o "$work/shard.json" "$broken" >"$work/out"
	python3 "$work/validate.py" "$schema" "$work/first.json" \
		"$work/crash.json" "$work/shard.json" >"$work/bad" 2>&1
	quiet results_are_true_to_their_schema "$work/bad"
	# Each of these is wrong, so the validator can say no.
	for wrong in 's/"format": ".*"/"format": "other\/1"/' \
		's/"severity": 2/"severity": 9/' 's/"pass": /"passed": /' \
		's/"run": [0-9]*/"run": "x"/'; do
		sed "$wrong" "$work/first.json" >"$work/wrong.json"
		begin "schema_refuses: $wrong"
		python3 "$work/validate.py" "$schema" "$work/wrong.json" \
			>"$work/out" 2>&1
		[ -s "$work/out" ] || complain "nothing was said"
		end
	done
else
	skip results_are_true_to_their_schema "python3-jsonschema is not installed"
fi

# Each row of the lists that the schema repeats.
for row in $(sed -n 's/^CF_VERDICT([A-Z]*, *\([a-z]*\),.*/\1/p' \
	inject/audit/verdicts.def) \
	$(sed -n 's/^CF_AXIS([A-Z]*, *\([a-z]*\),.*/\1/p' inject/audit/axes.def |
	grep -v plain) \
	$(sed -n 's/^CF_SKIP([A-Z]*, *\([a-z]*\),.*/\1/p' inject/audit/skips.def); do
	grep -q "\"$row\"" "$schema" || echo "$row"
done >"$work/bad"
quiet schema_knows_each_verdict_axis_and_reason "$work/bad"

# An address, a pid, a date: none of them.
grep -nE '0x[0-9a-f]{9}|"(pid|time|date|seconds)"|/tmp/' "$work/first.json" \
	"$work/crash.json" | grep -v 0xffffffff | grep -v 0x1000001000 >"$work/bad"
quiet no_address_and_no_clock_is_in_it "$work/bad"

begin result_that_cannot_be_written_is_an_error
gives 2 copyfault sweep -q --kinds efault -o "$work/none/x.json" "$broken"
warns 'none/x\.json: No such file'
left_nothing
end

finish
