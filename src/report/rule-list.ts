import type {RuleMeta} from '../model/rule.ts'
import type {EffectiveRule, SettingSource} from '../model/rule-list.ts'
import {jsonText} from './json-text.ts'
import {escapeMarkdown} from './markdown-escape.ts'
import {type Style, styleOf} from './style.ts'
import {leadingPath, leadingText, terminalText} from './terminal.ts'

export type ListFormat = 'pretty' | 'json' | 'markdown' | 'names'

interface ListOptions {
  readonly format: ListFormat
  readonly color: boolean
}

/** Rules as text. */
export function printRules(rules: readonly RuleMeta[], {format, color}: ListOptions): string {
  if (format === 'json') return jsonText(rules)
  if (format === 'names') return rules.map(({id}) => `${leadingText(id)}\n`).join('')
  if (format === 'markdown') {
    return markdownTable(
      ['rule', 'severity', 'fix', 'it …'],
      rules.map(({id, severity, fixable, description}) => [`\`${id}\``, severity, fixable ?? '', description]),
    )
  }
  const style = styleOf(color)
  const width = Math.max(...rules.map(({id}) => id.length))
  return rules
    .map(({id, severity, fixable, description}) => {
      const paint = paintOf(severity, style)
      return `${leadingText(id).padEnd(width)}  ${paint(severity.padEnd(7))}  ${(fixable ?? '').padEnd(6)}  ${terminalText(description)}\n`
    })
    .join('')
}

/** Rules as they are for a file, as text. `names` are those that are on. */
export function printRulesFor({path, rules}: {path: string; rules: readonly EffectiveRule[]}, {format, color}: ListOptions): string {
  if (format === 'json') {
    const plain = rules.map(({meta, severity, setBy, values, options, left}) => {
      const optionsSetBy = Object.fromEntries(options.map(option => [option.name, option.setBy]))
      return {id: meta.id, severity, setBy, options: values, optionsSetBy, left}
    })
    return jsonText({path, rules: plain})
  }
  if (format === 'names') {
    const on = rules.filter(({severity}) => severity !== 'off')
    return on.map(({meta}) => `${leadingText(meta.id)}\n`).join('')
  }
  if (format === 'markdown') {
    return markdownTable(
      ['rule', 'severity', 'set by', 'options'],
      rules.map(({meta, severity, setBy, options}) => [
        `\`${meta.id}\``,
        severity,
        sourceText(setBy),
        options.map(({name, value}) => `\`${name}: ${JSON.stringify(value)}\``).join(', '),
      ]),
    )
  }
  const style = styleOf(color)
  const width = Math.max(...rules.map(({meta}) => meta.id.length))
  const lines = rules.flatMap(({meta, severity, setBy, options, left}) => [
    `${leadingText(meta.id).padEnd(width)}  ${paintOf(severity, style)(severity.padEnd(7))}  ${terminalText(sourceText(setBy))}${left === undefined ? '' : style.dim(`; ${left}`)}`,
    ...options.map(
      ({name, value, setBy: by}) => `  ${terminalText(`${name}: ${JSON.stringify(value)}`)}  ${style.dim(terminalText(sourceText(by)))}`,
    ),
  ])
  return `${[style.bold(leadingPath(path)), ...lines].join('\n')}\n`
}

/** What people can open: a file and a line, or the name of a preset. */
function sourceText(source: SettingSource | undefined): string {
  if (!source) return 'nothing turns it on'
  const {preset, path = '', line, override, entry} = source
  if (preset !== undefined) return preset
  const place = line === undefined ? path : `${path}:${line}`
  return `${place} (${override === undefined ? '' : `overrides ${override + 1}, `}${entry ?? 'rules'})`
}

function paintOf(severity: string, style: Style): (text: string) => string {
  if (severity === 'error') return style.red
  if (severity === 'warning') return style.yellow
  return severity === 'off' ? style.dim : style.blue
}

function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(escapeMarkdown).join(' | ')} |\n`
  return [line(head), `|${'---|'.repeat(head.length)}\n`, ...rows.map(line)].join('')
}
