import type {Hover, Position} from 'vscode-languageserver'
import type {TextDocument} from 'vscode-languageserver-textdocument'
import type {Knowledge, Live} from '../node/lsp-command.ts'
import {attackText, dataSourceText, markdownWording, paragraphs, plainWording} from './hover-text.ts'
import {wordAt} from './words.ts'

/** What a document is asked about. */
export interface Asked {
  readonly document: TextDocument
  readonly position: Position
  readonly isCell: boolean
  /** From the root of its catalog. */
  readonly path: string
  readonly live: Live
  readonly knowledge: Knowledge
}

/** Explains the word under the cursor. */
export async function hoverAt(asked: Asked, format: 'markdown' | 'plaintext'): Promise<Hover | undefined> {
  const {document, position, isCell, live} = asked
  const aliases = live.workspace()?.config.aliases ?? new Map<string, string>()
  const word = wordAt(document, position, {aliases, isCell})
  if (!word) return undefined
  const value = await textOf(asked, {...word, text: (word.before + word.after).trim()}, format)
  return value === undefined ? undefined : {contents: {kind: format, value}, range: word.range}
}

type Named = Pick<NonNullable<ReturnType<typeof wordAt>>, 'subject'> & {readonly text: string}

async function textOf(
  {path, live, knowledge}: Asked,
  {subject, text}: Named,
  format: 'markdown' | 'plaintext',
): Promise<string | undefined> {
  const workspace = live.workspace()
  const wording = format === 'markdown' ? markdownWording : plainWording
  if (subject === 'technique') return attackText(text.toUpperCase(), knowledge.attack(workspace), wording)
  if (subject === 'dataSource') return dataSourceText(text, knowledge.settings(workspace, path).vocabulary ?? [], wording)
  if (subject === 'cellTag') return described(text, knowledge.cellTags(workspace).get(text), wording)
  if (subject === 'huntingKey') return described(text, knowledge.huntingKeys().get(text), wording)
  if (subject !== 'rule') return undefined
  const description = knowledge.rules(workspace).get(text)
  if (description === undefined) return undefined
  // A page of huntbook's own is Markdown already.
  const why = await knowledge.whyOf(text)
  return paragraphs([
    wording.strong(text),
    wording.text(`This rule ${description}.`),
    why,
    `${wording.code(`huntbook explain ${text}`)} says more.`,
  ])
}

function described(name: string, description: string | undefined, {strong, text}: typeof markdownWording): string | undefined {
  return description === undefined ? undefined : paragraphs([strong(name), text(description)])
}
