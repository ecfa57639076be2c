import {treeValue} from '../../parse/tree.ts'
import {parseYaml} from '../../parse/yaml.ts'
import {hooks} from '../hooks.ts'
import type {PairMode} from './facts.ts'
import {hooksIn} from './hooks-in.ts'
import {marker} from './marker.ts'
import type {Part} from './part.ts'
import type {Release} from './release.ts'
import {indented} from './yaml-text.ts'

export const preCommitPath = '.pre-commit-config.yaml'

type Hook = (typeof hooks)[number]

interface HookOptions {
  readonly pairs: PairMode
  /** What is stored is stripped by git's filter, and files keep their outputs. */
  readonly hasFilter?: true
  readonly release?: Release
  /** Whether huntbook is a package of the repository, and not only on PATH. */
  readonly isInstalled: boolean
  /** The file of that package that Node.js starts, from the root. Without npm in between a commit is a quarter of a second faster a hook. */
  readonly program?: string
}

const written: ReadonlySet<string> = new Set(['huntbook-fix', 'huntbook-strip', 'huntbook-sync', 'huntbook-lint'])

/** Hooks in the order in which each leaves the next one nothing to do: fix, strip, sync, lint. */
export function preCommitFile(options: HookOptions): Part {
  const idle = new Set([...(options.pairs === 'none' ? ['huntbook-sync'] : []), ...(options.hasFilter ? ['huntbook-strip'] : [])])
  const wanted = hooks.filter(({id}) => written.has(id) && !idle.has(id))
  const order = wanted.map(({id}) => id.replace('huntbook-', '')).join(', ')
  const text = `# ${marker}. docs/pre-commit.md of huntbook explains the hooks; the order matters: ${order}.\nrepos:\n${repository(wanted, options)}`
  return {
    path: preCommitPath,
    purpose: 'hooks that check each commit',
    text,
    lacking: existing => {
      const there = idsIn(existing)
      const missing = wanted.filter(({id}) => !there.has(id))
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

function repository(listed: readonly Hook[], {release, isInstalled, program}: HookOptions): string {
  if (release) {
    const ids = listed.map(({id}) => `      - id: ${id}\n`).join('')
    return `  - repo: https://github.com/${release.repository}\n    rev: ${release.tag}\n    hooks:\n${ids}`
  }
  const start = program !== undefined ? `node ${program}` : isInstalled ? 'npx --no-install huntbook' : 'huntbook'
  const entries = listed.map(
    ({id, name, command, takes}) =>
      `- id: ${id}\n  name: '${name}'\n  entry: ${start} ${command}\n  language: system\n  ${takes === 'jupyter' ? 'types: [jupyter]' : 'types_or: [jupyter, markdown]'}\n  require_serial: true\n`,
  )
  return `  - repo: local\n    hooks:\n${indented(entries.join(''), 6)}`
}
