import {marker} from './marker.ts'
import type {Part} from './part.ts'
import {nodeImage} from './pins.ts'

/** What is checked on merge requests, and on what lands. `GIT_DEPTH: "0"`: without its history nobody knows what a request changes. */
const job = `huntbook:
  image: ${nodeImage}
  timeout: 10 minutes
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  variables:
    # All of the history: without it nobody can tell what a merge request changes.
    GIT_DEPTH: "0"
  script:
    - npm ci --ignore-scripts
    - >-
      npx --no-install huntbook check
      \${CI_MERGE_REQUEST_DIFF_BASE_SHA:+--since "$CI_MERGE_REQUEST_DIFF_BASE_SHA"}
      --format pretty --format gitlab=gl-code-quality-report.json --format junit=huntbook.xml
  artifacts:
    when: always
    expire_in: 1 week
    reports:
      codequality: gl-code-quality-report.json
      junit: huntbook.xml
`

export const gitlabFile: Part = {
  path: '.gitlab-ci.yml',
  purpose: 'a check of merge requests',
  text: `# ${marker}. docs/ci.md of huntbook explains it.\n${job}`,
  lacking: existing =>
    /^huntbook:/mu.test(existing) ? undefined : {why: 'so that merge requests are checked', lines: job.trimEnd().split('\n')},
}
