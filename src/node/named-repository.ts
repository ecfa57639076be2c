import {posix} from 'node:path'
import type {Config} from '../lint/config/config.ts'
import {namedFiles} from '../lint/config/named-files.ts'
import {optionFiles} from '../lint/config/option-files.ts'
import type {Repository, Rule} from '../model/rule.ts'
import {readSideFile} from './side-files.ts'

interface Named {
  readonly root: string
  readonly configRoot: string
  readonly config: Config
  readonly rules: readonly Rule[]
}

/** The files that the configuration and the options of its rules name, from its folder. */
export function filesNamed(config: Config, rules: readonly Rule[]): readonly string[] {
  const {baseline, export: exporting} = config
  const others = [baseline, exporting.tenants, exporting.allowList].flatMap(path => path ?? [])
  return [...namedFiles(config), ...optionFiles(config, rules).map(({path}) => path), ...others]
}

/** Where the configuration is that of a commit, so are the files that it names: a rule that reads its list reads that one. */
export function repositoryWith(repository: Repository, {root, configRoot, config, rules}: Named): Repository {
  if (root === configRoot) return repository
  const named = new Set(filesNamed(config, rules).map(path => posix.normalize(path)))
  return {
    ...repository,
    read: path => (named.has(posix.normalize(path)) ? readSideFile(configRoot, path) : repository.read(path)),
  }
}
