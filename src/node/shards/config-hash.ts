import {realpathSync} from 'node:fs'
import {join} from 'node:path'
import {rules as shipped} from '../../../rules/index.ts'
import {namedFiles} from '../../lint/config/named-files.ts'
import {optionFiles} from '../../lint/config/option-files.ts'
import {readUtf8} from '../config.ts'
import {digestOf, sha256Of} from '../digest.ts'
import {packageVersion} from '../package.ts'
import {insideRoot} from '../services.ts'
import type {Workspace} from '../workspace.ts'

type HashedWorkspace = Pick<Workspace, 'config' | 'configRoot' | 'configTree'>

/** Stands for the configuration, the files that it names and the files of its packs. Nothing of these is run. */
export async function configHash({config, configRoot, configTree}: HashedWorkspace): Promise<string> {
  const names = new Set([...namedFiles(config), ...optionFiles(config, shipped).map(({path}) => path)])
  const named = [...names].sort().map(path => [path, digestOf(readUtf8(insideRoot(configRoot, path), path))])
  const plain = (_: string, value: unknown): unknown => (value instanceof Map ? [...value] : value)
  const text = JSON.stringify(
    [packageVersion(), config, named, await digestOfFolders({config, configRoot, ...(configTree && {configTree})})],
    plain,
  )
  return sha256Of(Buffer.from(text))
}

async function digestOfFolders({config, configRoot, configTree}: HashedWorkspace): Promise<string> {
  if (config.packs.size === 0) return ''
  configTree?.bring?.([...config.packs.values()].map(given => join(configRoot, given)))
  const {findPack, packFolder} = await import('../packs/find.ts')
  const {digestOfPacks} = await import('../packs/digest.ts')
  const found = [...config.packs].flatMap(([name, given]) => {
    const folder = packFolder(configRoot, given, configTree)
    return 'message' in folder ? [] : [findPack({name, root: configRoot, ...folder})]
  })
  return digestOfPacks(found, [], realpathSync(configRoot))
}
