import {maxYamlLevels} from '../../model/limits.ts'

/** The reader of events counts a key and its value apart, so it needs more room than the levels that we allow. */
export const maxReaderDepth: number = 2 * maxYamlLevels + 8

/** How far a line inside brackets or quotes is indented for the reader. More would make the padded text large. */
export const maxPadding = 200
