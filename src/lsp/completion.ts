import {type CompletionItem, CompletionItemKind, type CompletionList} from 'vscode-languageserver'
import type {AttackIndex, Technique} from '../model/attack.ts'
import {doubleQuoted, writtenString} from '../node/lsp-command.ts'
import type {Asked} from './hover.ts'
import {nameOf, tacticName} from './hover-text.ts'
import {type Word, wordAt} from './words.ts'

/** More would take an editor longer to show than a person to type one more letter. */
const most = 200

/** A word that may be written, and what else it may be found by. */
interface Candidate {
  readonly label: string
  readonly detail?: string
  readonly description?: string
  readonly kind: CompletionItemKind
}

/** What may be written at the cursor. */
export function completionAt(asked: Asked): CompletionList {
  const {document, position, isCell, live} = asked
  const aliases = live.workspace()?.config.aliases ?? new Map<string, string>()
  const word = wordAt(document, position, {aliases, isCell})
  if (!word) return {isIncomplete: false, items: []}
  const typed = word.before.trimStart().toLowerCase()
  const found = candidatesOf(asked, word).filter(candidate => matches(candidate, typed))
  return {isIncomplete: true, items: found.slice(0, most).map((candidate, index) => itemOf(candidate, word, index))}
}

/** By the beginning of a label, or by a part of what it is called. */
function matches({label, detail = ''}: Candidate, typed: string): boolean {
  return typed === '' || label.toLowerCase().includes(typed) || detail.toLowerCase().includes(typed)
}

function itemOf({label, detail, description, kind}: Candidate, word: Word, index: number): CompletionItem {
  const {before, range} = word
  return {
    label,
    kind,
    ...(detail !== undefined && {detail}),
    ...(description !== undefined && {documentation: description}),
    // Editors compare this with what is written already, which may be a part of the name.
    filterText: before === '' ? label : `${before} ${label}`,
    sortText: String(index).padStart(4, '0'),
    textEdit: {range, newText: writtenAt(word, label)},
  }
}

/** As YAML reads it back. What else words stand in, such as comments, has ids alone, which are plain. */
function writtenAt({subject, quote, hasColon = false}: Word, label: string): string {
  if (quote === '"') return doubleQuoted(label).slice(1, -1)
  if (quote) return label.replaceAll("'", "''")
  const text = subject === 'rule' ? label : writtenString(label, {flow: true})
  return subject === 'huntingKey' && !hasColon ? `${text}: ` : text
}

function candidatesOf({path, live, knowledge}: Asked, {subject, others}: Word): readonly Candidate[] {
  const workspace = live.workspace()
  const settings = knowledge.settings(workspace, path)
  if (subject === 'technique') return techniques(knowledge.attack(workspace), settings.domains)
  if (subject === 'dataSource') {
    const known = (settings.vocabulary ?? []).filter(({deprecated}) => !deprecated)
    return known.map(({name, platform, description}) => ({
      label: name,
      kind: CompletionItemKind.EnumMember,
      ...(platform !== undefined && {detail: platform}),
      ...(description !== undefined && {description}),
    }))
  }
  if (subject === 'huntTag') return huntTags(live.entries().flatMap(({hunting}) => hunting.tags.map(({text}) => text)))
  if (subject === 'cellTag') return described(knowledge.cellTags(workspace), CompletionItemKind.EnumMember)
  if (subject === 'huntingKey') {
    const own = live.huntingKeys(path).map(key => [key, ''] as const)
    const keys = described(new Map([...own, ...knowledge.huntingKeys()]), CompletionItemKind.Property)
    return keys.filter(({label}) => !others?.has(label))
  }
  const rules = knowledge.rules(workspace)
  const groups = [...new Set([...rules.keys()].map(id => `${id.slice(0, id.indexOf('/'))}/*`))]
  const all = groups.map(label => ({label, detail: 'all rules of the group', kind: CompletionItemKind.Module}))
  return [...[...rules].map(([label, detail]) => ({label, detail, kind: CompletionItemKind.EnumMember})), ...all]
}

function described(words: ReadonlyMap<string, string>, kind: CompletionItemKind): Candidate[] {
  return [...words].map(([label, description]) => ({label, kind, ...(description !== '' && {description})}))
}

/** Words that other hunts use, the most frequent first. */
function huntTags(tags: readonly string[]): Candidate[] {
  const counts = new Map<string, number>()
  for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([label, count]) => ({label, detail: `in ${count} ${count === 1 ? 'hunt' : 'hunts'}`, kind: CompletionItemKind.Text}))
}

const known = new WeakMap<AttackIndex, Map<string, readonly Candidate[]>>()

/** The active ones of the domains, by id. Made once: there are hundreds. */
function techniques(attack: AttackIndex, domains: AttackIndex['domains']): readonly Candidate[] {
  const lists = known.get(attack) ?? new Map<string, readonly Candidate[]>()
  known.set(attack, lists)
  const key = domains.join()
  const made =
    lists.get(key) ??
    domains.flatMap(domain =>
      attack
        .techniques(domain)
        .filter(({status}) => status === 'active')
        .map(each => candidateOf(each, attack)),
    )
  lists.set(key, made)
  return made
}

function candidateOf(technique: Technique, attack: AttackIndex): Candidate {
  const {id, tactics} = technique
  return {
    label: id,
    detail: nameOf(technique, attack).slice(id.length + 1),
    description: tactics.map(name => tacticName(name, technique, attack)).join(', '),
    kind: CompletionItemKind.EnumMember,
  }
}
