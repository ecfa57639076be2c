import type {Facts, NotebookFacts} from '../../src/setup/init/facts.ts'
import {propose} from '../../src/setup/init/propose.ts'

/** A repository without notebooks. */
export const noNotebooks: NotebookFacts = {
  texts: 0,
  notebooks: 0,
  pairs: 0,
  folders: new Set(),
  isPairedByJupytext: false,
  isNotebookIgnored: false,
}

/** A new repository of git. */
export const facts: Facts = {
  version: '1.2.3',
  attack: '18.1',
  schema: '{}\n',
  isGit: true,
  isTop: true,
  hasHunts: true,
  branch: 'main',
  services: new Set(),
  isInstalled: false,
  isOnPath: true,
  notebooks: noNotebooks,
}

/** What it suggests. */
export const proposed = propose(facts)
