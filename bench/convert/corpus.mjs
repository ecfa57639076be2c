import {cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {basename, join} from 'node:path'

/**
 * Fills a folder with a catalog of 200 notebooks of some 65 kB: those given, and others made of their cells. Half of the bytes are
 * outputs, as in notebooks that people publish; a picture makes up for what the given ones lack.
 */
export function writeCatalog(given, folder) {
  copyNotebooks(given, folder)
  const cells = cellsOf(folder)
  const random = randomFrom(1)
  for (let index = readdirSync(folder).length; index < 200; index++) {
    const count = 10 + random(30)
    const own = Array.from({length: count}, () => cells[random(cells.length)])
    own[random(count)] = pictureCell(5000 + random(40_000), random)
    writeNotebook(join(folder, `hunt-${index}.ipynb`), own)
  }
}

/** One notebook of so many cells, in a folder of its own. */
export function writeLong(catalog, count, folder) {
  mkdirSync(folder)
  const cells = cellsOf(catalog).filter(({outputs}) => JSON.stringify(outputs ?? []).length < 2000)
  writeNotebook(
    join(folder, 'long.ipynb'),
    Array.from({length: count}, (_, index) => cells[index % cells.length]),
  )
}

/** The notebooks below a folder, side by side in another one. */
export function copyNotebooks(from, to) {
  mkdirSync(to)
  for (const path of readdirSync(from, {recursive: true})) {
    if (path.endsWith('.ipynb')) cpSync(join(from, path), join(to, `${readdirSync(to).length}-${basename(path)}`))
  }
}

/** Leaves only the notebooks that came out. */
export function keepConverted(folder, out) {
  for (const name of readdirSync(folder)) if (!existsSync(join(out, name.replace(/ipynb$/, 'md')))) rmSync(join(folder, name))
}

/** Copies notebooks within their folder until there are so many. */
export function repeatNotebooks(folder, count) {
  const names = readdirSync(folder)
  for (let index = names.length; index < count; index++) {
    const name = names[index % names.length]
    cpSync(join(folder, name), join(folder, `${index}-${name}`))
  }
}

function cellsOf(folder) {
  return readdirSync(folder).flatMap(name => JSON.parse(readFileSync(join(folder, name), 'utf8')).cells)
}

function writeNotebook(file, cells) {
  const metadata = {kernelspec: {display_name: 'Python 3 (ipykernel)', language: 'python', name: 'python3'}}
  const withIds = cells.map((cell, index) => ({...cell, id: `cell-${index}`}))
  writeFileSync(file, `${JSON.stringify({cells: withIds, metadata, nbformat: 4, nbformat_minor: 5}, null, 1)}\n`)
}

function pictureCell(size, random) {
  const png = Buffer.from(Array.from({length: size}, () => random(256))).toString('base64')
  const outputs = [{data: {'image/png': png, 'text/plain': ['<Figure size 640x480>']}, metadata: {}, output_type: 'display_data'}]
  return {cell_type: 'code', execution_count: 1, metadata: {}, outputs, source: ['events.plot()']}
}

/** Numbers below a limit, the same in each run. */
function randomFrom(seed) {
  let state = seed
  return limit => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
}
