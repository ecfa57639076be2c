import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {rules as shipped} from '../../rules/index.ts'
import {isCheckRule} from '../lint/check-groups.ts'
import type {RuleMeta} from '../model/rule.ts'
import {type EngineCheck, engineChecks} from './engine-checks.ts'
import {nearRules} from './near-rules.ts'
import {packageFolder} from './package.ts'
import {openCatalog} from './rules-command.ts'
import {ToolError} from './tool-error.ts'

/** Everything that is known of a rule, or of a check of the engine. */
export interface Explanation {
  readonly meta: RuleMeta | EngineCheck
  /** Whether the engine checks it, which no configuration turns off. */
  readonly isEngine: boolean
  /** Of its page, and how to suppress it or turn it off. Texts are Markdown. */
  readonly sections: readonly Section[]
}

export interface Section {
  readonly title: string
  readonly text: string
}

/** Finds the page of a rule or check. Nothing but huntbook's own files is read for what ships. */
export async function explain(id: string, options: Parameters<typeof openCatalog>[0]): Promise<Explanation> {
  const check = engineChecks.find(candidate => candidate.id === id)
  if (check) return {meta: check, isEngine: true, sections: [...engineSections(id), ...silenceEngine(check)]}
  const known = shipped.find(({meta}) => meta.id === id)
  // Only rules of a team need the configuration, which may be what somebody is about to put right.
  const rules = known ? shipped : (await openCatalog(options)).rules
  const rule = known ?? rules.find(({meta}) => meta.id === id)
  if (!rule) throw unknown(id, [...rules.map(({meta}) => meta.id), ...engineChecks.map(candidate => candidate.id)])
  return {meta: rule.meta, isEngine: false, sections: [...pageSections(id), silence(rule.meta)]}
}

function unknown(id: string, ids: readonly string[]): ToolError {
  const group = id.replace(/\/\*?$/u, '')
  const hint = ids.some(name => name.startsWith(`${group}/`))
    ? `huntbook rules --group ${group} lists the rules of the group`
    : `did you mean ${nearRules(id, ids, 3)
        .map(name => `\`${name}\``)
        .join(', ')
        .replace(/, ([^,]*)$/u, ' or $1')}?`
  return new ToolError('RULE_UNKNOWN', `Expected a known rule, got \`${id}\`.`, {hint})
}

/** The page without its head and the marks of generated parts. */
function pageSections(id: string): Section[] {
  const file = join(packageFolder(), 'docs/rules', `${id}.md`)
  return existsSync(file) ? sectionsOf(readFileSync(file, 'utf8')) : []
}

function engineSections(id: string): Section[] {
  const page = sectionsOf(readFileSync(join(packageFolder(), 'docs/rules/engine.md'), 'utf8'))
  return page.filter(({title}) => title === id).map(({text}) => ({title: 'What it means', text}))
}

/** What stands below each heading of level 2. In fenced code `##` is a comment. */
export function sectionsOf(page: string): Section[] {
  const sections: {title: string; lines: string[]}[] = []
  let open = ''
  for (const line of page.replaceAll('\r\n', '\n').split('\n')) {
    const [, ticks = ''] = /^(`{3,})/u.exec(line) ?? []
    if (open === '' && line.startsWith('## ')) sections.push({title: line.slice(3).trim(), lines: []})
    else if (!/^<!-- \/?generated[:\w -]*-->$/u.test(line) || open !== '') sections.at(-1)?.lines.push(line)
    if (open === '') open = ticks
    else if (line.trimEnd() === open) open = ''
  }
  return sections.map(({title, lines}) => ({
    title,
    text: lines
      .join('\n')
      .replace(/\n{3,}/gu, '\n\n')
      .trim(),
  }))
}

function silence({id}: RuleMeta): Section {
  const text = [
    'One finding in a code cell: a comment at the end of its line, or on the line above.',
    `\`\`\`python\n# huntbook: ignore[${id}] -- why it is right here\n\`\`\``,
    'One finding in Markdown: a comment on the line above.',
    `\`\`\`md\n<!-- huntbook: ignore[${id}] -- why it is right here -->\n\`\`\``,
    'With `ignore-cell` in place of `ignore` it holds for the cell and its outputs, with `ignore-file` for the notebook, also for its header. To turn the rule off, in `huntbook.config.yaml`:',
    `\`\`\`yaml\nrules:\n  ${id}: off\n\`\`\``,
    ...(isCheckRule(id) ? [`The rule runs in \`huntbook check\`; in \`huntbook lint\` only where \`--rule ${id}\` names it.`] : []),
  ]
  return {title: 'Suppress it or turn it off', text: text.join('\n\n')}
}

function silenceEngine({id}: EngineCheck): Section[] {
  if (id.startsWith('suppress/') || id.startsWith('baseline/')) return []
  return [{title: 'Suppress it or turn it off', text: 'That cannot be done: a notebook that was not understood must not look clean.'}]
}
