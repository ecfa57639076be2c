import type {Edit} from '../../../model/place.ts'
import type {Tree} from '../../../parse/tree.ts'

/** A value in the YAML of the header or of options, or in the JSON of a block break. */
export interface Target {
  readonly json: boolean
  /** The text that the spans of the tree count in. */
  readonly text: string
  readonly root: Tree
  readonly pointer: string
  readonly part: 'key' | undefined
  /** Moves an edit of that text into the text with LF line ends. */
  readonly place: (edit: Edit) => Edit | undefined
}
