import type {Config} from './config.ts'

/** The files that a configuration names for all rules, as written, each once. What they say holds for every notebook. */
export function namedFiles({layers, retired, attack}: Config): readonly string[] {
  const names = [...layers.flatMap(({schema, vocabulary}) => [schema, vocabulary]), retired, attack.next]
  return [...new Set(names.flatMap(name => name ?? []))]
}
