import type {Diagnostic} from '../../model/diagnostic.ts'
import {lintOverCatalog} from '../catalog-rules.ts'
import type {Run} from './run.ts'

/** Everything that is found in the notebooks of a run as they are now, but for what rules say of pairs. */
export async function findingsOf(run: Run): Promise<Diagnostic[]> {
  return [...[...run.checked.values()].flatMap(({diagnostics}) => diagnostics), ...(await lintOverCatalog(run))]
}
