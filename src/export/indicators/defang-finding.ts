import type {Finding, FindingSections} from '../../model/finding.ts'
import type {FindingsBlock} from '../../model/findings.ts'
import {defangText} from './defang.ts'
import {defangMarkdown} from './defang-markdown.ts'
import {leaveOut} from './leave-out.ts'

/** The prose and tables of a finding defanged; its lists stay as machines need them. */
export function defangFinding(finding: Finding): Finding {
  const title = defangText(finding.title, leaveOut(finding.title))
  return {...finding, title, sections: defangSections(finding.sections), key_findings: defangMarkdown(finding.key_findings)}
}

export function defangBlocks(blocks: readonly FindingsBlock[]): readonly FindingsBlock[] {
  return blocks.map(block => ({...block, markdown: defangMarkdown(block.markdown)}))
}

function defangSections({other, ...named}: FindingSections): FindingSections {
  const defanged = Object.fromEntries(Object.entries(named).map(([name, text]) => [name, defangMarkdown(text)]))
  return {...defanged, ...(other && {other: other.map(({heading, text}) => ({heading, text: defangMarkdown(text)}))})}
}
