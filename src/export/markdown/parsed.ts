import type {Root} from 'mdast'
import type {FindingsBlock} from '../../model/findings.ts'
import {parseGfm} from './parse.ts'

/** By the block itself: a block that was made from another one has Markdown of its own, and no tree. */
const trees = new WeakMap<FindingsBlock, Root>()

/** Keeps the tree of a block, so that who needs it does not parse the Markdown again: that is most of the time of an export. */
export function keepTree(block: FindingsBlock, tree: Root | undefined): FindingsBlock {
  if (tree) trees.set(block, tree)
  return block
}

/** The tree of a block, with positions in its Markdown. `undefined` where it cannot be parsed in time. */
export function treeOf(block: FindingsBlock): Root | undefined {
  return trees.get(block) ?? parseGfm(block.markdown)
}

/** Whether the tree of a block is at hand. */
export function hasTree(block: FindingsBlock): boolean {
  return trees.has(block)
}
