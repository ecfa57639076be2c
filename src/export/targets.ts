import {markdownTarget} from './markdown-target.ts'
import {exporters} from './requests/index.ts'
import type {FindingExporter, FindingTarget, Target} from './target.ts'

/** Every target by its id. Each is loaded when it is asked for; most runs ask for Markdown. */
export const targets: ReadonlyMap<string, () => Promise<Target>> = new Map<string, () => Promise<Target>>([
  ['markdown', async () => markdownTarget],
  ['html', async () => (await import('./page/html-target.ts')).htmlTarget],
  ['json', async () => withFinding((await import('./finding/json-target.ts')).jsonTarget)],
  ...[...exporters].map(([id, load]) => [id, async () => withFinding(await load())] as const),
])

/** A target of the neutral finding with what makes the finding of a notebook. */
async function withFinding(exporter: FindingExporter): Promise<FindingTarget> {
  const {buildFinding} = await import('./finding/build.ts')
  return {...exporter, from: 'finding', build: buildFinding}
}
