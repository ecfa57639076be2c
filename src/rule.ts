import type {OptionSchema, OptionsSchema, Rule, RuleContext, RuleMeta, Visitors} from './model/rule.ts'

export {type IndexChanges, indexChanges, indexText} from './catalog/hunt-index.ts'
export {cellIds} from './formats/cell-ids.ts'
export {mystExtensions} from './formats/myst/detect.ts'
export {keepsHunting, withHunting} from './formats/myst/hunting-filter.ts'
export {nearest, nearWords} from './lint/schemas/nearest.ts'
export type {Attack, AttackDomain, Technique} from './model/attack.ts'
export type {Severity} from './model/diagnostic.ts'
export type {Hunt, Text} from './model/hunt.ts'
export {judgeTag} from './model/judge-tag.ts'
export type {Cell, CodeCell, Notebook, Output, TextCell} from './model/notebook.ts'
export type {OutlineHeading, OutlineItem} from './model/outline.ts'
export {escapePointer, pointerKeys} from './model/pointer.ts'
export type {
  DataSource,
  Kernelspec,
  KnownKeys,
  Repository,
  Rule,
  RuleChange,
  RuleContext,
  RuleFix,
  RuleMeta,
  RuleReport,
  RuleSettings,
  Since,
  Violation,
  Visitors,
} from './model/rule.ts'
export {effects} from './model/tags.ts'
export {emptyMap, equalValues, isList, isMap, isNumber, type Value, type ValueMap} from './model/value.ts'
export type {At, CatalogEntry, CellView, FileView, HuntContent, NotebookView, OutputView, PairView} from './model/view.ts'
export {readDenyList} from './parse/deny/entries.ts'
export {denyFinders} from './parse/deny/find.ts'
export type {Find as FindDenied, Found as FoundDenied} from './parse/deny/words.ts'
export {type AttributeFile, type AttributeLine, readGitAttributes} from './parse/git-attributes.ts'
export {blankComments} from './parse/html-outline.ts'
export {blankIPython, cellMagicOf, commandsIn, type IPythonCommand} from './parse/ipython.ts'
export {markdownText} from './parse/markdown-text.ts'
export {proseOf} from './parse/prose.ts'
export {oddLiteralsIn, pythonFaultIn} from './parse/python-syntax/check.ts'
export {repeatsLoosely} from './parse/repetition.ts'
export {utf8Text} from './parse/utf8.ts'
export {type RuleCase, type RuleCases, testRule} from './test-rule.ts'

/**
 * Declares a rule. Its messages and options are typed by what `meta` says: a report of an unknown message does not compile, and
 * `context.options` has the types of the options' schema.
 */
export function defineRule<const Message extends string, const Schema extends OptionsSchema = NoOptions>(
  rule: RuleDefinition<Message, Schema>,
): Rule {
  return rule
}

export interface RuleDefinition<Message extends string, Schema extends OptionsSchema> {
  readonly meta: RuleMeta & {readonly options?: Schema; readonly messages: Readonly<Record<Message, string>>}
  readonly checkFile?: (text: string) => string | undefined
  create(context: RuleContext<Message, OptionsOf<Schema>>): Visitors
}

export interface NoOptions extends OptionsSchema {
  // `{}` on purpose: a rule without options has none to read.
  readonly properties: Readonly<Record<never, OptionSchema>>
}

/** What a rule reads: options without a default may be missing. */
export type OptionsOf<Schema extends OptionsSchema> = {
  readonly [Key in keyof Schema['properties']]: Schema['properties'][Key] extends {readonly default: unknown}
    ? OptionValue<Schema['properties'][Key]>
    : OptionValue<Schema['properties'][Key]> | undefined
}

type OptionValue<Schema> = Schema extends {readonly enum: readonly (infer Item)[]}
  ? Item
  : Schema extends {readonly type: 'string'}
    ? string
    : Schema extends {readonly type: 'boolean'}
      ? boolean
      : Schema extends {readonly type: 'integer' | 'number'}
        ? number
        : Schema extends {readonly type: 'array'; readonly items: infer Items}
          ? readonly OptionValue<Items>[]
          : Schema extends {readonly type: 'object'; readonly additionalProperties: infer Item}
            ? Readonly<Record<string, OptionValue<Item>>>
            : unknown
