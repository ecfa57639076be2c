import {commandName} from '../command-name.ts'
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
  const {isGit, isInstalled, isOnPath, notebooks} = facts
  const program = commandName(facts)
  const {preCommit, git, gitlab, github, release} = choices
  const isEmpty = notebooks.texts + notebooks.notebooks === 0
  const workflows = !release && github.size > 0 ? 'Workflows run' : 'The job of GitLab runs'
  const needsPackage = !isInstalled && (gitlab || (github.size > 0 && !release))
  const needsProgram = preCommit && !release && !isInstalled && !isOnPath
  return {
    commands: [
      ...(preCommit ? ['pre-commit install'] : []),
      ...(lacksGit ? [`${program} git install`] : []),
      isEmpty ? `${program} new TITLE --technique ID --data-source NAME --description TEXT` : `${program} check`,
    ],
    notes: [
      ...(needsProgram ? [noProgram] : []),
      ...(needsPackage ? [`${workflows} ${noPackage}`] : []),
      ...(git ? [isGit ? everyClone(program) : noGit] : []),
    ],
  }
}

const noPackage =
  'the huntbook that `npm ci` installs, and package.json names none: add it to `devDependencies`, and commit package-lock.json too.'
const noProgram =
  'The hooks start `huntbook`, which is not on PATH here, and package.json does not name it: no commit passes until it is installed. Where it is to be a package, add it to `devDependencies` and run this with --force.'

function everyClone(program: string): string {
  return `Git takes no commands from a clone: everybody runs \`${program} git install\` once in each.`
}

const noGit = 'This is no git repository: the lines of .gitattributes do nothing until it is one.'
