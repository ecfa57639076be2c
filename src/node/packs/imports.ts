import {mkdirSync, readFileSync, realpathSync, statSync, writeFileSync} from 'node:fs'
import {isBuiltin} from 'node:module'
import {dirname, extname, join, resolve} from 'node:path'
import type {ConfigTree} from '../git/config-tree.ts'
import {fromRoot, isInside} from '../paths.ts'
import {packInvalid} from './find.ts'
import type {RuleFile} from './protocol.ts'

/**
 * Brings what rules of a commit import from that commit. Anything else would come from the working tree, or from what a change to it
 * had installed, and is refused. What is imported under a name that is made while the rule runs is the rule's own affair: it is the
 * commit that is trusted here.
 */
export function bringImports(files: readonly RuleFile[], {folder, ref, bring}: ConfigTree): void {
  hideInstalled(folder)
  const seen = new Set<string>()
  let round = files.filter(({file}) => isCode(file)).map(({file, pack, path}) => ({file, pack, path}))
  while (round.length > 0) {
    const wanted: {readonly candidates: readonly string[]; readonly from: (typeof round)[number]; readonly name: string}[] = []
    for (const from of round) {
      if (seen.has(from.file)) continue
      seen.add(from.file)
      for (const name of importsOf(readFileSync(from.file, 'utf8'))) {
        if (name === 'huntbook/rule' || isBuiltin(name)) continue
        const file = resolve(dirname(from.file), name)
        if (!/^\.\.?(?:\/|$)/u.test(name) || !isInside(fromRoot(folder, file))) {
          throw packInvalid(from.pack, from.path, `expected imports of files of \`${ref}\` and of \`huntbook/rule\`, got \`${name}\``)
        }
        wanted.push({candidates: candidatesOf(file), from, name})
      }
    }
    bring?.(wanted.flatMap(({candidates}) => candidates))
    round = wanted.flatMap(({candidates, from, name}) => {
      const file = candidates.find(isFile)
      if (file === undefined) throw packInvalid(from.pack, from.path, `it imports \`${name}\`, which is not in \`${ref}\``)
      return isCode(file) ? [{file: realpathSync(file), pack: from.pack, path: fromRoot(folder, file)}] : []
    })
  }
}

/**
 * Node.js would look for `huntbook/rule` in the folders above, which others may write to, before the loader offers this program's. A
 * package of that name that exports nothing ends the search.
 */
function hideInstalled(folder: string): void {
  const own = join(folder, 'node_modules/huntbook')
  mkdirSync(own, {recursive: true})
  writeFileSync(join(own, 'package.json'), '{"exports": {}}\n')
}

/** Longer clauses than this nobody writes. In UTF-16 units. */
const clause = /^[ \t]*(?:import|export)\b(?!\s+type\b)[^'"`;]{0,5000}?\bfrom\s*(['"])([^'"\n]+)\1/gmu
const bare = /^[ \t]*import\s*(['"])([^'"\n]+)\1/gmu
const call = /\b(?:import|require)\s*\(\s*(['"])([^'"\n]+)\1\s*\)/gu

/** The names that a module imports as written. Types are gone when it runs. */
export function importsOf(source: string): readonly string[] {
  return [...new Set([clause, bare, call].flatMap(pattern => [...source.matchAll(pattern)].map(([, , name = '']) => name)))]
}

const extensions = ['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs', '.json']

function isCode(file: string): boolean {
  return extensions.includes(extname(file)) && !file.endsWith('.json')
}

/** The files that a name may mean, as the loader tries them. A name with `.js` may mean a file with `.ts`. */
function candidatesOf(file: string): readonly string[] {
  const other = /\.[cm]?js$/u.test(file) ? [file.replace(/js$/u, 'ts')] : []
  return [file, ...other, ...extensions.map(extension => file + extension), ...extensions.map(extension => `${file}/index${extension}`)]
}

function isFile(file: string): boolean {
  return statSync(file, {throwIfNoEntry: false})?.isFile() === true
}
