// What jiti carries inside its own files: packages that no module list shows. Its files name most of them with their versions.
import {readFileSync} from 'node:fs'
import {join} from 'node:path'

const mit = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the
"Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish,
distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to
the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR
ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH
THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
`

const isc = `Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that the
above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF
MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY
DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION,
ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.
`

const babel = 'Copyright (c) 2014-present Sebastian McKenzie and other contributors\nCopyright (c) 2014-present, Facebook, Inc.'
const ridgewell = 'Copyright 2024 Justin Ridgewell <justin@ridgewell.name>'
const sorhus = 'Copyright (c) Sindre Sorhus <sindresorhus@gmail.com> (https://sindresorhus.com)'
const parsa = 'Copyright (c) Pooya Parsa <pooya@pi0.io>'
const osame = 'Copyright (c) Hiroki Osame <hiroki.osame@gmail.com>'

/** Name, or the scope of several → who holds the rights. All but one are under the MIT licence. */
const holders = new Map([
  ['@babel', babel],
  ['@jridgewell', ridgewell],
  ['babel-plugin-parameter-decorator', 'Copyright (c) the authors of babel-plugin-parameter-decorator'],
  ['convert-source-map', 'Copyright 2013 Thorsten Lorenz.'],
  ['debug', 'Copyright (c) 2014-2017 TJ Holowaychuk <tj@vision-media.ca>\nCopyright (c) 2018-2021 Josh Junon'],
  ['escape-string-regexp', sorhus],
  ['gensync', 'Copyright 2018 Logan Smyth <loganfsmyth@gmail.com>'],
  ['get-tsconfig', osame],
  ['has-flag', sorhus],
  ['jsesc', 'Copyright Mathias Bynens <https://mathiasbynens.be/>'],
  ['json5', 'Copyright (c) 2012-2018 Aseem Kishore, and others (https://github.com/json5/json5/contributors)'],
  ['mlly', parsa],
  ['ms', 'Copyright (c) 2020 Vercel, Inc.'],
  ['pathe', 'Copyright (c) Pooya Parsa <pooya@pi0.io> - Daniel Roe <daniel@roe.dev>'],
  ['resolve-pkg-maps', osame],
  ['semver', 'Copyright (c) Isaac Z. Schlueter and Contributors'],
  ['supports-color', sorhus],
])

/** These have lost their versions and names in jiti's own bundle. */
const nameless = [{name: 'escape-string-regexp'}, {name: 'pathe'}]

/**
 * The packages inside jiti, sorted by name, with their licences. Throws for one whose licence is not known here: a new version of jiti may
 * bring it.
 *
 * @param {string} folder of jiti
 * @returns {readonly {name: string, version?: string, license: string, text: string}[]}
 */
export function inlinedIn(folder) {
  const code = ['dist/jiti.cjs', 'dist/babel.cjs'].map(file => readFileSync(join(folder, file), 'utf8')).join('\n')
  const named = new Map(
    [...code.matchAll(/\.pnpm\/((?:@[\w.-]+\+)?[\w.-]+)@(\d[\w.-]*?)(?=[_/])/gu)].map(([, name, version]) => [name, version]),
  )
  const all = [...[...named].map(([name, version]) => ({name: name.replace('+', '/'), version})), ...nameless]
  return all.map(found => ({...found, ...licenceOf(found.name)})).toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

function licenceOf(name) {
  const holder = holders.get(name) ?? holders.get(name.split('/')[0])
  if (holder === undefined) throw new Error(`Expected a known licence of ${name}, which jiti holds: add it to ${import.meta.filename}.`)
  return name === 'semver' ? {license: 'ISC', text: `${holder}\n\n${isc}`} : {license: 'MIT', text: `${holder}\n\n${mit}`}
}
