# SPDX-License-Identifier: LGPL-2.1-or-later
# Completion of copyfault for fish. The command says what may stand where.

# Lines of `copyfault --complete`; "*.c" among them stands for such files.
function __copyfault_offer
    for line in $argv
        set -l word (string split -m 1 \t -- $line)[1]
        if string match -q '\*' -- $word
            __fish_complete_path (commandline -ct)
        else if string match -q '\**' -- $word
            __fish_complete_suffix (string sub -s 2 -- $word)
        else
            echo $line
        end
    end
end

function __copyfault
    set -l words (commandline -opc)
    if contains -- -- $words
        __fish_complete_path (commandline -ct)
    else if test (count $words) -eq 1
        __copyfault_offer ($words[1] --complete 2>/dev/null)
    else if set -l lines ($words[1] --complete $words[2] $words[-1] 2>/dev/null)
        __copyfault_offer $lines
    else
        __copyfault_offer ($words[1] --complete $words[2] 2>/dev/null)
    end
end

complete -c copyfault -f -a '(__copyfault)'
