#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# copyfault run: what comes of scenarios, and files that are refused. Each
# malformed file says in its first comment what is said of it. Host-side.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
. "$top_srcdir/tests/tool/lib.sh"
cd "$top_srcdir" || exit 99

# ---- the drivers' own files ----

for driver in drivers-sim/*/*.c; do
	case $driver in
	drivers-sim/mutants/* | drivers-sim/controls/*) continue ;;
	esac
	file=${driver%.c}.yaml
	begin "$(basename "$file" .yaml)_passes_its_scenarios"
	gives 0 copyfault run "$file"
	says '^[1-9][0-9]+ passed, 0 failed$'
	warns_nothing
	left_nothing
	end
done

# Data, typed arguments and kernels; steps that are no system calls.
for file in words typed machine; do
	begin "${file}_is_understood"
	gives 0 copyfault run tests/inject/scenario/$file.yaml
	says '^[1-9][0-9]* passed, 0 failed$'
	warns_nothing
	left_nothing
	end
done

# ---- each result ----

cd tests/inject/scenario || exit 99
begin each_result_is_told_with_its_place
gives 1 copyfault run results.yaml
sed 1d "$work/out" >"$work/told"
sed -n '/^# > /s///p' results.yaml >"$work/wanted"
diff "$work/wanted" "$work/told" >"$work/bad" || complain "$(cat "$work/bad")"
left_nothing
end

begin quiet_shows_failures_alone
gives 1 copyfault run -q results.yaml
grep -q '^  pass ' "$work/out" && complain "a pass is shown"
says '^  fail '
end
cd "$top_srcdir" || exit 99

begin every_result_is_shown_by_that_file
for result in $(sed -n 's/^CF_RESULT([A-Z]*, *\([a-z]*\),.*/\1/p' \
	inject/scenario/results.def); do
	grep -q "^# >   $result " tests/inject/scenario/results.yaml ||
		complain "$result is not shown"
done
end

# ---- choosing ----

begin list_names_scenarios_and_runs_none
gives 0 copyfault run --list drivers-sim/scull/scull.yaml
says '^drivers-sim/scull/scull\.yaml	clean_overwrite$'
grep -q passed "$work/out" && complain "something ran"
end

begin only_runs_what_matches
gives 0 copyfault run --only 'write_*' drivers-sim/scull/scull.yaml
says '^  pass +write_stops_inside_old_content$'
grep -q clean_overwrite "$work/out" && complain "another one ran"
end

begin only_that_matches_nothing_is_refused
gives 2 copyfault run --only write_stops_inside_old_contents \
	drivers-sim/scull/scull.yaml
says_nothing
warns 'did you mean "write_stops_inside_old_content"\?'
end

begin no_file_is_refused
gives 2 copyfault run
warns 'no scenario file named'
end

begin a_bad_file_keeps_a_good_one_from_running
gives 2 copyfault run drivers-sim/scull/scull.yaml \
	tests/inject/scenario/malformed/fault_site.yaml
says_nothing
left_nothing
end

# ---- malformed files ----

cd tests/inject/scenario/malformed || exit 99
for file in *.yaml; do
	begin "$(basename "$file" .yaml)_is_refused_at_its_place"
	gives 2 copyfault run "$file"
	says_nothing
	sed -n -e '1d' -e '/^#/!q' -e 's/^# //p' "$file" >"$work/wanted"
	diff "$work/wanted" "$work/err" >"$work/bad" ||
		complain "$(cat "$work/bad")"
	left_nothing
	end
done
finish
