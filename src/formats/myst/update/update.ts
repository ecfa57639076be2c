import type {ParseOptions, SideFile} from '../../../model/format.ts'
import type {Notebook} from '../../../model/notebook.ts'
import type {ValueMap} from '../../../model/value.ts'
import {detectMyst} from '../detect.ts'
import {learnedIn} from '../memory.ts'
import {blockOf, keptOf, lexerOf, type MystOptions, type PrintedMyst, printKept} from '../print.ts'
import {type ReadText, readMyst} from '../read/text.ts'
import type {Kept} from '../write/candidate.ts'
import {findLosses, refusals} from '../write/losses.ts'
import {comesBack} from '../write/verify.ts'
import {compose} from './compose.ts'
import {representationOf, updateHeader} from './header.ts'
import {piecesOf} from './pieces.ts'

export interface UpdateOptions extends MystOptions, Pick<ParseOptions, 'readSide'> {}

/**
 * Writes a notebook over an existing text, which has no errors: cells and header keys that did not change keep their bytes, an edited cell
 * keeps its fence, options and gap. With a loss that is an error nothing may be written.
 */
export function updateMyst(given: string, notebook: Notebook, options: UpdateOptions = {}): PrintedMyst {
  const old = readMyst(given, {...(options.readSide && {readSide: options.readSide})})
  const kept = keptOf(notebook)
  const broken = refusals(kept.settled, kept.cells)
  if (broken.length > 0) return {text: '', losses: broken, files: []}
  const block = representationOf(old, blockOf(options))
  for (const anew of [false, true]) {
    const written = writeOver(given, old, {kept, block, anew, stem: options.sideFiles?.stem, memory: options.memory})
    if (written && isNotebook(written, {kept, given, options})) return {...written, losses: findLosses(notebook, kept.settled)}
  }
  const whole = printKept(notebook, kept, {block, ...(options.sideFiles && {sideFiles: options.sideFiles})})
  const message = 'The text was written anew: its cells could not be changed in place.'
  return {...whole, losses: [...whole.losses, {severity: 'info', message}]}
}

interface Writing {
  readonly kept: Kept
  readonly block: ValueMap | undefined
  readonly anew: boolean
  readonly stem: string | undefined
  readonly memory: object | undefined
}

interface Written {
  readonly text: string
  readonly files: readonly SideFile[]
}

function writeOver(given: string, old: ReadText, {kept, block, anew, stem, memory}: Writing): Written | undefined {
  const header = updateHeader(old, kept, block)
  const files = new Map<string, SideFile>()
  const pieces = piecesOf({
    old,
    cells: header.frontMatter ? kept.cells.slice(1) : kept.cells,
    headless: header.text === '',
    lexer: lexerOf(kept.settled),
    stem,
    files,
    anew,
    learned: learnedIn(memory),
  })
  return pieces && {text: compose({header: header.text, pieces, old, given}), files: [...files.values()]}
}

interface Wanted {
  readonly kept: Kept
  readonly given: string
  readonly options: UpdateOptions
}

/** Whether the text is read as the notebook, and is still one where the text before was. */
function isNotebook({text, files}: Written, {kept, given, options}: Wanted): boolean {
  if (detectMyst(given, 'x.md') && !detectMyst(text, 'x.md')) return false
  // A file would begin with a byte order mark.
  if (text.startsWith('\ufeff') && !given.startsWith('\ufeff')) return false
  const bytes = new Map(files.map(file => [file.path, file.bytes]))
  return comesBack(readMyst(text, {readSide: path => bytes.get(path) ?? options.readSide?.(path)}), kept)
}
