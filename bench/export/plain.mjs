// What any exporter has to do: reads the notebooks of a folder, parses them, and writes the texts and pictures that a reader sees.
//   node plain.mjs FOLDER OUT
import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {argv} from 'node:process'

const [, , folder, out] = argv
mkdirSync(out, {recursive: true})
for (const name of readdirSync(folder)) {
  const {cells} = JSON.parse(readFileSync(join(folder, name), 'utf8'))
  const texts = []
  let pictures = 0
  for (const {cell_type: type, source, outputs = []} of cells) {
    if (type === 'markdown') texts.push(textOf(source))
    for (const {data = {}} of outputs) {
      const png = data['image/png']
      if (png === undefined) texts.push(textOf(data['text/html'] ?? data['text/plain'] ?? ''))
      else writeFileSync(join(out, `${name}-${pictures++}.png`), Buffer.from(textOf(png), 'base64'))
    }
  }
  writeFileSync(join(out, `${name}.md`), texts.join('\n\n'))
}

function textOf(value) {
  return Array.isArray(value) ? value.join('') : value
}
