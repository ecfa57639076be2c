import type {Finding} from '../../model/finding.ts'

/** What a finding is found again by: techniques, the tags of the hunt, and the ids of the hunt and of the finding. Each once, none blank. */
export function labelsOf({id, procedure}: Finding): readonly string[] {
  // Code-unit order, which `sort` has by itself.
  const techniques = [...procedure.techniques].sort()
  return [...new Set([...techniques, ...procedure.tags, `hunt:${procedure.id}`, labelOf(id)])].filter(label => label.trim() !== '')
}

/** The label that tells whether a finding was delivered before. */
export function labelOf(findingId: string): string {
  return `huntbook:${findingId}`
}
