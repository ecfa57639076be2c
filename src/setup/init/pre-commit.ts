import {treeValue} from '../../parse/tree.ts'
import {parseYaml} from '../../parse/yaml.ts'
import type {PairMode} from './facts.ts'
import {hooksIn} from './hooks-in.ts'
import {marker} from './marker.ts'
import type {Part} from './part.ts'
import type {Release} from './release.ts'
import {indented} from './yaml-text.ts'

export const preCommitPath = '.pre-commit-config.yaml'

interface Hook {
  readonly id: string
  readonly name: string
  /** Behind the program. */
  readonly command: string
  readonly types: string
}

const notebooks = 'types_or: [jupyter, markdown]'
const fix: Hook = {
  id: 'huntbook-fix',
  name: 'put right what is safe in hunts',
  command: 'lint --fix --fail-on-change --allow-empty --no-progress',
  types: notebooks,
}
const strip: Hook = {
  id: 'huntbook-strip',
  name: 'strip outputs from notebooks',
  command: 'convert --strip outputs,counts,metadata --in-place --fail-on-change --allow-empty',
  types: 'types: [jupyter]',
}
const sync: Hook = {
  id: 'huntbook-sync',
  name: 'keep .ipynb and text in step',
  command: 'convert --sync --skip-ignored --fail-on-change --allow-empty',
  types: notebooks,
}
const lint: Hook = {id: 'huntbook-lint', name: 'check hunts', command: 'lint --allow-empty --no-progress', types: notebooks}

interface HookOptions {
  readonly pairs: PairMode
  readonly release?: Release
  /** Whether huntbook is a package of the repository, and not only on PATH. */
  readonly isInstalled: boolean
}

/** Hooks in the order in which each leaves the next one nothing to do: fix, strip, sync, lint. */
export function preCommitFile(options: HookOptions): Part {
  const hooks = [fix, strip, ...(options.pairs === 'none' ? [] : [sync]), lint]
  const text = `# ${marker}. docs/pre-commit.md of huntbook explains the hooks; the order matters: fix, strip, sync, lint.\nrepos:\n${repository(hooks, options)}`
  return {
    path: preCommitPath,
    text,
    lacking: existing => {
      const there = idsIn(existing)
      const missing = hooks.filter(({id}) => !there.has(id))
      if (missing.length === 0) return undefined
      return {why: 'below `repos:`, so that every commit is checked', lines: repository(missing, options).trimEnd().split('\n')}
    },
  }
}

/** A text that cannot be read has no hooks: pre-commit would find none either. */
function idsIn(text: string): ReadonlySet<unknown> {
  const {tree} = parseYaml(text, {version: '1.2'})
  return new Set(hooksIn(tree && treeValue(tree)).map(hook => hook.get('id')))
}

function repository(hooks: readonly Hook[], {release, isInstalled}: HookOptions): string {
  if (release) {
    const ids = hooks.map(({id}) => `      - id: ${id}\n`).join('')
    return `  - repo: https://github.com/${release.repository}\n    rev: ${release.tag}\n    hooks:\n${ids}`
  }
  const program = isInstalled ? 'npx --no-install huntbook' : 'huntbook'
  const entries = hooks.map(
    ({id, name, command, types}) =>
      `- id: ${id}\n  name: ${name}\n  entry: ${program} ${command}\n  language: system\n  ${types}\n  require_serial: true\n`,
  )
  return `  - repo: local\n    hooks:\n${indented(entries.join(''), 6)}`
}
