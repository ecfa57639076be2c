import {hasCellFence} from './blocks/cell-line.ts'

/** Extensions that only MyST notebooks have; `.md` files have to look like one. */
const ownExtensions = ['.myst', '.mystnb', '.mnb']

export const mystExtensions: readonly string[] = ['.md', ...ownExtensions]

/** Whether a text is a notebook, judged without reading YAML, so that a broken header does not hide one. */
export function detectMyst(given: string, path: string): boolean {
  const name = path.toLowerCase()
  if (ownExtensions.some(extension => name.endsWith(extension))) return true
  const text = given.startsWith('\ufeff') ? given.slice(1) : given
  return hasHeaderKey(text) || hasCellFence(text)
}

function hasHeaderKey(text: string): boolean {
  if (!text.startsWith('---')) return false
  const lines = /\r\n?|\n/g
  let start = (lines.exec(text)?.index ?? text.length) + 1
  while (start < text.length) {
    const end = lines.exec(text)?.index ?? text.length
    const line = text.slice(start, end).trimStart()
    if (line.startsWith('jupytext:') || line.startsWith('jupyter:') || line.startsWith('kernelspec:') || line.startsWith('hunting:'))
      return true
    if (/^(?:---+|\.\.\.)\s*$/.test(line)) return false
    start = end + 1
  }
  return false
}
