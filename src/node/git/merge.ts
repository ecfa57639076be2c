import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {mergeIpynb} from '../../formats/merge/merge.ts'
import {labels, type MergeTexts, type Versions} from '../../formats/merge/texts.ts'
import {maxFileBytes} from '../../model/limits.ts'
import {terminalText} from '../../report/terminal.ts'
import {decode, readBytes} from '../read.ts'
import {ToolError} from '../tool-error.ts'
import {writeWhole} from '../write.ts'
import {type GitOptions, runGit} from './process.ts'

export interface MergeOptions extends GitOptions {
  /** Where paths start. Absolute. */
  readonly cwd: string
  /** Files as git names them; ours takes the result. */
  readonly files: Versions<string>
  /** How many characters a marker of a conflict has. */
  readonly markerSize: number
  /** What the file is called in the repository. */
  readonly path: string
}

export interface MergeOutcome {
  /** 0: merged; 1: the result holds conflicts, or has to be looked at. */
  readonly exitCode: 0 | 1
  readonly note?: string
}

/** Merges a file for git. What is no notebook file, or holds one that cannot be read, is merged as git merges text. */
export function mergeForGit(options: MergeOptions): MergeOutcome {
  const {cwd, files, markerSize, path} = options
  const named = {base: resolve(cwd, files.base), ours: resolve(cwd, files.ours), theirs: resolve(cwd, files.theirs)}
  const name = terminalText(path)
  if (!path.toLowerCase().endsWith('.ipynb')) return {exitCode: mergeLines(named, options) ? 0 : 1}
  const read = {base: readSide(named.base), ours: readSide(named.ours), theirs: readSide(named.theirs)}
  const {base, ours, theirs} = read
  const merged =
    base &&
    ours &&
    theirs &&
    mergeIpynb({base: base.text, ours: ours.text, theirs: theirs.text}, {mergeTexts: textMerger(options), markerSize})
  if (!merged || !ours) {
    mergeLines(named, options)
    return {exitCode: 1, note: `huntbook: ${name} was merged as lines of text: not all of its versions are notebooks without an error.\n`}
  }
  writeWhole(named.ours, ours.bom ? `\ufeff${merged.text}` : merged.text, {name: path, expected: ours.bytes})
  if (merged.conflicts.length === 0) return {exitCode: 0}
  const cells = merged.conflicts.map(index => index + 1)
  const shown =
    cells.length === 1
      ? `cell ${cells[0]}`
      : `cells ${cells.slice(0, 5).join(', ')}${cells.length > 5 ? ` and ${cells.length - 5} more` : ''}`
  return {exitCode: 1, note: `huntbook: conflict in ${shown} of ${name}: the markers are in the source.\n`}
}

function readSide(file: string) {
  const bytes = readBytes(file, {path: file, maxBytes: maxFileBytes})
  if (!(bytes instanceof Uint8Array)) throw new ToolError('MERGE_UNREADABLE', `${file} could not be read: ${bytes.message}`)
  const text = decode(bytes, file)
  return 'text' in text ? text : undefined
}

/** Merges into our file as git does. Whether there was no conflict. */
function mergeLines({base, ours, theirs}: Versions<string>, options: MergeOptions): boolean {
  const answer = mergeFile([ours, base, theirs], options)
  // What git takes for binary it leaves alone.
  return answer.status === 0
}

/** `git merge-file` over texts. */
function textMerger(options: MergeOptions): MergeTexts {
  return (texts, favour) => {
    const folder = mkdtempSync(join(tmpdir(), 'huntbook-merge-'))
    try {
      const [ours, base, theirs] = (['ours', 'base', 'theirs'] as const).map(side => {
        const file = join(folder, side)
        writeWhole(file, texts[side])
        return file
      })
      const {status, stdout} = mergeFile(['-p', ...(favour ? [`--${favour}`] : []), ours ?? '', base ?? '', theirs ?? ''], options)
      if (status > 127) throw new ToolError('MERGE_FAILED', 'git merge-file failed over texts of notebooks.')
      return {text: stdout.toString(), isConflict: status > 0}
    } finally {
      rmSync(folder, {recursive: true, force: true})
    }
  }
}

/** Its exit code is the number of conflicts, up to 127, and above that where it failed. */
function mergeFile(words: readonly string[], {cwd, env, markerSize}: MergeOptions): {readonly status: number; readonly stdout: Buffer} {
  const names = [labels.ours, labels.base, labels.theirs].flatMap(label => ['-L', label])
  const args = ['merge-file', `--marker-size=${markerSize}`, ...names, ...words]
  const answer = runGit(cwd, {cwd, args, answers: Array.from({length: 256}, (_, code) => code), ...(env && {env})})
  if (typeof answer === 'string') throw new ToolError('MERGE_FAILED', 'Expected git on PATH, got none.')
  return answer
}
