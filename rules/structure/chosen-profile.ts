import type {Outline, OutlineSection} from './outline.ts'
import {type Profile, profiles, type Section, sectionIndex} from './profiles.ts'

interface ChosenProfile {
  readonly profile: Profile
  /** What messages call it. */
  readonly label: string
}

/** The profile that the options of `structure/sections` choose. One that is written there counts more than a name. */
export function chosenProfile({profile: name, sections}: Readonly<Record<string, unknown>>): ChosenProfile {
  const own = ownProfile(sections)
  if (own) return {profile: own, label: 'of the configuration'}
  const profile = profiles.get(String(name))
  if (!profile) throw new Error(`Expected a known profile, got \`${name}\`.`)
  return {profile, label: `\`${name}\``}
}

/** An empty list stands for none. */
function ownProfile(sections: unknown): Profile | undefined {
  if (Array.isArray(sections)) {
    // The schema of the option has checked the items.
    return sections.length > 0 ? {match: 'exact', sections: sections as readonly Section[]} : undefined
  }
  // The schema of the option has checked the mapping.
  return typeof sections === 'object' && sections !== null
    ? {match: 'exact', ...(sections as Partial<Profile> & Pick<Profile, 'sections'>)}
    : undefined
}

/** The title of the report: the first heading of level 1. */
export function titleOf({sections}: Outline): OutlineSection | undefined {
  return sections.find(section => section.level === 1)
}

/** Index in the profile → the first heading that names it. Sections are of level 2, and of level 1 but for the title. */
export function firstSections(profile: Profile, outline: Outline): ReadonlyMap<number, OutlineSection> {
  const title = titleOf(outline)
  const found = new Map<number, OutlineSection>()
  for (const section of outline.sections) {
    if (section.level > 2 || section === title) continue
    const index = sectionIndex(profile, section.title)
    if (index !== -1 && !found.has(index)) found.set(index, section)
  }
  return found
}
