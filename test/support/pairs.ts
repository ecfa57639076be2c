import {unlinkSync} from 'node:fs'
import {join} from 'node:path'
import {code, ipynb, markdown} from './hunt.ts'
import type {Files, Repository} from './repository.ts'

const text =
  '---\nhunting:\n  title: x\njupytext:\n  notebook_metadata_filter: hunting\nkernelspec:\n  display_name: Python 3\n  language: python\n  name: python3\n---\n\n# Title\n\n```{code-cell}\nprint(1)\n```\n'
const outputs = [{output_type: 'stream', name: 'stdout', text: ['1\n']}]
const notebook = ipynb({title: 'x'}, [markdown('# Title'), code('print(1)', {outputs})])
const inText = text.replace('print(1)', 'print(1 + 1)')
const inNotebook = notebook.replace('# Title', '# Other')
const pair = {'x.md': text, 'x.ipynb': notebook}

/** One state of a pair, as the table of the policy has it. */
export interface PairState {
  readonly mode?: 'myst' | 'ipynb' | 'both'
  /** What the first commit has. Default both halves, in step. */
  readonly head?: Files
  /** What is written then. Everything is staged. */
  readonly edits?: Files
  /** More that happens before the edits are staged. */
  readonly before?: (repository: Repository) => void
  /** What is written after that and stays unstaged. */
  readonly unstaged?: Files
  /** What comes of `huntbook-sync`: its exit code, and which files it writes. */
  readonly exit: 0 | 1
  readonly writes: readonly string[]
  readonly says?: string
  /** The rule that `check` reports. */
  readonly check?: string
  /** What comes of it through pre-commit, which takes away what is not staged and puts it back after the hook: what `x.ipynb` holds. */
  readonly stashed?: readonly string[]
}

function merging({git, commit, write}: Repository): void {
  git('checkout', '--quiet', '-b', 'side')
  commit({'other.txt': 'b\n'})
  git('checkout', '--quiet', 'main')
  commit({'other.txt': 'c\n'})
  try {
    git('merge', '--quiet', 'side')
  } catch {
    write({'other.txt': 'd\n'})
  }
}

/** Both halves of a hunt, in step. */
export function pairOf(stem: string): Readonly<Record<string, string>> {
  return {[`${stem}.md`]: text, [`${stem}.ipynb`]: notebook}
}

const withOutput = {'x.ipynb': notebook.replace('1\\n', '2\\n')}
const differ = 'pair/differs'
const both = {mode: 'both'} as const
const alone = {head: {'a.txt': ''}, edits: {'x.md': text}} as const
const aloneNotebook = {head: {'a.txt': ''}, edits: {'x.ipynb': notebook}} as const

export const pairStates: Readonly<Record<string, PairState>> = {
  '1, equal': {edits: {'a.txt': ''}, exit: 0, writes: []},
  '1, other outputs': {edits: withOutput, exit: 0, writes: []},
  '2, the text changed': {edits: {'x.md': inText}, exit: 1, writes: ['x.ipynb'], says: "git add -- 'x.ipynb'\n", check: differ},
  '3, the notebook changed': {
    edits: {'x.ipynb': inNotebook},
    exit: 1,
    // The notebook remembers what both hold.
    writes: ['x.ipynb', 'x.md'],
    says: "git add -- 'x.md' 'x.ipynb'\n",
    check: differ,
  },
  '4, both changed to the same': {
    edits: {'x.md': text.replace('# Title', '# Other'), 'x.ipynb': inNotebook},
    exit: 0,
    writes: [],
  },
  '5, both changed': {
    edits: {'x.md': inText, 'x.ipynb': inNotebook},
    exit: 1,
    writes: [],
    says: 'huntbook convert --sync --from myst FILE',
    check: 'pair/conflict',
  },
  '5, no base': {
    head: {'a.txt': ''},
    edits: {'x.md': inText, 'x.ipynb': inNotebook},
    exit: 1,
    writes: [],
    says: 'huntbook convert --sync --from myst FILE',
    check: 'pair/conflict',
  },
  '6, a new text, mode myst': {...alone, exit: 0, writes: []},
  '6, a new text, mode both': {...alone, ...both, exit: 1, writes: ['x.ipynb'], says: "git add -- 'x.ipynb'\n", check: 'pair/orphan'},
  '6, a new text, mode ipynb': {...alone, mode: 'ipynb', exit: 1, writes: ['x.ipynb']},
  '7, a new notebook, mode ipynb': {...aloneNotebook, mode: 'ipynb', exit: 0, writes: []},
  '7, a new notebook, mode both': {...aloneNotebook, ...both, exit: 1, writes: ['x.ipynb', 'x.md'], check: 'pair/orphan'},
  '7, a new notebook, mode myst': {...aloneNotebook, exit: 1, writes: ['x.ipynb', 'x.md']},
  '8, the notebook deleted': {
    before: ({top}) => unlinkSync(join(top, 'x.ipynb')),
    edits: {'x.md': inText},
    exit: 1,
    writes: [],
    says: 'pair/orphan',
    check: 'pair/orphan',
  },
  '8, the text deleted': {
    before: ({top}) => unlinkSync(join(top, 'x.md')),
    edits: {'x.ipynb': inNotebook},
    exit: 1,
    writes: [],
    says: 'pair/orphan',
    check: 'pair/orphan',
  },
  '9, the notebook is ignored': {
    head: {'x.md': text, '.gitignore': '*.ipynb\n'},
    edits: {'x.md': inText, 'x.ipynb': inNotebook},
    exit: 0,
    writes: [],
  },
  '10, the other half has unstaged edits': {
    edits: {'x.md': inText},
    unstaged: {'x.ipynb': inNotebook},
    exit: 1,
    writes: [],
    says: 'pair/conflict',
    check: 'pair/conflict',
    // The hook writes other lines than those of the edit: both are there.
    stashed: ['# Other', 'print(1 + 1)'],
  },
  '10, the other half has unstaged edits of the same lines': {
    edits: {'x.md': inText},
    unstaged: {'x.ipynb': notebook.replace('print(1)', 'print(1 + 2)')},
    exit: 1,
    writes: [],
    says: 'pair/conflict',
    check: 'pair/conflict',
    // What the hook wrote is taken back.
    stashed: ['print(1 + 2)'],
  },
  '11, a half that does not parse': {edits: {'x.md': inText, 'x.ipynb': '{'}, exit: 1, writes: [], says: 'x.ipynb:1:2 error parse/json'},
  '11, a half with marks of a conflict': {
    edits: {'x.ipynb': inNotebook, 'x.md': text.replace('print(1)', '<<<<<<< ours\nprint(1)\n=======\nprint(2)\n>>>>>>> theirs')},
    exit: 1,
    writes: [],
    says: 'parse/conflict',
  },
  '12, a merge is going on, in step': {before: merging, edits: withOutput, exit: 0, writes: []},
  '12, a merge is going on': {
    before: merging,
    edits: {'x.md': inText},
    exit: 1,
    writes: [],
    says: 'A merge is going on: nothing was written. Finish it first.',
    check: differ,
  },
}

/** What the first commit of a state has. */
export function headOf({head = pair, mode}: PairState): Files {
  const config = `extends: []\nrules: {pair/*: error}\n${mode === undefined ? '' : `pairs: {mode: ${mode}}\n`}`
  return {'huntbook.config.yaml': config, ...head}
}

/** Brings a repository into a state. Every text that somebody wrote: [path, content]. */
export function bringAbout(
  {head = pair, before, edits = {}, unstaged = {}}: PairState,
  repository: Repository,
): readonly (readonly [string, string])[] {
  const {write, git} = repository
  before?.(repository)
  write(edits)
  git('add', '--all')
  write(unstaged)
  return [head, edits, unstaged].flatMap(files => Object.entries(files).map(([path, content]) => [path, String(content)] as const))
}
