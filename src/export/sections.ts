import type {FindingsBlock, FindingsSection, SectionName} from '../model/findings.ts'
import {huntOf} from '../model/hunt.ts'
import type {Notebook} from '../model/notebook.ts'
import {type Heading, headingsOf, oneLine, sectionNamed} from './headings.ts'
import {trimLineEnds} from './trim.ts'

/** Where the sections of a document begin. */
export interface Division {
  /** What a heading begins; `undefined` where it belongs to the section that it stands in. */
  readonly next: (heading: Heading) => Opened | undefined
}

export interface Opened {
  readonly name?: SectionName
  readonly heading: Heading
}

/**
 * Divides headings in their order. The first of level 1 is the title, whatever it says, if the title is there. A section of level 1 that is one
 * of the others holds the headings of level 2 below it, unless they are sections of their own.
 */
export function createDivision({titled}: {readonly titled: boolean}): Division {
  let untitled = titled
  let isHeld = false
  return {
    next(heading) {
      const isTitle = untitled && heading.level === 1
      if (isTitle) untitled = false
      const name = isTitle ? 'title' : sectionNamed(heading.text)
      if (name === undefined && isHeld && heading.level === 2) return undefined
      isHeld = heading.level === 1 && name !== undefined && !isTitle
      return {heading, ...(name !== undefined && {name})}
    },
  }
}

/** The blocks of a document by its sections, in order. What stands before the first heading is a section of level 0. */
export function sectionsOf(blocks: readonly FindingsBlock[], options: {readonly titled: boolean}): FindingsSection[] {
  const division = createDivision(options)
  const sections: {name?: SectionName; heading: string; level: 0 | 1 | 2; cell?: number; blocks: FindingsBlock[]}[] = [
    {heading: '', level: 0, blocks: []},
  ]
  const add = (block: FindingsBlock, markdown: string): void => {
    const text = trimLineEnds(markdown)
    if (text !== '') sections.at(-1)?.blocks.push({...block, markdown: text})
  }
  for (const block of blocks) {
    let at = 0
    for (const heading of block.kind === 'markdown' ? headingsOf(block.markdown) : []) {
      const opened = division.next(heading)
      if (!opened) continue
      add(block, block.markdown.slice(at, heading.start))
      sections.push({...(opened.name && {name: opened.name}), heading: heading.text, level: heading.level, cell: block.cell, blocks: []})
      at = heading.end
    }
    add(block, block.markdown.slice(at))
  }
  return sections.filter(({level, blocks: held}) => level > 0 || held.length > 0)
}

/** Plain text: the first heading of level 1, else the title of the hunt, else the stem. */
export function titleOf(
  notebook: Notebook,
  {sections, stem}: {readonly sections: readonly FindingsSection[]; readonly stem: string},
): string {
  const heading = sections.find(({name}) => name === 'title')?.heading ?? ''
  return [heading, oneLine(huntOf(notebook).title?.text ?? '')].find(title => title !== '') ?? stem
}
