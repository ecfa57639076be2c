import {isList, type Value} from '../../model/value.ts'
import {hooksIn} from './hooks-in.ts'

/** The hooks of a configuration of pre-commit that would write notebooks anew as any JSON: newer versions take `.ipynb` for that. */
export function jsonHooks(config: Value | undefined): readonly string[] {
  return hooksIn(config).flatMap(hook => {
    const [id, exclude, ...types] = ['id', 'exclude', 'types', 'types_or'].map(key => hook.get(key))
    const isForJson = id === 'pretty-format-json' || types.some(list => isList(list) && list.includes('json'))
    const leavesOut = typeof exclude === 'string' && exclude.includes('ipynb')
    return typeof id === 'string' && isForJson && !leavesOut ? [id] : []
  })
}
