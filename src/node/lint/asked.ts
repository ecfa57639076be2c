import {posix} from 'node:path'
import type {Services} from '../../lint/context.ts'
import {digestOf} from '../digest.ts'
import {type Linter, type Questions, questionsOf} from './linter.ts'

/** What rules asked about besides the notebook: kind of question, path, and the answer as a digest or a word. */
export type Asked = readonly [kind: 'kind' | 'read' | 'files' | 'jupytext' | 'cleaned' | 'today', path: string, answer: string]

/** Answers questions anew, to see whether what was found then holds still. */
export type Answer = (kind: Asked[0], path: string) => string

export interface Listening {
  readonly questions: Questions
  /** Every question once, in the order of the first time. */
  readonly asked: () => readonly Asked[]
}

/** Lets rules ask the disk and takes down what it said. */
export function listen(linter: Pick<Linter, 'workspace'>, path: string): Listening {
  const {services, readSide} = questionsOf(linter, path)
  const asked = new Map<string, Asked>()
  const noteAll = (said: readonly Asked[]): void => {
    for (const one of said) {
      const key = `${one[0]}\0${one[1]}`
      if (!asked.has(key)) asked.set(key, one)
    }
  }
  const note = (kind: Asked[0], about: string, answer: string): void => noteAll([[kind, about, answer]])
  const heard: Services = {
    ...services,
    today: () => {
      const day = services.today()
      note('today', '', day)
      return day
    },
    jupytextFor: about => {
      const config = services.jupytextFor(about)
      note('jupytext', about, digestOfJson(config))
      return config
    },
    isCleanedByGit: about => {
      const isCleaned = services.isCleanedByGit(about)
      note('cleaned', about, String(isCleaned))
      return isCleaned
    },
    repository: {
      kindOf: about => {
        const kind = services.repository.kindOf(about)
        note('kind', about, kind ?? '')
        return kind
      },
      read: about => {
        const bytes = services.repository.read(about)
        note('read', about, digestOf(bytes))
        return bytes
      },
      files: () => {
        const files = services.repository.files()
        note('files', '', digestOfJson(files))
        return files
      },
    },
  }
  const folder = posix.dirname(path)
  return {
    questions: {
      services: heard,
      note: noteAll,
      readSide: side => {
        const bytes = readSide(side)
        note('read', posix.join(folder, side), digestOf(bytes))
        return bytes
      },
    },
    asked: () => [...asked.values()],
  }
}

/** Asks the disk, each question once in a run. */
export function answering({jupytextFor, repository, isCleanedByGit, today}: Services): Answer {
  const known = new Map<string, string>()
  const ask: Answer = (kind, path) => {
    if (kind === 'today') return today()
    if (kind === 'jupytext') return digestOfJson(jupytextFor(path))
    if (kind === 'cleaned') return String(isCleanedByGit(path))
    if (kind === 'kind') return repository.kindOf(path) ?? ''
    return kind === 'read' ? digestOf(repository.read(path)) : digestOfJson(repository.files())
  }
  return (kind, path) => {
    const key = `${kind}\0${path}`
    const answer = known.get(key) ?? ask(kind, path)
    known.set(key, answer)
    return answer
  }
}

const known = new WeakMap<object, string>()

function digestOfJson(value: object | undefined): string {
  if (value === undefined) return ''
  const digest = known.get(value) ?? digestOf(JSON.stringify(value))
  known.set(value, digest)
  return digest
}
