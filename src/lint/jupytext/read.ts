import type {JupytextConfig, JupytextFilter} from '../../model/jupytext.ts'
import type {Span} from '../../model/place.ts'
import type {TextFile} from '../../model/text-file.ts'
import {parseJson} from '../../parse/json.ts'
import {find, type Tree} from '../../parse/tree.ts'
import {parseYaml} from '../../parse/yaml.ts'

/** In the order in which jupytext looks at them. */
const keys = ['default_notebook_metadata_filter', 'notebook_metadata_filter'] as const

/** Reads a configuration file of jupytext; `undefined` for a `pyproject.toml` that is none. */
export function readJupytext({path, text}: TextFile): JupytextConfig | undefined {
  if (/\.ya?ml$/u.test(path)) return {path, text, filters: filtersIn(text, parseYaml(text, {version: '1.1'}).tree)}
  if (path.endsWith('.json')) return {path, text, filters: filtersIn(text, parseJson(text).tree)}
  const isProject = path.endsWith('pyproject.toml')
  if (isProject && !/^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*jupytext[ \t]*[.\]]/mu.test(text)) return undefined
  return {path, text, filters: filtersInLines(text, isProject ? 'tool.jupytext' : '')}
}

function filtersIn(text: string, root: Tree | undefined): JupytextFilter[] {
  return keys.flatMap(key => {
    const found = root && find(root, `/${key}`)
    if (found?.tree.kind !== 'scalar' || typeof found.tree.value !== 'string' || found.tree.value === '' || !found.entry) return []
    const {value, content} = found.tree
    const isPlain = text.slice(content.start, content.end) === value
    return [{key, value, ...(isPlain && {content}), line: lineAt(text, found.entry.keySpan.start)}]
  })
}

/**
 * TOML, and the assignments of `.jupytext.py`, line by line: two keys with a string are all that is asked for. Lines inside of strings
 * with several lines are not told from others.
 */
function filtersInLines(text: string, wanted: string): JupytextFilter[] {
  const filters: JupytextFilter[] = []
  let section = ''
  for (let start = 0; start < text.length; start = lineAt(text, start).end + 1) {
    const line = lineAt(text, start)
    const written = text.slice(line.start, line.end)
    const header = /^[ \t]*\[+([^\]]*)\]/u.exec(written)?.[1]
    if (header !== undefined) section = header.replace(/[\s"']/gu, '')
    const [head = '', name] = setting.exec(written) ?? []
    const key = keys.find(known => known === name)
    const value = key && section === wanted ? valueAt(text, line.start + head.length) : undefined
    if (key && value && value.value !== '') filters.push({key, ...value, line})
  }
  return filters.sort((a, b) => keys.indexOf(a.key) - keys.indexOf(b.key))
}

const setting = /^[ \t]*(?:c\.)?["']?(\w+)["']?[ \t]*=[ \t]*/u

/** A string on one line, or a list of such strings, which jupytext refuses but people write. */
function valueAt(text: string, start: number): {readonly value: string; readonly content?: Span} | undefined {
  const rest = text.slice(start, start + longest)
  const [, quote = '', value] = /^("""|'''|"|')([^\n]*?)\1/u.exec(rest) ?? []
  if (value !== undefined) {
    const content = {start: start + quote.length, end: start + quote.length + value.length}
    return value.includes('\\') ? {value} : {value, content}
  }
  const list = /^\[([^\]]*)\]/u.exec(rest)?.[1]
  const items = [...(list ?? '').matchAll(/"([^"\n]*)"|'([^'\n]*)'/gu)].map(([, double, single]) => double ?? single ?? '')
  return list === undefined ? undefined : {value: items.join(',')}
}

/** Units of a value that are looked at. */
const longest = 5000

function lineAt(text: string, offset: number): Span {
  const feed = text.indexOf('\n', offset)
  const end = feed === -1 ? text.length : feed
  return {start: text.lastIndexOf('\n', offset - 1) + 1, end}
}
