import {readdirSync} from 'node:fs'
import {basename, dirname, join} from 'node:path'
import {fileDiagnostic} from '../../lint/diagnose.ts'
import type {Diagnostic} from '../../model/diagnostic.ts'
import {ifThere} from '../if-there.ts'
import {shownPath} from '../paths.ts'

/** What earlier exports left beside the files of an input that were written now. Without a stem: requests alone. */
export type StaleDiagnostics = (input: {readonly path: string; readonly stem?: string}, written: readonly string[]) => readonly Diagnostic[]

/**
 * Warns of files of earlier exports in the folder of a run: whoever sends the folder would send them too, and they may show what is
 * removed now. Nothing is deleted; a person may have put them there.
 */
export function staleIn(folder: string, cwd: string): StaleDiagnostics {
  const findTexts = staleTexts(folder)
  return ({path, stem}, written) => {
    const files = [
      ...staleRequests(written),
      ...(stem === undefined ? [] : [...findTexts(stem, written), ...stalePictures(folder, stem, written)]),
    ]
    return files.map(file => {
      const message = `Unexpected file of an earlier export at \`${shownPath(file, cwd)}\`: remove it before you send the others.`
      return fileDiagnostic({rule: 'export/stale', severity: 'warning', path, message})
    })
  }
}

/** In the folders of requests that were written now. */
function staleRequests(written: readonly string[]): string[] {
  const folders = new Set(written.filter(file => isRequest(basename(file))).map(file => dirname(file)))
  return [...folders].flatMap(folder => left(folder, namesIn(folder).filter(isRequest), written))
}

/** Parts of a text that has fewer now or none, and a text in one beside its parts. */
function staleTexts(folder: string): (stem: string, written: readonly string[]) => readonly string[] {
  // Listed once: a run may export thousands of notebooks.
  let earlier: ReadonlyMap<string, readonly string[]> | undefined
  return (stem, written) => {
    earlier ??= textsByStem(namesIn(folder))
    return hasText(stem, written) ? left(folder, earlier.get(stem) ?? [], written) : []
  }
}

/** Pictures that nothing of now refers to. */
function stalePictures(folder: string, stem: string, written: readonly string[]): string[] {
  if (!hasText(stem, written) && !written.includes(join(folder, `${stem}.finding.json`))) return []
  const pictures = join(folder, `${stem}_files`)
  return left(pictures, namesIn(pictures).filter(isPicture), written)
}

function hasText(stem: string, written: readonly string[]): boolean {
  return written.some(file => stemOfText(basename(file)) === stem)
}

function left(folder: string, names: readonly string[], written: readonly string[]): string[] {
  const now = new Set(written)
  return names.map(name => join(folder, name)).filter(file => !now.has(file))
}

function namesIn(folder: string): string[] {
  return (ifThere(() => readdirSync(folder)) ?? []).sort()
}

function textsByStem(names: readonly string[]): Map<string, string[]> {
  const texts = new Map<string, string[]>()
  for (const name of names) {
    const stem = stemOfText(name)
    if (stem === undefined) continue
    const group = texts.get(stem)
    if (group) group.push(name)
    else texts.set(stem, [name])
  }
  return texts
}

function stemOfText(name: string): string | undefined {
  return /^(.+)\.findings(?:\.\d+)?\.md$/u.exec(name)?.[1]
}

function isRequest(name: string): boolean {
  return /^\d{2,}-[\w-]+\.json$/u.test(name)
}

function isPicture(name: string): boolean {
  return /^[0-9a-f]{16}\.[a-z]+$/u.test(name)
}
