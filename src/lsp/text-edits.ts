import type {TextEdit} from 'vscode-languageserver'
import type {TextDocument} from 'vscode-languageserver-textdocument'

/** The lines that differ between two texts, as edits of the first. Few, so that cursors and folds stay where they are. */
export function editsBetween(document: TextDocument, after: string): TextEdit[] {
  const before = document.getText()
  if (before === after) return []
  const [a, b] = [linesOf(before), linesOf(after)]
  let top = 0
  while (top < a.length && top < b.length && a[top] === b[top]) top++
  let bottom = 0
  while (bottom < a.length - top && bottom < b.length - top && a[a.length - 1 - bottom] === b[b.length - 1 - bottom]) bottom++
  // As many lines as before, in most fixes: then each stands for itself.
  const [old, next] = [a.slice(top, a.length - bottom), b.slice(top, b.length - bottom)]
  let offset = a.slice(0, top).reduce((sum, line) => sum + line.length, 0)
  if (old.length !== next.length) return [editOf(document, {start: offset, end: offset + lengthOf(old)}, next.join(''))]
  return old.flatMap((line, index) => {
    const start = offset
    offset += line.length
    return line === next[index] ? [] : [editOf(document, {start, end: offset}, next[index] ?? '')]
  })
}

/** A change of a document, by offsets. */
export function editOf(document: TextDocument, {start, end}: {readonly start: number; readonly end: number}, newText: string): TextEdit {
  return {range: {start: document.positionAt(start), end: document.positionAt(end)}, newText}
}

function lengthOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length, 0)
}

/** With their ends. */
function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/u)
}
