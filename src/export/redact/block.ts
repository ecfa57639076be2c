import type {FindingsBlock} from '../../model/findings.ts'
import {lowerMarkdown} from '../markdown/lower.ts'
import type {Scope} from '../scope.ts'
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

/** Lowering again may bring letters together again. What is still found then refuses the export. */
const mostRounds = 3
