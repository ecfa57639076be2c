/** Whether the line at an offset would begin a cell if no block took it in: a cell's fence, or a block break. */
export function isCellLine(text: string, start: number): boolean {
  cellLine.lastIndex = start
  return cellLine.test(text)
}

/** Whether a line of the text is the fence of a cell, wherever it stands. */
export function hasCellFence(text: string): boolean {
  return cellFence.test(text)
}

const cellLine = /[ ]{0,3}(?:(?:`{3,}|~{3,})\{(?:code|raw|markdown)-cell\}|\+[ \t]*\+[ \t]*\+)/y
// Lines may end at CR here: the text is as it is on disk.
const cellFence = /(?:^|[\r\n]) {0,3}(?:`{3,}|~{3,})\{(?:code|raw|markdown)-cell\}/
