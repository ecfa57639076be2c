import type {CommandWords, Values} from './table.ts'

/** One line for each command and option. */
export function fishScript(table: readonly CommandWords[]): string {
  const lines = table.flatMap(({name, summary, options, values}) => {
    const inside = `complete -c huntbook -n ${quoted(`__fish_seen_subcommand_from ${name}`)}`
    return [
      `complete -c huntbook -n __fish_use_subcommand -f -a ${name} -d ${quoted(summary)}`,
      `${inside} ${wordsOf(values)}`,
      ...options.map(option => {
        const short = option.short === undefined ? '' : ` -s ${option.short}`
        const taken = option.values ? ` ${option.values === 'files' ? '-r -F' : `-x -a ${list(option.values)}`}` : ''
        return `${inside} -l ${option.name}${short}${taken} -d ${quoted(option.effect)}`
      }),
    ]
  })
  return `# Completes huntbook in fish: huntbook completion fish > ~/.config/fish/completions/huntbook.fish\n${lines.join('\n')}\n`
}

function wordsOf(values: Values): string {
  return values === 'files' ? '-F' : `-f -a ${list(values)}`
}

/** Words in one argument, which fish splits again. */
function list(words: readonly string[]): string {
  return quoted(words.map(word => word.replaceAll('*', '\\*')).join(' '))
}

/** In single quotes fish reads a backslash before a quote and before itself. */
function quoted(text: string): string {
  return `'${text.replace(/[\\']/gu, '\\$&')}'`
}
