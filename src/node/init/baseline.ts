import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {baselinePath} from '../../setup/init/config-file.ts'
import {lintFiles} from '../lint.ts'
import {openWorkspace} from '../workspace.ts'

export interface BaselineMade {
  /** From the root. */
  readonly path: string
  readonly kind: 'write' | 'same'
}

interface BaselineOptions {
  readonly isDry: boolean
  /** Whether the configuration that names it is one that this run writes. */
  readonly isPlanned: boolean
}

/** Takes down what is found now, where nobody did that before. Only for whoever asked for it: it hides findings. */
export async function makeBaseline(root: string, {isDry, isPlanned}: BaselineOptions): Promise<BaselineMade | undefined> {
  const configured = isDry && isPlanned ? undefined : (await openWorkspace({cwd: root})).config.baseline
  const path = configured ?? baselinePath
  if (existsSync(join(root, path))) return {path, kind: 'same'}
  if (isDry && (isPlanned || configured !== undefined)) return {path, kind: 'write'}
  // One that the configuration does not name would hide nothing. What to add to that is said of the configuration.
  if (configured === undefined) return undefined
  await lintFiles({cwd: root, checkGroups: true, writeBaseline: true, allowEmpty: true})
  return {path, kind: 'write'}
}
