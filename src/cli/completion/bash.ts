import {quoted} from './posix-text.ts'
import type {CommandWords, Values} from './table.ts'

/** Works in bash 3.2, which macOS has: no `mapfile`, no `compopt`. Bash takes `=` for a word of its own. */
export function bashScript(table: readonly CommandWords[]): string {
  const ofValues = (values: Values): string => (values === 'files' ? 'files=1' : `words=${quoted(values.join(' '))}`)
  const options = table.flatMap(({name, options: own}) =>
    own.flatMap(option => (option.values ? [`    ${quoted(`${name} --${option.name}`)}) ${ofValues(option.values)} ;;`] : [])),
  )
  const flags = table.map(({name, options: own}) => `      ${name}) words=${quoted(own.map(option => `--${option.name}`).join(' '))} ;;`)
  const values = table.map(({name, values: own}) => `      ${name}) ${ofValues(own)} ;;`)
  return `# Completes huntbook in bash: eval "$(huntbook completion bash)"
_huntbook() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" command="\${COMP_WORDS[1]}" words= files= after= word i
  COMPREPLY=()
  if [ "$cur" = = ]; then
    cur=
  elif [ "$prev" = = ]; then
    prev="\${COMP_WORDS[COMP_CWORD-2]}"
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    [ "\${COMP_WORDS[i]}" = -- ] && after=1 prev= && break
  done
  case "$command $prev" in
${options.join('\n')}
    *)
      if [ "$COMP_CWORD" -eq 1 ]; then
        words=${quoted([...table.map(({name}) => name), '--help', '--version'].join(' '))}
      else case "$after$cur" in
      -*) case "$command" in
${flags.join('\n')}
      esac ;;
      *) case "$command" in
${values.join('\n')}
      esac ;;
      esac fi ;;
  esac
  if [ -n "$files" ]; then
    while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "$cur")
  else
    while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -W "$words" -- "$cur")
  fi
}
complete -o filenames -F _huntbook huntbook
`
}
