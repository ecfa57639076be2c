import {type CellView, defineRule} from '../../src/rule.ts'
import {bindings} from '../python/bindings.ts'
import {commandsOf} from '../python/commands.ts'
import {outside, type Region} from '../python/regions.ts'

/** Magics in which `$` is for somebody else: a shell, the environment, a later run. */
const shells = /^%{1,2}(?:env|set_env|cd|pip|conda|mamba|sx|system|bash|sh|script|writefile|file|alias|time|timeit|prun|debug)(?!\w)/u
/** `\$` and `$$` stand for the sign. */
const reference = /(?<![\\$])\$(?:\{(?<braced>[\p{L}_][\p{L}\p{N}_]*)\}|(?<bare>[\p{L}_][\p{L}\p{N}_]*))/gu
/** Magics give names a value too: `--assign hits`, `hits << SELECT`, `%%capture log`, `%store -r seen`. */
const given =
  /(?:--(?:assign|append)[ \t=]+|%%capture[ \t]+(?:--\S+[ \t]+){0,9}|%store[ \t]+-r[ \t]+)(?<name>[\p{L}_][\p{L}\p{N}_]*)|(?<![\p{L}\p{N}_])(?<sql>[\p{L}_][\p{L}\p{N}_]*)[ \t]*<</gu
/** Names from elsewhere: another file runs here, or a module gives all that it has. */
const elsewhere = /^[ \t]*(?:%run[ \t]|from[ \t]+[\w.]+[ \t]+import[ \t]*\*)/mu

export default defineRule({
  meta: {
    id: 'code/undefined-parameter',
    description: 'finds names in magics that no cell gives a value to',
    severity: 'warning',
    scope: 'hunt',
    options: {
      type: 'object',
      properties: {
        known: {
          type: 'array',
          items: {type: 'string'},
          default: ['TAEGIS_MAGIC_NOTEBOOK_FILENAME', 'TAEGIS_MAGIC_REPORT_FILENAME'],
          description: 'Names that have a value without a cell.',
        },
      },
    },
    messages: {undefined: '`{name}` is not defined in this notebook.'},
  },
  create(context) {
    /** Name → where magics use it. Names that get a value are taken out. */
    const wanted = new Map<string, Use[]>()
    const parameters: Region[] = []
    return {
      notebook({cells}) {
        for (const use of cells.flatMap(usesIn)) {
          const uses = wanted.get(use.name)
          if (uses) uses.push(use)
          else wanted.set(use.name, [use])
        }
        if (wanted.size === 0) return
        const isOpen = cells.some(({language, source}) => language === 'python' && elsewhere.test(source))
        if (isOpen) wanted.clear()
        for (const name of [...context.options.known, ...cells.flatMap(givenIn)]) wanted.delete(name)
      },
      // Looking for very many names would take longer than to parse.
      parsesPython: ({source}) => wanted.size > 100 || [...wanted.keys()].some(name => source.includes(name)),
      python: bindings({
        name: name => wanted.delete(name),
        parameter: region => wanted.has(region.name) && parameters.push(region),
      }),
      end() {
        for (const {name, cell, at} of outside([...wanted.values()].flat(), parameters)) {
          context.report({message: 'undefined', data: {name: `$${name}`}, at: {cell, ...at}})
        }
      },
    }
  },
})

interface Use {
  readonly name: string
  readonly cell: CellView
  /** Of the command: to Python it is but one character long. */
  readonly start: number
  readonly at: {readonly start: number; readonly end: number}
}

/** Names in the magics of a cell, each once a command: a place more would say nothing more. */
function usesIn(cell: CellView): Use[] {
  if (!cell.source.includes('$')) return []
  return commandsOf(cell).flatMap(({start, text}) => {
    if (!text.startsWith('%') || shells.test(text)) return []
    const uses = new Map<string, Use>()
    for (const {0: whole, index, groups} of text.matchAll(reference)) {
      const name = groups?.braced ?? groups?.bare ?? ''
      const from = start + index
      if (!/^_+$/u.test(name) && !uses.has(name)) uses.set(name, {name, cell, start, at: {start: from, end: from + whole.length}})
    }
    return [...uses.values()]
  })
}

function givenIn(cell: CellView): string[] {
  return commandsOf(cell).flatMap(({text}) => [...text.matchAll(given)].map(({groups}) => groups?.name ?? groups?.sql ?? ''))
}
