import {type GitPart, gitParts} from './git-parts.ts'

export interface AttributeOptions {
  readonly parts?: readonly GitPart[]
  /** Whether notebook files are made of texts: a difference of them is then folded on GitHub (mode `myst` of pairs). */
  readonly isGenerated: boolean
  /** Folders with texts, from that of the file, with `/`. The empty one is all of them. */
  readonly folders: readonly string[]
}

/** The lines of `.gitattributes` that make git do with notebooks what it is set up to do. */
export function attributeLines({parts = gitParts, isGenerated, folders}: AttributeOptions): readonly string[] {
  const texts = parts.includes('diff') ? folders.map(folder => [patternIn(folder), 'diff=huntbook-myst text eol=lf'] as const) : []
  const asked = gitParts.filter(part => parts.includes(part)).map(part => `${part}=huntbook`)
  const rows = [['*.ipynb', [...asked, 'text eol=lf', ...(isGenerated ? ['linguist-generated'] : [])].join(' ')] as const, ...texts]
  const width = Math.max(...rows.map(([pattern]) => pattern.length))
  const lines = rows.map(([pattern, attributes]) => `${pattern.padEnd(width)} ${attributes}`)
  return parts.includes('filter') ? [...lines, executedLine] : lines
}

/** Executed copies keep their outputs: findings are exported from them. Of lines about one attribute git heeds the last. */
const executedLine = '**/executed/**/*.ipynb -filter'

/** Texts below a folder. */
function patternIn(folder: string): string {
  const pattern = folder === '' ? '*.md' : `${folder.replace(/[*?[\]\\]/gu, '\\$&')}/**/*.md`
  return /^[^\s"]+$/u.test(pattern) && !/^[#!]/u.test(pattern) ? pattern : `"${pattern.replace(/["\\]/gu, '\\$&')}"`
}

/** The folders that globs of a configuration choose texts from: what stands before the first special character. */
function textFolders(globs: readonly string[]): readonly string[] {
  const folders = globs.flatMap(glob => {
    const [fixed = ''] = /^[^*?[\]{}!\\]*/u.exec(glob) ?? []
    const rest = glob.slice(fixed.length)
    const isForTexts = /md|\*$/u.test(rest === '' ? glob : rest)
    return isForTexts ? [fixed.slice(0, Math.max(0, fixed.lastIndexOf('/'))).replace(/^\.\//u, '')] : []
  })
  const all = [...new Set(folders)].sort()
  return all.includes('') ? [''] : all.filter(folder => !all.some(other => other !== folder && folder.startsWith(`${other}/`)))
}

/** The folders of texts of a catalog. Where `files` names no folder, hunts are in `hunts`, as `huntbook new` has it. */
export function catalogFolders(files: readonly string[], {hasHunts}: {readonly hasHunts: boolean}): readonly string[] {
  const named = textFolders(files)
  return named.includes('') && hasHunts ? ['hunts'] : named
}

/**
 * Adds the lines that a text does not have yet, whatever blanks stand in them, and says which. An exception is added again where what it is
 * an exception from would come below it. A final line end stays, or stays away.
 */
export function withLines(text: string, lines: readonly string[]): {readonly text: string; readonly added: readonly string[]} {
  const known = new Set(text.split('\n').map(normal))
  const isNew = (line: string): boolean => !known.has(normal(line))
  const isOverruled = (line: string, index: number): boolean => line === executedLine && lines.slice(0, index).some(isFilterNew)
  const isFilterNew = (line: string): boolean => isNew(line) && line.includes(' filter=')
  const added = lines.filter((line, index) => isNew(line) || isOverruled(line, index))
  if (added.length === 0) return {text, added}
  const newline = /\r?\n/u.exec(text)?.[0] ?? '\n'
  const block = added.join(newline)
  return {text: text === '' || text.endsWith('\n') ? `${text}${block}${newline}` : `${text}${newline}${block}`, added}
}

/** Takes lines out again, each once, as `withLines` added them. */
export function withoutLines(text: string, lines: readonly string[]): string {
  const kept = text.split('\n')
  for (const line of lines) {
    const at = kept.findLastIndex(candidate => candidate.replace(/\r$/u, '') === line)
    if (at !== -1) kept.splice(at, 1)
  }
  // Below the last line there was no line end, and the one above it was ours.
  const isOpen = !text.endsWith('\n')
  return isOpen && kept.length > 0 ? kept.join('\n').replace(/\r$/u, '') : kept.join('\n')
}

function normal(line: string): string {
  return line.trim().replaceAll(/[ \t]+/gu, ' ')
}
