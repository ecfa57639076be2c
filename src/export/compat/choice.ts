import {type CompatNames, type CompatOptions, defaultCompatOptions} from './options.ts'

/** What a person asks for: lists of tags, and short words for many options at once. */
export interface CompatChoice extends Partial<Omit<CompatOptions, keyof TagLists | 'names' | 'cutRegions' | 'excludeStreams'>>, TagLists {
  /** The three tags by which teams hide cells, and outputs one by one. */
  readonly stdTags?: boolean
  /** With `stdTags`: `remove-cell` as well as `remove_cell`. */
  readonly dash?: boolean
  readonly preset?: 'taegis' | undefined
  /** In place of the notebook's stem. */
  readonly name?: string | undefined
}

interface TagLists {
  readonly removeCellTags?: readonly string[]
  readonly removeInputTags?: readonly string[]
  readonly removeAllOutputsTags?: readonly string[]
  readonly removeSingleOutputTags?: readonly string[]
}

/** The options for one notebook, by the path that names its files. */
export function compatOptions(choice: CompatChoice, path: string, onWindows = false): CompatOptions {
  const {stdTags = false, dash = false, preset, name, ...given} = choice
  const isTaegis = preset === 'taegis'
  const isStandard = stdTags || isTaegis
  const tags = (own: readonly string[] | undefined, standard: string, isOn: boolean): ReadonlySet<string> =>
    new Set([...(own ?? []), ...(isOn ? [standard, ...(dash ? [standard.replace('_', '-')] : [])] : [])])
  return {
    ...defaultCompatOptions,
    ...given,
    removeCellTags: tags(given.removeCellTags, 'remove_cell', isStandard),
    removeInputTags: tags(given.removeInputTags, 'remove_input', isStandard),
    removeAllOutputsTags: tags(given.removeAllOutputsTags, 'remove_output', isStandard),
    removeSingleOutputTags: tags(given.removeSingleOutputTags, 'remove_output', stdTags),
    ...(isTaegis && {excludeInput: true, excludeInputPrompt: true, excludeRaw: true, excludeStreams: true, cutRegions: true}),
    names: {
      ...namesOf(name ?? nameOf(path), isTaegis && name === undefined ? 'output' : undefined),
      onWindows,
      ...(isTaegis && {folder: ''}),
    },
  }
}

/** The name of the main file, by the path of the notebook: what stands before the last dot, whatever it holds. */
export function nameOf(path: string): string {
  const base = path.slice(path.lastIndexOf('/') + 1)
  const dot = base.lastIndexOf('.')
  return dot === -1 ? base : base.slice(0, dot)
}

function namesOf(main: string, key: string = main): Omit<CompatNames, 'onWindows'> {
  return {main, key, folder: `${main}_files`}
}
