# Completion of ikeerr for bash.

_ikeerr_command() { # the first word that is no option
  local i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case ${COMP_WORDS[i]} in
      search | related | scan | diagnose | list | help | version) echo "${COMP_WORDS[i]}" && return ;;
      -*) ;;
      *) return ;;
    esac
  done
}

_ikeerr_options() { # COMMAND
  local everywhere="--json --color --width --pager --no-pager --help --version"
  case $1 in
    search) echo "--domain --kind --tag --limit --all $everywhere" ;;
    related) echo "--domain --depth --kinds --to --format $everywhere" ;;
    scan) echo "--only --quiet --summary --least --statuses --no-neighbours $everywhere" ;;
    diagnose) echo "--each $everywhere" ;;
    list) echo "--domain --kind --tag --words $everywhere" ;;
    help | version) echo "$everywhere" ;;
    *) echo "--full --section --short --format --system-message --domain $everywhere" ;;
  esac
}

_ikeerr_commands="search related scan diagnose list help version"

_ikeerr_keys() { # codes, then names
  ikeerr list | sed 's/^[^:]*:\([^ ]*\) .*/\1/'
  ikeerr list | sed 's/^[^ ]* \([^:]*\):.*/\1/'
}

_ikeerr_sections="summary causes log_lines facts technical_meaning error_details usage_context seen_in
  developer_interpretation related faq sources"

_ikeerr_values() { # OPTION COMMAND; fails where it takes none
  case $1 in
    -d | --domain) ikeerr list --words domains | sed 's/:.*//' ;;
    --kind) ikeerr list --words kinds | sed 's/:.*//' ;;
    --kinds) ikeerr list --words relations | sed 's/:.*//' ;;
    --tag) ikeerr list --words tags | sed 's/:.*//' ;;
    --words) echo "domains kinds tags relations" ;;
    --section) echo "$_ikeerr_sections" ;;
    --format) [[ $2 == related ]] && echo "text dot mermaid" || echo "text markdown" ;;
    --least) echo "possible likely certain" ;;
    --color) echo "auto always never" ;;
    --to) _ikeerr_keys ;;
    -n | --limit | --depth | --width) ;;
    *) return 1 ;;
  esac
}

_ikeerr() {
  local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command values
  command=$(_ikeerr_command)
  if [[ $previous == = ]]; then
    previous=${COMP_WORDS[COMP_CWORD - 2]}
  elif [[ $word == = ]]; then
    word=
  fi
  if values=$(_ikeerr_values "$previous" "$command"); then
    :
  elif [[ $word == -* ]]; then
    values=$(_ikeerr_options "$command")
  elif [[ $command == scan || $command == diagnose ]]; then
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -f -- "$word")
    return
  elif [[ $command == help ]]; then
    values=$_ikeerr_commands
  elif [[ $command == search || $command == list || $command == version ]]; then
    return
  else
    values=$(_ikeerr_keys)
    [[ -n $command || $COMP_CWORD -gt 1 ]] || values="$_ikeerr_commands $values"
    compopt -o nosort 2>/dev/null # commands, codes, names
  fi
  mapfile -t COMPREPLY < <(compgen -W "$values" -- "$word")
}

complete -F _ikeerr ikeerr
