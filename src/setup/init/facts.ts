/** How a catalog keeps notebooks as `.ipynb` and as MyST. */
export type PairMode = 'myst' | 'ipynb' | 'both' | 'none'

export type Preset = 'recommended' | 'strict'

/** What was seen in a repository before anything is written. */
export interface Facts {
  /** Of huntbook. */
  readonly version: string
  /** The newest version of ATT&CK that ships. */
  readonly attack: string
  /** The schema of the configuration, as it ships. */
  readonly schema: string
  readonly isGit: boolean
  /** The branch that changes land on. */
  readonly branch: string
  /** Who serves the repository, as its remotes and files say. */
  readonly services: ReadonlySet<'github' | 'gitlab'>
  /** Whether huntbook is one of the packages of the repository. */
  readonly isInstalled: boolean
  /** The file of the installed package that Node.js starts, from the root. */
  readonly program?: string
  /** Whether a shell finds huntbook. */
  readonly isOnPath: boolean
  /** Whether there is a folder called `hunts`. */
  readonly hasHunts: boolean
  /** Whether hooks and workflows have their place here: git and the services look for them at the top of a repository. */
  readonly isTop: boolean
  readonly notebooks: NotebookFacts
  /** Of a configuration that is there. */
  readonly configured?: ConfiguredFacts
}

export interface ConfiguredFacts {
  readonly files: readonly string[]
  readonly mode: PairMode
  readonly preset: Preset
  /** The version of ATT&CK, where it says one. */
  readonly attack?: string
  /** The path of the baseline. */
  readonly baseline?: string
}

export interface NotebookFacts {
  /** Texts, and notebook files, that are hunts or may be. Executed copies are not counted. */
  readonly texts: number
  readonly notebooks: number
  /** Notebooks that have both. */
  readonly pairs: number
  /** The folders right below the root that they are in; empty for the root itself. */
  readonly folders: ReadonlySet<string>
  /** Whether jupytext is told to keep both. */
  readonly isPairedByJupytext: boolean
  /** Whether git leaves out notebook files. */
  readonly isNotebookIgnored: boolean
}
