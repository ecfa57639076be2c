import type {Reader} from '../../model/format.ts'
import {detectMyst, mystExtensions} from './detect.ts'
import {parseMyst} from './parse.ts'

/** Reads notebooks as MyST Markdown. */
export const mystReader: Reader = {id: 'myst', extensions: mystExtensions, detect: detectMyst, parse: parseMyst}
