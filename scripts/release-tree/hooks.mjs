// The hooks of pre-commit. Main cannot be installed by a hook runner, so that only the release tree serves them.
import {createJiti} from 'jiti'

/** The table that `init` and the docs go by. Node.js 20 reads no TypeScript itself, and a tree is built without `dist`. */
const {hooks} = await createJiti(import.meta.url, {fsCache: false}).import('../../src/setup/hooks.ts')

const narrowed = {notebooks: [], jupyter: ['types: [jupyter]'], nothing: ['pass_filenames: false']}

/** What `.pre-commit-hooks.yaml` holds. */
export const hooksFile = hooks
  .map(({id, name, command, takes}) =>
    [
      `- id: ${id}`,
      `name: '${name}'`,
      `entry: huntbook ${command}`,
      'language: node',
      'types_or: [jupyter, markdown]',
      ...narrowed[takes],
      'minimum_pre_commit_version: "3.0.0"',
      'require_serial: true',
    ].join('\n  '),
  )
  .join('\n\n')
  .concat('\n')

/** What each does, for the page of a release. */
export const hooksRows = hooks.map(({id, name}) => `| \`${id}\` | ${name.replace('huntbook: ', '')} |`).join('\n')
