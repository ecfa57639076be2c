// The hooks of pre-commit. Main cannot be installed by a hook runner, so that only the release tree serves them.

/** id → what it runs, and what people read of it. `types` narrows the files to notebooks of Jupyter, `catalog` takes none. */
const hooks = [
  {
    id: 'huntbook-lint',
    name: 'huntbook: check hunts',
    entry: 'huntbook lint --allow-empty --no-progress',
  },
  {
    id: 'huntbook-fix',
    name: 'huntbook: fix what has a safe fix',
    entry: 'huntbook lint --fix --fail-on-change --allow-empty --no-progress',
  },
  {
    id: 'huntbook-convert-check',
    name: 'huntbook: check that both halves of a pair say the same',
    entry: 'huntbook convert --check --skip-ignored --allow-empty',
  },
  {
    id: 'huntbook-sync',
    name: 'huntbook: bring both halves of a pair in step',
    entry: 'huntbook convert --sync --skip-ignored --fail-on-change --allow-empty',
  },
  {
    id: 'huntbook-strip',
    name: 'huntbook: take outputs out of notebooks',
    entry: 'huntbook convert --strip outputs,counts,metadata --in-place --fail-on-change --allow-empty',
    files: ['types: [jupyter]'],
  },
  {
    id: 'huntbook-catalog',
    name: 'huntbook: check the whole catalog',
    entry: 'huntbook check --no-progress',
    files: ['pass_filenames: false'],
  },
]

/** What `.pre-commit-hooks.yaml` holds. */
export const hooksFile = hooks
  .map(({id, name, entry, files = []}) =>
    [
      `- id: ${id}`,
      `name: '${name}'`,
      `entry: ${entry}`,
      'language: node',
      'types_or: [jupyter, markdown]',
      ...files,
      'minimum_pre_commit_version: "3.0.0"',
      'require_serial: true',
    ].join('\n  '),
  )
  .join('\n\n')
  .concat('\n')
