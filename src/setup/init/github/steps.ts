import {nodeVersion, pinned} from '../pins.ts'
import type {Release} from '../release.ts'
import {indented} from '../yaml-text.ts'

/** What a job needs of the history: the commit, or also its parents, of which the first is the base of a pull request as merged. */
type Depth = 'commit' | 'parents'

/** The checkout and, where no release is served, the packages of the repository, huntbook among them. */
export function preparation(depth: Depth, release: Release | undefined): string {
  const parents = '    # The commit that merges a pull request, and its base.\n    fetch-depth: 2\n'
  return steps(`- uses: ${pinned('checkout')}
  with:
${depth === 'commit' ? '' : parents}    persist-credentials: false
${release ? '' : installation}`)
}

const installation = `- uses: ${pinned('setup-node')}
  with:
    node-version: ${nodeVersion}
    package-manager-cache: false
- run: npm ci --ignore-scripts
`

/** What stands behind `uses:` for the action of a release. */
export function actionOf({repository, commit, tag}: Release): string {
  return `${repository}@${commit} # ${tag}`
}

/** Steps at their place below `steps:`. */
export function steps(text: string): string {
  return indented(text, 6)
}

/** Uploads the findings that a job wrote, for the job that may show them. */
export const keepSarif: string = steps(`- if: \${{ !cancelled() }}
  uses: ${pinned('upload-artifact')}
  with:
    name: huntbook-sarif
    path: huntbook.sarif
    retention-days: 5
`)

/** A job of its own: only it gets the right to write, and it runs nothing of the repository. */
export function codeScanning(needs: string): string {
  return `  code-scanning:
    name: Code scanning
    needs: ${needs}
    # The token of a fork may not write here: annotations and the summary of the job need no token. Private repositories need GitHub Advanced
    # Security: with it, set the repository variable HUNTBOOK_CODE_SCANNING to \`on\`.
    if: >-
      \${{ !cancelled()
      && (github.event_name != 'pull_request' || github.event.pull_request.head.repo.full_name == github.repository)
      && (!github.event.repository.private || vars.HUNTBOOK_CODE_SCANNING == 'on') }}
    runs-on: ubuntu-24.04
    timeout-minutes: 10
    permissions:
      actions: read # upload-sarif asks for the run that it belongs to
      security-events: write # upload-sarif
    steps:
      - uses: ${pinned('download-artifact')}
        with:
          name: huntbook-sarif
      - uses: ${pinned('upload-sarif')}
        with:
          sarif_file: huntbook.sarif
          category: huntbook
`
}
