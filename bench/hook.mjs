// What the lint hook costs a commit: our own process on one staged hunt, from a release tree, in turn with `node -e 0`, so that a busy
// machine slows both. Prints medians and ratios.
//   node bench/hook.mjs [--runs 40] [--tree TREE]
import {execFileSync, spawnSync} from 'node:child_process'
import {cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import process, {execPath, stdout} from 'node:process'
import {parseArgs} from 'node:util'
import {median} from './convert/measure.mjs'

const {values} = parseArgs({options: {runs: {type: 'string', default: '40'}, tree: {type: 'string'}}})
const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'huntbook-hook-'))
const bound = 2.2

try {
  const tree = join(folder, 'tree')
  if (values.tree === undefined) execFileSync(execPath, [join(root, 'scripts/release-tree.mjs'), tree, '--allow-dirty'])
  else cpSync(values.tree, tree, {recursive: true})
  const catalog = catalogIn(join(folder, 'catalog'))
  const program = join(tree, 'dist/huntbook.cjs')
  // As `.pre-commit-hooks.yaml` has it.
  const hook = ['lint', '--allow-empty', '--no-progress', catalog.hunt]
  const commands = [
    {name: 'node -e 0', words: ['-e', '0']},
    {name: 'huntbook --version', words: [program, '--version']},
    {name: 'huntbook-lint, one staged hunt', words: [program, ...hook], bound},
    {name: 'huntbook-lint, nothing kept', words: [program, ...hook], env: {NODE_DISABLE_COMPILE_CACHE: '1'}},
    {name: 'huntbook-lint, a page that is no hunt', words: [program, 'lint', '--allow-empty', '--no-progress', 'page.md']},
  ]
  print(commands, measure(commands, catalog.folder))
} finally {
  rmSync(folder, {recursive: true, force: true})
}

/** The shipped hunts in a repository, one of them changed and staged. */
function catalogIn(path) {
  mkdirSync(path)
  cpSync(join(root, 'hunts'), join(path, 'hunts'), {recursive: true, filter: source => !source.includes('executed')})
  cpSync(join(root, 'huntbook.config.yaml'), join(path, 'huntbook.config.yaml'))
  writeFileSync(join(path, 'page.md'), '# Not a hunt\n')
  const hunt = 'hunts/network/http-beaconing.md'
  const git = (...words) => execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...words], {cwd: path})
  git('init', '--quiet')
  git('add', '--all')
  git('commit', '--quiet', '--message', 'x')
  writeFileSync(join(path, hunt), '\n', {flag: 'a'})
  git('add', '--all')
  return {folder: path, hunt}
}

function measure(commands, cwd) {
  const times = new Map(commands.map(({name}) => [name, []]))
  for (let run = -2; run < Number(values.runs); run++) {
    for (const {name, words, env} of commands) {
      const start = performance.now()
      const {status, stderr} = spawnSync(execPath, words, {cwd, encoding: 'utf8', env: {...process.env, ...env}})
      if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`)
      // The first rounds warm the disk's cache and keep compiled code.
      if (run >= 0) times.get(name).push(performance.now() - start)
    }
  }
  return times
}

function print(commands, times) {
  const base = median(times.get('node -e 0'))
  for (const {name, bound: most} of commands) {
    const value = median(times.get(name))
    const ratio = value / base
    const verdict = most === undefined ? '' : ratio <= most ? `  (at most ${most})` : `  ABOVE ${most}`
    stdout.write(`${name.padEnd(38)} ${value.toFixed(1).padStart(6)} ms  ${ratio.toFixed(2)} × node -e 0${verdict}\n`)
  }
}
