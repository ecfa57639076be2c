// What can be seen of a release tree without running a hook.
import {spawnSync} from 'node:child_process'
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import process, {execPath} from 'node:process'
import {hooksFile} from '../release-tree/hooks.mjs'
import {compiled, sizeOf} from '../release-tree/tree.mjs'

/** Above this an installation is felt. */
const mostBytes = 8e6

/**
 * What was looked at → what is wrong, `undefined` where nothing is.
 *
 * @param {string} tree absolute
 * @returns {Generator<readonly [string, string | undefined]>}
 */
export function* checkLayout(tree) {
  const read = path => readFileSync(join(tree, path), 'utf8')
  const keys = Object.keys(JSON.parse(read('package.json'))).join(', ')
  const expected = 'name, version, license, type, bin, files, engines'
  yield ['package.json has nothing that an installer acts on', keys === expected ? undefined : `Expected ${expected}, got ${keys}.`]

  const unwanted = ['.npmrc', 'package-lock.json', 'npm-shrinkwrap.json', 'node_modules'].find(name => existsSync(join(tree, name)))
  yield ['no lock file, no .npmrc, no node_modules', unwanted && `Unexpected ${unwanted}: remove it.`]
  yield ['the hooks are those of the sources', read('.pre-commit-hooks.yaml') === hooksFile ? undefined : 'They differ.']

  const notices = read('THIRD-PARTY-NOTICES')
  const {components} = JSON.parse(read('sbom.cdx.json'))
  const missing = components
    .filter(({type}) => type === 'library')
    .flatMap(each => [each, ...(each.components ?? [])])
    .map(titleOf)
    .find(title => !notices.includes(title))
  yield ['every licence is in the notices', missing && `Expected the licence of ${missing}, got none.`]
  yield ['an old Node.js gets exit 2 and a hint', oldNode(tree)]

  yield ['npm packs what the licences ask for, and nothing of this machine', packed(tree)]

  const size = sizeOf(tree)
  yield [`${(size / 1e6).toFixed(1)} MB`, size <= mostBytes ? undefined : `Expected at most ${mostBytes / 1e6} MB.`]
}

function titleOf({group, name, version}) {
  return `${group === undefined ? '' : `${group}/`}${name}${version === undefined ? '' : ` ${version}`} (`
}

function oldNode(tree) {
  const folder = mkdtempSync(join(tmpdir(), 'huntbook-gate-'))
  try {
    const fake = join(folder, 'fake.cjs')
    writeFileSync(fake, "Object.defineProperty(process, 'versions', {value: Object.assign({}, process.versions, {node: '18.20.8'})})\n")
    const {status, stderr} = spawnSync(execPath, ['--require', fake, join(tree, 'dist/huntbook.cjs'), 'lint'], {encoding: 'utf8'})
    return status === 2 && stderr.includes('hint:') ? undefined : `Expected exit 2 and a hint, got exit ${status}: ${stderr}`
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}

function packed(tree) {
  const cache = mkdtempSync(join(tmpdir(), 'huntbook-gate-'))
  try {
    const env = {...process.env, npm_config_cache: cache, npm_config_loglevel: 'error'}
    const {status, stdout, stderr} = spawnSync('npm', ['pack', '--dry-run', '--json', '--offline'], {cwd: tree, env, encoding: 'utf8'})
    if (status !== 0) return stderr
    const paths = JSON.parse(stdout)[0].files.map(({path}) => path)
    const missing = ['LICENSE', 'NOTICE', 'THIRD-PARTY-NOTICES', 'SOURCE', 'sbom.cdx.json'].find(path => !paths.includes(path))
    const unwanted = paths.find(path => path.startsWith(`${compiled}/`))
    return (missing && `Expected ${missing}, got none.`) ?? (unwanted && `Unexpected ${unwanted}: leave it out.`)
  } finally {
    rmSync(cache, {recursive: true, force: true})
  }
}
