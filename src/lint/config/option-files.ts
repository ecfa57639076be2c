import type {Rule} from '../../model/rule.ts'
import type {Config} from './config.ts'

/** A file that the configuration names in an option of a rule. */
export interface OptionFile {
  readonly rule: Rule
  readonly option: string
  /** As written. */
  readonly path: string
}

/** The files that options of rules name, whether the rules are on or not: an override may turn them on. */
export function optionFiles({layers}: Pick<Config, 'layers'>, rules: readonly Rule[]): readonly OptionFile[] {
  return layers.flatMap(layer =>
    rules.flatMap(rule => {
      const given = layer.rules.get(rule.meta.id)?.options ?? {}
      const properties = Object.entries(rule.meta.options?.properties ?? {}).filter(([, {format}]) => format === 'file')
      return properties.flatMap(([option]): OptionFile[] => {
        const path = Object.hasOwn(given, option) ? given[option] : undefined
        return typeof path === 'string' ? [{rule, option, path}] : []
      })
    }),
  )
}
