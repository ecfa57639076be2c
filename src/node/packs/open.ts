import {realpathSync} from 'node:fs'
import {join} from 'node:path'
import type {Rule} from '../../model/rule.ts'
import {fail, type OpenPacks} from '../config.ts'
import type {SinceRef} from '../git/workspace-changes.ts'
import {fromRoot, isInside} from '../paths.ts'
import {ToolError} from '../tool-error.ts'
import {digestOfPacks} from './digest.ts'
import {type FoundPack, findPack, packFolder} from './find.ts'
import {openHost} from './host.ts'
import {bringImports} from './imports.ts'
import type {Packs} from './packs.ts'

export interface PackOptions extends Partial<SinceRef> {
  readonly cwd: string
  /** Load packs even for events that are run with secrets on what somebody proposes. */
  readonly trustWorkspace?: boolean
}

/** Events in which a checkout may be that of a stranger, while the run has the rights of the repository. */
const privileged: readonly string[] = ['pull_request_target', 'workflow_run']

/** Makes what `loadConfig` loads packs with. */
export function packOpener({cwd, since, event = process.env.GITHUB_EVENT_NAME, trustWorkspace = false}: PackOptions): OpenPacks {
  return async ({config, root, configRoot, problemAt, tree}) => {
    // What a commit holds that the run names is no proposal of a stranger.
    if (event !== undefined && privileged.includes(event) && !trustWorkspace && !tree) {
      throw new ToolError(
        'PACKS_UNTRUSTED',
        `Expected a run that may load packs, got the event \`${event}\`: a pull request could bring its own.`,
        {
          hint: 'run on pull_request, or take them from a commit with --config-ref; --trust-workspace loads them nevertheless',
        },
      )
    }
    tree?.bring?.([...config.packs.values()].map(given => join(configRoot, given)))
    const found = [...config.packs].map(([name, given]) => {
      const folder = packFolder(configRoot, given, tree)
      return 'message' in folder ? fail([problemAt(name, folder)]) : findPack({name, root: configRoot, ...folder})
    })
    const files = found.flatMap(pack => pack.files)
    if (tree) bringImports(files, tree)
    const host = openHost({files, cwd, root, configRoot, config, ...(since !== undefined && {since}), ...(event !== undefined && {event})})
    const {metas, read} = await host.load()
    const ids = new Set(metas.map(({id}) => id))
    const rules: Rule[] = metas.map(meta => ({meta, create: () => ({})}))
    const real = realpathSync(configRoot)
    return {
      rules,
      has: id => ids.has(id),
      files: [...new Set([...found.map(({folder}) => folder), ...files.map(({file}) => file), ...read])],
      digest: digestOfPacks(found, read, real),
      isPart: partOf(found, read, real),
      lint: host.lint,
      lintCatalog: host.lintCatalog,
      close: host.close,
    } satisfies Packs
  }
}

function partOf(found: readonly FoundPack[], read: readonly string[], root: string): Packs['isPart'] {
  const folders = found.map(({folder}) => fromRoot(root, folder)).filter(isInside)
  const files = new Set(read.map(file => fromRoot(root, file)))
  return path => files.has(path) || files.has(fromRoot(root, join(root, path))) || folders.some(folder => path.startsWith(`${folder}/`))
}
