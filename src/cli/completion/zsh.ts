import {quoted} from './posix-text.ts'
import type {CommandWords, Values} from './table.ts'

/** With one function, loaded by compinit from a folder of $fpath or by \`source\`. */
export function zshScript(table: readonly CommandWords[]): string {
  const ofValues = (values: Values): string => (values === 'files' ? '_files' : `compadd -- ${values.map(quoted).join(' ')}`)
  const options = table.flatMap(({name, options: own}) =>
    own.flatMap(option => (option.values ? [`    ${quoted(`${name} --${option.name}`)}) ${ofValues(option.values)}; return ;;`] : [])),
  )
  const flags = table.map(
    ({name, options: own}) =>
      `      ${name}) described=(${own.map(({name: option, effect}) => quoted(`--${option}:${effect.replaceAll(':', '\\:')}`)).join(' ')}) ;;`,
  )
  const values = table.map(({name, values: own}) => `    ${name}) ${ofValues(own)} ;;`)
  return `#compdef huntbook
# Completes huntbook in zsh: huntbook completion zsh > a file _huntbook in a folder of $fpath
_huntbook() {
  local command=$words[2] previous=$words[CURRENT-1]
  local -a described
  if (( CURRENT == 2 )); then
    described=(${table.map(({name, summary}) => quoted(`${name}:${summary.replaceAll(':', '\\:')}`)).join(' ')})
    _describe command described
    return
  fi
  if [[ $PREFIX == --*=* ]]; then
    previous=\${PREFIX%%=*}
    compset -P '*='
  fi
  case "$command $previous" in
${options.join('\n')}
  esac
  if [[ $PREFIX == -* ]]; then
    case $command in
${flags.join('\n')}
    esac
    _describe option described
    return
  fi
  case $command in
${values.join('\n')}
  esac
}
if [[ $funcstack[1] == _huntbook ]]; then _huntbook "$@"; else compdef _huntbook huntbook; fi
`
}
