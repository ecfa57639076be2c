import {type At, defineRule, denyFinders, type FindDenied, type FoundDenied, readDenyList, utf8Text} from '../../src/rule.ts'
import {type PlacedText, textsIn, textsOf} from '../texts.ts'

/** A notebook with so many findings is no business of single lines any more. */
const most = 500

export default defineRule({
  meta: {
    id: 'security/deny-list',
    description: 'keeps names on a list of the team out of the repository',
    severity: 'error',
    options: {
      type: 'object',
      properties: {
        file: {
          type: 'string',
          format: 'file',
          minLength: 1,
          description: 'Path of the list, from the root. Without it the rule does nothing.',
        },
      },
    },
    messages: {found: 'Deny-listed text (entry {entry}).'},
  },
  checkFile: text => readDenyList(text).problems[0],
  create(context) {
    const {file} = context.options
    if (file === undefined) return {}
    const find = finderOf(textOf(file, context.repository.read(file)))
    let left = most
    const search = (text: string, at: (found: FoundDenied) => At): void => {
      if (left === 0) return
      for (const found of find(text)) {
        context.report({message: 'found', data: {entry: found.entry}, at: at(found), conceal: true})
        left--
        if (left === 0) return
      }
    }
    const searchAll = (texts: readonly PlacedText[], at: (text: PlacedText, found: FoundDenied) => At): void => {
      for (const text of texts) search(text.text, found => at(text, found))
    }
    return {
      notebook({notebook}) {
        searchAll(textsIn(notebook.metadata), ({pointer, isKey}) => ({pointer, ...(isKey && {part: 'key'})}))
      },
      cell(cell) {
        search(cell.source, ({start, end}) => ({cell, start, end}))
        searchAll(textsIn(cell.metadata), ({pointer, isKey}) => ({cell, pointer, ...(isKey && {part: 'key'})}))
      },
      output(output) {
        searchAll(textsOf(output.output), ({pointer, isKey}, {start, end}) => ({output, pointer, start, end, ...(isKey && {part: 'key'})}))
      },
    }
  },
})

/** A run refuses to start without the list. Elsewhere nothing may look as if it had been compared. */
function textOf(file: string, bytes: Uint8Array | undefined): string {
  const text = bytes && utf8Text(bytes)
  if (text === undefined) throw new Error(`Expected a list in UTF-8 at \`${file}\`, got none.`)
  return text
}

let last: {readonly list: string; readonly find: FindDenied} | undefined

/** The notebooks of a run have one list, and to read it again for each takes longer than to compare. */
function finderOf(list: string): FindDenied {
  if (last?.list !== list) {
    const finders = denyFinders(list)
    last = {list, find: text => oncePerLine(text, finders)}
  }
  return last.find
}

/** Each entry once a line, at its first place there. */
function* oncePerLine(text: string, finders: readonly FindDenied[]): Generator<FoundDenied> {
  for (const find of finders) {
    const seen = new Set<number>()
    let lineEnd = 0
    for (const found of find(text)) {
      if (found.start >= lineEnd) {
        seen.clear()
        const feed = text.indexOf('\n', found.start)
        lineEnd = feed === -1 ? text.length : feed + 1
      }
      if (!seen.has(found.entry)) yield found
      seen.add(found.entry)
    }
  }
}
