import {expect, it} from 'vitest'
import {profiles} from '../rules/structure/profiles.ts'
import {sectionNamed} from '../src/export/headings.ts'

it('exports know the sections of the profile `secureworks`, and their other names', () => {
  const sections = profiles.get('secureworks')?.sections ?? []
  expect(sections.length).toBe(4)
  for (const {name, aliases = []} of sections) {
    const section = name.toLowerCase().replace(' ', '-')
    for (const heading of [name, ...aliases]) expect([heading, sectionNamed(heading)]).toEqual([heading, section])
  }
})
