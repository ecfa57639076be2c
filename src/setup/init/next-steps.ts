import type {Choices} from './choices.ts'
import type {Facts} from './facts.ts'

export interface NextSteps {
  readonly commands: readonly string[]
  readonly notes: readonly string[]
}

interface Given {
  readonly facts: Facts
  readonly choices: Choices
  /** Whether git could not be set up along the way. */
  readonly lacksGit: boolean
}

/** What a person does once the files are there. */
export function nextSteps({facts, choices, lacksGit}: Given): NextSteps {
  const {isGit, isInstalled, notebooks} = facts
  const {preCommit, git, gitlab, github, release} = choices
  const isEmpty = notebooks.texts + notebooks.notebooks === 0
  const program = isInstalled ? 'npx huntbook' : 'huntbook'
  const needsPackage = !isInstalled && (gitlab || (github.size > 0 && !release))
  return {
    commands: [
      ...(preCommit ? ['pre-commit install'] : []),
      ...(lacksGit ? [`${program} git install`] : []),
      isEmpty ? `${program} new TITLE --technique ID --data-source NAME --description TEXT` : `${program} check`,
    ],
    notes: [...(needsPackage ? [noPackage] : []), ...(git ? [isGit ? everyClone : noGit] : [])],
  }
}

const noPackage =
  'Workflows run the huntbook that `npm ci` installs, and package.json names none: add it to `devDependencies`, and commit package-lock.json too.'
const everyClone = 'Git takes no commands from a clone: everybody runs `huntbook git install` once in each.'
const noGit = 'This is no git repository: the lines of .gitattributes do nothing until it is one.'
