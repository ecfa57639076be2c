import type {FindingsBlock} from '../../model/findings.ts'
import {lowerMarkdown} from '../markdown/lower.ts'
import type {Scope} from '../scope.ts'
import {seam} from './readings.ts'
import type {Redactor} from './redactor.ts'

/**
 * A block without secrets. Only what lowering has brought together is known in whole: tags, comments, roles or character references
 * may have stood between the letters. What changes is lowered again, so that the block opens nothing that stays open.
 */
export function redactBlock(block: FindingsBlock, scope: Scope, redactor: Redactor): FindingsBlock {
  let {markdown} = block
  for (let round = 0; round < mostRounds; round += 1) {
    const clean = redactor.redactMarkdown(markdown, block.cell)
    if (clean === markdown) break
    markdown = lowerMarkdown(clean, scope).markdown
  }
  return markdown === block.markdown ? block : {...block, markdown}
}

/**
 * Blocks without what stands in several of them, such as a key whose first line ends one: files hold them one after the other, and
 * what is found in a file refuses it.
 */
export function redactTogether(placed: readonly PlacedBlock[], redactor: Redactor): readonly FindingsBlock[] {
  const blocks = placed.map(({block}) => block)
  const texts = blocks.map(({markdown}) => markdown)
  if (redactor.left(texts.join('\n\n'), 'markdown') === undefined) return blocks
  const clean = redactor.redactMarkdown(texts.join(seam), 0).split(seam)
  if (clean.length !== texts.length) return blocks
  return placed.map(({block, scope}, index) => {
    const text = clean[index] ?? ''
    return text === block.markdown ? block : {...block, markdown: lowerMarkdown(text, scope).markdown}
  })
}

export interface PlacedBlock {
  readonly block: FindingsBlock
  readonly scope: Scope
}

/** Lowering again may bring letters together again. What is still found then refuses the export. */
const mostRounds = 3
