import {jupytextFinder} from '../../lint/jupytext/find.ts'
import type {NotebookFacts} from '../../setup/init/facts.ts'
import {isPaired} from '../../setup/init/jupytext.ts'
import {ignoredIn} from '../ignore.ts'
import {readSideFile} from '../side-files.ts'
import {walk} from '../walk.ts'
import {isNotebook, openWorkspace} from '../workspace.ts'

/** Looks at all notebooks below the root, whatever a configuration says of them. Folders that cannot be listed are for `check` to name. */
export async function lookAtNotebooks(root: string): Promise<NotebookFacts> {
  const {config} = await openWorkspace({cwd: root, config: false})
  const ignored = ignoredIn(root, config)
  const {paths} = await walk(config.files, {root, cwd: root, ignored})
  const hunts = paths.filter(path => !isNoHunt(path) && isNotebook({root, config}, path))
  const notebooks = new Set(hunts.filter(path => path.toLowerCase().endsWith('.ipynb')).map(stemOf))
  const texts = new Set(hunts.filter(path => !path.toLowerCase().endsWith('.ipynb')).map(stemOf))
  const [first] = texts
  const jupytext = jupytextFinder(path => readSideFile(root, path))(hunts[0] ?? 'hunts/hunt.md')
  return {
    texts: texts.size,
    notebooks: notebooks.size,
    pairs: [...texts].filter(stem => notebooks.has(stem)).length,
    folders: new Set(hunts.map(path => path.slice(0, Math.max(0, path.indexOf('/'))))),
    isPairedByJupytext: jupytext !== undefined && isPaired(jupytext.text),
    isNotebookIgnored: ignored(first === undefined ? 'hunts/hunt.ipynb' : `${first}.ipynb`),
  }
}

/** What the configuration of `init` leaves out: executed copies, and what hunts are made of. */
function isNoHunt(path: string): boolean {
  return path.startsWith('templates/') || path.split('/').slice(0, -1).includes('executed')
}

function stemOf(path: string): string {
  return path.replace(/\.[^./]*$/u, '')
}
