import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {globSync} from 'glob'
import {formats} from '../../dist/src/index.js'

const root = join(import.meta.dirname, '../..')
const header = {display_name: 'Python 3', language: 'python', name: 'python3'}

/**
 * Fills a folder with a catalog of so many hunts of some 6.5 kB, made of the cells of the shipped ones: each with its own id, title
 * and selection of cells, and with words that differ from hunt to hunt. The same in each run.
 *
 * @param {string} folder
 * @param {number} count
 * @returns {number} bytes
 */
export function writeHunts(folder, count) {
  const shipped = globSync('hunts/*/*.md', {cwd: root})
    .sort()
    .map(path => formats.myst.parse(readFileSync(join(root, path), 'utf8')).notebook)
  const random = randomFrom(1)
  for (const team of teams) mkdirSync(join(folder, 'hunts', team), {recursive: true})
  const files = "files: ['hunts/**/*.md']\nattack: {version: '18.1'}\nmetadata: {vocabulary: data-sources.yaml}\n"
  writeFileSync(join(folder, 'huntbook.config.yaml'), files)
  writeFileSync(join(folder, 'data-sources.yaml'), readFileSync(join(root, 'hunts/data-sources.yaml')))
  let bytes = 0
  for (let index = 0; index < count; index++) {
    const text = formats.myst.print(variant(shipped[random(shipped.length)], {index, random})).text
    writeFileSync(join(folder, 'hunts', teams[random(teams.length)], `hunt-${index}.md`), text)
    bytes += Buffer.byteLength(text)
  }
  return bytes
}

const teams = ['cloud', 'endpoint', 'mdr', 'ot', 'research', 'soc']

/** Title, parameters and sections stay, so that it is a hunt like others; of the rest about a tenth. */
function variant(notebook, {index, random}) {
  const {metadata, cells} = notebook
  const hunting = new Map(metadata.get('hunting'))
  const title = `${hunting.get('title')} ${index}`
  hunting.set('id', uuid(random))
  hunting.set('title', title)
  const kept = cells.filter((cell, at) => at === 0 || isFixed(cell) || random(10) < 1)
  const made = kept.map((cell, at) => ({
    ...cell,
    source: at === 0 ? cell.source.replace(/^# .*/u, `# ${title}`) : cell.type === 'markdown' ? vary(cell.source, random) : cell.source,
  }))
  return {
    ...notebook,
    metadata: new Map([
      ['hunting', hunting],
      ['kernelspec', new Map(Object.entries(header))],
    ]),
    cells: made,
  }
}

function isFixed({metadata, source, type}) {
  return (metadata.get('tags') ?? []).includes('parameters') || (type === 'markdown' && /^## (?:Exec|Tech|Find|Reco)/mu.test(source))
}

/** Some words of five letters and more get a number, those of a line that is no prose stay. */
function vary(source, random) {
  return source.replace(/^(?![#|`:$>%!\-*]).*$/gmu, line =>
    line.replace(/(?<![\w.$`"'/])[a-z]{5,}(?= )/gu, word => (random(12) === 0 ? word + random(1000) : word)),
  )
}

function uuid(random) {
  const digits = Array.from({length: 32}, () => random(16).toString(16)).join('')
  return digits.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/u, '$1-$2-4$3-a$4-$5')
}

/** Numbers below a limit, the same in each run. */
export function randomFrom(seed) {
  let state = seed
  return limit => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
}
