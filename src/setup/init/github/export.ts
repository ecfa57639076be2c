import {marker} from '../marker.ts'
import {pinned} from '../pins.ts'
import type {Release} from '../release.ts'
import {yamlText} from '../yaml-text.ts'
import type {WorkflowOptions} from './options.ts'
import {actionOf, preparation, steps} from './steps.ts'

/** Executed copies, wherever they are. */
const executed = '**/executed/**/*.ipynb'

/** Exports executed notebooks when they land. Nothing is executed and nothing is sent: what comes of it is an artifact of the run. */
export function exportWorkflow({branch, release}: WorkflowOptions): string {
  return `# ${marker}. docs/ci.md of huntbook explains it.
name: huntbook export
on:
  push:
    branches: [${yamlText(branch)}]
    paths: ['${executed}']
  workflow_dispatch:

# Nothing but what a job asks for.
permissions: {}

concurrency:
  group: huntbook-export-\${{ github.ref }}
  cancel-in-progress: false

jobs:
  export:
    name: Export
    runs-on: ubuntu-24.04
    timeout-minutes: 20
    permissions:
      contents: read # checkout
    steps:
${preparation('commit', release)}${exportStep(release)}${keep}`
}

/** A notebook that is refused, because a secret would leave with it or it never ran, fails the job; the others are exported. */
function exportStep(release: Release | undefined): string {
  if (release) {
    return steps(`- uses: ${actionOf(release)}
  with:
    args: export '${executed}' --to markdown --to html --out findings
    since: none
`)
  }
  return steps(`- name: Export
  run: npx --no-install huntbook export '${executed}' --to markdown --to html --out findings --no-progress
`)
}

const keep = steps(`- if: \${{ !cancelled() }}
  uses: ${pinned('upload-artifact')}
  with:
    name: huntbook-findings
    path: findings
    if-no-files-found: error
    retention-days: 30
`)
