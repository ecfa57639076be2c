import type {Choices} from './choices.ts'
import type {Facts, NotebookFacts, PairMode} from './facts.ts'

/** What notebooks end in, as a part of a glob. */
const endings = '*.{ipynb,md,myst,mystnb,mnb}'

/** What the repository suggests. Nothing is hidden by default: a baseline is made only where somebody asks for one. */
export function propose(facts: Facts): Choices {
  const {configured, notebooks, isGit, isTop, services, attack} = facts
  return {
    preset: configured?.preset ?? 'recommended',
    files: configured?.files ?? proposeFiles(notebooks),
    pairs: configured?.mode ?? proposePairs(notebooks).mode,
    attack: configured?.attack ?? attack,
    preCommit: isGit && isTop,
    github: new Set(isTop && services.has('github') ? ['check'] : []),
    gitlab: isTop && services.has('gitlab'),
    git: isGit && notebooks.notebooks > 0,
    ...(configured?.baseline !== undefined && {baseline: configured.baseline}),
  }
}

/** One folder where all notebooks are in it, else everything: a hunt that nobody looks at looks clean. */
function proposeFiles({folders}: NotebookFacts): readonly string[] {
  if (folders.size === 0) return [`hunts/**/${endings}`]
  const [folder = ''] = folders
  // What a glob would read otherwise than as a name is left to people.
  return folders.size === 1 && /^[\w.-]+$/u.test(folder) ? [`${folder}/**/${endings}`] : [`**/${endings}`]
}

/** The mode under which nothing that is there would be made anew, and why. */
export function proposePairs(found: NotebookFacts): {readonly mode: PairMode; readonly why: string} {
  const {texts, notebooks, pairs, isPairedByJupytext, isNotebookIgnored} = found
  if (pairs > 0) return {mode: 'both', why: 'some notebooks are there as .ipynb and as text'}
  if (isPairedByJupytext && !isNotebookIgnored) return {mode: 'both', why: 'jupytext keeps both'}
  if (notebooks === 0) return {mode: 'myst', why: texts === 0 ? 'there are no notebooks yet' : 'all notebooks are texts'}
  if (texts === 0) return {mode: 'ipynb', why: 'all notebooks are .ipynb'}
  return {mode: 'none', why: 'some notebooks are texts and others .ipynb, and none is both'}
}
