import {existsSync, readdirSync, realpathSync, statSync} from 'node:fs'
import {join} from 'node:path'
import type {ProblemText} from '../../lint/config/read.ts'
import {compare} from '../../lint/order.ts'
import type {ConfigTree} from '../git/config-tree.ts'
import {ifThere} from '../if-there.ts'
import {fromRoot, isInside, parents} from '../paths.ts'
import {reasonOf, ToolError} from '../tool-error.ts'
import type {RuleFile} from './protocol.ts'

export interface FoundPack {
  readonly name: string
  /** Absolute, without links. */
  readonly folder: string
  readonly files: readonly RuleFile[]
}

/** Where a pack is: a folder inside the root, or an installed package. A problem says why there is none. */
export function packFolder(
  root: string,
  given: string,
  tree?: Pick<ConfigTree, 'ref'>,
): {readonly folder: string; readonly within: string} | ProblemText {
  const folder = join(root, given)
  const none = tree
    ? `Expected a folder of rules inside the root as \`${tree.ref}\` has it, got \`${given}\``
    : `Expected a folder of rules inside the root or an installed package, got \`${given}\``
  if (isInside(fromRoot(root, folder)) && existsSync(folder)) {
    const [real, within] = [realpathSync(folder), realpathSync(root)]
    if (!isInside(fromRoot(within, real))) return {message: `${none}, a link that leads out of it.`}
    return statSync(real).isDirectory() ? {folder: real, within} : {message: `${none}, a file.`}
  }
  const mayBePackage = packageName.test(given)
  const problem = {message: `${none}, which does not exist.`}
  // What is installed may be what a change to the working tree asks for.
  if (tree) return {...problem, ...(mayBePackage && {hint: noPackages})}
  return (mayBePackage ? packageFolderOf(root, given) : undefined) ?? problem
}

const noPackages =
  'an installed package is not taken, because a pull request may bring its own: copy the pack into the repository, or do without --config-ref (`config-ref: none` of the action)'

/** A name as npm has them, and perhaps a folder in the package. */
const packageName = /^(?:@[\w.-]+\/)?[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/u

function packageFolderOf(root: string, given: string): {readonly folder: string; readonly within: string} | undefined {
  const name = given.split('/', given.startsWith('@') ? 2 : 1).join('/')
  for (const parent of parents(root)) {
    const [within, folder] = [join(parent, 'node_modules', name), join(parent, 'node_modules', given)]
    if (!existsSync(folder) || !statSync(folder).isDirectory()) continue
    // A package manager may keep packages elsewhere and link to them.
    const [real, realWithin] = [realpathSync(folder), realpathSync(within)]
    if (isInside(fromRoot(realWithin, real))) return {folder: real, within: realWithin}
  }
  return undefined
}

/** The rules of a pack: the files at the top of its folder that are named like one. */
export function findPack({
  name,
  root,
  folder,
  within,
}: {
  readonly name: string
  readonly root: string
  readonly folder: string
  readonly within: string
}): FoundPack {
  const files: RuleFile[] = []
  const stems = new Map<string, string>()
  for (const entry of list(folder, name)) {
    const stem = isRuleName(entry) ? entry.slice(0, entry.lastIndexOf('.')) : undefined
    const file = join(folder, entry)
    // Links that lead in a circle are an error for the system, and here like those that lead nowhere.
    const stat = ifThere(() => statSync(file, {throwIfNoEntry: false}))
    if (stem === undefined || stat?.isDirectory()) continue
    const path = shown(root, file)
    const other = stems.get(stem)
    if (other !== undefined) throw packInvalid(name, path, `expected one file for the rule \`${name}/${stem}\`, got \`${other}\` too`)
    stems.set(stem, entry)
    if (!stat) throw packInvalid(name, path, 'expected a file, got a link that leads nowhere')
    if (!isInside(fromRoot(within, realpathSync(file))))
      throw packInvalid(name, path, 'expected a file inside the root, got a link that leads out of it')
    // Whoever loads it would wait for a pipe.
    if (!stat.isFile()) throw packInvalid(name, path, 'expected a regular file, got a device or a pipe')
    files.push({id: `${name}/${stem}`, pack: name, file, path})
  }
  if (files.length === 0) throw packInvalid(name, shown(root, folder), 'expected at least one rule, got none')
  return {name, folder, files}
}

/** Tests, types, and what begins with `_` or `.` are no rules. */
function isRuleName(name: string): boolean {
  return /^[^._][^/]*\.(?:ts|mts|mjs|js|yaml|yml)$/u.test(name) && !/\.(?:test\.[^.]+|d\.m?ts)$/u.test(name)
}

/** What is wrong with a file of a pack. */
export function packInvalid(pack: string, path: string, problem: string, {hint}: {readonly hint?: string} = {}): ToolError {
  return new ToolError('PACK_INVALID', `Pack \`${pack}\`, ${path}: ${problem}.`, hint === undefined ? {} : {hint})
}

function shown(root: string, file: string): string {
  const path = fromRoot(realpathSync(root), file)
  return isInside(path) ? path : file
}

function list(folder: string, name: string): string[] {
  try {
    return readdirSync(folder).sort(compare)
  } catch (error) {
    throw packInvalid(name, folder, `it could not be read: ${reasonOf(error)}`)
  }
}
