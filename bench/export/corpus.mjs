import {cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs'
import {basename, join} from 'node:path'

/** How many notebooks, and how many bytes in all: as many as the reference figures of other tools were taken over. */
const count = 100
const bytes = 45e6

/** Copies of the largest notebooks below a folder, until there are enough. */
export function copyLargest(from, to) {
  mkdirSync(to)
  const paths = readdirSync(from, {recursive: true}).filter(path => path.endsWith('.ipynb'))
  const files = paths.map(path => ({file: join(from, path), size: statSync(join(from, path)).size}))
  const largest = files.filter(({file}) => isReadable(file)).toSorted((a, b) => b.size - a.size)
  const few = largest.slice(0, 4)
  const average = few.reduce((sum, {size}) => sum + size, 0) / few.length
  // As many of the largest as make up the bytes; the others fill the count.
  const many = Math.min(count, Math.round(bytes / average))
  for (let index = 0; index < count; index++) {
    const {file} = index < many ? few[index % few.length] : largest[Math.min(4 + (index % 20), largest.length - 1)]
    cpSync(file, join(to, `${index}-${basename(file)}`))
  }
}

/** Executed hunts of some 450 kB: pictures, tables and text as analysts keep them. */
export function makeExecuted(hunts, to) {
  mkdirSync(to)
  const given = readdirSync(hunts, {recursive: true}).filter(path => path.endsWith('.ipynb'))
  const notebooks = given.map(path => JSON.parse(readFileSync(join(hunts, path), 'utf8')))
  for (let index = 0; index < count; index++) {
    const notebook = notebooks[index % notebooks.length]
    const more = Array.from({length: 6}, (_, part) =>
      codeCell(`${index}-${part}`, part % 2 ? picture(60_000, index + part) : table(120, index)),
    )
    writeFileSync(join(to, `hunt-${index}.ipynb`), JSON.stringify({...notebook, cells: [...notebook.cells, ...more]}, null, 1))
  }
}

/** One notebook of so many megabytes, most of them in one stream. Returns its size. */
export function writeHuge(file, {megabytes, output}) {
  const line = `${'x'.repeat(99)}\n`
  const stream = {output_type: 'stream', name: 'stdout', text: line.repeat((output * 1e6) / 100)}
  const cells = [codeCell('stream', stream)]
  const rest = picture(600_000, 1)
  for (let index = 0; index < (megabytes - output) / 0.8; index++)
    cells.push(codeCell(`picture-${index}`, index % 5 ? table(2500, index) : rest))
  writeFileSync(file, JSON.stringify({cells, metadata: {}, nbformat: 4, nbformat_minor: 5}))
  return statSync(file).size
}

function codeCell(id, output) {
  return {cell_type: 'code', id, execution_count: 1, metadata: {}, source: 'events', outputs: [output]}
}

function picture(size, seed) {
  const data = Buffer.alloc(size)
  for (let index = 0; index < size; index++) data[index] = (index * 2654435761 + seed * 40503) >>> 11
  Buffer.from('\x89PNG\r\n\x1a\n', 'latin1').copy(data)
  return {output_type: 'display_data', metadata: {}, data: {'image/png': data.toString('base64'), 'text/plain': '<Figure size 640x480>'}}
}

function table(rows, seed) {
  const body = Array.from(
    {length: rows},
    (_, row) =>
      `<tr><th>${row}</th><td>host-${seed}-${row}.example.com</td><td>203.0.113.${row % 256}</td><td>cmd.exe /c whoami | find "x"</td></tr>`,
  )
  const html = `<table border="1" class="dataframe"><thead><tr><th></th><th>host</th><th>ip</th><th>command</th></tr></thead><tbody>${body.join('\n')}</tbody></table>`
  return {output_type: 'execute_result', execution_count: 1, metadata: {}, data: {'text/html': html, 'text/plain': 'table'}}
}

function isReadable(file) {
  try {
    return Array.isArray(JSON.parse(readFileSync(file, 'utf8')).cells)
  } catch {
    return false
  }
}
