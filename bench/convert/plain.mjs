// What any program has to do: reads the files of a folder, takes them apart with what Node has, and writes as many files.
//   node plain.mjs myst FOLDER OUT   parses .ipynb and writes the bytes it read
//   node plain.mjs ipynb FOLDER OUT  cuts texts into lines and writes these as JSON
import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {argv} from 'node:process'

const [, , to, folder, out] = argv
mkdirSync(out, {recursive: true})
for (const name of readdirSync(folder).filter(file => /\.(?:ipynb|md)$/.test(file))) {
  const text = readFileSync(join(folder, name), 'utf8')
  writeFileSync(join(out, name), to === 'myst' ? same(text) : `${JSON.stringify(text.split('\n'), null, 1)}\n`)
}

function same(text) {
  JSON.parse(text)
  return text
}
