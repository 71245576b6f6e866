#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Lists have their tests and documents: each row of a *.def, each simulated
# driver, each command and option. Host-side.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
. "$top_srcdir/tests/tool/lib.sh"
cd "$top_srcdir" || exit 99

bad=$work/bad

# The words of documents and tests, once.
find doc README.md tests -type f ! -path 'tests/style/*' -print |
	xargs cat | tr -cs 'A-Za-z0-9_' '\n' | sort -u >"$work/words"

# Rows are CF_THING(name, ... A shell test that names the file walks through
# its rows one by one.
: >"$bad"
for def in $(find lib inject -name '*.def' | sort); do
	grep -rq --include='*.sh' -e "$(basename "$def")" tests/cli && continue
	sed -n 's/^CF_[A-Z_]*(\([A-Za-z0-9_]*\)[,)].*/\1/p' "$def" | sort -u |
		while read -r row; do
			grep -qxi "$row" "$work/words" || echo "$def: $row"
		done >>"$bad"
done
quiet every_row_of_a_list_is_documented_or_tested "$bad"

# What each looks at, cell by cell.
sed -n 's/^CONTRACT(\(.*\))$/\1/p' tests/lib/uaccess/contract.def |
	awk -F', ' '{
		line = "| `" $1 "` |"
		for (i = 2; i <= NF; i++) {
			cell = $i ~ /^NO_/ ? "-" : $i ~ /^-/ ? $i : tolower($i)
			line = line " " cell " |"
		}
		print line
	}' >"$work/rows"
grep -E '^\| `.* \| (checked|unchecked) \|' doc/user-copies.md >"$work/table"
diff "$work/table" "$work/rows" >"$bad"
quiet table_of_checks_is_that_of_contract_def "$bad"

# Promises and their tests: a case of a suite, a program or a script.
sed -n '/^## Which test holds/,/^## [^W]/p' doc/user-copies.md |
	grep '^| ' | sed 's/.*| \(`.*\) |$/\1/' | grep -o '`[a-z0-9_]*`' |
	tr -d '`' | while read -r name; do
	grep -rqs "START_TEST($name)" tests --include='*.c' ||
		[ -n "$(find tests -name "$name.c" -o -name "$name.sh")" ] ||
		echo "$name"
done >"$bad"
quiet every_promise_of_user_copies_has_its_test "$bad"

# The table of primitives, line by line.
sed -n 's/^CF_PRIM(\([a-z_0-9]*\),[ 	]*\([A-Z]*\)_USER,[ 	]*\([A-Z]*\))/| `\1` | \L\2 user | \L\3 |/p' \
	lib/shared/cf_points.def >"$work/rows"
grep -E '^\| `.* \| (from|to) user \|' doc/user-copies.md >"$work/table"
diff "$work/table" "$work/rows" >"$bad"
quiet table_of_primitives_is_that_of_cf_points_def "$bad"

: >"$bad"
for driver in drivers-sim/*/*.c; do
	object=${driver%.c}.drv.o
	case $driver in
	drivers-sim/mutants/*)
		# What has a twin is swept by tests/oracles/check.sh.
		grep -q TWIN "$driver" ||
		grep -rq "$(basename "$driver")" tests --include='*.sh' \
			--include='*.c' || echo "$driver" ;;
	drivers-sim/controls/*) ;;
	*)
		grep -q "$object" tests/drivers-sim/local.mk || echo "$driver" ;;
	esac
done >>"$bad"
quiet every_simulated_driver_has_a_check_suite "$bad"

# The grammar of fault expressions is written once; documents show it.
sed 's/^/    /' doc/fault.ebnf >"$work/grammar"
sed -n '/^    fault  *= /,/^$/p' doc/fault-expressions.md | sed '/^$/d' |
	diff - "$work/grammar" >"$bad"
sed -n '/^fault  *= /,/^globchar/p' doc/cf-scenario.5 |
	diff - doc/fault.ebnf >>"$bad"
quiet documents_show_the_grammar_of_fault_expressions "$bad"

# What Debian builds packages with is what we say that we need, but for what
# every package has.
sed -n 's/^\([a-z0-9.+-]*\) *\(#.*\)*$/\1/p' packages.txt | grep -Evx \
	'|gcc|libc6-dev|linux-libc-dev|make|binutils|autoconf|automake|libtool' |
	sort >"$work/wanted"
sed -n '/^Build-Depends:/,/^[^ B]/s/^ \([a-z0-9.+-]*\).*/\1/p' debian/control |
	grep -vx debhelper-compat | sort | diff - "$work/wanted" >"$bad"
quiet debian_builds_with_the_packages_of_packages_txt "$bad"

# ---- the man page ----

page=doc/copyfault.1
sed -n 's/^CF_COMMAND(\([a-z]*\),.*/^\\.It Cm \1$/p
	s/^CF_COMMAND_AS([a-z_]*, "\([a-z-]*\)",.*/^\\.It Cm \1$/p' inject/cli/commands.def \
	>"$work/wanted"
sed -n 's/^CF_OPTION([A-Z_]*, "\([a-z-]*\)",.*/^\\.It .*Fl Fl \1\\>/p' \
	inject/cli/options.def >>"$work/wanted"
grep -q 'Fl Fl' "$work/wanted" || echo "an option" >>"$work/wanted"
sed -n 's/^CF_CLASS(\([A-Z0-9]*\), \([0-9]\), "\(.*\)")/^\\.It \1 Ta S\2 Ta \3$/p' \
	inject/oracle/classes.def >>"$work/wanted"
sed -n 's/^CF_KIND([A-Z]*, *\([a-z]*\), .*/^\\.It Cm \1/p' \
	lib/shared/cf_kinds.def >>"$work/wanted"
grep -rhoE 'getenv\("[A-Z_]+"\)' inject lib | grep -v '"PATH"' |
	sed 's/getenv("\(.*\)")/^\\.It Ev \1$/' | sort -u |
	grep -Ev 'FIU_CTRL_FIFO|FIU_PRNG|LD_PRELOAD|CK_|NO_COLOR' >>"$work/wanted"
while read -r line; do
	grep -q -e "$line" "$page" || echo "$page lacks: $line"
done <"$work/wanted" >"$bad"
quiet man_page_names_every_command_option_class_and_variable "$bad"

# Scenario files: steps, their options, keys of maps, knobs and results.
page=doc/cf-scenario.5
{
	grep -oh '{ "[a-z_-]*", take_' inject/scenario/*.c | sed 's/{ "\(.*\)", take_/\1/'
	sed -n 's/^CF_CHOICE([A-Z_]*, [A-Z]*, *\([a-z-]*\),.*/\1/p
		s/^CF_POLICY([A-Z_]*, \([a-z_]*\),.*/\1/p
		s/^CF_RESULT([A-Z]*, *\([a-z]*\),.*/\1/p' inject/scenario/*.def inject/oracle/policy.def
} | sort -u | while read -r word; do
	grep -Eq "^\.(It )?(Cm|Sy) $word( |\$)" "$page" || echo "$page lacks: $word"
done >"$bad"
quiet man_page_names_every_word_of_a_scenario "$bad"
page=doc/copyfault.1

# Section 3 is written from the headers: each comment that begins as those of
# functions, macros and structs do has its page.
pages=$top_builddir/doc/man3
grep -ohE '^(/\*\*| \*) (struct )?[cC][fF]_[A-Za-z0-9_]+(\(\))? - ' \
	lib/include/copyfault/*.h | grep -oE '[cC][fF]_[A-Za-z0-9_]+' |
	sort -u >"$work/wanted"
[ -s "$work/wanted" ] || echo "no header has comments" >"$work/wanted"
while read -r name; do
	page=$(sed -n 's/^\.so man3\///p' "$pages/$name.3" 2>/dev/null)
	[ -n "$page" ] && grep -Eq "^\.Ss (struct )?$name(\(\))?\$" "$pages/$page" ||
		echo "no page for $name"
done <"$work/wanted" >"$bad"
quiet every_documented_name_has_a_page "$bad"

if command -v man >/dev/null && command -v groff >/dev/null; then
	for page in doc/*.[157] "$pages"/copyfault_*.3; do
		man -l --warnings "$page" 2>&1 >/dev/null
	done >"$bad"
	quiet man_page_formats_without_warnings "$bad"
else
	skip man_page_formats_without_warnings "no man and groff"
fi

# Relative links lead somewhere.
for file in README.md doc/*.md examples/*/README.md; do
	grep -oE '\]\([^)#:]+\)' "$file" | sed 's/](\(.*\))/\1/' |
		while read -r link; do
			[ -e "$(dirname "$file")/$link" ] || echo "$file: $link"
		done
done >"$bad"
quiet links_in_documents_lead_somewhere "$bad"
finish
