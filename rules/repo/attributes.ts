import {type AttributeFile, defineRule, type GitAttributes, type RuleFix, readGitAttributes, utf8Text} from '../../src/rule.ts'

/** What the integration with git needs of notebooks, and of texts. */
const wanted = [
  {name: 'filter', value: 'huntbook', isFor: isNotebook},
  {name: 'diff', value: 'huntbook', isFor: isNotebook},
  {name: 'merge', value: 'huntbook', isFor: isNotebook},
  {name: 'diff', value: 'huntbook-myst', isFor: (path: string) => !isNotebook(path)},
]

export default defineRule({
  meta: {
    id: 'repo/attributes',
    description: 'requires what git does with some notebooks of the catalog to be done with all of them',
    severity: 'warning',
    fixable: 'safe',
    scope: 'hunt',
    messages: {
      one: '1 notebook does not get `{attribute}`: `{path}`.',
      many: '{count} notebooks do not get `{attribute}`, for example `{path}`.',
    },
  },
  create({repository, report}) {
    return {
      catalog(hunts) {
        const texts = repository.files().flatMap(path => {
          const bytes = /(?:^|\/)\.gitattributes$/u.test(path) ? repository.read(path) : undefined
          const text = bytes && utf8Text(bytes)
          return text === undefined ? [] : [{path, text}]
        })
        const attributes = readGitAttributes(texts)
        const states = new Map(hunts.map(({path}) => [path, attributes.statesOf(path)]))
        for (const {name, value, isFor} of wanted) {
          const first = attributes.files.find(({lines}) => lines.some(line => line.states.get(name) === value))
          const line = first?.lines.find(own => own.states.get(name) === value)
          if (!first || !line) continue
          const paths = [...states].flatMap(([path, own]) => (isFor(path) && own.get(name) !== value ? [path] : []))
          const [path] = paths
          if (path === undefined) continue
          const attribute = `${name}=${value}`
          const isOpen = paths.every(missing => states.get(missing)?.get(name) === undefined)
          const fix = isOpen ? fixOf(paths, {attributes, first, name, attribute}) : undefined
          report({
            message: paths.length === 1 ? 'one' : 'many',
            data: {count: paths.length, attribute, path},
            at: {file: first.file, start: line.start, end: line.end},
            concerns: paths,
            ...(fix && {fix}),
          })
        }
      },
    }
  },
})

function isNotebook(path: string): boolean {
  return path.toLowerCase().endsWith('.ipynb')
}

interface Missing {
  readonly attributes: GitAttributes
  /** The file with the first line that sets the attribute. */
  readonly first: AttributeFile
  readonly name: string
  readonly attribute: string
}

/**
 * Lines for the folders of notebooks that nothing is said of, above the first one that speaks of the attribute, so that whatever a person
 * wrote about other files stays as it is. None where a line in a folder above might say otherwise.
 */
function fixOf(paths: readonly string[], {attributes, first, name, attribute}: Missing): RuleFix | undefined {
  const {file, folder, lines} = first
  const isAbove = (other: AttributeFile): boolean => other !== first && folder.startsWith(other.folder)
  if (attributes.files.some(other => isAbove(other) && other.lines.some(({states}) => states.has(name)))) return undefined
  const patterns = new Set(paths.map(path => path.slice(folder.length).replace(/[^/]*(?=\.[^./]*$)/u, '*')))
  // Other names would have to be quoted.
  if (!paths.every(path => path.startsWith(folder)) || ![...patterns].every(pattern => /^[\w./-]*\*\.\w+$/u.test(pattern))) return undefined
  const newline = /\r?\n/u.exec(file.text)?.[0] ?? '\n'
  const text = [...patterns].map(pattern => `${pattern.includes('/') ? '' : '/'}${pattern} ${attribute}${newline}`).join('')
  const start = lines.find(({states}) => states.has(name))?.start ?? 0
  return {kind: 'safe', message: `add \`${text.trimEnd()}\``, changes: [{at: {file, start, end: start}, text}]}
}
