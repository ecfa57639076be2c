// Builds the release tree: what hook runners, the GitHub action and npm can install everywhere, also offline.
//   node scripts/release-tree.mjs OUT [--allow-dirty]
// OUT is a new or empty folder, or an earlier tree with nothing else in it, whose files are replaced. A `.git` in it stays.
import {spawnSync} from 'node:child_process'
import {cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {dirname, join, resolve} from 'node:path'
import process, {execPath, stderr, stdout} from 'node:process'
import {parseArgs} from 'node:util'
import {bundle} from './bundle.mjs'
import {hooksFile} from './release-tree/hooks.mjs'
import {noticesOf} from './release-tree/notices.mjs'
import {packagesOf} from './release-tree/packages.mjs'
import {readmeOf} from './release-tree/readme.mjs'
import {sbomOf} from './release-tree/sbom.mjs'
import {compiled, isTree, ownEntries, sizeOf} from './release-tree/tree.mjs'

const root = join(import.meta.dirname, '..')
const read = path => readFileSync(join(root, path), 'utf8')

const usage = 'release-tree OUT [--allow-dirty]'

const {out, isDirtyAllowed, isHelp, problem = isHelp ? undefined : refusal(out)} = asked()
if (isHelp) stdout.write(`Builds a release tree in a new or empty folder, or over an earlier tree.\n  ${usage}\n`)
else if (problem === undefined) await replace(out)
else {
  stderr.write(`release-tree: ${problem}\n`)
  process.exitCode = 2
}

/** What the command line asks for, or a `problem` with it. */
function asked() {
  const flag = {type: 'boolean', default: false}
  try {
    const {values, positionals} = parseArgs({allowPositionals: true, options: {'allow-dirty': flag, help: {...flag, short: 'h'}}})
    if (values.help) return {isHelp: true}
    if (positionals.length !== 1) return {problem: `Expected one folder: ${usage}.`}
    return {out: resolve(positionals[0]), isDirtyAllowed: values['allow-dirty']}
  } catch (error) {
    return {problem: `${error.message.split('. ')[0]}: ${usage}.`}
  }
}

/** Why no tree is built there, if none is. */
function refusal(folder) {
  const changed = isDirtyAllowed ? [] : changes()
  if (changed.length > 0) {
    const others = changed.length > 3 ? ` and ${changed.length - 3} more` : ''
    const names = changed.slice(0, 3).map(path => JSON.stringify(path))
    return `Expected a clean checkout, got changes in ${names.join(', ')}${others}: commit them, or give --allow-dirty.`
  }
  if (!existsSync(folder)) return undefined
  if (!statSync(folder).isDirectory()) return `Expected a folder, got a file: ${folder}.`
  const entries = entriesOf(folder)
  if (entries.length === 0) return undefined
  if (!isTree(folder)) return `Expected an empty folder or an earlier tree, got ${folder}.`
  const foreign = entries.find(entry => !ownEntries.includes(entry))
  return foreign && `Expected an earlier tree and nothing else in ${folder}, got ${JSON.stringify(foreign)} too: move it away.`
}

/** Builds beside the folder first, so that a build that fails leaves what was there. */
async function replace(folder) {
  mkdirSync(folder, {recursive: true})
  const built = mkdtempSync(join(dirname(folder), '.huntbook-release-'))
  try {
    const said = await build(built)
    for (const entry of entriesOf(folder)) rmSync(join(folder, entry), {recursive: true, force: true})
    for (const entry of readdirSync(built)) renameSync(join(built, entry), join(folder, entry))
    stdout.write(`${folder}: ${said}\n`)
  } finally {
    rmSync(built, {recursive: true, force: true})
  }
}

async function build(folder) {
  run(execPath, 'scripts/validators.mjs')
  const modules = await bundle(join(folder, 'dist/cli'))
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, path)), {recursive: true})
    writeFileSync(join(folder, path), text)
  }
  const copy = (from, to) => cpSync(join(root, from), join(folder, to), {recursive: true})

  // The same files as in `bin`: both are folders beside `dist/cli`'s parent.
  copy('bin', 'dist')
  copy('schemas', 'schemas')
  copy('src/attack/data', 'data')
  copy('docs', 'docs')
  for (const file of ['LICENSE', 'NOTICE']) copy(file, file)

  const own = JSON.parse(read('package.json'))
  const packages = packagesOf(modules)
  const attack = readdirSync(join(root, 'src/attack/data')).flatMap(file => /^attack-(.+)\.json$/u.exec(file)?.[1] ?? [])
  const notices = noticesOf({packages, attack: read('src/attack/data/LICENSE.txt')})
  write('package.json', `${JSON.stringify(manifestOf(own), undefined, 2)}\n`)
  write('THIRD-PARTY-NOTICES', notices)
  // The bundle is also copied without the rest of the tree.
  write('dist/THIRD-PARTY-NOTICES', notices)
  // A tree that is used where it stands keeps compiled code of that machine in it.
  write('.gitignore', `/${compiled}/\n`)
  write('sbom.cdx.json', sbomOf({own, packages, attack}))
  write('.pre-commit-hooks.yaml', hooksFile)
  write('README.md', readmeOf(own))
  write('SOURCE', `${run('git', 'rev-parse', 'HEAD').trim()}${changes().length === 0 ? '' : ' with changes'}\n`)
  writeAction(write)
  return `huntbook ${own.version}, ${packages.length} packages in the bundle, ${(sizeOf(folder) / 1e6).toFixed(1)} MB.`
}

/** Nothing that an installer would act on: no dependencies, no scripts. */
function manifestOf({name, version, license, engines}) {
  return {
    name,
    version,
    license,
    type: 'commonjs',
    bin: {huntbook: 'dist/huntbook.cjs'},
    files: ['dist', 'data', 'schemas', 'docs', 'NOTICE', 'THIRD-PARTY-NOTICES', 'SOURCE', 'sbom.cdx.json', `!${compiled}/**`],
    engines,
  }
}

/** The action for catalogs, which names its program from its own folder: here that is the top. */
function writeAction(write) {
  write('action.yml', read('.github/actions/check/action.yml').replace(/^(\s*main:).*$/mu, '$1 dist/action.cjs'))
  write('dist/action.cjs', "'use strict'\nrequire('./cli/action.cjs')\n")
}

function changes() {
  const said = run('git', 'status', '--porcelain', '--no-renames', '-z')
  return said.split('\0').flatMap(line => (line === '' ? [] : [line.slice(3)]))
}

function entriesOf(folder) {
  return readdirSync(folder).filter(entry => entry !== '.git')
}

function run(program, ...words) {
  const {status, stdout: said, stderr: complaint, error} = spawnSync(program, words, {cwd: root, encoding: 'utf8'})
  if (status !== 0) throw new Error(`${program} ${words.join(' ')} failed: ${error?.message ?? complaint}`)
  return said
}
