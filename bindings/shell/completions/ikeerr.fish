# Completion of ikeerr for fish.

function __ikeerr_words
    ikeerr list --words $argv[1] | string replace ': ' \t
end

function __ikeerr_commands
    printf '%s\t%s\n' \
        search 'Find records by what they say' \
        related 'Walk from a record to related ones' \
        scan 'Explain the errors in a log' \
        diagnose 'Say why the tunnels of a log are down' \
        list 'List the records' \
        help 'Say what a command does' \
        version 'Print the versions of code and data'
end

function __ikeerr_keys # codes, then names
    ikeerr list | string replace -r '^[^:]+:(\S+) ' '$1\t'
    ikeerr list | string replace -r '^\S+ ([^:]+): ' '$1\t'
end

function __ikeerr_command_is
    set -l words (commandline -opc | string match -v -- '-*')
    set -l command $words[2]
    contains -- "$command" search related scan diagnose list help version; or set command keys
    contains -- $command $argv
end

set -l first 'test (count (commandline -opc | string match -v -- "-*")) -eq 1'
complete -c ikeerr -f
# What is completed in its own order stands in front of what was declared before it.
complete -c ikeerr -n '__ikeerr_command_is keys related' -k -a '(__ikeerr_keys)'
complete -c ikeerr -n $first -k -a '(__ikeerr_commands)'
complete -c ikeerr -n '__ikeerr_command_is help' -k -a '(__ikeerr_commands)'
complete -c ikeerr -n '__ikeerr_command_is scan diagnose' -F

complete -c ikeerr -n '__ikeerr_command_is keys' -s f -l full -d 'The whole page of a record'
complete -c ikeerr -n '__ikeerr_command_is keys' -l section -x -a 'summary causes log_lines facts technical_meaning error_details usage_context seen_in developer_interpretation related faq sources' -d 'One section of the page'
complete -c ikeerr -n '__ikeerr_command_is keys' -l format -x -a 'text markdown' -d 'How it is written'
complete -c ikeerr -n '__ikeerr_command_is keys' -l system-message -d 'What Windows itself says, too'
complete -c ikeerr -n '__ikeerr_command_is keys' -s s -l short -d 'One line a record'
complete -c ikeerr -n '__ikeerr_command_is keys search related list' -s d -l domain -x -a '(__ikeerr_words domains)' -d 'Only this domain'
complete -c ikeerr -n '__ikeerr_command_is search list' -l kind -x -a '(__ikeerr_words kinds)' -d 'Only records of this kind'
complete -c ikeerr -n '__ikeerr_command_is search list' -l tag -x -a '(__ikeerr_words tags)' -d 'Only records with this tag'
complete -c ikeerr -n '__ikeerr_command_is list' -l words -x -a 'domains kinds tags relations' -d 'List the words of a set'
complete -c ikeerr -n '__ikeerr_command_is search' -s n -l limit -x -d 'At most so many hits'
complete -c ikeerr -n '__ikeerr_command_is search' -l all -d 'Hits that fit far worse than the best, too'
complete -c ikeerr -n '__ikeerr_command_is related' -l depth -x -d 'Follow relations of relations'
complete -c ikeerr -n '__ikeerr_command_is related' -l kinds -x -a '(__fish_append , (__ikeerr_words relations))' -d 'Only these kinds'
complete -c ikeerr -n '__ikeerr_command_is related' -l to -x -a '(__ikeerr_keys)' -d 'The shortest path to that record'
complete -c ikeerr -n '__ikeerr_command_is related' -l format -x -a 'text dot mermaid' -d 'How it is written'
complete -c ikeerr -n '__ikeerr_command_is scan' -s o -l only -d 'Print lines with mentions only'
complete -c ikeerr -n '__ikeerr_command_is scan' -s q -l quiet -d 'Print no lines'
complete -c ikeerr -n '__ikeerr_command_is scan' -l summary -d 'End with counts by error'
complete -c ikeerr -n '__ikeerr_command_is scan' -l least -x -a 'possible likely certain' -d 'Mentions of this certainty and above'
complete -c ikeerr -n '__ikeerr_command_is scan' -l statuses -d 'Notify types that are no errors, too'
complete -c ikeerr -n '__ikeerr_command_is scan' -l no-neighbours -d 'Not other products\' numbers'
complete -c ikeerr -n '__ikeerr_command_is diagnose' -l each -d 'A verdict for each attempt, at once'
complete -c ikeerr -s j -l json -d 'JSON Lines: one object a line'
complete -c ikeerr -l color -x -a 'auto always never' -d 'Color the text'
complete -c ikeerr -l width -x -d 'Wrap at 40 to 400 columns'
complete -c ikeerr -l pager -d 'Show it in the pager'
complete -c ikeerr -l no-pager -d 'Never in the pager'
complete -c ikeerr -s h -l help -d 'Help'
complete -c ikeerr -s V -l version -d 'Versions of code and data'
