import {describe, expect, it} from 'vitest'
import {facts, noNotebooks, proposed} from '../../../test/support/setup.ts'
import type {Choices} from './choices.ts'
import type {Facts} from './facts.ts'
import {nextSteps} from './next-steps.ts'

describe('nextSteps', () => {
  it('ends with the first hunt, or with a check of those that are there', () => {
    expect(nextSteps({facts, choices: proposed, lacksGit: false}).commands.at(-1)).toBe(
      'huntbook new TITLE --technique ID --data-source NAME --description TEXT',
    )
    const found = {...facts, notebooks: {...noNotebooks, texts: 1}}
    expect(nextSteps({facts: found, choices: {...proposed, git: true}, lacksGit: true}).commands).toEqual([
      'pre-commit install',
      'huntbook git install',
      'huntbook check',
    ])
  })
  it('says where hooks have nothing to start', () => {
    const notes = (choices: Partial<Choices>, more: Partial<Facts>): readonly string[] =>
      nextSteps({facts: {...facts, ...more}, choices: {...proposed, ...choices}, lacksGit: false}).notes
    const release = {repository: 'a/b', commit: 'c', tag: 'v1.0.0'}
    expect(notes({preCommit: true}, {isOnPath: false})).toEqual([
      expect.stringMatching(/^The hooks start `huntbook`, which is not on PATH/u),
    ])
    expect(notes({preCommit: false}, {isOnPath: false})).toEqual([])
    expect(notes({preCommit: true, release}, {isOnPath: false})).toEqual([])
    expect(notes({preCommit: true}, {isOnPath: false, isInstalled: true})).toEqual([])
  })
  it('names GitLab where that alone needs a package, and the command as it is run', () => {
    const release = {repository: 'a/b', commit: 'c', tag: 'v1.0.0'}
    const choices = {...proposed, release, gitlab: true, github: new Set(['check'] as const)}
    expect(nextSteps({facts, choices, lacksGit: false}).notes).toEqual([
      expect.stringMatching(/^The job of GitLab runs the huntbook that /u),
    ])
    expect(nextSteps({facts: {...facts, isInstalled: true}, choices: {...proposed, git: true}, lacksGit: false}).notes).toEqual([
      expect.stringContaining('`npx huntbook git install`'),
    ])
  })
  it('says where workflows have nothing to run', () => {
    const notes = (more: Partial<Choices>, isInstalled = false): number =>
      nextSteps({facts: {...facts, isInstalled}, choices: {...proposed, ...more}, lacksGit: false}).notes.length
    const release = {repository: 'a/b', commit: 'c', tag: 'v1.0.0'}
    const github = new Set(['check'] as const)
    expect([notes({}), notes({github}), notes({github}, true), notes({github, release}), notes({gitlab: true, release})]).toEqual([
      0, 1, 0, 0, 1,
    ])
  })
})
