import type {GitSetting} from '../../../setup/git-parts.ts'
import {ToolError} from '../../tool-error.ts'
import {nulSeparated} from '../paths.ts'
import {type GitAnswer, type GitOptions, runGit} from '../process.ts'

/** Whose settings are meant: those of the repository, or of the person in all repositories. */
export type GitScope = 'local' | 'global'

export interface SettingsOptions extends GitOptions {
  /** Absolute. */
  readonly root: string
  /** Absent: what holds in the repository, whoever said it. */
  readonly scope?: GitScope
}

/** What git is told of huntbook, in the order of its files: the last value of a key counts. */
export function readSettings({root, scope, ...options}: SettingsOptions): readonly GitSetting[] {
  const args = ['config', ...(scope ? [`--${scope}`] : []), '-z', '--get-regexp', '^((filter|diff|merge)\\.huntbook(-myst)?|huntbook)\\.']
  const answer = runGit(root, {...options, args, answers: [0, 1]})
  return typeof answer === 'string' ? [] : nulSeparated(answer.stdout).map(splitSetting)
}

export function writeSetting({key, value}: GitSetting, options: Required<Pick<SettingsOptions, 'root' | 'scope'>> & GitOptions): void {
  config(['--replace-all', key, value], options)
}

export function addSetting({key, value}: GitSetting, options: Required<Pick<SettingsOptions, 'root' | 'scope'>> & GitOptions): void {
  config(['--add', key, value], options)
}

export function removeSetting(key: string, options: Required<Pick<SettingsOptions, 'root' | 'scope'>> & GitOptions): void {
  config(['--unset-all', key], options)
}

function config(words: readonly string[], {root, scope, ...options}: SettingsOptions): GitAnswer {
  return expectGit(runGit(root, {...options, args: ['config', `--${scope}`, ...words]}), root)
}

/** What git said, where it can say something. */
function expectGit(answer: ReturnType<typeof runGit>, root: string): GitAnswer {
  if (answer === 'not installed') throw new ToolError('GIT_MISSING', 'Expected git on PATH, got none.', {hint: 'install git'})
  if (answer === 'no repository') {
    throw new ToolError('NO_REPOSITORY', `Expected a repository of git, got ${root}, which is in none.`, {
      hint: 'git init makes one; --global sets git up for all repositories of yours',
    })
  }
  return answer
}

/** Settings of a repository need one. */
export function expectRepository({root, env, cwd}: Pick<SettingsOptions, 'root' | 'env' | 'cwd'>): void {
  expectGit(runGit(root, {...(env && {env}), ...(cwd !== undefined && {cwd}), args: ['rev-parse', '--git-dir']}), root)
}

/** A key, a line break and a value. */
function splitSetting(text: string): GitSetting {
  const at = text.indexOf('\n')
  return at === -1 ? {key: text, value: ''} : {key: text.slice(0, at), value: text.slice(at + 1)}
}
