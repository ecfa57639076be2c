import type {MapTree} from '../../../parse/tree.ts'
import {find} from '../../../parse/tree.ts'
import {parseYaml} from '../../../parse/yaml.ts'
import type {HeaderBlock} from '../blocks/header.ts'
import {type Report, reportFrom} from './log.ts'

/** The header as it stands. Spans of the tree count from the beginning of the YAML. */
export type HeaderText =
  | {readonly kind: 'none'; readonly end: number}
  | {
      /** `broken`: it cannot be read, so the notebook's metadata are not known. */
      readonly kind: 'header' | 'broken'
      readonly block: HeaderBlock
      readonly yaml: string
      readonly tree?: MapTree
      /** Offset of the line after the header. */
      readonly end: number
    }

export function readHeaderText(text: string, block: HeaderBlock | 'unclosed' | undefined, {report, known}: HeaderContext): HeaderText {
  if (block === 'unclosed' && looksLikeHeader(text)) report({rule: 'parse/yaml', severity: 'warning', message: unclosed, start: 0, end: 3})
  if (!block || block === 'unclosed') return {kind: 'none', end: 0}
  const {start} = block.yaml
  const yaml = text.slice(start, block.yaml.end)
  const same = known.get(yaml)
  if (same) return {kind: 'header', block, yaml, tree: same, end: block.end}
  const inner = reportFrom(report, span => ({start: start + span.start, end: start + span.end}))
  const {tree, problems} = parseYaml(yaml, {version: '1.1'})
  problems.forEach(inner)
  const header = {block, yaml, end: block.end}
  if (problems.some(({severity}) => severity === 'error')) return {kind: 'broken', ...header}
  if (!tree || (tree.kind === 'scalar' && tree.value === null)) return {kind: 'header', ...header}
  if (tree.kind !== 'map') {
    const message = `Expected the header to be a mapping, got a ${tree.kind}.`
    inner({rule: 'parse/shape', severity: 'error', message, ...tree.span})
    return {kind: 'broken', ...header}
  }
  let isOdd = problems.length > 0
  const isRead = checkHeader(tree, problem => {
    isOdd = true
    inner(problem)
  })
  if (!isRead) return {kind: 'broken', ...header}
  if (!isOdd) known.set(yaml, tree)
  return {kind: 'header', ...header, tree}
}

interface HeaderContext {
  readonly report: Report
  /** Headers that were read before, by their YAML. */
  readonly known: Map<string, MapTree>
}

/** The parts of the header that are of use must be what they are taken for. */
function checkHeader(root: MapTree, report: Report): boolean {
  for (const pointer of ['/jupyter', '/jupytext', '/jupyter/jupytext']) {
    const tree = find(root, pointer)?.tree
    if (!tree || tree.kind === 'map') continue
    report({
      rule: 'parse/shape',
      severity: 'error',
      message: `Expected \`${pointer.slice(1)}\` to be a mapping, got a ${tree.kind}.`,
      ...tree.span,
    })
    return false
  }
  for (const prefix of ['', '/jupyter']) {
    const tree = find(root, `${prefix}/jupytext/text_representation/format_name`)?.tree
    if (!tree || (tree.kind === 'scalar' && tree.value === 'myst')) continue
    const got = tree.kind === 'scalar' ? String(tree.value) : `a ${tree.kind}`
    report({rule: 'parse/myst', severity: 'error', message: `Expected the format \`myst\`, got \`${got}\`.`, ...tree.span})
  }
  return true
}

/** Three dashes alone on line 1, and not a line of a table or a rule below nothing. */
function looksLikeHeader(text: string): boolean {
  return /^-{3,}[ \t]*\n[ \t]*[^\s:#][^\n:]*:(?:[ \t\n]|$)/.test(text)
}

const unclosed = 'Expected the header to end with `---`, got the end of the file. It is read as text.'
