import type {Format, FormatId} from '../model/format.ts'
import {ipynb} from './ipynb/index.ts'
import {myst} from './myst/index.ts'

/** Every format of notebooks. */
export const formats: Readonly<Record<FormatId, Format>> = {ipynb, myst}
