/** Which sections a report has, in order. */
export interface Profile {
  /** `prefix`: a heading counts up to its first dash or colon. */
  readonly match: 'exact' | 'prefix'
  readonly sections: readonly Section[]
}

export interface Section {
  readonly name: string
  readonly aliases?: readonly string[]
}

/** Profiles by name: `secureworks` is the vendor's documentation, the others are how public catalogs write their hunts. */
export const profiles: ReadonlyMap<string, Profile> = new Map<string, Profile>([
  [
    'secureworks',
    {
      match: 'exact',
      sections: [
        {name: 'Executive Summary', aliases: ['Summary', 'Executive Overview']},
        {name: 'Technical Analysis', aliases: ['Procedures', 'Procedure', 'Analysis', 'Evidence and Analysis', 'Technical Details']},
        {name: 'Findings', aliases: ['Key Findings', 'Report Findings', 'Hunt Findings', 'Results']},
        {name: 'Recommendations', aliases: ['Recommendation', 'Next Steps', 'Remediation', 'Mitigations']},
      ],
    },
  ],
  [
    'playbook',
    {
      match: 'exact',
      sections: [
        {name: 'Hypothesis'},
        {name: 'Technical Context'},
        {name: 'Offensive Tradecraft'},
        {name: 'Pre-Recorded Security Datasets', aliases: ['Security Datasets', 'Datasets']},
        {name: 'Analytics'},
        {name: 'Known Bypasses'},
        {name: 'False Positives'},
        {name: 'Hunter Notes'},
        {name: 'Hunt Output'},
        {name: 'References'},
      ],
    },
  ],
  ['peak', {match: 'prefix', sections: [{name: 'Prepare'}, {name: 'Execute'}, {name: 'Act'}, {name: 'Knowledge'}]}],
  ['lock', {match: 'prefix', sections: [{name: 'Learn'}, {name: 'Observe'}, {name: 'Check'}, {name: 'Keep'}]}],
  [
    'falconfriday',
    {
      match: 'exact',
      sections: [
        {name: 'Utilized Data Sources', aliases: ['Utilized Data Source']},
        {name: 'Detection description'},
        {name: 'Description of the attack'},
        {name: 'Considerations'},
        {name: 'False Positives'},
        {name: 'Suggested Response Actions'},
        {name: 'Detection Blind Spots'},
        {name: 'References'},
      ],
    },
  ],
  ['hearth', {match: 'exact', sections: [{name: 'Why'}, {name: 'References'}]}],
])

/** The place of a heading in the profile; -1 for one that it does not name. */
export function sectionIndex({match, sections}: Profile, heading: string): number {
  const whole = normalizeHeading(heading)
  const name = match === 'prefix' ? whole.split(/\s+[—–-]\s+|:/u)[0]?.trim() : whole
  return sections.findIndex(section => [section.name, ...(section.aliases ?? [])].some(title => title.toLowerCase() === name))
}

/** Without leading numbers, a final colon and letter case. */
function normalizeHeading(heading: string): string {
  return heading
    .trim()
    .replace(/^\d+(?:[.)]\d+)*[.)]?\s+/u, '')
    .replace(/\s*:$/u, '')
    .replace(/\s+/gu, ' ')
    .toLowerCase()
}
