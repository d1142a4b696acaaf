_oc2() {
  local IFS=$' \t\n'
  local line=${COMP_LINE:0:COMP_POINT}
  local -a words
  read -ra words <<<"$line"
  case $line in
    *[[:space:]]) words+=('') ;;
  esac
  local last=$((${#words[@]} - 1))
  local current=${words[last]}
  local command='' target='' option='' i=1
  while ((i < last)); do
    if [[ $_oc2_valued == *" ${words[i]} "* ]]; then
      option=${words[i]}
      ((i++))
      if ((i < last)); then option=''; fi
    elif [[ ${words[i]} != -* ]]; then
      if [[ -z $command ]]; then command=${words[i]}; else target=${target:-${words[i]}}; fi
    fi
    ((i++))
  done

  local options='' values='' word
  _oc2_vocabulary "$command" "$option" "$target"
  if [[ -z $option && $current == -* ]]; then values=$options; fi
  COMPREPLY=()
  if [[ $values == @files ]]; then
    compopt -o filenames 2>/dev/null
    while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "$current")
    return
  fi
  for word in $values; do
    if [[ $word == "$current"* ]]; then COMPREPLY+=("$word"); fi
  done
  if ((${#COMPREPLY[@]} == 0)); then return; fi
  if [[ ${COMPREPLY[0]} == *= ]]; then compopt -o nospace 2>/dev/null; fi

  # Readline replaces only what stands behind the last colon or equals sign.
  local mark head prefix=''
  for mark in : =; do
    if [[ $COMP_WORDBREAKS == *"$mark"* ]]; then
      head=${current%"${current##*"$mark"}"}
      if ((${#head} > ${#prefix})); then prefix=$head; fi
    fi
  done
  COMPREPLY=("${COMPREPLY[@]#"$prefix"}")
}

complete -F _oc2 oc2
