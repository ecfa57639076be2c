import type {Choices, Facts} from '../node/init-command.ts'
import {ToolError, terminalText} from '../node/use.ts'
import type {Io} from './io.ts'

interface Asking {
  /** What options say: that is not asked. */
  readonly given: Partial<Choices>
  readonly proposed: Choices
  readonly facts: Facts
}

/** Asks what no option says, each with what the repository suggests as the answer of an empty line. */
export async function askChoices({given, proposed, facts}: Asking, io: Io): Promise<Choices> {
  const {baselinePath, proposePairs} = await import('../node/init-command.ts')
  const {texts, notebooks, pairs} = facts.notebooks
  const yes = yesOn(io)
  const isWithoutBaseline = given.baseline === undefined && proposed.baseline === undefined
  io.stderr.write(`Found ${counted(texts, 'text')}, ${counted(notebooks, 'notebook')} (.ipynb) and ${counted(pairs, 'pair')} of both.\n`)
  const files = given.files ?? (await filesOn(io, proposed.files))
  const why = facts.configured ? 'as it is configured' : proposePairs(facts.notebooks).why
  return {
    ...proposed,
    ...given,
    files,
    pairs:
      given.pairs ??
      (await choiceOn(io, `How are they kept? (${why})`, {words: ['myst', 'ipynb', 'both', 'none'], proposed: proposed.pairs})),
    preset: given.preset ?? (await choiceOn(io, 'Which rules?', {words: ['recommended', 'strict'], proposed: proposed.preset})),
    ...(isWithoutBaseline &&
      (await yes('Take down what is found today, and report only what is new (a baseline)?', false)) && {baseline: baselinePath}),
    ...(facts.isTop && {
      preCommit: given.preCommit ?? (await yes('Hooks for pre-commit?', proposed.preCommit)),
      github: given.github ?? new Set((await yes('A workflow for pull requests on GitHub?', proposed.github.size > 0)) ? ['check'] : []),
      gitlab: given.gitlab ?? (await yes('A job for merge requests on GitLab?', proposed.gitlab)),
    }),
    git: given.git ?? (await yes('Have git strip, show and merge notebooks as such?', proposed.git)),
  }
}

/** A person types one glob; more of them are for the option, and for the configuration. */
async function filesOn(io: Io, proposed: readonly string[]): Promise<readonly string[]> {
  const shown = proposed.join(' ')
  const answer = await answerOn(io, 'Which notebooks are hunts (a glob)?', {proposed: shown})
  return answer === shown ? proposed : [answer]
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** The line that a person types; what is proposed where that is empty. */
async function answerOn({ask}: Io, question: string, {proposed}: {readonly proposed: string}): Promise<string> {
  const line = await ask?.(`${question} [${terminalText(proposed)}] `)
  if (line === undefined) throw new ToolError('INIT_ASKS', 'Expected an answer, got none. Nothing was written.')
  return line.trim() || proposed
}

/** How often a question is asked before it is given up. */
const tries = 3

async function choiceOn<Word extends string>(
  io: Io,
  question: string,
  {words, proposed}: {readonly words: readonly Word[]; readonly proposed: Word},
): Promise<Word> {
  for (let attempt = 0; attempt < tries; attempt++) {
    const answer = (await answerOn(io, `${question} ${words.join(', ')}`, {proposed})).toLowerCase()
    const meant = words.filter(word => word.startsWith(answer))
    const [word] = meant
    if (word !== undefined && meant.length === 1) return word
    io.stderr.write(`Expected ${words.join(', ')}, got \`${terminalText(answer)}\`.\n`)
  }
  throw new ToolError('INIT_ASKS', `Expected one of ${words.join(', ')}, got something else ${tries} times. Nothing was written.`)
}

function yesOn(io: Io): (question: string, proposed: boolean) => Promise<boolean> {
  return async (question, proposed) => (await choiceOn(io, question, {words: ['yes', 'no'], proposed: proposed ? 'yes' : 'no'})) === 'yes'
}
