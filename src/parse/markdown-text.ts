import type {Nodes} from 'mdast'

/** The text of a Markdown node without marks. */
export function markdownText(root: Nodes): string {
  let text = ''
  const stack: Nodes[] = [root]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === 'text' || node.type === 'inlineCode') text += node.value
    else if (node.type === 'break') text += ' '
    else if (node.type === 'image') text += node.alt ?? ''
    else if ('children' in node) for (const child of node.children.toReversed()) stack.push(child)
  }
  return text
}
