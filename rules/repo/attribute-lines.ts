import type {AttributeFile, RuleFix} from '../../src/rule.ts'

/** Notebooks without an attribute that some line sets. */
export interface Lacking {
  readonly name: string
  /** With its value. */
  readonly attribute: string
  /** The file with the first line that sets it. */
  readonly first: AttributeFile
  readonly paths: readonly string[]
  /** Whether nothing at all is said of it for these notebooks. */
  readonly isOpen: boolean
}

/**
 * Whether lines of the file may give the notebooks what they lack: nobody decided otherwise, nor may have for others in a folder above, and no
 * name would have to be quoted.
 */
export function canBeAdded({name, first, paths, isOpen}: Lacking, files: readonly AttributeFile[]): boolean {
  const isAbove = (other: AttributeFile): boolean => other !== first && first.folder.startsWith(other.folder)
  const isDecided = files.some(other => isAbove(other) && other.lines.some(({states}) => states.has(name)))
  return isOpen && !isDecided && paths.every(path => path.startsWith(first.folder) && /^[\w./-]+$/u.test(path))
}

/**
 * Adds lines for the folders of notebooks, all that one file is to get, so that they do not get in each other's way. They come above the first
 * line that speaks of an attribute: whatever a person wrote about other files stays as it is.
 */
export function linesFor({file, folder, lines}: AttributeFile, lacking: readonly Lacking[]): RuleFix {
  /** Offset → pattern → attributes. */
  const added = new Map<number, Map<string, string[]>>()
  for (const {name, attribute, paths} of lacking) {
    const start = lines.find(({states}) => states.has(name))?.start ?? 0
    const patterns = added.get(start) ?? new Map<string, string[]>()
    added.set(start, patterns)
    for (const pattern of new Set(paths.map(path => patternOf(path.slice(folder.length))))) {
      patterns.set(pattern, [...(patterns.get(pattern) ?? []), attribute])
    }
  }
  const newline = /\r?\n/u.exec(file.text)?.[0] ?? '\n'
  const changes = [...added].map(([start, patterns]) => ({
    at: {file, start, end: start},
    text: [...patterns].map(([pattern, attributes]) => `${pattern} ${attributes.join(' ')}${newline}`).join(''),
  }))
  return {kind: 'safe', message: 'add lines for their folders', changes}
}

/** All notebooks of a folder with that extension. */
function patternOf(path: string): string {
  const pattern = path.replace(/[^/]*(?=\.[^./]*$)/u, '*')
  return pattern.includes('/') ? pattern : `/${pattern}`
}
