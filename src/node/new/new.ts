import {randomUUID} from 'node:crypto'
import {existsSync} from 'node:fs'
import {dirname} from 'node:path'
import {chosenProfile} from '../../../rules/structure/chosen-profile.ts'
import {isTemplateText} from '../../../rules/template-text.ts'
import type {Notebook} from '../../model/notebook.ts'
import type {Value, ValueMap} from '../../model/value.ts'
import {builtInNotebook} from '../../setup/new-hunt/built-in.ts'
import {completeNotebook, filledFields} from '../../setup/new-hunt/complete.ts'
import {fillNotebook} from '../../setup/new-hunt/fill.ts'
import type {QueriedSource} from '../../setup/new-hunt/query.ts'
import {type HuntValues, placeholderValues} from '../../setup/new-hunt/values.ts'
import {runGit} from '../git/process.ts'
import {commandIn} from '../installed.ts'
import {halvesOf} from '../pairs/halves.ts'
import {shownPath} from '../paths.ts'
import {currentDay} from '../today.ts'
import {openWorkspace, type Workspace} from '../workspace.ts'
import {writeWhole} from '../write.ts'
import {askFor} from './ask.ts'
import {checkGiven, type Given, givenOf, type NewOptions} from './options.ts'
import {type Place, placeOf} from './place.ts'
import {printHunt} from './print.ts'
import {builtInTemplate, missingIn, refuseMissing, refuseUnfilled} from './required.ts'
import {techniquesOf} from './techniques.ts'
import {readTemplate, type Template} from './template.ts'
import {type Verdict, verify} from './verify.ts'

export interface NewOutcome extends Verdict {
  readonly place: Place
  /** The folder that was made for it, as people in the working folder type it. */
  readonly newFolder?: string
  /** How people start huntbook here. */
  readonly command: string
  /** Whether both halves of a pair are kept, of which this is one. */
  readonly hasOtherHalf: boolean
}

/** Writes a new hunt and tells what is left to do. Throws a `ToolError` where something about it is wrong; nothing is written then. */
export async function newHunt(options: NewOptions): Promise<NewOutcome> {
  const workspace = await openWorkspace(options)
  const first = givenOf(options, workspace.config.new)
  const {title, team, id = randomUUID()} = first
  const place = placeOf(workspace, {title, id, team, options})
  const template = readTemplate(workspace, {name: first.template ?? 'default', team})
  const wanted = {template, path: place.path}
  const given = await askFor(missingIn(workspace, {...wanted, given: first}), first, options.ask)
  refuseMissing(missingIn(workspace, {...wanted, given}))
  checkGiven(given)
  const values = valuesOf(workspace, {id, given, place, author: () => authorOf(workspace, {template, options})})
  const filled = placeholderValues(values)
  refuseUnfilled(template ?? builtInTemplate, {values: filled, named: given.named})
  const content = template ? contentOf(template, filled) : builtIn(workspace, values, place)
  const notebook = completeNotebook(content, {
    values,
    filled: template ? filledFields(template.notebook, template.pattern, workspace.config.aliases) : new Set(),
    aliases: workspace.config.aliases,
    kernelspec: kernelspecOf(workspace, place.path),
    isTemplateText,
  })
  const text = printHunt(workspace, notebook, {format: place.format, template, values: filled})
  const verdict = await verify(text, {place, root: workspace.root, options})
  const folder = dirname(place.file)
  const isNew = !existsSync(folder)
  writeWhole(place.file, text, {expected: 'absent', name: place.shown, ...(place.isInside && {within: workspace.root})})
  return {
    ...verdict,
    place,
    command: commandIn(workspace.root),
    ...(isNew && {newFolder: shownPath(folder, workspace.cwd)}),
    hasOtherHalf: place.isInside && halvesOf(workspace, place.path)?.mode === 'both',
  }
}

interface Known {
  readonly id: string
  readonly given: Given
  readonly place: Place
  readonly author: () => string | undefined
}

function valuesOf(workspace: Workspace, {id, given, place, author}: Known): HuntValues {
  const {title, description, team, params} = given
  const name = author()
  return {
    id,
    title,
    ...(description !== undefined && {description}),
    slug: place.slug,
    ...(team !== undefined && {team}),
    date: currentDay(),
    techniques: techniquesOf(workspace, given.techniques),
    dataSources: [...new Set(given.dataSources)],
    tags: [...new Set(given.tags)],
    ...(name !== undefined && {author: name}),
    params,
  }
}

function contentOf(template: Template, values: ReturnType<typeof placeholderValues>): Notebook {
  const isMark = (text: string): boolean => new RegExp(`^${template.pattern.source}$`, 'u').test(text)
  const plain = new Set(template.layout.plainScalars().flatMap(({text, pointer}) => (isMark(text) ? [pointer] : [])))
  return fillNotebook(template.notebook, template, {values, plain})
}

/** The name that git puts on commits, where the template asks for one. */
function authorOf({root, cwd}: Workspace, {template, options}: {template: Template | undefined; options: NewOptions}): string | undefined {
  if (!template?.marks.some(({name}) => name === 'author')) return undefined
  const {env} = options
  const answer = runGit(root, {args: ['config', '--get', 'user.name'], answers: [0, 1], cwd, ...(env && {env})})
  const name = typeof answer === 'string' ? '' : answer.stdout.toString().trim()
  return name === '' ? undefined : name
}

function builtIn({services, config}: Workspace, values: HuntValues, {path}: Place): Notebook {
  const {profile} = chosenProfile(services.optionsOf('structure/sections', path) ?? {profile: 'secureworks'})
  const {requiredNames} = services.optionsOf('structure/parameters', path) ?? {}
  const {vocabulary = []} = services.settingsFor?.(path) ?? services.settings
  const sources = values.dataSources.map((name): QueriedSource => {
    const entry = vocabulary.find(source => source.name === name)
    return {name, queryNames: entry?.queryNames ?? [], ...(entry?.platform !== undefined && {platform: entry.platform})}
  })
  return builtInNotebook({
    values,
    sections: profile.sections,
    parameters: Array.isArray(requiredNames) ? requiredNames.map(String) : [],
    language: config.kernelspec.language.toLowerCase(),
    sources,
  })
}

/** The kernel of the configuration, or the first that a team allows where that one is not. */
function kernelspecOf({services, config}: Workspace, path: string): ValueMap {
  const {allow} = services.optionsOf('structure/kernelspec', path) ?? {}
  const {name, display_name, language} = config.kernelspec
  const allowed = Array.isArray(allow) ? allow.map(String) : []
  const [first] = allowed
  const own = first === undefined || allowed.includes(name) ? {display_name, language, name} : {display_name: first, language, name: first}
  return new Map<string, Value>(Object.entries(own))
}
