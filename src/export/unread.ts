import type {Parsed} from '../model/format.ts'

/** Errors of the parser after which the tags of every cell are known all the same. */
const readable = new Set(['parse/shape', 'parse/surrogate'])

/** A value that can hold no tag, whatever was meant. */
const empty = /(?:null|true|false|-?\d)/y

/** Whether a part of the text could not be read, or not in one way: it may hold the tags that say what is not to be published. */
export function isUnread({problems, locator}: Pick<Parsed, 'problems' | 'locator'>, text: string): boolean {
  return problems.some(({severity, rule, cell, start}) => {
    if (severity !== 'error') return false
    if (rule !== 'parse/shape' || cell === undefined) return !readable.has(rule)
    empty.lastIndex = start
    if (empty.test(text)) return false
    const metadata = locator.span({kind: 'cellMetadata', cell, pointer: ''})
    return metadata.start <= start && start <= metadata.end
  })
}
