import type {FindingsBlock} from '../../model/findings.ts'
import {lowerMarkdown} from '../markdown/lower.ts'
import type {Scope} from '../scope.ts'
import type {Redactor} from './redactor.ts'

/**
 * A block without what only lowering has brought together: escapes of a terminal, tags or character references may have stood between
 * the letters. What changes is lowered again, so that the block opens nothing that stays open.
 */
export function redactBlock(block: FindingsBlock, scope: Scope, redactor: Redactor): FindingsBlock {
  const markdown = redactor.redactMarkdown(block.markdown, block.cell)
  return markdown === block.markdown ? block : {...block, markdown: lowerMarkdown(markdown, scope).markdown}
}
