#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# What shells offer is what the help texts name. Host-side.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
. "$top_srcdir/tests/tool/lib.sh"
scripts=$top_srcdir/inject/cli/completion

# The words that a help text offers: commands, or the options of one.
commands() {
	copyfault --help | sed -n 's/^  \([a-z-]*\)  *[a-z].*/\1/p' | sort
}
options() {
	copyfault "$1" --help | sed -n 's/^  \(-[^ ].*\)/\1/p' |
		sed 's/  .*//' |
		grep -oE '(^|[, ])--?[a-z][a-z-]*' | tr -d ', ' | sort -u
}

# offers NAME WANTED, what is offered on stdin.
offers() {
	is "$1" "$(sort)" "$(echo "$2" | sort)"
}

copyfault --complete | cut -f 1 | grep -v '^-' |
	offers listed_commands_are_those_of_the_help "$(commands)"
for command in $(commands); do
	copyfault --complete "$command" | cut -f 1 | grep '^-' |
		offers "listed_options_of_${command}_are_those_of_its_help" \
			"$(options "$command")"
done

begin unknown_words_have_no_list
gives 1 copyfault --complete swep
says_nothing
gives 1 copyfault --complete sweep --quiet
says_nothing
gives 1 copyfault --complete run --kinds
says_nothing
end

# ---- bash ----

mkdir "$work/here" "$work/here/sub.d"
cd "$work/here" || exit 99
touch a.c b.yaml c.json "with blank.c"

# bash_offers WORD...: the last is being typed.
bash_offers() {
	# shellcheck disable=SC2016
	bash --norc -c '
		source "$0" || exit 1
		COMP_WORDS=("$@")
		COMP_CWORD=$(($# - 1))
		_copyfault
		((${#COMPREPLY[@]})) && printf "%s\n" "${COMPREPLY[@]}"
	' "$scripts/bash/copyfault" "$@" 2>"$work/err"
	cat "$work/err"
}

if ! command -v bash >/dev/null; then
	skip bash_completes "no bash"
else
	bash_offers copyfault "" |
		offers bash_offers_the_commands "$(commands)"
	bash_offers copyfault re |
		offers bash_offers_what_goes_on_so "$(commands | grep '^re')"
	for command in $(commands); do
		bash_offers copyfault "$command" - |
			offers "bash_offers_the_options_of_$command" \
				"$(options "$command")"
	done
	bash_offers copyfault sweep "" |
		offers bash_offers_drivers "a.c
sub.d
with blank.c"
	bash_offers copyfault run "" | offers bash_offers_scenarios "b.yaml
sub.d"
	bash_offers copyfault report --partial c |
		offers bash_offers_results c.json
	bash_offers copyfault sweep --kinds efault,mi |
		offers bash_goes_on_with_a_list efault,midcopy
	bash_offers copyfault sweep --kinds = par |
		offers bash_offers_values_behind_an_equals_sign partial
	bash_offers copyfault sweep --no-oracle "" |
		offers bash_offers_the_oracles "$(sed -n \
			's/^CF_ORACLE(\([a-z_]*\),.*/\1/p' \
			"$top_srcdir/inject/oracle/oracles.def")"
	bash_offers copyfault sweep -o b. |
		offers bash_offers_any_file_to_write b.yaml
	bash_offers copyfault sweep --seed "" |
		offers bash_offers_nothing_for_a_number ""
	bash_offers copyfault sweep a.c -- b |
		offers bash_offers_files_to_the_compiler b.yaml
fi

# ---- others, where they are ----

if command -v zsh >/dev/null; then
	begin zsh_reads_its_completion
	gives 0 zsh -n "$scripts/zsh/_copyfault"
	warns_nothing
	end
else
	skip zsh_reads_its_completion "no zsh"
fi
if command -v fish >/dev/null; then
	fish --no-config -c "source '$scripts/fish/copyfault.fish'
		complete -C 'copyfault '" | cut -f 1 |
		offers fish_offers_the_commands "$(copyfault --complete | cut -f 1)"
else
	skip fish_offers_the_commands "no fish"
fi
finish
