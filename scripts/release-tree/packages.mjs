// Which packages a bundle holds, judged by its modules.
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {dirname, join, sep} from 'node:path'
import {inlinedIn} from './inlined.mjs'

/**
 * @typedef {{
 *   readonly name: string,
 *   readonly version?: string,
 *   readonly license: string,
 *   readonly text: string,
 *   readonly inside?: readonly Package[],
 * }} Package `license` is an SPDX expression, `text` its words.
 */

/**
 * The packages that modules belong to, sorted by name and version. Throws where one of them comes without the text of its licence.
 *
 * @param {readonly string[]} modules absolute
 * @returns {readonly Package[]}
 */
export function packagesOf(modules) {
  const folders = new Set(modules.filter(path => path.includes(`${sep}node_modules${sep}`)).map(packageFolder))
  return [...folders].map(readPackage).toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
}

function key({name, version}) {
  return `${name}@${version}`
}

/** The nearest folder above a module that says what package it is: some have files of that name that only say which kind of module. */
function packageFolder(module) {
  for (let folder = dirname(module); dirname(folder) !== folder; folder = dirname(folder)) {
    const file = join(folder, 'package.json')
    if (existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).version !== undefined) return folder
  }
  throw new Error(`Expected a package around ${module}, got none.`)
}

function readPackage(folder) {
  const {name, version, license} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const files = readdirSync(folder).filter(entry => /^licen[cs]e(?:-\w+)?(?:\.(?:md|txt))?$/iu.test(entry))
  if (typeof license !== 'string' || files.length === 0) throw new Error(`Expected a licence of ${name}, got none in ${folder}.`)
  return {
    name,
    version,
    license,
    text: files.map(file => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n')).join('\n'),
    ...(name === 'jiti' && {inside: inlinedIn(folder)}),
  }
}
