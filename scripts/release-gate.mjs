// Decides whether a release tree may be released: its bytes, its layout, and every hook with every hook runner at hand, offline.
//   node scripts/release-gate.mjs TREE
// A runner that is missing is a line of output; with HUNTBOOK_REQUIRE_PRECOMMIT=1 a missing pre-commit is a failure.
import {spawnSync} from 'node:child_process'
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import process, {argv, env, execPath, stdout} from 'node:process'
import {checkLayout} from './release-gate/layout.mjs'
import {tryHooks} from './release-gate/runners.mjs'
import {compiled, isTree} from './release-tree/tree.mjs'

const [given, ...more] = argv.slice(2)
if (given === undefined || more.length > 0 || !isTree(resolve(given))) {
  process.stderr.write('release-gate: Expected a release tree: release-gate TREE.\n')
  process.exitCode = 2
} else if (!passes(resolve(given))) process.exitCode = 1

function passes(tree) {
  let failures = 0
  const tell = (what, problem) => {
    stdout.write(problem === undefined ? `ok    ${what}\n` : `FAIL  ${what}\n${problem.replaceAll(/^/gmu, '      ')}\n`)
    if (problem !== undefined) failures++
  }
  tell('built twice, the same bytes', rebuilt(tree))
  for (const [what, problem] of checkLayout(tree)) tell(what, problem)
  for (const program of ['pre-commit', 'prek']) {
    const {status, stdout: version} = spawnSync(program, ['--version'], {encoding: 'utf8'})
    const isNeeded = program === 'pre-commit' && env.HUNTBOOK_REQUIRE_PRECOMMIT === '1'
    if (status !== 0 && !isNeeded) stdout.write(`skip  hooks with ${program}, which is missing\n`)
    else if (status !== 0) tell(`hooks with ${program}`, 'It is missing, and HUNTBOOK_REQUIRE_PRECOMMIT is set.')
    else for (const [what, problem] of tryHooks(program, tree)) tell(`${version.trim()}: ${what}`, problem)
  }
  stdout.write(failures === 0 ? 'The tree may be released.\n' : `${failures} failed.\n`)
  return failures === 0
}

/** How another build of this checkout differs from the tree. */
function rebuilt(tree) {
  const folder = mkdtempSync(join(tmpdir(), 'huntbook-gate-'))
  try {
    const again = join(folder, 'tree')
    const {status, stderr} = spawnSync(execPath, [join(import.meta.dirname, 'release-tree.mjs'), again, '--allow-dirty'], {
      encoding: 'utf8',
    })
    if (status !== 0) return stderr
    const [ours, theirs] = [filesOf(again), filesOf(tree)]
    const different = [...new Set([...ours.keys(), ...theirs.keys()])].filter(
      path => !ours.get(path)?.equals(theirs.get(path) ?? Buffer.alloc(0)),
    )
    return different.length === 0 ? undefined : `These differ from a build of this checkout: ${different.join(', ')}`
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}

/** But for what the tree's own program wrote into it, which `.gitignore` keeps out of releases. */
function filesOf(folder) {
  const entries = readdirSync(folder, {recursive: true, withFileTypes: true}).filter(entry => entry.isFile())
  const paths = entries.map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1))
  const own = paths.filter(path => ![join('.git/'), join(compiled, '/')].some(start => path.startsWith(start)))
  return new Map(own.map(path => [path, readFileSync(join(folder, path))]))
}
