import {join, resolve} from 'node:path'
import {isCheckRule, isForMirrors} from '../lint/check-groups.ts'
import {readConfig} from '../lint/config/read.ts'
import {rulesFor} from '../lint/config/resolve.ts'
import {type Setter, traceRule} from '../lint/config/trace.ts'
import {escapePointer} from '../model/pointer.ts'
import type {RuleMeta} from '../model/rule.ts'
import type {EffectiveRule, SettingSource} from '../model/rule-list.ts'
import {readUtf8} from './config.ts'
import {isChosen, refuseOutside} from './files.ts'
import {isHunt} from './hunt-files.ts'
import {isMirror} from './pairs/halves.ts'
import {fromRoot} from './paths.ts'
import {openChosen} from './read-chosen.ts'
import {ToolError} from './tool-error.ts'
import type {Workspace} from './workspace.ts'

export interface RulesForFile {
  /** From the root. */
  readonly path: string
  readonly rules: readonly EffectiveRule[]
  /** For people. */
  readonly notes: readonly string[]
}

/** The rules as they are for a file, and what in the configuration made them so. */
export function rulesForFile(workspace: Workspace, file: string): RulesForFile {
  const {root, cwd, config, rules, ignored} = workspace
  const path = fromRoot(root, resolve(cwd, file))
  const outside = refuseOutside(workspace, [path], cwd)
  if (outside) throw outside
  const read = openChosen(workspace, path, {metadataOnly: true})
  if (!read) throw new ToolError('NO_NOTEBOOK', `Expected a notebook, got \`${file}\`.`)
  if (!('source' in read) && /no such file|no folder/u.test(read.message)) {
    throw new ToolError('FILE_MISSING', `Expected a notebook, got \`${file}\`, which does not exist.`)
  }
  const notebook = 'source' in read ? read.source.parsed.notebook : undefined
  const isOfCatalog = notebook !== undefined && isHunt(workspace, path, notebook)
  const mirrors = isMirror(workspace, path)
  const active = new Map(rulesFor(config, rules, path).map(rule => [rule.rule.meta.id, rule]))
  const sourceOf = sources(workspace)
  const leftOut = ({id, scope}: RuleMeta): string | undefined => {
    if (mirrors && !isForMirrors(id)) return 'looks at the other half of the pair'
    if (scope === 'hunt' && !isOfCatalog) return 'is for hunts of the catalog'
    return isCheckRule(id) ? 'runs in check' : undefined
  }
  return {
    path,
    rules: rules.map(({meta}): EffectiveRule => {
      const rule = active.get(meta.id)
      const trace = traceRule(config, meta.id, path)
      const left = rule && leftOut(meta)
      const options = [...trace.options].map(([name, setter]) => ({name, value: rule?.options[name], setBy: sourceOf(setter)}))
      return {
        meta,
        severity: rule?.severity ?? 'off',
        ...(trace.severity && {setBy: sourceOf(trace.severity)}),
        values: rule?.options ?? {},
        options: rule ? options : [],
        ...(left !== undefined && {left}),
      }
    }),
    notes: isChosen(workspace, path)
      ? []
      : [`${path} is ${ignored(path) ? 'ignored' : 'not chosen by `files`'}: it is checked only where it is named`],
  }
}

/** Finds the lines of settings. Each file is read once. */
function sources({config, configRoot, origins}: Workspace): (setter: Setter) => SettingSource {
  const files = new Map<string, ReturnType<typeof readConfig>>()
  return ({layer, name}) => {
    const origin = origins[config.layers.indexOf(layer)]
    if (!origin || 'preset' in origin) return origin ?? {}
    const {path, override} = origin
    const file = files.get(path) ?? readConfig(readUtf8(join(configRoot, path), path), path)
    files.set(path, file)
    const pointer = `${override === undefined ? '' : `/overrides/${override}`}/rules/${escapePointer(name)}`
    const line = 'problemAt' in file ? file.problemAt(pointer, {message: '', part: 'key'}).line : undefined
    return {...origin, entry: name, ...(line !== undefined && {line})}
  }
}
