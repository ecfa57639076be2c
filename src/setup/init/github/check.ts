import {marker} from '../marker.ts'
import type {Release} from '../release.ts'
import {yamlText} from '../yaml-text.ts'
import type {WorkflowOptions} from './options.ts'
import {actionOf, codeScanning, keepSarif, preparation, steps} from './steps.ts'

/**
 * Checks what a pull request changes, and the whole catalog when it landed: code scanning forgets what an upload leaves out. What landed
 * is not for this one where several machines share the catalog.
 */
export function checkWorkflow({branch, release, workflows}: WorkflowOptions): string {
  return `# ${marker}. docs/ci.md of huntbook explains it.
name: huntbook
on:
  pull_request:
${workflows?.has('sharded') ? '' : `  push:\n    branches: [${yamlText(branch)}]\n`}
# Nothing but what a job asks for.
permissions: {}

concurrency:
  group: huntbook-\${{ github.ref }}
  cancel-in-progress: true

jobs:
  check:
    name: Check
    runs-on: ubuntu-24.04
    timeout-minutes: 10
    permissions:
      contents: read # checkout
    steps:
${preparation('parents', release)}${release ? byAction(release) : byPackage}${keepSarif}
${codeScanning('check')}`
}

/** A pull request is judged by the configuration and the rules of the branch that it goes to, not by its own. */
const byPackage = steps(`- name: Check
  env:
    BASE: \${{ github.event_name == 'pull_request' && 'HEAD^1' || '' }}
  run: >-
    npx --no-install huntbook check --max-warnings 0
    \${BASE:+--since "$BASE" --config-ref "$BASE"}
    --format pretty --format github --format sarif=huntbook.sarif --format "markdown=$GITHUB_STEP_SUMMARY"
`)

function byAction(release: Release): string {
  return steps(`- uses: ${actionOf(release)}
  with:
    args: check --max-warnings 0
    since: \${{ github.event_name == 'pull_request' && 'auto' || 'none' }}
    sarif-file: huntbook.sarif
`)
}
