import type {Value} from '../../../model/value.ts'
import {attachmentsKey, encodeText, flagsFor, printFlags, textKey} from '../decode.ts'
import type {Learned} from '../memory.ts'
import {listTags} from '../tags.ts'
import {type Candidate, type KeptCell, longestRun, type Position, printMetadata, type WrittenCell} from './candidate.ts'
import {fencedCandidates} from './fenced.ts'
import {isHarmless} from './harmless.ts'
import {readsBack} from './reads-back.ts'

/** The cell with kept metadata, encoded for the text. `attachments` stands for its attachments in the metadata. */
export function writtenCell({type, source, metadata: kept}: KeptCell, attachments: Value | undefined): WrittenCell {
  const flags = flagsFor(source)
  const metadata = new Map(
    listTags(new Map([...kept].map(([key, value]): [string, Value] => [reserved.test(key) ? `${key}_` : key, value]))),
  )
  const names = printFlags(flags)
  if (names !== '') metadata.set(textKey, names)
  if (attachments !== undefined) metadata.set(attachmentsKey, attachments)
  return {type, text: encodeText(source, flags) ?? source, metadata}
}

/** The first candidate that reads back. `undefined` would be a fault of ours. */
export function printCell(cell: WrittenCell, position: Position, learned: Pick<Learned, 'known' | 'proven'>): string | undefined {
  const metadata = printMetadata(cell)
  const candidates =
    cell.type === 'markdown' ? markdownCandidates(cell.text, metadata, position) : fencedCandidates(cell, metadata, position.lexer)
  const sure = (metadata === '' || learned.proven.has(metadata)) && isHarmless(cell, metadata, position)
  for (const candidate of candidates) {
    if (!sure && !readsBack(cell, candidate, {position, known: learned.known})) continue
    learned.proven.add(metadata)
    return candidate.text
  }
  return undefined
}

function* markdownCandidates(text: string, metadata: string, {last, afterMarkdown}: Position): Generator<Candidate> {
  const json = metadata === '' ? '' : ` ${metadata}`
  const head = json !== '' ? `\n+++${json}\n` : afterMarkdown ? '\n+++\n' : ''
  const end = text.endsWith('\n') ? '' : '\n'
  yield {text: `${head}\n${text}${end}`, open: true}
  yield {text: `\n++++${json}\n\n${text}\n${last ? '\n+++\n' : ''}`, open: true}
  const fence = '`'.repeat(longestRun(text) + 1)
  yield {text: `${head}\n${fence}{markdown-cell}\n${text}\n${fence}\n`, open: false}
}

const reserved = /^huntbook-(?:text|attachments|tags)_*$/
