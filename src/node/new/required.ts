import {huntOf} from '../../model/hunt.ts'
import type {Notebook} from '../../model/notebook.ts'
import {isList} from '../../model/value.ts'
import {builtInNames} from '../../setup/new-hunt/values.ts'
import {ToolError} from '../tool-error.ts'
import type {Workspace} from '../workspace.ts'
import type {Given} from './options.ts'
import type {Template} from './template.ts'

/** Something that every hunt says, by the recommended rules, and that nobody has said yet. */
export interface Required {
  readonly field: string
  /** Of its placeholder. */
  readonly name: 'description' | 'techniques' | 'data_sources'
  readonly option: string
  readonly example: string
}

const required: readonly Required[] = [
  {field: 'description', name: 'description', option: '--description', example: "'What is found, in a sentence or two.'"},
  {field: 'attack_technique_ids', name: 'techniques', option: '--technique', example: 'T1543.003'},
  {field: 'data_sources', name: 'data_sources', option: '--data-source', example: 'scwx.process'},
]

interface Beginning {
  readonly given: Given
  readonly template: Template | undefined
  readonly path: string
}

/** What the result would lack that every hunt says. */
export function missingIn(workspace: Workspace, {given, template, path}: Beginning): readonly Required[] {
  const options = workspace.services.optionsOf('meta/schema', path)
  const {allowEmpty} = options ?? {}
  const mayBeEmpty = (field: string): boolean => !options || (isTexts(allowEmpty) && allowEmpty.includes(field))
  const isGiven = {
    description: given.description !== undefined,
    techniques: given.techniques.length > 0,
    data_sources: given.dataSources.length > 0,
  }
  const used = new Set(template?.marks.map(({name}) => name))
  return required.filter(({field, name}) => {
    if (isGiven[name]) return false
    return used.has(name) || !(mayBeEmpty(field) || (template && hasField(template.notebook, field, workspace)))
  })
}

/** Refuses to begin without: all that is missing at once. */
export function refuseMissing(missing: readonly Required[]): void {
  if (missing.length === 0) return
  throw new ToolError('OPTION_MISSING', `Expected ${missing.map(({option}) => option).join(', ')}: every hunt says that.`, {
    hint: missing.map(({option, example}) => `${option} ${example}`).join(' '),
  })
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(item => typeof item === 'string')
}

function hasField(notebook: Notebook, field: string, {config}: Workspace): boolean {
  const value = huntOf(notebook, config.aliases).fields.get(field)
  return isList(value) ? value.length > 0 : typeof value === 'string' && value.trim() !== ''
}

/** What takes the place of a template where the team has none: it asks for nothing by name. */
export const builtInTemplate: Pick<Template, 'path' | 'marks'> = {path: 'the built-in template', marks: []}

/** Refuses placeholders that nobody gave a value, and values that no placeholder takes. */
export function refuseUnfilled(
  {path, marks}: Pick<Template, 'path' | 'marks'>,
  {values, named}: {values: ReadonlyMap<string, unknown>; named: readonly string[]},
): void {
  const unfilled = marks.find(({name}) => !values.has(name))
  if (unfilled) {
    const names = new Set(marks.map(({name}) => name).filter(name => !values.has(name)))
    throw new ToolError('TEMPLATE_VALUE', `${path}:${unfilled.line} Expected a value for \`{{${unfilled.name}}}\`, got none.`, {
      hint: [...names].map(optionFor).join(' '),
    })
  }
  const unused = named.find(name => !marks.some(mark => mark.name === name))
  if (unused === undefined) return
  throw new ToolError('OPTION_VALUE', `Unexpected --param ${unused}: ${path} has no \`{{${unused}}}\`.`)
}

function optionFor(name: string): string {
  if (name === 'team') return '--team NAME'
  return builtInNames.includes(name) && name !== 'author' ? `--${name}` : `--param ${name}=VALUE`
}
