import type {AttackIndex, Technique} from '../model/attack.ts'
import type {DataSource} from '../model/rule.ts'
import {escapeMarkdown, visibleText} from '../node/lsp-command.ts'

/** How an editor takes texts: what comes from files is escaped for that. */
export interface Wording {
  readonly text: (text: string) => string
  readonly strong: (text: string) => string
  readonly code: (text: string) => string
}

export const markdownWording: Wording = {
  text: escapeMarkdown,
  strong: text => `**${escapeMarkdown(text)}**`,
  code: text => escapeMarkdown(`\`${text}\``),
}

export const plainWording: Wording = {text: visibleText, strong: visibleText, code: visibleText}

/** What there is to say of the id of a technique or tactic. */
export function attackText(id: string, attack: AttackIndex, wording: Wording): string | undefined {
  const technique = attack.technique(id)
  if (technique) return techniqueText(technique, attack, wording)
  const tactic = attack.tactic(id)
  if (!tactic) return undefined
  return paragraphs([`${wording.strong(`${tactic.id} ${tactic.name}`)}`, wording.text(`Tactic ${tactic.shortname}. ${versionOf(attack)}`)])
}

function techniqueText(technique: Technique, attack: AttackIndex, {text, strong}: Wording): string {
  const {id, domain, tactics, status, parent} = technique
  const replacements = attack.replacements(id)
  const last = replacements.at(-1)
  const state =
    status === 'active'
      ? undefined
      : status === 'deprecated'
        ? 'Deprecated: nothing replaces it.'
        : last
          ? `Revoked: ${nameOf(last, attack)} replaces it.`
          : 'Revoked.'
  return paragraphs([
    strong(nameOf(technique, attack)),
    state && strong(state),
    parent === undefined ? undefined : text(`Sub-technique of ${parent}.`),
    tactics.length === 0 ? undefined : text(`Tactics: ${tactics.map(name => tacticName(name, technique, attack)).join(', ')}.`),
    text(`${domain === 'ics' ? 'ICS' : domain === 'mobile' ? 'Mobile' : 'Enterprise'}. ${versionOf(attack)}`),
  ])
}

/** With the name of the technique above a sub-technique, as ATT&CK writes it. */
export function nameOf({id, name, parent}: Technique, attack: AttackIndex): string {
  const above = parent === undefined ? undefined : attack.technique(parent)
  return `${id} ${above ? `${above.name}: ` : ''}${name}`
}

export function tacticName(shortname: string, {domain}: Technique, attack: AttackIndex): string {
  return attack.tactics(domain).find(tactic => tactic.shortname === shortname)?.name ?? shortname
}

function versionOf({version}: AttackIndex): string {
  return `ATT&CK ${version}.`
}

/** What the vocabulary says of a data source, by its name or another spelling. */
export function dataSourceText(name: string, vocabulary: readonly DataSource[], {text, strong, code}: Wording): string | undefined {
  const lower = name.toLowerCase()
  const source =
    vocabulary.find(entry => entry.name === name) ??
    vocabulary.find(entry => entry.name.toLowerCase() === lower || entry.aliases.some(alias => alias.toLowerCase() === lower))
  if (!source) return undefined
  const {platform, description, deprecated, replacedBy, aliases} = source
  return paragraphs([
    strong(source.name) + (platform === undefined ? '' : text(` (${platform})`)),
    deprecated ? `${strong('Deprecated')}${replacedBy === undefined ? '.' : `: ${code(replacedBy)} replaces it.`}` : undefined,
    description === undefined ? undefined : text(description),
    aliases.length === 0 ? undefined : `${text('Also written ')}${aliases.map(code).join(', ')}.`,
  ])
}

export function paragraphs(parts: readonly (string | undefined)[]): string {
  return parts.filter(part => part !== undefined && part !== '').join('\n\n')
}
