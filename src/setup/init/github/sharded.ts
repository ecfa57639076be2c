import {marker} from '../marker.ts'
import {pinned} from '../pins.ts'
import type {Release} from '../release.ts'
import {yamlText} from '../yaml-text.ts'
import type {WorkflowOptions} from './options.ts'
import {actionOf, codeScanning, keepSarif, preparation, steps} from './steps.ts'

/** How many machines share the work. */
const shards = 4

/** Checks the whole catalog on several machines, and reports as one run would. */
export function shardedWorkflow({branch, release}: WorkflowOptions): string {
  const numbers = Array.from({length: shards}, (_, index) => index + 1).join(', ')
  return `# ${marker}. docs/ci.md of huntbook explains it.
name: huntbook (sharded)
on:
  push:
    branches: [${yamlText(branch)}]
  workflow_dispatch:

# Nothing but what a job asks for.
permissions: {}

concurrency:
  group: huntbook-sharded-\${{ github.ref }}
  cancel-in-progress: true

jobs:
  shard:
    name: Part \${{ matrix.shard }} of ${shards}
    strategy:
      fail-fast: false
      matrix:
        shard: [${numbers}]
    runs-on: ubuntu-24.04
    timeout-minutes: 20
    permissions:
      contents: read # checkout
    steps:
${preparation('commit', release)}${checkPart(release)}${keepBlob}
  merge:
    name: Report
    needs: shard
    # A part that failed is missing, which the report says; findings alone fail no part.
    if: \${{ !cancelled() }}
    runs-on: ubuntu-24.04
    timeout-minutes: 10
    permissions:
      contents: read # checkout
    steps:
${preparation('commit', release)}${takeBlobs}${merge(release)}${keepSarif}
${codeScanning('merge')}`
}

/** What was found counts where the parts come together: the baseline and rules over the catalog are applied there. */
function checkPart(release: Release | undefined): string {
  if (release) {
    return steps(`- uses: ${actionOf(release)}
  with:
    args: check --shard \${{ matrix.shard }}/${shards} --exit-zero --format blob=huntbook-blob/\${{ matrix.shard }}.json
    since: none
    summary: false
`)
  }
  return steps(`- name: Check a part
  env:
    SHARD: \${{ matrix.shard }}
  run: npx --no-install huntbook check --shard "$SHARD/${shards}" --exit-zero --format pretty --format "blob=huntbook-blob/$SHARD.json"
`)
}

const keepBlob = steps(`- uses: ${pinned('upload-artifact')}
  with:
    name: huntbook-blob-\${{ matrix.shard }}
    path: huntbook-blob
    if-no-files-found: error
    retention-days: 1
`)

const takeBlobs = steps(`- uses: ${pinned('download-artifact')}
  with:
    pattern: huntbook-blob-*
    path: huntbook-blobs
    merge-multiple: true
`)

function merge(release: Release | undefined): string {
  if (release) {
    return steps(`- uses: ${actionOf(release)}
  with:
    args: check --merge huntbook-blobs --max-warnings 0
    since: none
    sarif-file: huntbook.sarif
`)
  }
  return steps(`- name: Report
  run: >-
    npx --no-install huntbook check --merge huntbook-blobs --max-warnings 0
    --format pretty --format github --format sarif=huntbook.sarif --format "markdown=$GITHUB_STEP_SUMMARY"
`)
}
