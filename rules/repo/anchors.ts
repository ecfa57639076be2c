import type {CellView, NotebookView} from '../../src/rule.ts'

/** The names that a link of a notebook may lead to within it. */
export interface Anchors {
  readonly has: (name: string) => boolean
  /** The name that differs in letter case alone. */
  readonly inOtherCase: (name: string) => string | undefined
}

/** As Jupyter, GitHub and MyST name headings, and what people named themselves. */
export function anchorsOf({cells, file}: NotebookView): Anchors {
  const names = new Set<string>()
  const add = numbered(names)
  // What a fix writes is a name that works where the file is edited.
  const forms = file.format === 'ipynb' ? [inJupyter, inGitHub, inMyst, inDocutils] : [inGitHub, inMyst, inDocutils, inJupyter]
  for (const form of forms) for (const title of titlesOf(cells)) add(form(title))
  for (const cell of cells) for (const name of givenNames(cell)) for (const form of [asGiven, inMyst]) names.add(form(name))
  names.delete('')
  const byCase = new Map([...names].toReversed().map(name => [name.toLowerCase(), name]))
  return {has: name => names.has(name), inOtherCase: name => byCase.get(name.toLowerCase())}
}

/** In an outline what stands in brackets counts as a link; where it is none, the brackets are shown, and are a part of the name. */
function titlesOf(cells: readonly CellView[]): string[] {
  return cells.flatMap(({source, outline}) =>
    outline.flatMap(item => {
      if (item.kind !== 'heading') return []
      const text = source.slice(item.start, item.end)
      return text.includes('[') ? [item.title, withBrackets(text)] : [item.title]
    }),
  )
}

function withBrackets(heading: string): string {
  return heading
    .replace(/^\s*#+|\s#+$|\r?\n\s*[=-]+$/gu, '')
    .replace(/\[([^[\]]*)\]\([^()]*\)/gu, '$1')
    .replace(/[`*]/gu, '')
    .trim()
}

/** Adds a name; the second one of a name gets `-1`, the third `-2`. */
function numbered(names: Set<string>): (name: string) => void {
  const counts = new Map<string, number>()
  return name => {
    const count = counts.get(name) ?? 0
    counts.set(name, count + 1)
    names.add(count === 0 ? name : `${name}-${count}`)
  }
}

function asGiven(name: string): string {
  return name
}

function inJupyter(title: string): string {
  return title.replaceAll(' ', '-')
}

/** As github-slugger does it: letters, marks, digits and what joins words stay. */
function inGitHub(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-')
}

/** As `createHtmlId` of mystmd does it. */
function inMyst(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^(?=[\d-])/u, 'id-')
    .replace(/-{2,}/gu, '-')
    .replace(/-$/u, '')
}

/** As `make_id` of docutils does it, for Sphinx. */
function inDocutils(title: string): string {
  return title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\x20-\x7e]+/gu, '')
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^[-\d]+|-$/gu, '')
}

/** Ids and names of HTML, labels and names of MyST, ids in braces, and what the metadata names. None of these goes back over the text. */
const given = [
  /(?<![\w-])(?:id|name)[ \t]*=[ \t]*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))/giu,
  /^[ \t>]*\(([^()\n]+)\)=[ \t]*$/gmu,
  /^[ \t]*(?::|#\|[ \t]*)(?:name|label):[ \t]*([^\s]+)/gmu,
  /\{#([\w:.-]+)/gu,
  /\$\$[ \t]*\(([^()\s]+)\)/gu,
]

function givenNames({source, metadata}: CellView): string[] {
  const named = ['label', 'name', 'id'].flatMap(key => {
    const value = metadata.get(key)
    return typeof value === 'string' ? [value] : []
  })
  return [...named, ...given.flatMap(pattern => [...source.matchAll(pattern)].flatMap(([, ...groups]) => groups.find(Boolean) ?? []))]
}
