#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# What the command line says to those who ask and to those who mistype.
# Host-side.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
. "$top_srcdir/tests/tool/lib.sh"
cd "$top_srcdir" || exit 99

# The commands are a list of their own: none can be added without its help.
commands=$(sed -n 's/^CF_COMMAND(\([a-z]*\),.*/\1/p
	s/^CF_COMMAND_AS([a-z_]*, "\([a-z-]*\)",.*/\1/p' inject/cli/commands.def)

begin help_names_every_command
gives 0 copyfault --help
for command in $commands; do
	says "^  $command +[a-z]"
done
says 'Exit status: 0 clean, 1 findings, 2 bad input or usage, 3'
warns_nothing
end

for command in $commands; do
	begin "help_of_${command}_shows_usage_and_options"
	gives 0 copyfault "$command" --help
	says "^usage: copyfault $command "
	says '^  -h, --help'
	warns_nothing
	left_nothing
	end
done

# What help names is taken, and what it does not name is refused.
options=$(sed -n 's/^CF_OPTION([A-Z_]*, "\([a-z-]*\)", .*, \(NULL\|"\).*/\1 \2/p' \
	inject/cli/options.def)
for command in $commands; do
	copyfault "$command" --help >"$work/help"
	begin "${command}_refuses_options_of_others"
	echo "$options" | while read -r option argument; do
		[ "$option" != in-process ] || continue
		grep -Eq -- "--$option( |\$)" "$work/help" && continue
		[ "$argument" = NULL ] || option=$option=1
		copyfault "$command" "--$option" >"$work/said" 2>&1
		[ $? -eq 2 ] && grep -q "^copyfault $command: --${option%=1} is not for this command\$" \
			"$work/said" || echo "--$option: $(head -n 1 "$work/said")"
	done >"$work/taken"
	[ ! -s "$work/taken" ] || complain "$(cat "$work/taken")"
	end
done

begin version_is_one_line
gives 0 copyfault --version
says '^copyfault [0-9]+\.[0-9]+\.[0-9]+$'
end

begin no_command_is_refused
gives 2 copyfault
says_nothing
warns "try 'copyfault --help'"
end

begin unknown_command_suggests
gives 2 copyfault sweap driver.c
says_nothing
warns 'no command "sweap"; did you mean "sweep"\?'
end

begin far_off_command_is_not_guessed
gives 2 copyfault xyzzyxyzzy
warns 'no command "xyzzyxyzzy"$'
end

begin unknown_option_suggests
gives 2 copyfault sweep --kernl 6.1 drivers-sim/scull/scull.c
says_nothing
warns "^copyfault sweep: unrecognized option '--kernl'"
warns 'did you mean --kernel\?'
left_nothing
end

begin bad_kernel_version_is_refused
gives 2 copyfault sweep --kernel six drivers-sim/scull/scull.c
says_nothing
warns '"six" seen, expected a version'
left_nothing
end

# refuses OPTION VALUE PATTERN
refuses() {
	begin "bad_value_of_${1#--}_is_refused: $2"
	gives 2 copyfault sweep "$1" "$2" drivers-sim/scull/scull.c
	says_nothing
	warns "$3"
	left_nothing
	end
}
for value in 0 257 -1 two ''; do
	refuses --jobs "$value" "--jobs: \"$value\" seen, expected a number from 1 to 256"
done
refuses --offsets some '"some" seen, expected all, edges, a number above 0, or a list'
refuses --offsets 1,x '"x" seen, expected all'
refuses --kinds midcpy '"midcpy" seen, expected efault, partial, midcopy, notpresent; did you mean midcopy\?'
refuses --kinds efault, '"" seen, expected efault'
refuses --no-oracle poisn '"poisn" seen, expected one of .*; did you mean "poison"\?'
refuses --no-oracle '' '"" seen, expected one of'
refuses --with slak '"slak" seen, expected transient, sticky, slack, unserviceable, addresses, sizes, strings, guests, removal; did you mean slack\?'
refuses --seed x '"x" seen, expected a number'
refuses --sites scull_wirte 'expected a glob .* did you mean "scull_write"\?'
refuses --sites '' '"" seen, expected a glob'

for command in sweep census replay points fiu build; do
	begin "${command}_without_a_driver_is_refused"
	gives 2 copyfault "$command"
	says_nothing
	warns 'no driver named'
	end
done

begin fault_expression_is_refused_by_sweep
gives 2 copyfault sweep drivers-sim/scull/scull.c '*/* efault'
warns 'expected no fault expression here'
left_nothing
end

begin replay_without_a_fault_is_refused
gives 2 copyfault replay drivers-sim/scull/scull.c
warns 'no fault expression, and fiu-run has armed nothing'
left_nothing
end

begin misspelt_kind_shows_column_and_suggests
gives 2 copyfault replay drivers-sim/scull/scull.c \
	'scull_read/copy_to_user midcpy@37'
warns "column 25: 'midcpy', expected a kind"
warns "did you mean 'midcopy'\\?"
left_nothing
end

begin misspelt_function_suggests
gives 2 copyfault replay drivers-sim/scull/scull.c \
	'scull_raed/copy_to_user midcopy@37'
warns "did you mean '?scull_read"
left_nothing
end

begin fault_that_never_happens_is_an_error
gives 2 copyfault replay drivers-sim/scull/scull.c \
	'scull_read/copy_to_user#999999 midcopy@0'
warns 'the fault did not happen'
left_nothing
end

begin doctor_finds_nothing_bad
gives 0 copyfault doctor
says '^ok +a real page fault, serviced$'
warns_nothing
left_nothing
end

finish
