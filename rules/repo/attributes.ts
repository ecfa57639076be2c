import {type AttributeLine, defineRule, readGitAttributes, utf8Text} from '../../src/rule.ts'
import {canBeAdded, type Lacking, linesFor} from './attribute-lines.ts'

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
        const found = wanted.flatMap(({name, value, isFor}): Found[] => {
          const isSet = ({states: own}: AttributeLine): boolean => own.get(name) === value
          const first = attributes.files.find(({lines}) => lines.some(isSet))
          const line = first?.lines.find(isSet)
          const paths = [...states].flatMap(([path, own]) => (isFor(path) && own.get(name) !== value ? [path] : []))
          const isOpen = paths.every(path => states.get(path)?.get(name) === undefined)
          return first && line && paths.length > 0 ? [{first, line, name, attribute: `${name}=${value}`, paths, isOpen}] : []
        })
        const fixable = found.filter(lacking => canBeAdded(lacking, attributes.files))
        for (const lacking of found) {
          const {first, line, attribute, paths} = lacking
          const ofFile = fixable.filter(other => other.first === first)
          report({
            message: paths.length === 1 ? 'one' : 'many',
            data: {count: paths.length, attribute, path: paths[0] ?? ''},
            at: {file: first.file, start: line.start, end: line.end},
            concerns: paths,
            ...(ofFile.includes(lacking) && {fix: linesFor(first, ofFile)}),
          })
        }
      },
    }
  },
})

interface Found extends Lacking {
  readonly line: AttributeLine
}

function isNotebook(path: string): boolean {
  return path.toLowerCase().endsWith('.ipynb')
}
