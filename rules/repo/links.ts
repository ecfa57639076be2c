import {type CellView, defineRule} from '../../src/rule.ts'
import {anchorsOf} from './anchors.ts'
import {decodeLink, encodeLink} from './link-path.ts'
import {htmlTargets, type LinkTarget, type MarkdownLink, markdownTarget} from './link-target.ts'
import {judgeAttachment, judgeFile, type Verdict} from './linked-file.ts'

export default defineRule({
  meta: {
    id: 'repo/links',
    description: 'requires links to lead to files, headings and attachments that exist',
    severity: 'warning',
    fixable: 'safe',
    options: {
      type: 'object',
      properties: {
        external: {
          type: 'boolean',
          default: false,
          description: 'Report web addresses that have no host as well. Nothing is fetched.',
        },
      },
    },
    messages: {
      missing: 'Link target `{target}` does not exist.',
      outside: 'Link target `{target}` lies outside of the catalog.',
      empty: 'Link target `{target}` is empty.',
      none: 'Link target is empty.',
      unusable: 'Expected a web address with a host, got `{target}`.',
    },
  },
  create(context) {
    const {options} = context
    const within: LinkTarget[] = []
    const report = ({message, replacement}: Finding, {cell, url, start, end, isExact}: LinkTarget): void =>
      context.report({
        message,
        data: {target: url},
        at: {cell, start, end},
        ...(replacement !== undefined && isExact && {replacement}),
      })
    const judge = (target: LinkTarget): void => {
      const {url, cell} = target
      if (/[{}$]/u.test(url)) return
      if (url.startsWith('#') && url !== '#') within.push(target)
      else {
        const isLocal = !/^(?:[a-z][a-z0-9+.-]*:|\/\/)/iu.test(url)
        const verdict = judgeForm(url, options) ?? judgeAttachment(url, cell) ?? (isLocal ? judgeFile(url, context) : undefined)
        if (verdict) report(verdict, target)
      }
    }
    const visit = (node: MarkdownLink, cell: CellView): void => {
      if (!isComment(node, cell)) judge(markdownTarget(node, cell))
    }
    return {
      parsesMarkdown: ({source}) => local.test(source) || (options.external && /https?:/iu.test(source)),
      markdown: {
        link: visit,
        image: visit,
        definition: visit,
        html(node, cell) {
          for (const target of htmlTargets(node, cell)) judge(target)
        },
      },
      end(view) {
        if (within.length === 0) return
        const anchors = anchorsOf(view)
        for (const target of within) {
          const name = target.url.slice(1)
          if (/^top$/iu.test(name) || [name, decodeLink(name)].some(anchors.has)) continue
          const other = anchors.inOtherCase(decodeLink(name))
          report({message: 'missing', ...(other !== undefined && {replacement: `#${encodeLink(other)}`})}, target)
        }
      },
    }
  },
})

interface Finding extends Omit<Verdict, 'message'> {
  readonly message: Verdict['message'] | 'empty' | 'none' | 'unusable'
}

/** What a cell has to hold for a link that is more than a web address. */
const local = /\]\((?!\s*<?https?:\/\/)|\]:(?!\s*<?https?:\/\/)|<(?:a|img)\s[^<>]*(?:href|src)\s*=\s*(?!["']?https?:)/iu

/** Letters are those of any language, as in the addresses that browsers show. */
const address = /^https?:\/\/(?:[^\s/?#@]*@)?(?:\[[\da-f:.]+\]|[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*)(?::\d{1,5})?(?:[/?#]|$)/iu

function judgeForm(url: string, {external}: {external: boolean}): Finding | undefined {
  if (url.trim() === '') return {message: 'none'}
  if (/^(?:None|null|undefined|#)$/u.test(url)) return {message: 'empty'}
  return external && /^https?:/iu.test(url) && !address.test(url) ? {message: 'unusable'} : undefined
}

/** A line that MyST shows nothing of, and the definition that people write as a comment: `[//]: # (text)`. */
function isComment({type, url, position}: MarkdownLink, {source}: CellView): boolean {
  const {offset = 0, column = 1} = position?.start ?? {}
  const line = offset - column + 1
  return (type === 'definition' && (url === '' || url === '#')) || /^ {0,3}%/u.test(source.slice(line, line + 4))
}
