import {markdownTarget} from './markdown-target.ts'
import type {Target} from './target.ts'

/** Every target by its id. Each is loaded when it is asked for; most runs ask for Markdown. */
export const targets: ReadonlyMap<string, () => Promise<Target>> = new Map([['markdown', async () => markdownTarget]])
