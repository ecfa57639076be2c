import type {Config, Layer} from './config.ts'
import {layersFor} from './resolve.ts'

/** The layers that decide about a rule for a file. */
export interface Trace {
  /** That gave the severity last; absent where none did. */
  readonly severity?: Setter
  /** Option → what gave it last. Others have their default. */
  readonly options: ReadonlyMap<string, Setter>
}

export interface Setter {
  readonly layer: Layer
  /** The entry of `rules` in that layer: an id, a group, or `*` of a preset that ships. */
  readonly name: string
}

/** Where the settings of a rule for a file come from: the same layers, in the order in which they give the settings. */
export function traceRule(config: Config, id: string, path: string): Trace {
  const options = new Map<string, Setter>()
  let severity: Setter | undefined
  for (const layer of layersFor(config, path)) {
    for (const name of ['*', `${id.slice(0, id.indexOf('/'))}/*`, id]) {
      const setting = layer.rules.get(name)
      if (!setting) continue
      // A layer that only gives options neither turns a rule on nor off.
      if (setting.severity !== undefined || name === '*') severity = {layer, name}
      for (const option of Object.keys(setting.options ?? {})) options.set(option, {layer, name})
    }
  }
  return {options, ...(severity && {severity})}
}
