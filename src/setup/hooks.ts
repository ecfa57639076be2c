/** A hook of pre-commit, wherever it is served from. */
interface Hook {
  readonly id: string
  /** What people read while it runs. */
  readonly name: string
  /** Behind the program. */
  readonly command: string
  /** What it is given: notebooks and texts, notebooks of Jupyter alone, or no names at all. */
  readonly takes: 'notebooks' | 'jupyter' | 'nothing'
  /** What it writes, in Markdown. */
  readonly writes: string
}

/** All hooks, in the order in which each leaves the next one nothing to do. Plain data: the release tree and the docs are made of it too. */
export const hooks = [
  {
    id: 'huntbook-fix',
    name: 'huntbook: fix what has a safe fix',
    command: 'lint --fix --fail-on-change --allow-empty --no-progress',
    takes: 'notebooks',
    writes: 'notebooks: what has a safe fix',
  },
  {
    id: 'huntbook-strip',
    name: 'huntbook: take outputs out of notebooks',
    command: 'convert --strip outputs,counts,metadata --in-place --fail-on-change --allow-empty',
    takes: 'jupyter',
    writes:
      '`.ipynb`: without outputs, counts and volatile metadata; cells tagged `keep_output` stay. For repositories without [the filter](git.md#the-filter)',
  },
  {
    id: 'huntbook-sync',
    name: 'huntbook: bring both halves of a pair in step',
    command: 'convert --sync --skip-ignored --fail-on-change --allow-empty',
    takes: 'notebooks',
    writes: 'the other half of a pair',
  },
  {
    id: 'huntbook-convert-check',
    name: 'huntbook: check that both halves of a pair say the same',
    command: 'convert --check --skip-ignored --allow-empty',
    takes: 'notebooks',
    writes: 'nothing: it fails where halves differ',
  },
  {
    id: 'huntbook-lint',
    name: 'huntbook: check hunts',
    command: 'lint --allow-empty --no-progress',
    takes: 'notebooks',
    writes: 'nothing',
  },
  {
    id: 'huntbook-catalog',
    name: 'huntbook: check the whole catalog',
    command: 'check --no-progress',
    takes: 'nothing',
    writes: 'nothing: it checks the whole catalog, whatever is committed',
  },
] as const satisfies readonly Hook[]
